/// Number formats of cells: which are dates, and what a number is as a date.
enum NumberFormat {
  /// The formats that need no definition and show dates or times (ECMA-376, part 1, 18.8.30), with
  /// those of Asian languages.
  static let builtInDates: Set<Int> = Set(14...22).union(27...36).union(45...47).union(50...58)
    .union(71...81)

  /// Whether a format code has letters of dates outside quotes, brackets and escapes. Brackets hold
  /// colours, currencies and languages, and hours, minutes or seconds that go on beyond a day.
  static func isDate(_ code: String) -> Bool {
    var isQuoted = false
    var isEscaped = false
    var bracket: String?
    for character in code.lowercased() {
      if isEscaped {
        isEscaped = false
      } else if isQuoted {
        isQuoted = character != "\""
      } else if let inside = bracket {
        if character == "]" {
          if !inside.isEmpty, inside.allSatisfy({ "hms".contains($0) }) { return true }
          bracket = nil
        } else {
          bracket = inside + String(character)
        }
      } else {
        switch character {
        case "\"": isQuoted = true
        case "\\", "_", "*": isEscaped = true
        case "[": bracket = ""
        case ";": return false  // the formats of negative numbers and of zero
        case "y", "m", "d", "h", "s", "b": return true
        default: break
        }
      }
    }
    return false
  }

  /// `2024-03-01`, `2024-03-01 08:28:09` or, below one day, `08:28:09`; `nil` where there is no
  /// such day.
  static func date(_ serial: Double, countsFrom1904: Bool) -> String? {
    guard serial >= 0, serial < 2_958_466 else { return nil }
    var day = Int(serial)
    var seconds = Int(((serial - Double(day)) * 86_400).rounded())
    if seconds == 86_400 { (day, seconds) = (day + 1, 0) }
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    let time = "\(two(seconds / 3600)):\(two(seconds / 60 % 60)):\(two(seconds % 60))"
    if serial < 1 && seconds > 0 { return time }
    // Excel counts a 29 February 1900 that never was.
    let start = countsFrom1904 ? -24_107 : day < 60 ? -25_568 : -25_569
    let date = SurveyDate(dayNumber: day + start).description
    return seconds == 0 ? date : "\(date) \(time)"
  }
}
