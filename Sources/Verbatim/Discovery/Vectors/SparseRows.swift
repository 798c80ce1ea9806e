/// A matrix most of whose elements are zero, row by row.
struct SparseRows: Sendable {
  /// Where each row begins in `columns` and `values`, and where the last one ends.
  private(set) var starts: [Int32] = [0]
  private(set) var columns: [Int32] = []
  private(set) var values: [Float] = []
  let width: Int

  init(width: Int) { self.width = width }

  var count: Int { starts.count - 1 }

  /// Where the row under construction has each column, or an earlier row had it.
  private var places: [Int32] = []

  /// Adds an element to the row under construction, which does not have its column yet.
  mutating func append(_ value: Float, column: Int32) {
    columns.append(column)
    values.append(value)
  }

  /// Adds to an element of the row under construction.
  mutating func add(_ value: Float, column: Int32) {
    if places.isEmpty { places = [Int32](repeating: -1, count: width) }
    let place = Int(places[Int(column)])
    if place >= Int(starts[count]) {
      values[place] += value
    } else {
      places[Int(column)] = Int32(columns.count)
      append(value, column: column)
    }
  }

  mutating func endRow() { starts.append(Int32(columns.count)) }

  /// Brings the row under construction to length one and ends it.
  mutating func endRowNormalized() {
    let first = Int(starts[count])
    var squares: Float = 0
    for index in first..<values.count { squares += values[index] * values[index] }
    if squares > 0 {
      let factor = 1 / squares.squareRoot()
      for index in first..<values.count { values[index] *= factor }
    }
    endRow()
  }

  /// This matrix times a dense one.
  func times(_ dense: borrowing DenseRows) -> DenseRows {
    var result = DenseRows(count: count, lanes: dense.lanes)
    let lanes = dense.lanes
    let source = dense.values.span
    let (starts, columns, values) = (starts.span, self.columns.span, self.values.span)
    var target = result.values.mutableSpan
    for row in 0..<count {
      for index in Int(starts[row])..<Int(starts[row + 1]) {
        Lanes.add(
          source, Int(columns[index]) * lanes, times: values[index], to: &target, row * lanes,
          lanes)
      }
    }
    return result
  }

  /// The transpose of this matrix times a dense one.
  func transposedTimes(_ dense: borrowing DenseRows) -> DenseRows {
    var result = DenseRows(count: width, lanes: dense.lanes)
    let lanes = dense.lanes
    let source = dense.values.span
    let (starts, columns, values) = (starts.span, self.columns.span, self.values.span)
    var target = result.values.mutableSpan
    for row in 0..<count {
      for index in Int(starts[row])..<Int(starts[row + 1]) {
        Lanes.add(
          source, row * lanes, times: values[index], to: &target, Int(columns[index]) * lanes,
          lanes)
      }
    }
    return result
  }
}
