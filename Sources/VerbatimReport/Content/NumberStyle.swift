/// How numbers are written for people. Without a locale of the machine, so that the same input
/// gives the same text everywhere.
package struct NumberStyle: Sendable, Equatable {
  /// Between whole and fraction.
  package let decimalMark: String
  /// Between thousands.
  package let groupMark: String

  /// `1,234.5`
  package static let pointed = NumberStyle(decimalMark: ".", groupMark: ",")
  /// `1.234,5`
  package static let comma = NumberStyle(decimalMark: ",", groupMark: ".")
  /// `1234.5`, for SVG and CSS.
  package static let plain = NumberStyle(decimalMark: ".", groupMark: "")

  /// A whole number with its thousands grouped.
  package func whole(_ value: Int) -> String {
    (value < 0 ? "−" : "") + grouped(String(value.magnitude))
  }

  /// A number with `decimals` digits behind the mark, rounded half away from zero.
  package func decimal(_ value: Double, _ decimals: Int) -> String {
    write(value, decimals, plus: "")
  }

  /// The same with a sign, unless it is zero.
  package func signed(_ value: Double, _ decimals: Int) -> String {
    write(value, decimals, plus: "+")
  }

  /// A share as whole percent; `<1%` for what is not nothing.
  package func percent(_ part: Int, of whole: Int) -> String {
    guard whole > 0, part > 0 else { return "0%" }
    return percent(Double(part) / Double(whole))
  }

  /// A share from 0 to 1 as whole percent.
  package func percent(_ share: Double) -> String {
    if share > 0, share < 0.005 { return "<1%" }
    if share < 1, share >= 0.995 { return ">99%" }
    return decimal(share * 100, 0) + "%"
  }

  private func write(_ value: Double, _ decimals: Int, plus: String) -> String {
    guard value.isFinite else { return "–" }
    var scale = 1.0
    for _ in 0..<decimals { scale *= 10 }
    let scaled = (value.magnitude * scale).rounded()
    guard scaled < 1e18 else { return value.description }
    let units = Int(scaled)
    var digits = String(units)
    if digits.utf8.count <= decimals {
      digits = String(repeating: "0", count: decimals + 1 - digits.utf8.count) + digits
    }
    let sign = units == 0 ? "" : value < 0 ? "−" : plus
    let text = sign + grouped(String(digits.dropLast(decimals)))
    return decimals == 0 ? text : text + decimalMark + digits.suffix(decimals)
  }

  private func grouped(_ digits: String) -> String {
    guard !groupMark.isEmpty, digits.utf8.count > 3 else { return digits }
    var text = ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.utf8.count - index) % 3 == 0 { text += groupMark }
      text.append(digit)
    }
    return text
  }
}
