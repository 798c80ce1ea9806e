import VerbatimAutomata
import VerbatimLexicon
import VerbatimSegmentation

/// What a customer wants with a comment, and the words that say so.
///
/// Complaint and praise are what the sentiment says; question and suggestion are moods of clauses;
/// all else is told by cues, which are plain lists (`lexicons/*/intents.tsv`). Definitions are in
/// ``Intent``.
struct IntentReader: Sendable {
  private let matchers: [CueMatcher]
  /// How many words of evidence an intent has at most.
  private static let mostEvidence = 3

  init(_ cues: [IntentCues]) {
    matchers = cues.filter { !$0.parts.isEmpty }.map { CueMatcher(cues: $0) }
  }

  /// The tries of the cues, whose walks the `TermMatcher` finds.
  var entrances: [TrieEntrance] { matchers.map(\.entrance) }

  /// What is found in one comment.
  struct Reading {
    /// Bit `i` stands for `Intent.allCases[i]`.
    var intents = 0
    var evidence: [IntentEvidence] = []
    /// All words say that there is nothing to say.
    var isLowValue = false
    var isGibberish = false

    func contains(_ intent: Intent) -> Bool { intents & intent.bit != 0 }
  }

  /// Finds the cues, and whether they say that there is nothing to say.
  func find(_ scratch: inout TagScratch) {
    scratch.cues.empty()
    for number in matchers.indices {
      matchers[number].match(
        scratch.text, scratch.walks, TermMatcher.firstOther + number, into: &scratch.cues)
    }
    joinGaps(&scratch)
    scratch.saysNothing = saysNothing(scratch)
  }

  func read(
    _ utf8: Span<UInt8>, _ sentiment: Sentiment, _ scratch: borrowing TagScratch
  ) -> Reading {
    var reading = Reading()
    reading.isLowValue = scratch.saysNothing
    if !scratch.saysNothing {
      readMoods(scratch, &reading)
      if !scratch.cues.isEmpty { readCues(utf8, scratch, &reading) }
    }
    let isGibberish = Gibberish.isGibberish(utf8, scratch.text)
    reading.isGibberish = isGibberish
    if isGibberish, scratch.hits.isEmpty, scratch.mentions.isEmpty { reading.isLowValue = true }
    readSentiment(sentiment, scratch, &reading)
    return reading
  }

  // MARK: - Sentiment and mood

  /// Complaint and praise are what the sentiment says, as far as something else is meant by it:
  /// "move to another bank" is a complaint only if more is said, "would be great" is no praise, and
  /// neither is "ok".
  private func readSentiment(
    _ sentiment: Sentiment, _ scratch: borrowing TagScratch, _ reading: inout Reading
  ) {
    let label = sentiment.label
    guard !reading.isLowValue else { return }
    let others = reading.evidence
    // What hurts is complained of, however pleased the customer is with the rest.
    if label == .positive || label == .neutral {
      for mention in scratch.mentions where mention.hurts && mention.hasOpinion {
        let span = mention.opinionStart..<mention.opinionEnd
        if !isSpokenFor(span, others, scratch) { add(.complaint, span, scratch, &reading) }
      }
    }
    if label == .neutral { return }
    let wants = reading.intents & (Self.speaking | Intent.competitor.bit) != 0
    if label == .negative || label == .mixed {
      let span = strongest(scratch, others) { $0.layer == .suggestion ? 0 : -$0.weight }
      if !span.isEmpty || !wants { add(.complaint, span, scratch, &reading) }
    }
    if label == .positive || label == .mixed {
      let floor = label == .mixed ? 0 : Self.leastPraise(reading)
      let span = strongest(scratch, others, praises: true) {
        $0.mood < 1 || $0.weight < floor ? 0 : $0.weight
      }
      let isSilent = scratch.hits.isEmpty && scratch.themeHits.isEmpty
      let isLearned = !wants && isSilent && sentiment.score >= Self.leastLearned
      if !span.isEmpty || isLearned { add(.praise, span, scratch, &reading) }
    }
  }

  /// What learned words alone must say to be praise.
  private static let leastLearned = 0.5

  /// What an opinion must weigh to be praise beside what is no good news.
  private static func leastPraise(_ reading: Reading) -> Double {
    if reading.contains(.churnRisk) || reading.contains(.effort) || reading.contains(.urgent) {
      return 2.5
    }
    return reading.contains(.needsReply) ? 1.5 : 0
  }

  /// Intents whose words may sound like complaint or praise.
  private static let speaking =
    Intent.suggestion.bit | Intent.question.bit | Intent.churnRisk.bit | Intent.urgent.bit
    | Intent.needsReply.bit

