/// Finds out the format and the delimiter of an input from its name and its beginning.
enum FormatDetection {
  static let window = 64 << 10
  /// In the order in which they win when two fit equally well.
  static let delimiters: [UInt8] = [Byte.comma, Byte.semicolon, Byte.tab, Byte.pipe]

  static func dialect(
    of bytes: borrowing Span<UInt8>, isWhole: Bool, file: String, forced: InputFormat?,
    limits: RecordLimits
  ) -> RecordDialect {
    if let forced {
      switch forced {
      case .jsonLines: return .jsonLines
      case .tsv: return .tsv
      case .csv:
        let found = delimiter(of: bytes, isWhole: isWhole, limits: limits)
        return RecordDialect(format: .csv, delimiter: found)
      }
    }
    let ending = fileEnding(of: file)
    switch firstVisible(bytes) {
    case Byte.openBrace: return .jsonLines
    default: break
    }
    if ["jsonl", "ndjson", "json"].contains(ending) { return .jsonLines }
    if ending == "tsv" || ending == "tab" { return .tsv }
    let found = delimiter(of: bytes, isWhole: isWhole, limits: limits)
    return found == Byte.tab ? .tsv : RecordDialect(format: .csv, delimiter: found)
  }

  /// The delimiter that divides the most rows as it divides the header; `nil` if none divides
  /// the header, which makes each line one field.
  static func delimiter(
    of bytes: borrowing Span<UInt8>, isWhole: Bool, limits: RecordLimits
  ) -> UInt8? {
    var best: (delimiter: UInt8, share: Double, columns: Int)?
    for delimiter in delimiters {
      guard let fit = fit(delimiter, bytes, isWhole: isWhole, limits: limits) else { continue }
      if let best {
        let isBetter = fit.share > best.share + 0.02
        let isWider = fit.share > best.share - 0.02 && fit.columns > best.columns
        guard isBetter || isWider else { continue }
      }
      best = (delimiter, fit.share, fit.columns)
    }
    return best?.delimiter
  }

  private static func fit(
    _ delimiter: UInt8, _ bytes: borrowing Span<UInt8>, isWhole: Bool, limits: RecordLimits
  ) -> (share: Double, columns: Int)? {
    let dialect = RecordDialect(format: delimiter == Byte.tab ? .tsv : .csv, delimiter: delimiter)
    var framer = RecordFramer(dialect: dialect, limits: limits)
    var fields = RecordFields()
    var escaped: [Int] = []
    var columns = 0
    var rows = 0
    var fitting = 0
    var start = 0
    let isFinal = isWhole && bytes.count <= window
    let view = bytes.extracting(0..<min(bytes.count, window))
    while start < view.count {
      let frame = framer.frame(at: start, in: view, isFinal: isFinal)
      if frame.kind == .incomplete { break }
      start = frame.end
      if frame.kind == .blank { continue }
      rows += 1
      guard frame.kind == .record else { continue }
      fields.load(view, from: frame.start, to: frame.contentEnd, columns: 0)
      let count = fields.divide(dialect, columns: 0, &escaped).count
      if columns == 0 {
        columns = count
        rows = 0
        if count < 2 { return nil }
      } else if count == columns {
        fitting += 1
      }
    }
    guard columns > 1 else { return nil }
    return (rows == 0 ? 1 : Double(fitting) / Double(rows), columns)
  }

  private static func firstVisible(_ bytes: borrowing Span<UInt8>) -> UInt8? {
    for i in 0..<bytes.count where bytes[i] > Byte.space { return bytes[i] }
    return nil
  }

  static func fileEnding(of file: String) -> String {
    guard let dot = file.lastIndex(of: ".") else { return "" }
    return file[file.index(after: dot)...].lowercased()
  }
}
