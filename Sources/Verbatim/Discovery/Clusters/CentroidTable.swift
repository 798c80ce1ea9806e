internal import VerbatimLanes

/// Centroids laid out for comparing a row with all of them: column by column, sixteen side by side.
struct CentroidTable: Sendable {
  typealias Block = SIMD16<Float>

  /// Of each sixteen the columns, and the lengths of their second halves.
  private let blocks: [Block]
  private let lanes: Int
  let count: Int

  private var columns: Int { lanes * DenseRows.columnsInLane }
  private var blockCount: Int { (count + Block.scalarCount - 1) / Block.scalarCount }

  init(_ centroids: borrowing DenseRows) {
    lanes = centroids.lanes
    count = centroids.count
    let columns = lanes * DenseRows.columnsInLane
    var blocks = [Block](
      repeating: .zero,
      count: (count + Block.scalarCount - 1) / Block.scalarCount * (columns + 1))
    for centroid in 0..<count {
      let start = centroid / Block.scalarCount * (columns + 1)
      for column in 0..<columns {
        blocks[start + column][centroid % Block.scalarCount] = centroids[centroid, column]
      }
      blocks[start + columns][centroid % Block.scalarCount] =
        Self.rest(of: centroids.values.span, centroid * lanes, lanes)
    }
    self.blocks = blocks
  }

  var isEmpty: Bool { count == 0 }

  /// The nearest centroid and how near it is, the cosine of the angle, and how near the next one is;
  /// of equal ones the first. Where none is nearer than `least`, the index is −1; how near the next
  /// one is counts from there.
  ///
  /// - Parameters:
  ///   - rows: holds a row of length one.
  ///   - start: where the row begins.
  @inline(__always)
  func nearest(
    to rows: Span<DenseRows.Lane>, at start: Int, least: Float = -.infinity
  ) -> (index: Int, cosine: Float, second: Float) {
    var nearest = Self.nothing(nearerThan: least)
    let rest = rest(of: rows, start)
    for block in 0..<blockCount { compare(rows, start, rest, block, &nearest) }
    return (Int(nearest.index), nearest.product, nearest.second)
  }

  /// Hands over the nearest centroid of each of some rows, in their order, as `nearest` finds it.
  ///
  /// Many rows at a time are compared with sixteen centroids, which stay in the nearest cache.
  @inline(__always)
  func forEachNearest(
    to rows: Span<DenseRows.Lane>, numbers: [Int32],
    _ body: (_ row: Int, _ nearest: (index: Int, cosine: Float, second: Float)) -> Void
  ) {
    var first = 0
    while first < numbers.count {
      let batch = numbers[first..<min(first + Self.rowsAtOnce, numbers.count)]
      var nearest = [verbatim_nearest](
        repeating: Self.nothing(nearerThan: -.infinity), count: batch.count)
      let rests = batch.map { rest(of: rows, Int($0) * lanes) }
      for block in 0..<blockCount {
        for (place, row) in batch.enumerated() {
          compare(rows, Int(row) * lanes, rests[place], block, &nearest[place])
        }
      }
      for (row, nearest) in zip(batch, nearest) {
        body(Int(row), (Int(nearest.index), nearest.product, nearest.second))
      }
      first += batch.count
    }
  }

  private static let rowsAtOnce = 64

  static func nothing(nearerThan least: Float) -> verbatim_nearest {
    verbatim_nearest(index: -1, product: least, second: least)
  }

  /// The length of the second half of a row, by which a comparison is given up early.
  @inline(__always)
  func rest(of rows: Span<DenseRows.Lane>, _ start: Int) -> Float {
    Self.rest(of: rows, start, lanes)
  }

  @inline(__always)
  private static func rest(of rows: Span<DenseRows.Lane>, _ start: Int, _ lanes: Int) -> Float {
    var squares = DenseRows.Lane.zero
    for lane in start + lanes / 2..<start + lanes { squares += rows[lane] * rows[lane] }
    return Lanes.sum(squares).squareRoot()
  }

  /// Compares a row with the centroids of a block.
  @inline(__always)
  func compare(
    _ rows: Span<DenseRows.Lane>, _ start: Int, _ rest: Float, _ block: Int,
    _ nearest: inout verbatim_nearest
  ) {
    let row = rows.extracting(start..<start + lanes)
    let own = blocks.span.extracting(block * (columns + 1)..<(block + 1) * (columns + 1))
    unsafe row.withUnsafeBytes { row in
      unsafe own.withUnsafeBytes { own in
        unsafe verbatim_compare_sixteen(
          row.baseAddress?.assumingMemoryBound(to: Float.self), rest,
          own.baseAddress?.assumingMemoryBound(to: Float.self), columns,
          Int32(block * Block.scalarCount), Int32(count), &nearest)
      }
    }
  }

  /// The numbers of the nearest of at most sixteen centroids, the nearest first.
  @inline(__always)
  func forEachNearest(
    _ most: Int, to rows: Span<DenseRows.Lane>, _ start: Int, _ body: (Int) -> Void
  ) {
    let row = rows.extracting(start..<start + lanes)
    var cosines = Block.zero
    unsafe row.withUnsafeBytes { row in
      unsafe blocks.span.withUnsafeBytes { own in
        unsafe withUnsafeMutableBytes(of: &cosines) { cosines in
          guard let cosines = unsafe cosines.baseAddress?.assumingMemoryBound(to: Float.self)
          else { return }
          unsafe verbatim_dot_sixteen(
            row.baseAddress?.assumingMemoryBound(to: Float.self),
            own.baseAddress?.assumingMemoryBound(to: Float.self), columns, cosines)
          for place in count..<Block.scalarCount { unsafe cosines[place] = -.infinity }
          for _ in 0..<most { unsafe body(Int(verbatim_take_largest(cosines))) }
        }
      }
    }
  }
}
