package import Verbatim

/// Comments that a person should read: those to answer, and those whose words and score disagree.
package struct CommentsToRead: Sendable {
  /// Why a comment is to be answered, the most urgent first.
  package enum Reason: String, Sendable, CaseIterable {
    /// Safety, health, fraud, a broken law or a deadline.
    case urgent
    /// Somebody waits for an answer on their own case, or says where to reach them.
    case waits = "needs_reply"
    /// The customer leaves, or says what would make them leave.
    case leaves = "churn_risk"

    fileprivate var intent: Intent {
      switch self {
      case .urgent: .urgent
      case .waits: .needsReply
      case .leaves: .churnRisk
      }
    }

    fileprivate var weight: Int {
      switch self {
      case .urgent: 5000
      case .waits: 3000
      case .leaves: 2000
      }
    }
  }

  /// One comment, and how far in front it stands.
  package struct Entry: Sendable {
    package var quote: Quote
    package var reasons: [Reason]
    fileprivate var urgency: Int

    fileprivate func precedes(_ other: Entry) -> Bool {
      if urgency != other.urgency { return urgency > other.urgency }
      if quote.id != other.quote.id {
        return quote.id.utf8.lexicographicallyPrecedes(other.quote.id.utf8)
      }
      return quote.text.utf8.lexicographicallyPrecedes(other.quote.text.utf8)
    }
  }

  /// The first of many, all of them counted.
  package struct List: Sendable {
    /// How many are kept.
    package static let capacity = 40
    /// The first ones.
    package private(set) var first: [Entry] = []
    /// How many there are.
    package private(set) var count = 0

    fileprivate mutating func add(_ entry: Entry) {
      count += 1
      insert(entry)
    }

    fileprivate mutating func merge(_ other: List) {
      count += other.count
      for entry in other.first { insert(entry) }
    }

    private mutating func insert(_ entry: Entry) {
      let position = first.firstIndex { entry.precedes($0) } ?? first.count
      guard position < Self.capacity else { return }
      first.insert(entry, at: position)
      if first.count > Self.capacity { first.removeLast() }
    }
  }

  /// Comments that need a reply, the most urgent first.
  package private(set) var toAnswer = List()
  /// How many of them there are for each reason; a comment may have several.
  package private(set) var byReason: [Reason: Int] = [:]
  /// A score near the best, with words that complain.
  package private(set) var goodScoreBadWords = List()
  /// A score near the worst, with words that praise.
  package private(set) var badScoreGoodWords = List()

  /// No comments.
  package init() {}

  /// How many comments contradict their score.
  package var contradictions: Int { goodScoreBadWords.count + badScoreGoodWords.count }

  /// From here on a score is near the best, and likewise from the other end.
  private static let nearBest = 0.85

  /// Adds a comment.
  ///
  /// - Parameters:
  ///   - place: where its score stands between the worst, 0, and the best, 1; nil without a score.
  ///   - question: what it answers. What is asked for does not contradict a score.
  package mutating func add(
    _ comment: TaggedComment, _ context: FeedbackSummary.Context, place: Double?,
    question: SurveyQuestion
  ) {
    let strength = Int((comment.sentiment.score.magnitude * 1000).rounded())
    var entry = Entry(
      quote: Quote(
        id: context.id, text: context.text, highlight: 0..<0, score: comment.sentiment.score,
        rating: context.rating),
      reasons: [], urgency: strength)
    if comment.flags.contains(.contradiction), let place {
      if place >= Self.nearBest, question != .improvement { goodScoreBadWords.add(entry) }
      if place <= 1 - Self.nearBest, question != .praise { badScoreGoodWords.add(entry) }
    }
    entry.reasons = Self.reasons(comment, context.text)
    guard let first = entry.reasons.first else { return }
    for reason in entry.reasons { byReason[reason, default: 0] += 1 }
    entry.urgency =
      entry.reasons.reduce(0) { $0 + $1.weight } + (comment.sentiment.score < 0 ? strength : 0)
    entry.quote.highlight =
      comment.intentEvidence.first { $0.intent == first.intent }?.range ?? 0..<0
    toAnswer.add(entry)
  }

  /// Who is content waits for nothing, unless they say so.
  private static func reasons(_ comment: TaggedComment, _ text: String) -> [Reason] {
    let isContent = comment.sentiment.label == .positive
    return Reason.allCases.filter { reason in
      let isSaid = comment.intents.contains(reason.intent)
      return switch reason {
      case .waits: isSaid || !isContent && saysWhereToReach(text)
      case .urgent, .leaves: isSaid && !isContent
      }
    }
  }

  private static func saysWhereToReach(_ text: String) -> Bool {
    PersonalData.find(in: Array(text.utf8)).contains { [.phone, .email, .line].contains($0.kind) }
  }

  /// Adds another part.
  package mutating func merge(_ other: CommentsToRead) {
    toAnswer.merge(other.toAnswer)
    byReason.merge(other.byReason, uniquingKeysWith: +)
    goodScoreBadWords.merge(other.goodScoreBadWords)
    badScoreGoodWords.merge(other.badScoreGoodWords)
  }
}
