internal import VerbatimLanes

/// Rows of numbers, all of one width, one after another in memory; four columns make a lane,
/// as wide as a register of every processor.
struct DenseRows: Sendable {
  typealias Lane = SIMD4<Float>

  static let columnsInLane = Lane.scalarCount

  /// The width of a row in lanes.
  let lanes: Int
  var values: [Lane]

  init(count: Int, lanes: Int) {
    self.lanes = lanes
    values = [Lane](repeating: .zero, count: count * lanes)
  }

  var count: Int { lanes == 0 ? 0 : values.count / lanes }

  subscript(row: Int, column: Int) -> Float {
    get {
      values[row * lanes + column / Self.columnsInLane][column % Self.columnsInLane]
    }
    set {
      values[row * lanes + column / Self.columnsInLane][column % Self.columnsInLane] = newValue
    }
  }

  /// Some of the rows, in the order given.
  func gathering(_ rows: [Int32]) -> DenseRows {
    var result = DenseRows(count: 0, lanes: lanes)
    result.values.reserveCapacity(rows.count * lanes)
    for row in rows {
      result.values.append(contentsOf: values[Int(row) * lanes..<(Int(row) + 1) * lanes])
    }
    return result
  }

  /// Each row with that of `other` behind it.
  func joined(_ other: borrowing DenseRows) -> DenseRows {
    var result = DenseRows(count: 0, lanes: lanes + other.lanes)
    result.values.reserveCapacity(values.count + other.values.count)
    for row in 0..<count {
      result.values += values[row * lanes..<(row + 1) * lanes]
      result.values += other.values[row * other.lanes..<(row + 1) * other.lanes]
    }
    return result
  }

  /// The inner product of a row with a row of `other`, which has the same width.
  func dot(_ row: Int, _ other: borrowing DenseRows, _ otherRow: Int) -> Float {
    Lanes.dot(values.span, row * lanes, other.values.span, otherRow * lanes, lanes)
  }

  /// Brings each row to length one; rows of zeros stay so.
  mutating func normalize() {
    let (count, lanes) = (count, lanes)
    var span = values.mutableSpan
    for row in 0..<count { Lanes.normalize(&span, row * lanes, lanes) }
  }
}

/// Arithmetic on rows of lanes within larger arrays.
enum Lanes {
  typealias Lane = DenseRows.Lane

  /// The sum of a lane, always added up in the same order.
  @inline(__always)
  static func sum(_ lane: Lane) -> Float {
    let two = lane.lowHalf + lane.highHalf
    return two[0] + two[1]
  }

  @inline(__always)
  static func dot(
    _ a: Span<Lane>, _ aStart: Int, _ b: Span<Lane>, _ bStart: Int, _ lanes: Int
  ) -> Float {
    let left = a.extracting(aStart..<aStart + lanes)
    let right = b.extracting(bStart..<bStart + lanes)
    return unsafe left.withUnsafeBytes { left in
      unsafe right.withUnsafeBytes { right in
        unsafe verbatim_dot(
          left.baseAddress?.assumingMemoryBound(to: Float.self),
          right.baseAddress?.assumingMemoryBound(to: Float.self), lanes * DenseRows.columnsInLane)
      }
    }
  }

  /// Adds `factor` times a row of `source` to a row of `target`.
  @inline(__always)
  static func add(
    _ source: Span<Lane>, _ sourceStart: Int, times factor: Float,
    to target: inout MutableSpan<Lane>, _ targetStart: Int, _ lanes: Int
  ) {
    let row = source.extracting(sourceStart..<sourceStart + lanes)
    precondition(targetStart >= 0 && targetStart + lanes <= target.count)
    unsafe row.withUnsafeBytes { row in
      unsafe target.withUnsafeMutableBytes { target in
        let sums = unsafe target.baseAddress?.advanced(by: targetStart * MemoryLayout<Lane>.stride)
        unsafe verbatim_add_row_times(
          sums?.assumingMemoryBound(to: Float.self),
          row.baseAddress?.assumingMemoryBound(to: Float.self), factor,
          lanes * DenseRows.columnsInLane)
      }
    }
  }

  /// Adds a row of `source` to a row of `target`.
  @inline(__always)
  static func add(
    _ source: Span<Lane>, _ sourceStart: Int, to target: inout MutableSpan<Lane>,
    _ targetStart: Int, _ lanes: Int
  ) {
    let row = source.extracting(sourceStart..<sourceStart + lanes)
    precondition(targetStart >= 0 && targetStart + lanes <= target.count)
    unsafe row.withUnsafeBytes { row in
      unsafe target.withUnsafeMutableBytes { target in
        let sums = unsafe target.baseAddress?.advanced(by: targetStart * MemoryLayout<Lane>.stride)
        unsafe verbatim_add_row(
          sums?.assumingMemoryBound(to: Float.self),
          row.baseAddress?.assumingMemoryBound(to: Float.self), lanes * DenseRows.columnsInLane)
      }
    }
  }

  /// Brings a row to length one; a row that is as good as zero becomes zero. Returns its length.
  @inline(__always) @discardableResult
  static func normalize(_ row: inout MutableSpan<Lane>, _ start: Int, _ lanes: Int) -> Float {
    var total = Lane.zero
    for lane in 0..<lanes { total += row[start + lane] * row[start + lane] }
    let length = sum(total).squareRoot()
    let factor = length > 1e-6 ? 1 / length : 0
    for lane in 0..<lanes { row[start + lane] *= factor }
    return factor > 0 ? length : 0
  }
}
