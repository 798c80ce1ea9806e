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

  // MARK: - Cues

  private func readCues(
    _ utf8: Span<UInt8>, _ scratch: borrowing TagScratch, _ reading: inout Reading
  ) {
    var one: [Range<Int32>] = []
    var other: [Range<Int32>] = []
    for index in scratch.cues.indices {
      let cue = scratch.cues[index]
      let span = cue.start..<cue.end
      switch cue.part.role {
      case .cue where cue.part.intent == .lowValue: break
      case .cue:
        if !isExcluded(cue.part.intent, span, scratch) {
          add(Intent(cue.part.intent), span, scratch, &reading)
        }
      case .one: if !isExcluded(.urgent, span, scratch) { one.append(span) }
      case .other: if !isExcluded(.urgent, span, scratch) { other.append(span) }
      case .name: readName(utf8, index, scratch, &reading)
      case .title: readTitle(utf8, index, scratch, &reading)
      case .brand: readBrand(index, scratch, &reading)
      case .not, .before, .after, .versus: break
      }
    }
    for first in one {
      guard let second = other.first(where: { !$0.overlaps(first) }) else { continue }
      add(.urgent, first, scratch, &reading)
      add(.urgent, second, scratch, &reading)
      break
    }
  }

  /// Whether all words are cues that say nothing.
  private func saysNothing(_ scratch: borrowing TagScratch) -> Bool {
    guard scratch.mentions.isEmpty else { return false }
    var covered: Int32 = 0
    var words = 0
    // Cues come in the order of their first words; of those with the same the longest is last.
    for cue in scratch.cues where cue.part.intent == .lowValue && cue.part.role == .cue {
      for token in max(covered, cue.start)..<max(covered, cue.end)
      where scratch.text.tokens[Int(token)].kind == .word { words += 1 }
      covered = max(covered, cue.end)
    }
    return words > 0 && words == scratch.text.wordCount
  }

  /// Makes one match of two parts with a gap between them.
  private func joinGaps(_ scratch: inout TagScratch) {
    guard scratch.cues.contains(where: { !$0.isWhole }) else { return }
    defer { scratch.cues.removeAll { !$0.isWhole } }
    guard scratch.cues.contains(where: \.isClosing) else { return }
    let count = scratch.cues.count
    for index in 0..<count where scratch.cues[index].isClosing {
      let closing = scratch.cues[index]
      for before in (0..<count).reversed() {
        let opening = scratch.cues[before]
        guard opening.isOpening, opening.part.pair == closing.part.pair,
          opening.part.intent == closing.part.intent, opening.end <= closing.start,
          closing.start - opening.end <= Int32(IntentCues.gap),
          !hasStop(opening.end..<closing.start, scratch)
        else { continue }
        var whole = closing
        whole.part.place = .whole
        whole.start = opening.start
        scratch.cues.append(whole)
        break
      }
    }
  }

  /// Whether a sentence ends among the tokens.
  private func hasStop(_ tokens: Range<Int32>, _ scratch: borrowing TagScratch) -> Bool {
    for index in tokens where scratch.text.tokens[Int(index)].kind == .punctuation {
      let sign = scratch.text.forms[Int(scratch.text.tokens[Int(index)].formStart)]
      if sign == 0x2E || sign == 0x21 || sign == 0x3F { return true }
    }
    return false
  }

  private func isExcluded(
    _ intent: CuedIntent, _ span: Range<Int32>, _ scratch: borrowing TagScratch
  ) -> Bool {
    for cue in scratch.cues where cue.part.role == .not && cue.part.intent == intent {
      if cue.isWhole, cue.start < span.upperBound, span.lowerBound < cue.end {
        return true
      }
    }
    return false
  }

  // MARK: - Names

  /// A listed name with the words before or behind it that make it one of the staff.
  private func readName(
    _ utf8: Span<UInt8>, _ index: Int, _ scratch: borrowing TagScratch, _ reading: inout Reading
  ) {
    let name = scratch.cues[index]
    guard isNameLike(utf8, Int(name.start), scratch) else { return }
    var end = name.end
    // A family name may follow.
    if isCapital(utf8, Int(end), scratch) { end += 1 }
    var start = name.start
    var isStaff = false
    for cue in scratch.cues where cue.part.intent == .namesStaff {
      switch cue.part.role {
      case .not where cue.end == name.start || cue.start < name.end && name.start < cue.end:
        return
      case .title, .before:
        guard cue.end == name.start || cue.end + 1 == name.start && isPoint(Int(cue.end), scratch)
        else { continue }
        start = min(start, cue.start)
        isStaff = true
      case .after where cue.start == name.end || cue.start == end:
        isStaff = true
      default: continue
      }
    }
    if isStaff { add(.namesStaff, start..<end, scratch, &reading) }
  }

  /// A title and a word with a capital that no list has.
  private func readTitle(
    _ utf8: Span<UInt8>, _ index: Int, _ scratch: borrowing TagScratch, _ reading: inout Reading
  ) {
    let title = scratch.cues[index]
    var next = Int(title.end)
    if isPoint(next, scratch) { next += 1 }
    guard next < scratch.text.tokens.count, isCapital(utf8, next, scratch),
      scratch.text.tokens[next].traits.contains(.unknown), !isAcronym(utf8, next, scratch),
      !isShouted(utf8), !isExcluded(.namesStaff, title.start..<title.end, scratch)
    else { return }
    add(.namesStaff, title.start..<Int32(next + 1), scratch, &reading)
  }

  private func readBrand(
    _ index: Int, _ scratch: borrowing TagScratch, _ reading: inout Reading
  ) {
    let brand = scratch.cues[index]
    for cue in scratch.cues
    where cue.part.role == .versus && cue.end <= brand.start && brand.start - cue.end <= 1 {
      add(.competitor, cue.start..<brand.end, scratch, &reading)
      return
    }
  }

  /// Thai has no capitals; elsewhere a name has one, in a text that is not all capitals.
  private func isNameLike(
    _ utf8: Span<UInt8>, _ token: Int, _ scratch: borrowing TagScratch
  ) -> Bool {
    scratch.text.tokens[token].language == .thai
      || isCapital(utf8, token, scratch) && !isShouted(utf8)
  }

  private func isPoint(_ token: Int, _ scratch: borrowing TagScratch) -> Bool {
    token < scratch.text.tokens.count && scratch.text.tokens[token].kind == .punctuation
      && scratch.text.forms[Int(scratch.text.tokens[token].formStart)] == 0x2E
  }

  private func isCapital(
    _ utf8: Span<UInt8>, _ token: Int, _ scratch: borrowing TagScratch
  ) -> Bool {
    guard token < scratch.text.tokens.count, scratch.text.tokens[token].kind == .word else {
      return false
    }
    let start = Int(scratch.text.tokens[token].start)
    switch utf8[start] {
    case 0x41...0x5A: return true
    case 0xC3: return start + 1 < utf8.count && (0x80...0x9E).contains(utf8[start + 1])
    case 0xC4, 0xC6: return start + 1 < utf8.count && [0x90, 0xA0, 0xAF].contains(utf8[start + 1])
    case 0xE1: return start + 2 < utf8.count && utf8[start + 1] >= 0xBA && utf8[start + 2] & 1 == 0
    default: return false
    }
  }

  /// Whether the second letter is a capital as well.
  private func isAcronym(
    _ utf8: Span<UInt8>, _ token: Int, _ scratch: borrowing TagScratch
  ) -> Bool {
    let token = scratch.text.tokens[token]
    return token.end - token.start > 1 && (0x41...0x5A).contains(utf8[Int(token.start) + 1])
  }

  /// Whether the text has no small letter.
  private func isShouted(_ utf8: Span<UInt8>) -> Bool {
    for index in utf8.indices where (0x61...0x7A).contains(utf8[index]) { return false }
    return true
  }

  // MARK: - Evidence

  private func add(
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

  fileprivate init(_ cued: CuedIntent) {
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
