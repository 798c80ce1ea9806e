/// A CSV export of any size made of the samples' comments, the same bytes every time.
package enum ExportFile {
  /// Writes rows until the file has `size` bytes: id, date, score, touchpoint, channel, comment.
  ///
  /// - Returns: how many rows it has.
  package static func write(
    bytes size: Int, repository: String, to path: String
  ) throws(BenchmarkError) -> Int {
    var comments: [[UInt8]] = []
    for name in CommentSet.Name.allCases {
      comments += try CommentSet(name, repository: repository).texts.map(cell)
    }
    let middles = (0..<84).map { middle($0) }
    var file = try OutputFile(path)
    let header = Array("id,date,nps,touchpoint,channel,comment\n".utf8)
    try file.write(header)
    var written = header.count
    var rows = 0
    while written < size {
      rows += 1
      var row = Array("R-\(rows)".utf8)
      row += middles[rows % middles.count]
      // A prime, so that the languages take turns.
      row += comments[rows * 7919 % comments.count]
      row.append(0x0A)
      try file.write(row)
      written += row.count
    }
    try file.close()
    return rows
  }

  private static func middle(_ index: Int) -> [UInt8] {
    let touchpoint = ["Branch", "App", "Hotline", "Website"][index % 4]
    let day = index % 28 + 1
    return Array(
      ",2026-\(index % 3 + 7 < 10 ? "0" : "")\(index % 3 + 7)-\(day < 10 ? "0" : "")\(day),\(index * 7 % 11),\(touchpoint),\(index % 2 == 0 ? "email" : "sms"),"
        .utf8)
  }

  private static func cell(_ text: String) -> [UInt8] {
    let bytes = Array(text.utf8)
    guard bytes.contains(where: { [0x22, 0x2C, 0x0A, 0x0D].contains($0) }) else { return bytes }
    return [0x22] + bytes.flatMap { $0 == 0x22 ? [$0, $0] : [$0] } + [0x22]
  }
}
