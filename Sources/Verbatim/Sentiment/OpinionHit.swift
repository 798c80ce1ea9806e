/// An opinion in the text with everything that bears on its weight: one line of the trace.
struct OpinionHit: Sendable {
  /// The tokens `start..<end` of the opinion itself.
  var start: Int32
  var end: Int32
  /// The tokens that the opinion reaches with its negators and degree words.
  var scopeStart: Int32
  var scopeEnd: Int32
  var clause: Int32
  var layer: OpinionLayer
  /// The lexicon's weight.
  var base: Double
  /// Product of the factors of negators; 1 without.
  var negation: Double = 1
  /// Product of the factors of degree words; 1 without.
  var degree: Double = 1
  /// Factor of contrast and concession between clauses.
  var contrast: Double = 1
  /// Factor of the clause's condition, question or suggestion.
  var mood: Double = 1
  /// What the comment as a whole counts of it; its theme counts all.
  var share: Double = 1

  /// Whether it says that something bad is not so.
  var deniesFault: Bool { base < 0 && negation < 0 }
  /// The weight in its clause, before other clauses bear on it.
  var weightInClause: Double { weightAsSaid * mood }
  /// The weight of its words, whether what they say is so or not.
  var weightAsSaid: Double { max(-5, min(5, base * negation * degree)) }
  /// The weight that counts.
  var weight: Double { weightInClause * contrast }
}

/// Where an opinion comes from.
public enum OpinionLayer: String, Sendable {
  /// A word or phrase that says good or bad.
  case lexicon
  /// What happened, without a sentiment word: waited, was charged twice.
  case situation
  case emoji
  /// A suggestion for improvement implies that something is missing.
  case suggestion
  /// A theme's term or rule that is praise or complaint by itself: "parcel never came".
  case theme
  /// Words and pairs of words with weights learned from labelled or scored comments.
  case learned
  /// What the question asked for, where it is known.
  case question
  /// The score that came with the comment, only where asked for.
  case score
}

/// A clause's tokens and what bears on it as a whole.
struct ClausePolarity: Sendable {
  var start: Int32
  var end: Int32
  var firstHit: Int32
  var endHit: Int32
  var factor: Double = 1
  /// Dampens praise only: a wish or condition says that something is not so.
  var praiseFactor: Double = 1
  var isQuestion = false
  var opensContrast = false
  /// Index of the clause's first suggestion word among the terms, −1 without.
  var suggestion: Int32 = -1
  /// Index of its first wish or condition, and of its first limit, expectation or past, −1 without.
  var wish: Int32 = -1
  var turn: Int32 = -1
  /// Index of the first word that says how it is now, −1 without.
  var present: Int32 = -1
  /// Index of its first rival, mended fault or thanks, −1 without.
  var turnedBy: Int32 = -1
  /// The tokens of which it is said that they are not so, and what praise and complaint keep there.
  var unrealStart: Int32 = 0
  var unrealEnd: Int32 = 0
  var unrealPraise = 1.0
  var unrealComplaint = 1.0
  /// The token behind the "never" of a superlative, −1 without.
  var superlative: Int32 = -1
  var hasTheme = false
  /// What its opinions add up to, in the clause alone; set by the theme tagger.
  var net = 0.0

  var isSuggestion: Bool { suggestion >= 0 }

  /// Whether an opinion is on what is not so.
  func isUnreal(_ hit: OpinionHit) -> Bool { hit.end > unrealStart && hit.start < unrealEnd }
}
