/// A plain reader and writer of CSV (RFC 4180), independent of the ones under test.
enum CSV {
  static func read(_ text: String) -> [[String]] {
    var rows: [[String]] = []
    var row: [String] = []
    var field = String.UnicodeScalarView()
    var isQuoted = false
    var wasQuote = false
    for scalar in text.unicodeScalars where scalar != "\u{FEFF}" {
      if isQuoted {
        if scalar == "\"" {
          isQuoted = false
          wasQuote = true
        } else {
          field.append(scalar)
        }
        continue
      }
      switch scalar {
      case "\"":
        if wasQuote { field.append(scalar) }
        isQuoted = true
      case ",":
        row.append(String(field))
        field = String.UnicodeScalarView()
      case "\n":
        row.append(String(field))
        rows.append(row)
        row = []
        field = String.UnicodeScalarView()
      default: field.append(scalar)
      }
      wasQuote = false
    }
    if !row.isEmpty || !field.isEmpty { rows.append(row + [String(field)]) }
    return rows
  }

  static func text(_ rows: [[String]]) -> String {
    rows.map { row in
      row.map { cell in
        guard cell.contains(where: { [",", "\"", "\n"].contains($0) }) else { return cell }
        return "\""
          + cell.split(separator: "\"", omittingEmptySubsequences: false)
          .joined(separator: "\"\"") + "\""
      }.joined(separator: ",")
    }.joined(separator: "\n") + "\n"
  }
}
