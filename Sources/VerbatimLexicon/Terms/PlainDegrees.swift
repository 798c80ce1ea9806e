import VerbatimAutomata

/// Vietnamese opinion words of one syllable that say too little without diacritics are plain beside a
/// degree word: "te" may be tệ, tê or tế, "rat te" is rất tệ.
///
/// Where opinion words of both signs are typed alike (ồn, ổn), none of them is taken.
struct PlainDegrees {
  /// Degree words without diacritics, before and behind an opinion.
  private static let before = ["rat", "qua", "cuc ky", "sieu"]
  private static let behind = ["qua", "lam"]
  /// What an opinion weighs at least.
  private static let leastWeight = 1.5
  private static let degree = 1.3

  /// By syllable without diacritics, the weights of all opinion words that are typed so.
  private var weights: [[Symbol]: [Double]] = [:]
  /// By its first syllable, each opinion of several.
  private var phrases: [[Symbol]: [(plain: [Symbol], weight: Double)]] = [:]
  /// Those that do not count by themselves.
  private var ambiguous: Set<[Symbol]> = []

  mutating func add(_ plain: [Symbol], _ weight: Double, isAmbiguous: Bool) {
    let syllable = Array(plain.prefix { $0 != Symbols.space })
    if syllable.count < plain.count {
      phrases[syllable, default: []].append((plain, weight))
      return
    }
    weights[plain, default: []].append(weight)
    if isAmbiguous { ambiguous.insert(plain) }
  }

  func add(to builder: inout TermTableBuilder, _ alphabet: Alphabet) {
    let before = Self.before.map { SymbolText.symbols(of: $0, alphabet: alphabet) }
    let behind = Self.behind.map { SymbolText.symbols(of: $0, alphabet: alphabet) }
    for word in ambiguous {
      let all = weights[word] ?? []
      guard let least = all.min(), let most = all.max(), least * most > 0 else { continue }
      let weight = least > 0 ? least : most
      guard weight.magnitude >= Self.leastWeight else { continue }
      for degree in before { add(degree + [Symbols.space] + word, weight, to: &builder) }
      for degree in behind { add(word + [Symbols.space] + degree, weight, to: &builder) }
      // The longest term wins: "rat hai long" is no "rat hai".
      for phrase in phrases[word] ?? [] where phrase.weight * weight <= 0 {
        for degree in before {
          add(degree + [Symbols.space] + phrase.plain, phrase.weight, to: &builder)
        }
      }
    }
  }

  private func add(_ key: [Symbol], _ weight: Double, to builder: inout TermTableBuilder) {
    if builder.contains(key) { return }
    let value = Int16((max(-4, min(4, weight * Self.degree)) * 1000).rounded())
    builder.add(key, TermRecord(kind: .sentiment, language: 0, isStripped: true, value: value))
  }
}
