package import VerbatimAutomata
import VerbatimSegmentation

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Compiles `words*.tsv` and `shortforms.tsv` into the tables of the segmenter.
package struct WordCompiler {
  let alphabet = Alphabet()
  /// How often a Vietnamese word is taken to be typed without its diacritics.
  static let strippedShare = 0.3
  /// What a short form is taken to occur, a million words, when its full form is not listed.
  static let defaultShortFormCount = 20.0

  /// Occurrences a million words.
  private var thai: [[Symbol]: Double] = [:]
  private var vietnamese: [[Symbol]: Double] = [:]
  private var english: [[Symbol]: Double] = [:]
  private var expansionIndices: [[Symbol]: Int] = [:]
  private var expansions: [[Symbol]] = [[]]
  private var thaiExpansion: [[Symbol]: Int] = [:]
  private var vietnameseExpansion: [[Symbol]: Int] = [:]
  private var englishExpansion: [[Symbol]: Int] = [:]
  /// Emoji and emoticons by UTF-8 bytes, upper case folded; the row in the emoji lexicon.
  private var signs: [(key: [UInt8], row: Int)] = []
  /// By words before which a clause begins; 0 for those inside which none does.
  private var openers: [[Symbol]: UInt32] = [:]
  /// The words by lexeme index: the most frequent first, so that their records lie together.
  package private(set) var thaiKeys: [[Symbol]] = []
  package private(set) var latinKeys: [[Symbol]] = []
  private let thaiBoundaries: BoundaryCompiler
  private let vietnameseBoundaries: BoundaryCompiler

  package init(_ folder: inout LexiconFolder) {
    thaiBoundaries = BoundaryCompiler(&folder, language: "th", alphabet: alphabet)
    vietnameseBoundaries = BoundaryCompiler(&folder, language: "vi", alphabet: alphabet)
    for language in LexiconFolder.languages {
      for path in folder.paths("\(language)/words") {
        guard let file = folder.read(path, columns: ["term", "count"], keyColumns: 1) else {
          continue
        }
        for row in file.rows {
          do throws(LexiconError) {
            let count = try file.number(row, 1, in: 0...1_000_000)
            add(row.fields[0], count, language)
          } catch {
            folder.report(error)
          }
        }
      }
    }
    dropFusedNegators(&folder)
    deriveSyllables()
    for language in LexiconFolder.languages {
      let path = "\(language)/shortforms.tsv"
      guard let file = folder.read(path, columns: ["short", "full"], keyColumns: 1) else {
        continue
      }
      for row in file.rows { addShortForm(row.fields[0], row.fields[1], language) }
    }
    addStrippedForms()
    addSigns(&folder)
    addOpeners(&folder)
    thaiKeys = Self.ranked(thai)
    latinKeys = Self.ranked(vietnamese.merging(english, uniquingKeysWith: +))
  }

  private mutating func add(_ term: String, _ count: Double, _ language: String) {
    let key = SymbolText.symbols(of: term, alphabet: alphabet)
    switch language {
    case "th":
      let isThai = key.allSatisfy {
        $0 == ThaiBoundaries.fullStop || alphabet.classes[Int($0)] & SymbolClass.thai != 0
      }
      if isThai, key.first != ThaiBoundaries.fullStop {
        thai[key, default: 0] += count
      }
    case "vi": vietnamese[key, default: 0] += count
    default: english[key, default: 0] += count
    }
  }

  /// Drops Vietnamese compounds that end in a negator: "hàng không" (aviation) would swallow the
  /// negator of "hàng không đúng màu", which customers write far more often.
  private mutating func dropFusedNegators(_ folder: inout LexiconFolder) {
    let file = folder.read(
      "vi/operators.tsv", columns: ["term", "role", "factor"], keyColumns: 2)
    let dau = SymbolText.symbols(of: "đâu", alphabet: alphabet)
    for row in file?.rows ?? [] where row.fields[1] == "negator" {
      let negator = SymbolText.symbols(of: row.fields[0], alphabet: alphabet)
      if !negator.contains(Symbols.space) { negators.insert(negator) }
      // đâu có, có đâu: the syllable đâu negates as well, before or after có; the other parts of
      // negators (gọi, bao, tin) are words like any.
      for part in negator.split(separator: Symbols.space) where Array(part) == dau {
        strippedNegators.insert(
          VietnameseVariants.stripped(Array(part), alphabet: alphabet) ?? Array(part))
      }
    }
    for negator in negators {
      strippedNegators.insert(
        VietnameseVariants.stripped(negator, alphabet: alphabet) ?? negator)
    }
    let fused = vietnamese.keys.filter { word in
      let syllables = word.split(separator: Symbols.space)
      return syllables.count > 1 && negators.contains(Array(syllables[syllables.count - 1]))
    }
    for word in fused { vietnamese[word] = nil }
  }
  private var negators: Set<[Symbol]> = []
  /// The negators without diacritics; no compound without diacritics may end in one.
  private var strippedNegators: Set<[Symbol]> = []

  /// The negators that most of what is written like them without diacritics is: không, but not đừng,
  /// which looks like dụng and dung.
  private var plainNegators: Set<[Symbol]> {
    negators.filter { negator in
      guard let plain = VietnameseVariants.stripped(negator, alphabet: alphabet) else {
        return true
      }
      let own = (vietnamese[negator] ?? 0) * Self.strippedShare
      return own >= 0.5 * (vietnamese[plain] ?? 0)
    }
  }

  /// A compound's syllables occur as often as the compound.
  private mutating func deriveSyllables() {
    for (word, count) in vietnamese {
      let syllables = word.split(separator: Symbols.space)
      guard syllables.count > 1 else { continue }
      for syllable in syllables where vietnamese[Array(syllable)] == nil {
        // Summed in integers of a millionth, so that the order of the dictionary does not matter.
        derived[Array(syllable), default: 0] += Int(count * 1e6)
      }
    }
    for (syllable, count) in derived { vietnamese[syllable] = Double(count) / 1e6 }
  }
  private var derived: [[Symbol]: Int] = [:]

  private mutating func addShortForm(_ short: String, _ full: String, _ language: String) {
    let key = SymbolText.symbols(of: short, alphabet: alphabet)
    let form =
      language == "vi"
      ? VietnameseVariants.key(full, alphabet: alphabet)
      : SymbolText.symbols(of: full, alphabet: alphabet)
    guard key != form, !key.contains(Symbols.space) else { return }
    let index = expansionIndices[form] ?? expansions.count
    if index == expansions.count {
      expansions.append(form)
      expansionIndices[form] = index
    }
    switch language {
    case "th":
      thaiExpansion[key] = index
      thai[key] = max(thai[key] ?? 0, (thai[form] ?? Self.defaultShortFormCount) * 0.1)
    case "vi":
      vietnameseExpansion[key] = index
      vietnamese[key] = max(
        vietnamese[key] ?? 0, (vietnamese[form] ?? Self.defaultShortFormCount) * 0.2)
    default:
      englishExpansion[key] = index
      english[key] = max(english[key] ?? 0, (english[form] ?? Self.defaultShortFormCount) * 0.1)
    }
  }

  private mutating func addStrippedForms() {
    var stripped: [[Symbol]: Int] = [:]
    for (word, count) in vietnamese {
      guard let plain = VietnameseVariants.stripped(word, alphabet: alphabet) else { continue }
      let syllables = plain.split(separator: Symbols.space)
      if syllables.count > 1, strippedNegators.contains(Array(syllables[syllables.count - 1])) {
        continue
      }
      stripped[plain, default: 0] += Int(count * Self.strippedShare * 1e6)
    }
    for (word, count) in stripped { vietnamese[word, default: 0] += Double(count) / 1e6 }
    // Both placements of the tone in oa, oe, uy occur in text.
    for (word, count) in vietnamese {
      var moved = word
      placeTone(in: &moved, from: 0, alphabet: alphabet)
      if moved != word { vietnamese[moved] = max(vietnamese[moved] ?? 0, count) }
    }
    for (word, count) in vietnamese {
      if let old = oldPlacement(word) { vietnamese[old] = max(vietnamese[old] ?? 0, count) }
    }
  }

  /// The word with the tone of oa, oe, uy on the first vowel, if that differs.
  private func oldPlacement(_ word: [Symbol]) -> [Symbol]? {
    var result = word
    for index in word.indices.dropFirst() {
      let tone = alphabet.tone[Int(word[index])]
      let ends = index + 1 == word.count || word[index + 1] == Symbols.space
      guard tone != 0, ends else { continue }
      let base = alphabet.toneless[Int(word[index])]
      let before = word[index - 1]
      let isO = before == 0x6F && (base == 0x61 || base == 0x65)
      let isU = before == 0x75 && base == 0x79 && (index < 2 || word[index - 2] != 0x71)
      guard isO || isU else { continue }
      for symbol in Symbol(1)...255
      where alphabet.tone[Int(symbol)] == tone && alphabet.toneless[Int(symbol)] == before {
        result[index - 1] = symbol
      }
      result[index] = base
    }
    return result == word ? nil : result
  }

  private mutating func addSigns(_ folder: inout LexiconFolder) {
    let file = folder.read("shared/emoji.tsv", columns: ["emoji", "weight", "name"], keyColumns: 1)
    for (index, row) in (file?.rows ?? []).enumerated() {
      let key = row.fields[0].utf8.map { (0x41...0x5A).contains($0) ? $0 + 32 : $0 }
      if !signs.contains(where: { $0.key == key }) { signs.append((key, index)) }
    }
  }

  private mutating func addOpeners(_ folder: inout LexiconFolder) {
    for language in LexiconFolder.languages {
      let file = folder.read(
        "\(language)/operators.tsv", columns: ["term", "role", "factor"], keyColumns: 2)
      for row in file?.rows ?? [] {
        let role = OperatorRole(name: row.fields[1])
        guard role == .contrast || role == .opener else { continue }
        let opens = role == .contrast || row.fields[2] != "0"
        openers[VietnameseVariants.key(row.fields[0], alphabet: alphabet)] = opens ? 1 : 0
      }
    }
  }

  private static func ranked(_ counts: [[Symbol]: Double]) -> [[Symbol]] {
    counts.filter { !$0.key.isEmpty }.sorted {
      $0.value != $1.value ? $0.value > $1.value : $0.key.lexicographicallyPrecedes($1.key)
    }.map(\.key)
  }

  private static func trie(_ keys: [[Symbol]], _ count: ([Symbol]) -> Double) -> [UInt32] {
    let entries = keys.enumerated().map { (key: $1, value: UInt32($0)) }
      .sorted { $0.key.lexicographicallyPrecedes($1.key) }
    return DoubleArrayBuilder.build(entries, weights: entries.map { count($0.key) }).cells
  }

  package func tables() -> PackedTables {
    var tables = PackedTables()
    let thaiKeys = thaiKeys
    tables.add("thai.trie", Self.trie(thaiKeys) { thai[$0] ?? 0 })
    tables.add(
      "thai.lexemes",
      thaiKeys.map { cost(thai[$0]) | UInt32(thaiExpansion[$0] ?? 0) << 16 })
    thaiBoundaries.addThai(
      words: thaiKeys.map { ($0, cost(thai[$0])) }, alphabet: alphabet, to: &tables)
    let latinKeys = latinKeys
    tables.add("latin.trie", Self.trie(latinKeys) { (vietnamese[$0] ?? 0) + (english[$0] ?? 0) })
    let lexemes = latinKeys.flatMap { key in
      [
        cost(vietnamese[key]) | cost(english[key]) << 16,
        UInt32(vietnameseExpansion[key] ?? 0) | UInt32(englishExpansion[key] ?? 0) << 16,
      ]
    }
    tables.add("latin.lexemes", lexemes)
    ShortWords.add(latinKeys, lexemes: lexemes, to: &tables)
    vietnameseBoundaries.addVietnamese(
      words: latinKeys.map { ($0, expansions[vietnameseExpansion[$0] ?? 0]) },
      negators: negators, plainNegators: plainNegators, alphabet: alphabet, to: &tables)
    let sortedSigns = signs.sorted { $0.key.lexicographicallyPrecedes($1.key) }
    tables.add(
      "signs.trie", DoubleArrayBuilder.build(sortedSigns.map { ($0.key, UInt32($0.row)) }).cells)
    let openerTrie = DoubleArrayBuilder.build(
      openers.sorted { $0.key.lexicographicallyPrecedes($1.key) }.map { ($0.key, $0.value) })
    tables.add("openers.trie", openerTrie.cells)
    tables.add("openings.thai", openings(thaiKeys, openerTrie))
    tables.add("openings.latin", openings(latinKeys, openerTrie))
    var starts: [UInt32] = []
    var blob: [UInt32] = []
    let offset = expansions.count + 1
    for form in expansions {
      starts.append(UInt32(offset + blob.count))
      blob += form.map(UInt32.init)
    }
    starts.append(UInt32(offset + blob.count))
    tables.add("expansions", starts + blob)
    return tables
  }

  /// One bit a word: whether a clause opener begins with it, or with a part of it.
  private func openings(_ words: [[Symbol]], _ openers: DoubleArray) -> [UInt32] {
    var bits = [UInt32](repeating: 0, count: words.count / 32 + 1)
    for (lexeme, word) in words.enumerated() {
      var canonical = word
      placeTone(in: &canonical, from: 0, alphabet: alphabet)
      if mayOpen(word, openers) || mayOpen(canonical, openers) {
        bits[lexeme >> 5] |= 1 << UInt32(lexeme & 31)
      }
    }
    return bits
  }

  private func mayOpen(_ word: [Symbol], _ openers: DoubleArray) -> Bool {
    let cells = openers.cells.span
    var node = DoubleArray.root(cells)
    for symbol in word {
      if symbol == Symbols.space, DoubleArray.value(cells, node) != nil { return true }
      guard let next = DoubleArray.step(cells, node, symbol) else { return false }
      node = next
    }
    return true
  }

  /// How often the first word of a term occurs, a million words; terms of unlisted words little.
  package func frequency(ofFirstWordOf term: [Symbol]) -> Double {
    let word = Array(term.prefix { $0 != Symbols.space })
    return 0.01 + (vietnamese[word] ?? 0) + (english[word] ?? 0) + (thai[word] ?? 0)
  }

  /// −100 · ln of the share of running text.
  private func cost(_ perMillion: Double?) -> UInt32 {
    perMillion.map(ThaiBoundaries.cost) ?? 0xFFFF
  }
}
