internal import VerbatimLanes

/// Centroids laid out for comparing a row with all of them: column by column, sixteen side by side.
struct CentroidTable: Sendable {
  typealias Block = SIMD16<Float>

  private let blocks: [Block]
  private let lanes: Int
  let count: Int

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
    var best = (index: 0, cosine: -Float.infinity, second: -Float.infinity)
    for block in 0..<(count + Block.scalarCount - 1) / Block.scalarCount {
      compare(rows, start, block, &best)
    }
    return best
  }

  /// Compares a row with the centroids of a block.
  @inline(__always)
  func compare(
    _ rows: Span<DenseRows.Lane>, _ start: Int, _ block: Int,
    _ best: inout (index: Int, cosine: Float, second: Float)
  ) {
    let cosines = cosines(rows, start, block)
    guard any(cosines .> best.second) else { return }
    let first = block * Block.scalarCount
    for place in 0..<min(Block.scalarCount, count - first) {
      let cosine = cosines[place]
      if cosine > best.cosine {
        best = (first + place, cosine, best.cosine)
      } else if cosine > best.second {
        best.second = cosine
      }
    }
  }

  /// How near a row is to the centroids of a block.
  @inline(__always)
  func cosines(_ rows: Span<DenseRows.Lane>, _ start: Int, _ block: Int) -> Block {
    let columns = lanes * DenseRows.columnsInLane
    let row = rows.extracting(start..<start + lanes)
    let own = blocks.span.extracting(block * columns..<(block + 1) * columns)
    var result = Block.zero
    unsafe row.withUnsafeBytes { row in
      unsafe own.withUnsafeBytes { own in
        unsafe withUnsafeMutableBytes(of: &result) { result in
          unsafe verbatim_dot_sixteen(
            row.baseAddress?.assumingMemoryBound(to: Float.self),
            own.baseAddress?.assumingMemoryBound(to: Float.self), columns,
            result.baseAddress?.assumingMemoryBound(to: Float.self))
        }
      }
    }
    return result
  }
}
