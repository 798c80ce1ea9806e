/// The faults of a record that lie in its bytes, whatever its fields.
extension RecordParser {
  var oversizeFault: RecordFault {
    RecordFault(
      reason: .recordTooLong, offset: 0,
      expected: "a line of at most \(limits.maximumRecordBytes) bytes", found: "a longer one",
      mend: "Check for missing line ends, or take the row out.")
  }

  func checkFrame(_ frame: RecordFrame) throws(RecordFault) {
    switch frame.kind {
    case .openQuote(let place):
      throw RecordFault(
        reason: .unclosedQuote, offset: place,
        expected: "a closing quote for the field that begins here", found: "none that ends it",
        mend: "Close the quote, or write a quote inside a quoted field twice (\"\").")
    case .textAfterQuote(let place):
      throw RecordFault(
        reason: .textAfterQuote, offset: place,
        expected: "a delimiter or the end of the line behind the closing quote",
        found: "text",
        mend: "Write a quote inside a quoted field twice (\"\").")
    case .oversize: throw oversizeFault
    case .record, .blank, .incomplete: return
    }
  }

  func checkZeros(_ bytes: borrowing Span<UInt8>, _ frame: RecordFrame) throws(RecordFault) {
    let zero = ByteSearch.first(0, in: bytes, from: frame.start, to: frame.contentEnd)
    guard zero < frame.contentEnd else { return }
    throw RecordFault(
      reason: .zeroByte, offset: zero, expected: "text", found: "a zero byte",
      mend: "Export the row again, or take the zero byte out.")
  }

  func checkUTF8(
    _ bytes: borrowing Span<UInt8>, _ frame: RecordFrame, offset: Int
  ) throws(RecordFault) {
    guard
      let fault = UTF8Check.firstFault(in: bytes, from: frame.start, to: frame.contentEnd)
    else { return }
    throw RecordFault(
      reason: .invalidUTF8, offset: fault, expected: "UTF-8",
      found: "byte 0x\(FoundText.hexadecimal(bytes[fault])) at byte \(offset + fault) of the input",
      mend: "Save the export as UTF-8, or correct this row.")
  }
}
