/// Emphasis for a terminal: ANSI codes where colour is wanted, nothing where it is not.
///
/// What a colour says is also said in words or signs.
struct TerminalStyle: Sendable {
  let useColor: Bool

  func heading(_ text: String) -> String { wrap(text, "1") }
  func bad(_ text: String) -> String { wrap(text, "33") }
  func good(_ text: String) -> String { wrap(text, "34") }
  func quiet(_ text: String) -> String { wrap(text, "2") }

  /// A sign of the impact: harm and help.
  func signed(_ text: String, _ value: Double?) -> String {
    guard let value, value != 0 else { return text }
    return value < 0 ? bad(text) : good(text)
  }

  private func wrap(_ text: String, _ code: String) -> String {
    useColor ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text
  }
}
