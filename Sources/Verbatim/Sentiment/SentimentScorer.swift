import VerbatimAutomata
import VerbatimLexicon
import VerbatimSegmentation

/// Scores the opinions of a comment clause by clause.
///
/// Each opinion's weight is the lexicon's, times its negators, times its degree words, times what
/// bears on its clause; the comment's score is their softened sum. All factors are kept in the hits,
/// which are the trace.
struct SentimentScorer: Sendable {
  let signWeights: [Int16]

  /// The squared weight at which a comment's score is 0.7.
  static let commentSoftness = 8.0
  /// The same for one theme mention, which has fewer opinions.
  static let mentionSoftness = 4.0

  func score(into scratch: inout TagScratch) {
    scratch.hits.removeAll(keepingCapacity: true)
    scratch.clauses.removeAll(keepingCapacity: true)
    for (index, start) in scratch.text.clauseStarts.enumerated() {
      let end =
        index + 1 < scratch.text.clauseStarts.count
        ? scratch.text.clauseStarts[index + 1] : scratch.text.tokens.count
      scratch.clauses.append(
        ClausePolarity(start: Int32(start), end: Int32(end), firstHit: 0, endHit: 0))
    }
    collect(&scratch)
    ClauseMood.apply(to: &scratch.clauses, scratch.terms, scratch.text)
    addSuggestions(&scratch)
    for clause in scratch.clauses {
      for hit in Int(clause.firstHit)..<Int(clause.endHit) {
        let isPraise = scratch.hits[hit].base * scratch.hits[hit].negation > 0
        let mood =
          isPraise || clause.praiseFactor == 1 ? clause.praiseFactor : ClauseMood.complaintShare
        scratch.hits[hit].contrast = clause.factor
        scratch.hits[hit].mood = mood
      }
    }
  }

  /// The comment's sentiment from its hits.
  func sentiment(of hits: [OpinionHit]) -> Sentiment {
    var balance = Balance()
    for hit in hits { balance.add(hit) }
    return Sentiment(balance, softness: Self.commentSoftness)
  }

  // MARK: - Hits

  /// Turns matched terms and emoji into hits, in the order of the text.
  private func collect(_ scratch: inout TagScratch) {
    var clause = 0
    var term = 0
    var floor: Int32 = 0
    for token in 0..<scratch.text.tokens.count {
      while clause < scratch.clauses.count, Int(scratch.clauses[clause].end) <= token {
        scratch.clauses[clause].endHit = Int32(scratch.hits.count)
        clause += 1
        floor = Int32(token)
        scratch.clauses[clause].firstHit = Int32(scratch.hits.count)
      }
      while term < scratch.terms.count, Int(scratch.terms[term].start) == token {
        let match = scratch.terms[term]
        if match.record.kind == .sentiment || match.record.kind == .situation,
          match.record.value != 0
        {
          addHit(&scratch, term, clause: clause, floor: floor)
          floor = match.end
        }
        term += 1
      }
      let sign = scratch.text.tokens[token].sign
      if sign > 0, signWeights[Int(sign) - 1] != 0 {
        scratch.hits.append(
          OpinionHit(
            start: Int32(token), end: Int32(token + 1), scopeStart: Int32(token),
            scopeEnd: Int32(token + 1), clause: Int32(clause), layer: .emoji,
            base: Double(signWeights[Int(sign) - 1]) / 1000))
      }
    }
    if clause < scratch.clauses.count {
      scratch.clauses[clause].endHit = Int32(scratch.hits.count)
    }
  }

  private func addHit(_ scratch: inout TagScratch, _ term: Int, clause: Int, floor: Int32) {
    let match = scratch.terms[term]
    var hit = OpinionHit(
      start: match.start, end: match.end, scopeStart: match.start, scopeEnd: match.end,
      clause: Int32(clause), layer: match.record.kind == .sentiment ? .lexicon : .situation,
      base: Double(match.record.value) / 1000)
    Negation.apply(
      to: &hit, scratch.terms, before: term,
      floor: max(floor, Self.afterPunctuation(scratch.text, before: match.start, floor: floor)))
    Degree.apply(
      to: &hit, scratch.terms, at: term, floor: floor, ceiling: scratch.clauses[clause].end,
      language: scratch.text.tokens[Int(match.start)].language)
    scratch.hits.append(hit)
  }

  /// The token after the last punctuation before `start`: no negator reaches across "Nothing, great".
  private static func afterPunctuation(
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
      if clause.isSuggestion, !complains {
        let term = scratch.terms.first {
          $0.start >= clause.start && $0.start < clause.end
            && $0.record.kind == .operator
            && $0.record.role == OperatorRole.suggestion.rawValue
        }
        if let term {
          hits.append(
            OpinionHit(
              start: term.start, end: term.end, scopeStart: term.start, scopeEnd: term.end,
              clause: Int32(index), layer: .suggestion, base: ClauseMood.suggestionWeight))
        }
      }
      scratch.clauses[index].endHit = Int32(hits.count)
    }
    scratch.hits = hits
  }
}
