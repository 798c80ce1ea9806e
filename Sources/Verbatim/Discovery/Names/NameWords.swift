import VerbatimAutomata
import VerbatimLexicon
import VerbatimSegmentation

/// Words that name nothing by themselves, by the keys of their terms.
struct NameWords: Sendable {
  private let function: List
  /// Vietnamese ones without their diacritics.
  private let strippedFunction: List
  private let general: List
  private let strippedGeneral: List

  private struct List: Sendable {
    private let numbers: KeyTable
    private let parts: [NamePart]

    init(_ words: [UInt64: NamePart]) {
      let sorted = words.sorted { $0.key < $1.key }
      numbers = KeyTable(sorted.map(\.key))
      parts = sorted.map(\.value)
    }

    @inline(__always)
    subscript(key: UInt64) -> NamePart? {
      let number = Int(numbers[key])
      return number < 0 ? nil : parts[number]
    }
  }

  init(_ engine: FeedbackEngine) {
    let functionWords = FeedbackEngine.functionWords
    var isFunction: [Language: Set<String>] = [:]
    for (word, language) in functionWords { isFunction[language, default: []].insert(word) }
    var (function, general) = (Forms(), Forms())
    for (word, language) in functionWords { function.add(word, language, .plain, engine) }
    for role in [NameRole.general, .opinion, .lead, .outside] {
      for (word, language) in FeedbackEngine.nameWords(role) {
        if isFunction[language]?.contains(word) == true {
          function.add(word, language, NamePart(role), engine)
        } else {
          general.add(word, language, NamePart(role), engine, isGeneral: true)
        }
      }
    }
    self.function = List(function.written)
    strippedFunction = List(function.stripped)
    self.general = List(general.written)
    strippedGeneral = List(general.stripped)
  }

  /// What words are in a name, by the keys of their forms.
  private struct Forms {
    var written: [UInt64: NamePart] = [:]
    var stripped: [UInt64: NamePart] = [:]
    private var text = SegmentedText()

    /// - Parameter isGeneral: a word by its stem and in its language only; a function word is one in
    ///   every language.
    mutating func add(
      _ word: String, _ language: Language, _ part: NamePart, _ engine: FeedbackEngine,
      isGeneral: Bool = false
    ) {
      engine.segmenter.segment(Array(word.utf8).span, language: language, into: &text)
      guard let first = text.tokens.first, let last = text.tokens.last else { return }
      var form = Array(text.forms[Int(first.formStart)..<Int(last.formEnd)])
      if isGeneral, language == .english { EnglishStem.strip(&form) }
      func key(_ form: [UInt8]) -> UInt64 {
        let key = DiscoveryTerm.key(form.span, form.indices, salt: 0)
        return isGeneral ? NameWords.generalKey(key, language) : key
      }
      written[key(form)] = part
      if language == .vietnamese,
        let plain = VietnameseVariants.stripped(form, alphabet: engine.segmenter.alphabet)
      {
        stripped[key(plain)] = part
      }
    }
  }

  @inline(__always)
  private static func generalKey(_ key: UInt64, _ language: Language) -> UInt64 {
    key ^ UInt64(language.rawValue)
  }

  /// What a function word is in a name; nil when a word is none.
  ///
  /// - Parameter isStripped: the text has no diacritics.
  @inline(__always)
  func part(ofFunctionWord key: UInt64, _ language: Language, isStripped: Bool) -> NamePart? {
    if let part = function[key] { return part }
    return isStripped && language == .vietnamese ? strippedFunction[key] : nil
  }

  /// What another word, by its stem, is in a name. A single syllable without its diacritics may be
  /// any of several words: it is of general use.
  @inline(__always)
  func part(
    ofWord key: UInt64, _ language: Language, isStripped: Bool, isSyllable: Bool
  ) -> NamePart {
    let key = Self.generalKey(key, language)
    if let part = general[key] { return part }
    guard isStripped, language == .vietnamese else { return .plain }
    return strippedGeneral[key] ?? (isSyllable ? .general : .plain)
  }
}
