/// A step between the bytes of a file and the UTF-8 text that is read: unpacking, another
/// encoding, a workbook, a JSON document.
///
/// It takes the input in pieces of any size and memory does not grow with it, except where a format
/// cannot be read forwards.
protocol ByteFilter: Sendable {
  /// Takes the next bytes in, and appends what can be said already.
  mutating func take(_ input: [UInt8], into output: inout [UInt8]) throws(ReadingError)

  /// Called behind the last bytes, again and again: appends more; `false` when all has been said.
  mutating func finish(into output: inout [UInt8]) throws(ReadingError) -> Bool

  /// What the user should know about what is read, known once something has been said.
  var notes: [String] { get }

  /// What the input is called, where its form is not that of what comes out.
  var form: String? { get }

  /// The dialect of what comes out, where the filter writes it itself.
  var dialect: RecordDialect? { get }
}

extension ByteFilter {
  var notes: [String] { [] }
  var form: String? { nil }
  var dialect: RecordDialect? { nil }
}
