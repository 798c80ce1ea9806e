/// A table of aligned columns that fits a width.
///
/// Where the width does not suffice, the columns of the lowest rank go first, and then the widest
/// flexible column is cut with ….
package struct TextTable: Sendable {
  /// How one column is laid out.
  package struct Column: Sendable {
    var title: String
    var alignsRight: Bool
    /// May be cut, and never goes.
    var isFlexible: Bool
    /// Higher ranks stay longer.
    var rank: Int
    /// The cells are drawn, not data: their spaces stay.
    var isDrawn = false

    /// A column of text that may be cut.
    package static func text(_ title: String) -> Column {
      Column(title: title, alignsRight: false, isFlexible: true, rank: .max)
    }

    /// A column of numbers.
    package static func number(_ title: String, rank: Int = .max) -> Column {
      Column(title: title, alignsRight: true, isFlexible: false, rank: rank)
    }

    /// A column of bars.
    package static func bar(rank: Int = .max) -> Column {
      Column(title: "", alignsRight: false, isFlexible: false, rank: rank, isDrawn: true)
    }

    /// A column of words that are not cut.
    package static func word(_ title: String, rank: Int = .max) -> Column {
      Column(title: title, alignsRight: false, isFlexible: false, rank: rank)
    }
  }

  private let columns: [Column]
  private var rows: [[String]] = []
  private let leastFlexible = 14

  /// A table without rows.
  package init(_ columns: [Column]) { self.columns = columns }

  /// Adds a row, one cell a column.
  package mutating func add(_ cells: [String]) {
    precondition(cells.count == columns.count, "a row needs a cell for each column")
    rows.append(
      zip(cells, columns).map { $1.isDrawn ? $0 : TerminalText.clean($0) })
  }

  /// The title and the rows as lines; no titles, no line for them.
  package func lines(width: Int, indent: Int = 2) -> (title: String?, rows: [String]) {
    let (shown, widths) = layout(width: width - indent)
    let margin = String(repeating: " ", count: indent)
    func line(_ cells: [String]) -> String {
      var text = margin
      for (position, index) in shown.enumerated() {
        if position > 0 { text += "  " }
        text += TerminalText.pad(
          cells[index], width: widths[index], alignsRight: columns[index].alignsRight)
      }
      while text.last == " " { text.removeLast() }
      return text
    }
    let titles = columns.map(\.title)
    return (titles.allSatisfy(\.isEmpty) ? nil : line(titles), rows.map(line))
  }

  private func layout(width: Int) -> (shown: [Int], widths: [Int]) {
    var widths = columns.indices.map { index in
      rows.map { DisplayWidth.of($0[index]) }
        .reduce(DisplayWidth.of(columns[index].title), max)
    }
    var shown = Array(columns.indices)
    func total(_ widths: [Int], least: Bool) -> Int {
      shown.reduce(2 * (shown.count - 1)) { sum, index in
        sum
          + (least && columns[index].isFlexible ? min(widths[index], leastFlexible) : widths[index])
      }
    }
    while total(widths, least: true) > width {
      let droppable = shown.filter { !columns[$0].isFlexible && columns[$0].rank < .max }
      guard let next = droppable.min(by: { columns[$0].rank < columns[$1].rank }) else { break }
      shown.removeAll { $0 == next }
    }
    while total(widths, least: false) > width {
      let flexible = shown.filter { columns[$0].isFlexible && widths[$0] > 1 }
      guard let widest = flexible.max(by: { widths[$0] < widths[$1] }) else { break }
      widths[widest] -= 1
    }
    return (shown, widths)
  }
}
