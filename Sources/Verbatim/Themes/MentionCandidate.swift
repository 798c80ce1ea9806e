/// A theme found in one clause, before mentions of the same theme are joined.
struct MentionCandidate: Sendable {
  var theme: Int
  /// The tokens of the term, or those that a rule spans.
  var start: Int32
  var end: Int32
  var clause: Int32
  var source: EvidenceSource
  /// −1, 0 or 1: what the term or rule says by itself.
  var polarity: Int8
  /// Found by a hint, which suits other themes too.
  var isHint = false
  /// The first and the last operand of a rule; the whole term.
  var headStart: Int32
  var headEnd: Int32
  var tailStart: Int32
  var tailEnd: Int32
  var balance = Balance()
  /// First and last token of the opinions that were given to it; `opinionEnd` is 0 without.
  var opinionStart: Int32 = .max
  var opinionEnd: Int32 = 0
  /// The next mention is coordinated with this one: "đồ ăn và phục vụ đều tệ".
  var joinsNext = false
  var isDropped = false

  /// Found by words that follow one another, not by a rule with several operands.
  var isTerm: Bool { headStart == start && headEnd == end }
  var hasOpinion: Bool { opinionEnd > 0 }
  /// Its own words are an opinion: "cao chót vót", "ส่งช้า".
  var isPredicate: Bool { opinionStart < end && start < opinionEnd }
  /// A pain point.
  var hurts: Bool { balance.net < -0.3 }

  init(
    theme: Int, start: Int32, end: Int32, clause: Int32, source: EvidenceSource, polarity: Int8
  ) {
    self.theme = theme
    self.start = start
    self.end = end
    self.clause = clause
    self.source = source
    self.polarity = polarity
    headStart = start
    headEnd = end
    tailStart = start
    tailEnd = end
  }

  /// Whether the other's words are an operand of this one, which is a rule and says more.
  func covers(_ other: MentionCandidate) -> Bool {
    guard case .rule = source, case .term = other.source else { return false }
    return headStart <= other.start && other.end <= headEnd
      || tailStart <= other.start && other.end <= tailEnd
  }

  /// Its words together with the opinion on them, as long as they stand in its clause.
  func evidence(in clause: ClausePolarity) -> Range<Int32> {
    guard hasOpinion, opinionStart >= clause.start, opinionEnd <= clause.end else {
      return start..<end
    }
    return min(start, opinionStart)..<max(end, opinionEnd)
  }

  mutating func add(_ hit: OpinionHit) {
    balance.add(hit)
    opinionStart = min(opinionStart, hit.scopeStart)
    opinionEnd = max(opinionEnd, hit.scopeEnd)
  }

  /// Takes over what was said of another mention.
  mutating func share(_ other: MentionCandidate) {
    balance.add(other.balance)
    opinionStart = min(opinionStart, other.opinionStart)
    opinionEnd = max(opinionEnd, other.opinionEnd)
  }
}

/// The term, by its atom, or the rule that found a theme.
enum EvidenceSource: Sendable {
  case term(Int32)
  case rule(Int32)
}
