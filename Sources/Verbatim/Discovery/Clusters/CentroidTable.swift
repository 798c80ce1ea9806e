/// Centroids laid out for comparing a row with all of them: column by column, sixteen side by side.
struct CentroidTable: Sendable {
  private typealias Block = SIMD16<Float>

  private let blocks: [Block]
  private let lanes: Int
  private let count: Int

  init(_ centroids: borrowing DenseRows) {
    lanes = centroids.lanes
    count = centroids.count
    let columns = lanes * DenseRows.columnsInLane
    var blocks = [Block](
      repeating: .zero, count: (count + Block.scalarCount - 1) / Block.scalarCount * columns)
    for centroid in 0..<count {
      let start = centroid / Block.scalarCount * columns
      for column in 0..<columns {
        blocks[start + column][centroid % Block.scalarCount] = centroids[centroid, column]
      }
    }
    self.blocks = blocks
  }

  var isEmpty: Bool { count == 0 }

  /// The nearest centroid and how near it is, the cosine of the angle, and how near the next one is;
  /// of equal ones the first.
  ///
  /// - Parameters:
  ///   - rows: holds a row of length one.
  ///   - start: where the row begins.
  @inline(__always)
  func nearest(
    to rows: Span<DenseRows.Lane>, at start: Int
  ) -> (index: Int, cosine: Float, second: Float) {
    let blocks = blocks.span
    let row = rows.extracting(start..<start + lanes)
    let columns = lanes * DenseRows.columnsInLane
    var best = (index: 0, cosine: -Float.infinity, second: -Float.infinity)
    var first = 0
    while first < count {
      let cosines = Self.dot(
        row,
        blocks.extracting(
          first / Block.scalarCount * columns..<(first / Block.scalarCount + 1) * columns))
      for place in 0..<min(Block.scalarCount, count - first) {
        let cosine = cosines[place]
        if cosine > best.cosine {
          best = (first + place, cosine, best.cosine)
        } else if cosine > best.second {
          best.second = cosine
        }
      }
      first += Block.scalarCount
    }
    return best
  }

  /// Two sums, so that one addition need not wait for the other.
  @inline(__always)
  private static func dot(_ row: Span<DenseRows.Lane>, _ columns: Span<Block>) -> Block {
    var (even, odd) = (Block.zero, Block.zero)
    for lane in row.indices {
      let value = row[lane]
      even += value.x * columns[4 * lane]
      odd += value.y * columns[4 * lane + 1]
      even += value.z * columns[4 * lane + 2]
      odd += value.w * columns[4 * lane + 3]
    }
    return even + odd
  }
}
