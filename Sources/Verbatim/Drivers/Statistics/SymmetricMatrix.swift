/// A square matrix equal to its transpose, such as a table of correlations.
///
/// All n² numbers are stored, row by row: reading a row in order matters more here than memory.
package struct SymmetricMatrix: Sendable, Hashable {
  /// The number of rows, which is the number of columns.
  package let order: Int
  package private(set) var elements: [Double]

  /// A matrix of zeros.
  package init(order: Int) {
    self.order = order
    elements = [Double](repeating: 0, count: order * order)
  }

  /// A matrix given by a function of row and column, asked for column ≤ row only.
  ///
  /// - Complexity: O(n²).
  package init(order: Int, _ element: (_ row: Int, _ column: Int) -> Double) {
    self.init(order: order)
    for row in 0..<order {
      for column in 0...row { self[row, column] = element(row, column) }
    }
  }

  /// The element in a row and column; setting one sets its mirror image too.
  package subscript(row: Int, column: Int) -> Double {
    get { elements[row * order + column] }
    set {
      elements[row * order + column] = newValue
      elements[column * order + row] = newValue
    }
  }
}
