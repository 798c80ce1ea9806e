/// The comments of one language from `corpora/samples`.
package struct CommentSet: Sendable {
  package enum Name: String, Sendable, CaseIterable {
    case english, vietnamese, thai

    package var title: String { rawValue.prefix(1).uppercased() + rawValue.dropFirst() }

    /// As `--language` has it.
    package var code: String {
      switch self {
      case .english: "en"
      case .vietnamese: "vi"
      case .thai: "th"
      }
    }
  }

  package let name: Name
  /// Each comment once, in the order of the files; empty ones are left out.
  package let texts: [String]

  package init(_ name: Name, repository: String) throws(BenchmarkError) {
    let samples = repository + "/corpora/samples/"
    self.name = name
    switch name {
    case .english:
      texts =
        try Self.column("What could we do better?", of: samples + "saas-ces.en.csv")
        + Self.column("review", of: samples + "marketplace-mixed.tsv").filter(Self.isEnglish)
    case .vietnamese:
      texts = try Self.column("Vì sao bạn cho điểm này?", of: samples + "bank-nps.vi.csv")
    case .thai:
      texts = try Self.column("ความคิดเห็นเพิ่มเติม", of: samples + "food-delivery-csat.th.csv")
    }
  }

  /// Writes `count` comments, the set over and over, as JSON lines with a counter for an id.
  package func writeJSONLines(_ count: Int, to path: String) throws(BenchmarkError) {
    let rows = texts.map { Array(",\"text\":\(JSON.string($0))}\n".utf8) }
    var file = try OutputFile(path)
    for index in 0..<count {
      try file.write("{\"id\":\"\(index + 1)\"".utf8)
      try file.write(rows[index % rows.count])
    }
    try file.close()
  }

  /// Writes the set `copies` times, a line end behind each comment.
  package func writeLines(copies: Int, to path: String) throws(BenchmarkError) {
    var file = try OutputFile(path)
    for _ in 0..<copies {
      for text in texts {
        try file.write(text.utf8)
        try file.write([0x0A])
      }
    }
    try file.close()
  }

  private static func column(
    _ name: String, of path: String
  ) throws(BenchmarkError) -> [String] {
    var table = DelimitedText(
      try File.bytes(path), delimiter: path.hasSuffix(".tsv") ? "\t" : ",")
    guard let column = table.row()?.firstIndex(of: name) else {
      throw BenchmarkError("\(path) has no column '\(name)'")
    }
    var result: [String] = []
    while let row = table.row() {
      guard row.count > column else { continue }
      if !row[column].allSatisfy(\.isWhitespace) { result.append(row[column]) }
    }
    return result
  }

  /// Whether a comment of the mixed export is taken as English: no letter outside ASCII, and one of
  /// a few words that Vietnamese without diacritics does not have. A rule of the benchmark's own,
  /// so that its input does not change with the engine's language detector.
  static func isEnglish(_ text: String) -> Bool {
    guard text.unicodeScalars.allSatisfy({ $0.isASCII || !$0.properties.isAlphabetic }) else {
      return false
    }
    let words = text.lowercased().split { !$0.isLetter && $0 != "'" }
    return words.contains { englishWords.contains(String($0)) }
  }

  private static let englishWords: Set<String> = [
    "a", "after", "and", "as", "could", "every", "is", "it", "not", "of", "that", "the", "was",
    "with", "your",
  ]
}
