/// What a word of `names.tsv` is in the name of a theme.
package enum NameRole: String, Sendable, CaseIterable {
  /// Names nothing without another word.
  case general
  /// Says how somebody found it, thanks or greets, and never what it is about.
  case opinion
  /// A function word that may begin a name.
  case lead
  /// A function word that no name contains.
  case outside
}
