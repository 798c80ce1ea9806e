/// Where comments were written.
///
/// Posts speak of brands mostly without judging them; who answers a survey or writes a review judges.
/// What was learned from posts counts less in answers, therefore.
public enum CommentSource: String, Sendable, CaseIterable {
  /// Answers to a survey, reviews, tickets.
  case survey
  /// Social media.
  case posts
}
