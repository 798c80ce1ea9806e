import VerbatimAutomata
import VerbatimLexicon
import VerbatimSegmentation

/// Scores the opinions of a comment clause by clause.
///
/// Each opinion's weight is the lexicon's, times its negators, times its degree words, times what
/// bears on its clause; the comment's score is their softened sum. All factors are kept in the hits,
/// which are the trace.
struct SentimentScorer: Sendable {
  let lexicon: TermTables
  let signWeights: [Int16]
  let durations: DurationReader
  let unreality: Unreality
  let coreFailure: CoreFailure

  /// The squared weight at which a comment's score is 0.7.
  static let commentSoftness = 8.0
  /// The same for one theme mention, which has fewer opinions.
  static let mentionSoftness = 4.0

  func score(_ text: borrowing SegmentedText, into scratch: inout TagScratch) {
    scratch.hits.empty()
    scratch.clauses.empty()
    let starts = text.clauseStarts.span
    for index in starts.indices {
      let end = index + 1 < starts.count ? starts[index + 1] : text.tokens.count
      scratch.clauses.append(
        ClausePolarity(start: Int32(starts[index]), end: Int32(end), firstHit: 0, endHit: 0))
    }
    Superlative.mark(&scratch)
    collect(text, &scratch)
    durations.add(text, &scratch)
    ClauseMood.apply(to: &scratch.clauses, scratch.terms, questionMarks: scratch.questionMarks)
    unreality.mark(text, &scratch)
    addSuggestions(&scratch)
    scratch.takenBack = 0
    for clause in scratch.clauses {
      for hit in Int(clause.firstHit)..<Int(clause.endHit) {
        Self.apply(clause, to: &scratch.hits[hit])
        scratch.takenBack += Self.takenBack(scratch.hits[hit], clause)
      }
    }
    coreFailure.weigh(&scratch)
    if text.wordCount <= Self.fewWords { takeBackContrast(&scratch) }
  }

  /// How much of what a contrast takes or gives counts with the learned layer.
  private static let contrastShare = 0.5

  /// In a short comment that praises and complains nothing else tells the learned layer which half
  /// counts.
  private func takeBackContrast(_ scratch: inout TagScratch) {
    var shift = 0.0
    var praises = false
    var complains = false
    for hit in scratch.hits where hit.layer != .emoji {
      if hit.weightInClause > 0 { praises = true } else { complains = true }
      shift += hit.weight - hit.weightInClause
    }
    if praises, complains { scratch.takenBack += shift * Self.contrastShare }
  }

  /// Whether praise and complaint stand in clauses of their own.
  func isTwoSided(_ scratch: borrowing TagScratch) -> Bool {
    var praised: Int32 = -1
    var blamed: Int32 = -1
    for hit in scratch.hits where hit.layer != .emoji {
      if hit.weightInClause > 0 { praised = hit.clause } else { blamed = hit.clause }
    }
    return praised >= 0 && blamed >= 0 && praised != blamed
  }

  /// What the structure of a clause says of an opinion, beyond what its words say singly.
  private static func takenBack(_ hit: OpinionHit, _ clause: ClausePolarity) -> Double {
    if clause.isUnreal(hit) { return hit.weightInClause - hit.weightAsSaid }
    return clause.superlative >= 0 && hit.start >= clause.superlative ? hit.weightInClause : 0
  }

  /// A comment of so many words says little beside its opinions.
  static let fewWords = 8
  /// A denied fault or a bare suggestion is weighed as one opinion of many; in a short comment it is all
  /// of it.
  private static let denialShare = 2.0
  private static let suggestionShare = 2.5
  /// The same for a comment that is one listed phrase which is more than lukewarm ("it's ok"), and for
  /// themes that are complaint by themselves.
  private static let phraseShare = 2.5
  private static let lukewarm = 1.0
  private static let themeShare = 1.5
  /// So many words may stand beside a theme that is all that is said.
  private static let themeWords = 12

  /// What the opinions weigh of a short comment that has no others than denied faults, suggestions, what
  /// themes say by themselves, or one listed phrase: what its words say singly is the opposite of it, or
  /// nothing.
  func structural(_ scratch: borrowing TagScratch) -> Double {
    let words = scratch.text.wordCount
    guard words <= Self.fewWords || scratch.hits.isEmpty && words <= Self.themeWords else {
      return 0
    }
    var sum = 0.0
    for hit in scratch.themeHits where scratch.clauses[Int(hit.clause)].isUnreal(hit) {
      sum += hit.weightInClause - hit.weightAsSaid
    }
    let taken = sum
    for hit in scratch.hits.isEmpty ? scratch.themeHits : scratch.hits {
      if hit.layer == .suggestion {
        sum += hit.weightInClause * Self.suggestionShare
      } else if hit.deniesFault || isListedDenial(hit, scratch.text) {
        sum += hit.weightInClause * Self.denialShare
      } else if hit.end - hit.start > 1, Int(hit.end - hit.start) == scratch.text.wordCount,
        abs(hit.weightInClause) > Self.lukewarm
      {
        sum += hit.weightInClause * Self.phraseShare
      } else if hit.layer == .theme, hit.weightInClause < 0 {
        sum += hit.weightInClause * Self.themeShare
      } else {
        return taken
      }
    }
    return sum
  }

