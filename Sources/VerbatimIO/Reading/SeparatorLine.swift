/// The line `sep=;` on top of a table, by which Excel is told how columns are divided.
struct SeparatorLine {
  let dialect: RecordDialect
  /// Where the header begins.
  let end: Int

  /// `nil` if there is no such line at `start`.
  init?(_ bytes: borrowing Span<UInt8>, from start: Int) {
    let mark: [UInt8] = Array("sep=".utf8)
    guard start + mark.count < bytes.count,
      mark.indices.allSatisfy({ bytes[start + $0] | 0x20 == mark[$0] | 0x20 })
    else { return nil }
    let delimiter = bytes[start + mark.count]
    guard FormatDetection.delimiters.contains(delimiter) else { return nil }
    dialect =
      delimiter == Byte.tab ? .tsv : RecordDialect(format: .csv, delimiter: delimiter)
    var end = start + mark.count + 1
    if end < bytes.count, bytes[end] == 0x0D { end += 1 }
    if end < bytes.count, bytes[end] == 0x0A { end += 1 }
    guard end > start + mark.count + 1 else { return nil }
    self.end = end
  }
}
