/// What the first bytes of an input say about its kind, where that is not UTF-8 text.
enum ContentSignature {
  static let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]

  /// An error when `bytes`, the beginning of the input, is clearly something else than UTF-8 text.
  static func problem(in bytes: borrowing Span<UInt8>, file: String) -> ReadingError? {
    let text = "UTF-8 text (CSV, TSV or JSON lines)"
    func starts(_ signature: [UInt8]) -> Bool {
      guard bytes.count >= signature.count else { return false }
      return signature.indices.allSatisfy { bytes[$0] == signature[$0] }
    }
    if starts([0xFF, 0xFE]) || starts([0xFE, 0xFF]) {
      let order = bytes[0] == 0xFF ? "little-endian" : "big-endian"
      return ReadingError(
        .utf16, file: file, expected: text, found: "UTF-16 text (\(order))",
        mend: "Save as CSV UTF-8 in Excel, or run: iconv -f UTF-16 -t UTF-8.")
    }
    if starts([0x1F, 0x8B]) {
      return ReadingError(
        .compressed, file: file, expected: text, found: "gzip data",
        mend: "Unpack it first: gunzip -c FILE | verbatim … -.")
    }
    if starts([0x50, 0x4B, 0x03, 0x04]) || starts([0xD0, 0xCF, 0x11, 0xE0]) {
      return ReadingError(
        .workbook, file: file, expected: text, found: "an Excel workbook or a ZIP archive",
        mend: "Open it in Excel and save the sheet as CSV UTF-8; unpack an archive first.")
    }
    if starts([0x25, 0x50, 0x44, 0x46]) {
      return ReadingError(
        .notText, file: file, expected: text, found: "a PDF document",
        mend: "Export the answers themselves as CSV UTF-8.")
    }
    return zeroBytes(in: bytes, file: file, text: text)
      ?? otherEncoding(in: bytes, file: file, text: text)
  }

  private static func zeroBytes(
    in bytes: borrowing Span<UInt8>, file: String, text: String
  ) -> ReadingError? {
    let seen = min(bytes.count, 4096)
    var zeros = [0, 0]
    for i in 0..<seen where bytes[i] == 0 { zeros[i & 1] += 1 }
    guard seen >= 8, zeros[0] + zeros[1] > seen / 8 else { return nil }
    if max(zeros[0], zeros[1]) > 4 * min(zeros[0], zeros[1]) {
      return ReadingError(
        .utf16, file: file, expected: text, found: "UTF-16 text without a byte order mark",
        mend: "Save as CSV UTF-8 in Excel, or run: iconv -f UTF-16LE -t UTF-8.")
    }
    return ReadingError(
      .notText, file: file, expected: text, found: "binary data (many zero bytes)",
      mend: "Export the answers as CSV UTF-8.")
  }

  /// Judged by lines: a bad header, or at least three bad lines that outnumber the good ones
  /// beyond ASCII. Fewer bad lines are rejected one by one when they are read.
  private static func otherEncoding(
    in bytes: borrowing Span<UInt8>, file: String, text: String
  ) -> ReadingError? {
    var lines = 0
    var good = 0
    var bad = 0
    var isHeaderBad = false
    var thai = 0
    var high = 0
    var start = 0
    while start < bytes.count {
      let end = ByteSearch.first(Byte.lineFeed, in: bytes, from: start, to: bytes.count)
      if end == bytes.count && lines > 0 { break }  // may be cut in the middle of a character
      let fault = UTF8Check.firstFault(in: bytes, from: start, to: end)
      if let fault, end < bytes.count || fault + 4 <= end {
        bad += 1
        if lines == 0 { isHeaderBad = true }
        for i in start..<end where bytes[i] >= 0x80 {
          high += 1
          if (0xA1...0xDA).contains(bytes[i]) || (0xDF...0xFB).contains(bytes[i]) { thai += 1 }
        }
      } else {
        var i = start
        while i < end && bytes[i] < 0x80 { i += 1 }
        if i < end { good += 1 }
      }
      lines += 1
      start = end + 1
    }
    guard isHeaderBad || (bad >= 3 && bad > good && bad * 10 >= lines) else { return nil }
    let isThai = high >= 8 && thai * 20 >= high * 19
    return ReadingError(
      .notUTF8, file: file, line: isHeaderBad ? 1 : nil, expected: text,
      found: "bytes that are not UTF-8 on \(bad) of the first \(lines) lines, perhaps "
        + (isThai ? "Windows-874 (Thai)" : "Windows-1258 or Windows-1252"),
      mend: "Save as CSV UTF-8 in Excel, or run: iconv -f "
        + (isThai ? "WINDOWS-874" : "WINDOWS-1258") + " -t UTF-8.")
  }
}