  /// Whether a listed phrase is praise that begins with a negator: "không hôi".
  private func isListedDenial(_ hit: OpinionHit, _ text: borrowing SegmentedText) -> Bool {
    hit.base > 0 && hit.negation > 0 && hit.layer != .theme && hit.end - hit.start > 1
      && lexicon.isNegator(text, hit.start..<hit.start + 1)
  }

  /// What bears on the clause as a whole bears on its opinions.
  static func apply(_ clause: ClausePolarity, to hit: inout OpinionHit) {
    let isPraise = hit.base * hit.negation > 0
    if clause.isUnreal(hit) {
      hit.mood = isPraise ? clause.unrealPraise : clause.unrealComplaint
    } else {
      hit.mood =
        isPraise || clause.praiseFactor == 1 ? clause.praiseFactor : ClauseMood.complaintShare
    }
    hit.contrast = clause.factor
  }

  /// The comment's sentiment from its opinions; from what its themes say by themselves where nobody
  /// says more.
  func sentiment(of hits: [OpinionHit], themes: [OpinionHit] = []) -> Sentiment {
    var balance = Balance()
    for hit in hits.isEmpty ? themes : hits {
      balance.add(weight: hit.weight * hit.share, inClause: hit.weightInClause * hit.share)
    }
    return Sentiment(balance, softness: Self.commentSoftness)
  }

  // MARK: - Hits

  /// Turns matched terms and emoji into hits, in the order of the text.
  private func collect(_ text: borrowing SegmentedText, _ scratch: inout TagScratch) {
    var term = 0
    var sign = 0
    for clause in scratch.clauses.indices {
      var floor = scratch.clauses[clause].start
      let end = scratch.clauses[clause].end
      scratch.clauses[clause].firstHit = Int32(scratch.hits.count)
      while true {
        let termStart = term < scratch.terms.count ? scratch.terms[term].start : .max
        let signStart = sign < scratch.signs.count ? scratch.signs[sign] : .max
        guard min(termStart, signStart) < end else { break }
        if termStart <= signStart {
          if addHit(text, &scratch, term, clause: clause, floor: floor) {
            floor = scratch.terms[term].end
          }
          term += 1
        } else {
          addSign(text, &scratch, signStart, clause: clause)
          sign += 1
        }
      }
      scratch.clauses[clause].endHit = Int32(scratch.hits.count)
    }
  }

  private func addSign(
    _ text: borrowing SegmentedText, _ scratch: inout TagScratch, _ token: Int32, clause: Int
  ) {
    let weight = signWeights[Int(text.tokens[Int(token)].sign) - 1]
    guard weight != 0 else { return }
    scratch.hits.append(
      OpinionHit(
        start: token, end: token + 1, scopeStart: token, scopeEnd: token + 1,
        clause: Int32(clause), layer: .emoji, base: Double(weight) / 1000))
  }

  /// Adds a hit for a term, unless it is an operator or weighs nothing.
  private func addHit(
    _ text: borrowing SegmentedText, _ scratch: inout TagScratch, _ term: Int, clause: Int,
    floor: Int32
  ) -> Bool {
    let match = scratch.terms[term]
    let layer: OpinionLayer
    switch match.record.kind {
    case .sentiment: layer = .lexicon
    case .situation: layer = .situation
    case .operator, .concept, .theme: return false
    }
    guard match.record.value != 0 else { return false }
    var hit = OpinionHit(
      start: match.start, end: match.end, scopeStart: match.start, scopeEnd: match.end,
      clause: Int32(clause), layer: layer,
      base: Double(match.record.value) / 1000)
    Negation.apply(
      to: &hit, scratch.terms, before: term,
      floor: max(floor, Self.afterPunctuation(text, before: match.start, floor: floor)))
    Degree.apply(
      to: &hit, scratch.terms, at: term, floor: floor, ceiling: scratch.clauses[clause].end,
      language: text.tokens[Int(match.start)].language)
    scratch.hits.append(hit)
    return true
  }

  /// The token after the last punctuation before `start`: no negator reaches across "Nothing, great".
  static func afterPunctuation(
    _ text: borrowing SegmentedText, before start: Int32, floor: Int32
  ) -> Int32 {
    var index = start
    let end = max(floor, start - Negation.reach - 2)
    while index > end {
      if text.tokens[Int(index) - 1].kind == .punctuation { return index }
      index -= 1
    }
    return floor
  }

  /// A clause that suggests an improvement and complains of nothing is a mild complaint.
  private func addSuggestions(_ scratch: inout TagScratch) {
    guard scratch.clauses.contains(where: \.isSuggestion) else { return }
    var hits: [OpinionHit] = []
    for index in scratch.clauses.indices {
      let clause = scratch.clauses[index]
      let range = Int(clause.firstHit)..<Int(clause.endHit)
      let complains = scratch.hits[range].contains { $0.base * $0.negation < 0 }
      scratch.clauses[index].firstHit = Int32(hits.count)
      hits.append(contentsOf: scratch.hits[range])
      if clause.isSuggestion, !complains, !clause.isQuestion {
        let term = scratch.terms[Int(clause.suggestion)]
        hits.append(
          OpinionHit(
            start: term.start, end: term.end, scopeStart: term.start, scopeEnd: term.end,
            clause: Int32(index), layer: .suggestion, base: ClauseMood.suggestionWeight))
      }
      scratch.clauses[index].endHit = Int32(hits.count)
    }
    scratch.hits = hits
  }
}
