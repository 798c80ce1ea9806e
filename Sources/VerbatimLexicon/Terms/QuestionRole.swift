/// What a word of a survey question or of an answer tells.
package enum QuestionRole: String, Sendable, CaseIterable {
  /// The question asks what was good.
  case praise
  /// The question asks what should be better.
  case improvement
  /// The question asks for either.
  case both
  /// The answer says that there is nothing.
  case nothing
}
