import BenchmarkSupport

/// Short comments of three languages and twelve themes, as many as are wanted: those of
/// `corpora/gold/discovery.tsv` with a word left out here and there, one in four with a second one
/// behind it.
struct ShortComments {
  /// The texts of each language, by its code.
  private let texts: [String: [String]]

  init(_ repository: Repository) throws(BenchmarkError) {
    var table = DelimitedText(
      try File.bytes(repository.root + "/corpora/gold/discovery.tsv"), delimiter: "\t")
    var texts: [String: [String]] = [:]
    while let row = table.row() {
      guard row.count == 3, row[0] != "theme" else { continue }
      texts[row[1], default: []].append(row[2])
    }
    self.texts = texts
    guard texts.count == 3 else {
      throw BenchmarkError("the gold set of discovery is not there")
    }
  }

  var languages: [String] { texts.keys.sorted() }

  /// - Parameter language: the only one; nil mixes all.
  func write(
    _ count: Int, in language: String? = nil, to path: String
  ) throws(BenchmarkError) {
    let sources = languages.filter { language == nil || $0 == language }.compactMap { texts[$0] }
    var state: UInt64 = 20_261_122
    func random(_ limit: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(truncatingIfNeeded: (state >> 33) % UInt64(limit))
    }
    func comment(_ texts: [String]) -> String {
      var words = texts[random(texts.count)].split(separator: " ")
      if words.count > 3, random(2) == 0 { words.remove(at: random(words.count)) }
      return words.joined(separator: " ")
    }
    var file = try OutputFile(path)
    for index in 0..<count {
      let texts = sources[random(sources.count)]
      var text = comment(texts)
      if random(4) == 0 { text += ". " + comment(texts) }
      try file.write("{\"id\":\"\(index + 1)\",\"text\":\(JSON.string(text))}\n".utf8)
    }
    try file.close()
  }
}
