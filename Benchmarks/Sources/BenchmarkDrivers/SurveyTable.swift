import BenchmarkSupport

/// A tagged survey drawn by chance: ratings, six columns of groups, and 60 themes of which a comment
/// mentions two on average. The same number gives the same table.
struct SurveyTable {
  static let columns = [
    ("touchpoint", 8), ("channel", 5), ("segment", 6), ("region", 12), ("plan", 4), ("wave", 10),
  ]
  static let themes = 60

  private var random = SplitMix(state: 7)
  /// The chance that a comment mentions a theme, of 2³²; the first ones are mentioned most.
  private let frequencies: [UInt64]
  /// What a mention adds to a rating, in tenths.
  private let effects: [Int]

  init() {
    let weights = (1...Self.themes).map { 1 / Double($0).squareRoot() }
    let total = weights.reduce(0, +)
    frequencies = weights.map { UInt64(2 * $0 / total * 4_294_967_296) }
    var random = SplitMix(state: 11)
    effects = (0..<Self.themes).map { _ in Int(random.next() % 25) - 14 }
  }

  /// Writes `count` rows below a header.
  mutating func write(_ count: Int, to path: String) throws(BenchmarkError) {
    var file = try OutputFile(path)
    let names = Self.columns.map(\.0).joined(separator: ",")
    try file.write("id,NPS,\(names),date,themes\n".utf8)
    for row in 0..<count {
      var rating = 72
      var line = ""
      for (index, (name, levels)) in Self.columns.enumerated() {
        let value = Int(random.next() % UInt64(levels))
        if index == 0 { rating += 3 * value - 10 }
        line += ",\(name) \(value)"
      }
      var mentioned = ""
      for (theme, frequency) in frequencies.enumerated()
      where random.next() >> 32 < frequency {
        rating += effects[theme]
        mentioned += mentioned.isEmpty ? "theme \(theme)" : "|theme \(theme)"
      }
      rating += Int(random.next() % 41) - 20
      let score = min(10, max(0, (rating + 5) / 10))
      let month = 1 + row * 9 / count
      let day = 1 + row % 28
      try file.write(
        "r\(row),\(score)\(line),2026-0\(month)-\(day < 10 ? "0" : "")\(day),\(mentioned)\n".utf8)
    }
    try file.close()
  }
}

/// Source: Steele, Lea & Flood (2014).
private struct SplitMix {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
