/// Numbers with what they count.
enum Count {
  /// "1 comment", "2 comments".
  static func of(_ number: Int, _ noun: String) -> String {
    "\(number) \(noun)\(number == 1 ? "" : "s")"
  }
}
