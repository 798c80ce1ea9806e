public import VerbatimSegmentation

/// What a comment says: language, sentiment, themes with their evidence, pain points, intents.
///
/// All offsets are UTF-8 byte offsets into the text as it came, half open; none cuts a character:
/// `String(decoding: Array(text.utf8)[evidence.range], as: UTF8.self)`.
public struct TaggedComment: Sendable, Equatable {
  /// The languages of the text, most frequent first; empty when it has no words.
  public var languages: [Language]
  /// The sentiment of the whole comment.
  public var sentiment: Sentiment
  /// The themes, the main one first; empty when none was found.
  public var themes: [ThemeMention]
  /// Negative mentions in the customer's words.
  public var painPoints: [PainPoint]
  /// What the customer wants with the comment.
  public var intents: [Intent]
  /// The words that say so; what only the sum of the words says has none.
  public var intentEvidence: [IntentEvidence] = []
  /// What else a reader should know of the comment.
  public var flags: [CommentFlag]

  /// The main language.
  public var language: Language { languages.first ?? .undetermined }
}

/// One theme of a comment, with what was said of it.
public struct ThemeMention: Sendable, Equatable {
  /// The theme's id in the taxonomy, such as `delivery.speed`.
  public var theme: String
  /// The theme's index in the engine's taxonomy.
  package var themeIndex: Int
  /// What the comment says of this theme.
  public var sentiment: Sentiment
  /// Where the theme was found, in the order of the text; never empty.
  public var evidence: [Evidence]
  /// How sure the learned model is that added the theme, from 0 to 1; nil where a term or rule found
  /// it. The evidence is then the words that decided.
  public var learned: Double?
  /// How sure the learned model is of the sentiment, from 0 to 1; nil where the opinions around the
  /// theme's words say it.
  public var learnedSentiment: Double?
}

/// Why a theme was tagged: a stretch of the text and the term or rule that matched it.
public struct Evidence: Sendable, Equatable {
  /// Byte offsets into the original text.
  public var range: Range<Int>
  /// Index of the clause, from 0.
  public var clause: Int
  /// The taxonomy's term or rule, as its author wrote it.
  public var rule: String
  /// What is said of the theme at this place; a theme that is praised here and blamed there is mixed
  /// as a whole.
  public var sentiment: Polarity = .neutral
}

/// What hurts, where, in the customer's own words.
public struct PainPoint: Sendable, Equatable {
  /// The theme's id.
  public var theme: String
  /// The theme's index in the engine's taxonomy.
  package var themeIndex: Int
  /// Byte offsets of the phrase in the original text.
  public var range: Range<Int>
}

/// What a customer wants with a comment. Several may hold.
public enum Intent: String, Sendable, CaseIterable {
  /// Something is wrong: the sentiment is negative or mixed.
  case complaint
  /// Something is good: the sentiment is positive or mixed.
  case praise
  /// Something should be otherwise than it is: "nên…", "อยากให้…", "it would be nice".
  case suggestion
  /// The customer wants to know something.
  case question
  /// The customer leaves, has left, or says what would make them leave.
  case churnRisk = "churn_risk"
  /// The customer had to do too much: again, themselves, from desk to desk.
  case effort
  /// Safety, health, fraud, a broken law or a deadline within hours or days.
  case urgent
  /// Somebody waits for an answer on their own case.
  case needsReply = "needs_reply"
  /// The comment names one of the staff.
  case namesStaff = "names_staff"
  /// The comment speaks of another provider that customers choose from.
  case competitor = "mentions_competitor"
}

/// The words by which an intent is known.
public struct IntentEvidence: Sendable, Equatable {
  /// What they say.
  public var intent: Intent
  /// Byte offsets into the original text.
  public var range: Range<Int>
}

/// What else a reader should know of a comment.
public enum CommentFlag: String, Sendable, CaseIterable {
  /// No words, or only an answer without content: "ok", "-", "không có".
  case lowValue = "low_value"
  /// No language: keys pressed at random, one letter over and over.
  case gibberish
  /// The words say the opposite of the score that came with them.
  case contradiction
}

/// One opinion with everything that bears on it: a line of the trace.
public struct TraceStep: Sendable, Equatable {
  /// Byte offsets of the opinion in the original text.
  public var range: Range<Int>
  /// Byte offsets of the opinion with its negators and degree words.
  public var scope: Range<Int>
  /// Index of the clause, from 0.
  public var clause: Int
  /// Where the weight comes from.
  public var layer: OpinionLayer
  /// The lexicon's weight, −4 to 4.
  public var weight: Double
  /// Product of the negators' factors, 1 without.
  public var negation: Double
  /// Product of the degree words' factors, 1 without.
  public var degree: Double
  /// The factor of the clause: contrast, condition, question, suggestion.
  public var clauseFactor: Double
  /// What counts: the product of the above.
  public var result: Double
}
