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
    var (written, stripped): ([UInt64: NamePart], [UInt64: NamePart]) = ([:], [:])
    var text = SegmentedText()
    func add(_ word: String, _ language: Language, _ part: NamePart) {
      engine.segmenter.segment(Array(word.utf8).span, language: language, into: &text)
      guard let first = text.tokens.first, let last = text.tokens.last else { return }
      var form = Array(text.forms[Int(first.formStart)..<Int(last.formEnd)])
      if part.isGeneral, language == .english { EnglishStem.strip(&form) }
      written[Self.key(form, language, part)] = part
      if language == .vietnamese,
        let plain = VietnameseVariants.stripped(form, alphabet: engine.segmenter.alphabet)
      {
        stripped[Self.key(plain, language, part)] = part
      }
    }
    for role in [NameRole.general, .opinion] {
      for (word, language) in FeedbackEngine.nameWords(role) { add(word, language, NamePart(role)) }
    }
    general = List(written)
    strippedGeneral = List(stripped)
    (written, stripped) = ([:], [:])
    for (word, language) in FeedbackEngine.functionWords { add(word, language, .plain) }
    for role in [NameRole.lead, .outside] {
      for (word, language) in FeedbackEngine.nameWords(role) { add(word, language, NamePart(role)) }
    }
    function = List(written)
    strippedFunction = List(stripped)
  }

  /// A function word is one in every language, a word of general use in its own.
  private static func key(_ form: [UInt8], _ language: Language, _ part: NamePart) -> UInt64 {
    let key = DiscoveryTerm.key(form.span, form.indices, salt: 0)
    return part.isGeneral ? generalKey(key, language) : key
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

  /// What another word, by its stem, is in a name.
  @inline(__always)
  func part(ofWord key: UInt64, _ language: Language, isStripped: Bool) -> NamePart {
    let key = Self.generalKey(key, language)
    if let part = general[key] { return part }
    return isStripped && language == .vietnamese ? strippedGeneral[key] ?? .plain : .plain
  }
}
