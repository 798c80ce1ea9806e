import VerbatimLexicon

/// What a word is in the name of a theme, by `names.tsv`.
enum NamePart: UInt8, Sendable {
  /// A word that names something, or a function word that may stand inside a name.
  case plain
  /// Said of anything, so that it names nothing without another word: "call", "nhanh", "ใหม่".
  case general
  /// Said of anything as well, and only how somebody found it: "great", "tốt", "ขอบคุณ".
  case opinion
  /// A function word that may begin a name: "no" of "no parking", "on" of "on hold".
  case lead
  /// A word that no name contains: "you", "em", "ครับ"; one that is no function word is left out of
  /// names only: "cần".
  case outside

  /// Whether it names nothing without another word.
  var isGeneral: Bool { self == .general || self == .opinion }

  init(_ role: NameRole) {
    self =
      switch role {
      case .general: .general
      case .opinion: .opinion
      case .lead: .lead
      case .outside: .outside
      }
  }
}
