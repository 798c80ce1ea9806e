/// What the first bytes of an input say about its kind, where that is no text.
enum ContentSignature {
  static let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]

  /// An error when `bytes`, the beginning of the input, is clearly something else than text.
  static func problem(in bytes: borrowing Span<UInt8>, file: String) -> ReadingError? {
    let text = "a table (CSV, TSV, JSON or .xlsx)"
    func starts(_ signature: [UInt8]) -> Bool {
      guard bytes.count >= signature.count else { return false }
      return signature.indices.allSatisfy { bytes[$0] == signature[$0] }
    }
    if starts([0xD0, 0xCF, 0x11, 0xE0]) {
      return ReadingError(
        .workbook, file: file, expected: text,
        found: "an Excel workbook of the old kind (.xls), or one under a password",
        mend: "Open it in Excel and save it as .xlsx without a password, or as CSV UTF-8.")
    }
    if starts([0x25, 0x50, 0x44, 0x46]) {
      return ReadingError(
        .notText, file: file, expected: text, found: "a PDF document",
        mend: "Export the answers themselves as CSV UTF-8.")
    }
    return zeroBytes(in: bytes, file: file, text: text)
  }

  private static func zeroBytes(
    in bytes: borrowing Span<UInt8>, file: String, text: String
  ) -> ReadingError? {
    let seen = min(bytes.count, 4096)
    var zeros = [0, 0]
    for i in 0..<seen where bytes[i] == 0 { zeros[i & 1] += 1 }
    guard seen >= 8, zeros[0] + zeros[1] > seen / 8,
      max(zeros[0], zeros[1]) <= 4 * min(zeros[0], zeros[1])
    else { return nil }
    return ReadingError(
      .notText, file: file, expected: text, found: "binary data (many zero bytes)",
      mend: "Export the answers as CSV UTF-8.")
  }
}