  /// The strongest opinion that does not belong to the words of another intent.
  private func strongest(
    _ scratch: borrowing TagScratch, _ others: [IntentEvidence], praises: Bool = false,
    _ strength: (OpinionHit) -> Double
  ) -> Range<Int32> {
    var best = 0.0
    var scope: Range<Int32> = 0..<0
    for index in 0..<scratch.hits.count + scratch.themeHits.count {
      let isTheme = index >= scratch.hits.count
      let hit = isTheme ? scratch.themeHits[index - scratch.hits.count] : scratch.hits[index]
      guard strength(hit) > best else { continue }
      let start = Int(scratch.text.tokens[Int(hit.start)].start)
      let end = Int(scratch.text.tokens[Int(hit.end) - 1].end)
      let clause = Int(scratch.text.tokens[Int(scratch.clauses[Int(hit.clause)].start)].start)
      let isTaken = others.contains {
        // What is said behind the name of a competitor is said of them.
        $0.intent.bit & Self.speaking != 0 && $0.range.overlaps(start..<end)
          || praises && $0.intent == .competitor && $0.range.upperBound <= start
            && $0.range.lowerBound >= clause
      }
      if isTaken { continue }
      best = strength(hit)
      scope = hit.scopeStart..<hit.scopeEnd
    }
    return scope
  }

  /// Whether words belong to another intent that may sound like a complaint.
  private func isSpokenFor(
    _ span: Range<Int32>, _ others: [IntentEvidence], _ scratch: borrowing TagScratch
  ) -> Bool {
    let start = Int(scratch.text.tokens[Int(span.lowerBound)].start)
    let end = Int(scratch.text.tokens[Int(span.upperBound) - 1].end)
    return others.contains { $0.intent.bit & Self.speaking != 0 && $0.range.overlaps(start..<end) }
  }

  private func readMoods(_ scratch: borrowing TagScratch, _ reading: inout Reading) {
    for clause in scratch.clauses {
      if clause.isSuggestion {
        let term = scratch.terms[Int(clause.suggestion)]
        let span = term.start..<term.end
        if !isExcluded(.suggestion, span, scratch) { add(.suggestion, span, scratch, &reading) }
      }
      if clause.isQuestion { add(.question, questionWords(clause, scratch), scratch, &reading) }
    }
  }

  /// The clause's question word, or else its question mark, or all of it.
  private func questionWords(
    _ clause: ClausePolarity, _ scratch: borrowing TagScratch
  ) -> Range<Int32> {
    for term in scratch.terms where term.start >= clause.start && term.start < clause.end {
      if term.record.kind == .operator,
        OperatorRole(rawValue: term.record.role) == .question
      {
        return term.start..<term.end
      }
    }
    for mark in scratch.questionMarks where mark >= clause.start && mark < clause.end {
      return mark..<mark + 1
    }
    return clause.start..<clause.end
  }

  // MARK: - Evidence

  func add(
    _ intent: Intent, _ span: Range<Int32>, _ scratch: borrowing TagScratch,
    _ reading: inout Reading
  ) {
    reading.intents |= intent.bit
    guard !span.isEmpty else { return }
    let tokens = scratch.text.tokens.span
    let range =
      Int(tokens[Int(span.lowerBound)].start)..<Int(tokens[Int(span.upperBound) - 1].end)
    var count = 0
    for index in reading.evidence.indices where reading.evidence[index].intent == intent {
      count += 1
      // The longer one of two that overlap stays.
      guard reading.evidence[index].range.overlaps(range) else { continue }
      if range.count > reading.evidence[index].range.count {
        reading.evidence[index].range = range
      }
      return
    }
    if count < Self.mostEvidence {
      reading.evidence.append(IntentEvidence(intent: intent, range: range))
    }
  }
}

extension Intent {
  /// The place of the intent in a set.
  var bit: Int {
    switch self {
    case .complaint: 1
    case .praise: 2
    case .suggestion: 4
    case .question: 8
    case .churnRisk: 16
    case .effort: 32
    case .urgent: 64
    case .needsReply: 128
    case .namesStaff: 256
    case .competitor: 512
    }
  }

  init(_ cued: CuedIntent) {
    switch cued {
    case .suggestion, .lowValue: self = .suggestion
    case .churnRisk: self = .churnRisk
    case .effort: self = .effort
    case .urgent: self = .urgent
    case .needsReply: self = .needsReply
    case .namesStaff: self = .namesStaff
    case .competitor: self = .competitor
    }
  }
}

extension IntentReader {
  /// Unpacked once a process.
  private static let builtIn = FeedbackEngine.tables.intentCues

  /// The cues that are compiled in, and those of the user's own files.
  init(
    _ options: FeedbackEngine.Options, _ tables: TermTables, _ segmenter: Segmenter
  ) throws(LexiconError) {
    var cues = [Self.builtIn]
    for (name, text) in options.intentFiles {
      cues.append(
        try IntentCues(
          name: name, text: text, language: .undetermined, segmenter: segmenter))
    }
    self.init(cues)
  }
}
