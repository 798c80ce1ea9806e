/// Bars of block characters, in eighths of a column.
package enum BlockBar {
  private static let eighths = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"]

  /// A bar of `share` of `width` columns; what is more than nothing is seen.
  package static func bar(_ share: Double, width: Int) -> String {
    guard share.isFinite, share > 0, width > 0 else { return "" }
    let units = max(1, Int((min(1, share) * Double(width) * 8).rounded()))
    return String(repeating: "█", count: units / 8) + eighths[units % 8]
  }

  /// A bar to the left of a middle line for what is below zero, to the right for what is above.
  package static func diverging(_ value: Double, most: Double, half: Int) -> String {
    guard value.isFinite, most > 0, half > 0 else { return "" }
    let units = Int((min(1, value.magnitude / most) * Double(half)).rounded())
    let bar = String(repeating: value < 0 ? "▓" : "█", count: units)
    let space = String(repeating: " ", count: value < 0 ? half - units : half)
    return value < 0 ? space + bar + "│" : space + "│" + bar
  }
}
