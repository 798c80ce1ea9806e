/// Phrases of customers in lower case, as they are counted and shown.
enum LowerCase {
  /// The bytes `range` of `text` in lower case.
  static func text(_ text: borrowing Span<UInt8>, _ range: Range<Int>) -> String {
    String(
      decoding: ByteCopy.array(text, from: range.lowerBound, to: range.upperBound), as: UTF8.self
    )
    .lowercased()
  }
}
