import Glibc

/// What people read.
package enum Terminal {
  /// Whether to use bold and colour: on a terminal, unless NO_COLOR is set (no-color.org).
  private static let wantsColor = unsafe isatty(1) == 1 && getenv("NO_COLOR") == nil

  package static func bold(_ text: String) -> String {
    wantsColor ? "\u{1B}[1m\(text)\u{1B}[0m" : text
  }

  package static func say(_ text: String) {
    print(text)
    fflush(nil)
  }

  /// Writes a line to standard error.
  package static func complain(_ text: String) {
    let bytes = Array((text + "\n").utf8)
    _ = unsafe write(2, bytes, bytes.count)
  }
}

/// A table with a title column and columns of figures.
package struct Table: Sendable {
  private var rows: [[String]]

  package init(_ header: String...) { rows = [header] }

  package mutating func add(_ cells: String...) { rows.append(cells) }

  /// The table: the first column to the left, the others to the right.
  package var text: String {
    let columns = rows[0].indices
    let widths = columns.map { column in rows.map { $0[column].count }.max() ?? 0 }
    return rows.enumerated().map { number, row in
      let line = columns.map { column in
        let space = String(repeating: " ", count: widths[column] - row[column].count)
        return column == 0 ? row[column] + space : space + row[column]
      }.joined(separator: "  ")
      return number == 0 ? Terminal.bold(line) : line
    }.joined(separator: "\n")
  }
}

extension Double {
  /// With so many digits behind the point, and thousands apart; an en dash when there is no figure.
  package func formatted(_ digits: Int = 0, grouping: Bool = true) -> String {
    guard isFinite else { return grouping ? "–" : "" }
    let scale = digits == 0 ? 1.0 : Double((0..<digits).reduce(1) { power, _ in power * 10 })
    let whole = Int((self * scale).rounded())
    let (front, back) = whole.quotientAndRemainder(dividingBy: Int(scale))
    var text = String(front)
    if grouping {
      var place = text.count - 3
      while place > 0 {
        text.insert(",", at: text.index(text.startIndex, offsetBy: place))
        place -= 3
      }
    }
    guard digits > 0 else { return text }
    let rest = String(back)
    return text + "." + String(repeating: "0", count: digits - rest.count) + rest
  }
}
