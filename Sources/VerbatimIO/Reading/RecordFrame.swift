/// Where one record lies in a buffer, before its fields are looked at.
struct RecordFrame: Equatable {
  enum Kind: Equatable {
    case record
    case blank
    /// The quote at this place never closes, or closes on a later line with text behind it.
    case openQuote(at: Int)
    /// Text stands here, right behind a closing quote.
    case textAfterQuote(at: Int)
    /// The buffer ends before the record does; more bytes are needed.
    case incomplete
    /// One physical line is longer than a record may be.
    case oversize
  }

  var kind: Kind
  var start: Int
  /// Behind the last byte of the record, without its line end.
  var contentEnd: Int
  /// Where the next record begins.
  var end: Int
  /// How many physical lines it covers.
  var lines: Int

  var isRow: Bool { kind != .blank && kind != .incomplete }
}
