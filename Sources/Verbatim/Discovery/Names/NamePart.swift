import VerbatimLexicon

/// What a word is in the name of a theme, by `names.tsv`.
enum NamePart: UInt8, Sendable {
  /// A word that names something, or a function word that may stand inside a name.
  case plain
  /// Said of anything, so that it names nothing without another word: "call", "nhanh", "ใหม่".
  case general
  /// A function word that may begin a name: "no" of "no parking", "on" of "on hold".
  case lead
  /// A function word that no name contains: "you", "em", "ครับ".
  case outside

  init(_ role: NameRole) {
    self =
      switch role {
      case .general: .general
      case .lead: .lead
      case .outside: .outside
      }
  }
}
