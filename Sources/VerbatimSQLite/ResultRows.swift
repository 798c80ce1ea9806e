/// One run: a wave of answers, and how it was read.
package struct RunRow: Sendable {
  /// What the user calls the wave; each has its own.
  package var wave: String
  package var source = ""
  /// The version of Verbatim that tagged the comments.
  package var version = ""
  package var taxonomy = ""
  package var rowsRead = 0
  package var tagged = 0
  package var withoutText = 0
  package var rejected = 0
  /// The scale of the score, such as `nps`; nil without a score, as are the next four.
  package var scale: String?
  package var score: Double?
  package var interval: ClosedRange<Double>?
  package var responses: Int?

  package init(wave: String) { self.wave = wave }
}

/// One comment with what was found in it.
package struct CommentRow: Sendable {
  /// The number of its record in the export, counted from 1.
  package var row: Int
  /// Which of the record's comments it is, counted from 1.
  package var answer: Int
  package var id: String
  /// What it answers, where the export says so.
  package var question: String?
  package var text: String
  package var rating: Double?
  /// `2026-11-22`.
  package var date: String?
  package var touchpoint: String?
  package var channel: String?
  /// A JSON object of the other columns to group by.
  package var segments = "{}"
  /// What was found; nil where there is no text.
  package var tags: Tags?

  package struct Tags: Sendable {
    package var language: String
    package var sentiment: String
    package var score: Double
    /// JSON arrays of names.
    package var intents: String
    package var flags: String
    package var mentions: [MentionRow]

    package init(
      language: String, sentiment: String, score: Double, intents: String, flags: String,
      mentions: [MentionRow]
    ) {
      self.language = language
      self.sentiment = sentiment
      self.score = score
      self.intents = intents
      self.flags = flags
      self.mentions = mentions
    }
  }

  package init(row: Int, answer: Int, id: String, text: String) {
    self.row = row
    self.answer = answer
    self.id = id
    self.text = text
  }
}

/// A theme that a comment mentions.
package struct MentionRow: Sendable {
  package var theme: String
  package var sentiment: String
  package var score: Double
  /// The words that told the theme.
  package var evidence: String
  /// Where they stand in the comment, in bytes of UTF-8.
  package var range: Range<Int>
  /// The complaint in the customer's words; nil where there is none.
  package var complaint: String?

  package init(
    theme: String, sentiment: String, score: Double, evidence: String, range: Range<Int>,
    complaint: String? = nil
  ) {
    self.theme = theme
    self.sentiment = sentiment
    self.score = score
    self.evidence = evidence
    self.range = range
    self.complaint = complaint
  }
}

/// What all comments of a run say of one theme.
package struct ThemeRow: Sendable {
  package var theme: String
  package var english: String
  package var vietnamese: String
  package var thai: String
  package var owner: String?
  package var mentions: Int
  package var negative: Int
  package var neutral: Int
  package var positive: Int
  package var mixed: Int
  package var sentiment: Double

  package init(
    theme: String, english: String, vietnamese: String, thai: String, owner: String?,
    mentions: Int, negative: Int, neutral: Int, positive: Int, mixed: Int, sentiment: Double
  ) {
    self.theme = theme
    self.english = english
    self.vietnamese = vietnamese
    self.thai = thai
    self.owner = owner
    self.mentions = mentions
    self.negative = negative
    self.neutral = neutral
    self.positive = positive
    self.mixed = mixed
    self.sentiment = sentiment
  }
}

/// What one theme has to do with the score of a run.
package struct DriverRow: Sendable {
  package var theme: String
  package var mentions: Int
  /// The number that is shown first, in points of the score, and how it was computed.
  package var impact: Double?
  package var method: String
  package var interval: ClosedRange<Double>?
  package var p: Double?
  package var q: Double?
  package var certainty: String
  package var scoreWith: Double
  package var scoreWithout: Double?
  package var leaveOut: Double?
  package var adjusted: Double?
  package var importance: Double?

  package init(theme: String, mentions: Int, method: String, certainty: String, scoreWith: Double) {
    self.theme = theme
    self.mentions = mentions
    self.method = method
    self.certainty = certainty
    self.scoreWith = scoreWith
  }
}
