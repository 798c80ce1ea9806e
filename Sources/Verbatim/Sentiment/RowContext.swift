/// What is known of a comment besides its text.
package struct RowContext: Sendable {
  /// What it answers.
  package var question = SurveyQuestion.other
  /// Where its score stands between the worst, 0, and the best, 1.
  package var score: Double?
  /// Whether the score counts towards the sentiment.
  package var usesScore = false
  /// Where it was written, as far as its row tells.
  package var source: CommentSource?

  package init() {}

  /// Log-odds that the best score adds for positive when scores count.
  static let scoreLean = 2.0
  /// A score from here on is good, and likewise from the other end.
  static let clearScore = 0.75
  /// Words that are as strong as this, and say the opposite, contradict a clear score.
  static let clearWords = 0.35

  /// Whether the words say the opposite of the score.
  func isContradicted(by words: Sentiment) -> Bool {
    guard let score else { return false }
    if score >= Self.clearScore {
      return words.label == .negative && words.score <= -Self.clearWords
    }
    return score <= 1 - Self.clearScore && words.label == .positive
      && words.score >= Self.clearWords
  }
}

extension ScoreScale {
  /// Where a rating stands between the worst, 0, and the best, 1; nil when it is not on the scale or
  /// the scale has no bounds. On nps and enps 6 is the upper end of the bad ones.
  package func place(of rating: Double) -> Double? {
    guard contribution(of: rating) != nil, let bounds else { return nil }
    if kind == .nps || kind == .enps {
      return rating <= 6 ? rating / 24 : rating <= 8 ? 0.5 : rating / 10
    }
    let place = (rating - bounds.lowerBound) / (bounds.upperBound - bounds.lowerBound)
    return lowIsGood ? 1 - place : place
  }

  /// Which way a rating leans.
  package func polarity(of rating: Double) -> Polarity? {
    place(of: rating).map { $0 > 0.6 ? .positive : $0 < 0.4 ? .negative : .neutral }
  }
}
