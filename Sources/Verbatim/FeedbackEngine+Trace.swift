import VerbatimSegmentation

/// Why a comment's sentiment is what it is.
extension FeedbackEngine {
  /// The trace of the comment that was tagged last with `scratch`.
  package func traceSteps(of scratch: borrowing TagScratch) -> [TraceStep] {
    var steps: [TraceStep] = []
    // Beside opinions, what a theme says by itself counts for the theme alone.
    let themeShare: Double = scratch.hits.isEmpty ? 1 : 0
    let hits =
      scratch.hits.map { (hit: $0, share: 1) }
      + scratch.themeHits.map { (hit: $0, share: themeShare) }
    for (hit, share) in hits.sorted(by: { $0.hit.start < $1.hit.start }) {
      steps.append(
        TraceStep(
          range: bytes(hit.start, hit.end, scratch),
          scope: bytes(hit.scopeStart, hit.scopeEnd, scratch), clause: Int(hit.clause),
          layer: hit.layer, weight: hit.base, negation: hit.negation, degree: hit.degree,
          clauseFactor: hit.contrast * hit.mood * hit.share * share,
          result: hit.weight * hit.share * share))
    }
    if let model = learned[scratch.text.language] {
      for part in model.contributions(scratch.text, scratch.hits, scratch.learned) {
        let range = bytes(part.first, part.last + 1, scratch)
        steps.append(
          TraceStep(
            range: range, scope: range, clause: clause(of: part.first, scratch), layer: .learned,
            weight: part.weight, negation: 1, degree: 1, clauseFactor: 1, result: part.result))
      }
    }
    if let lean = scratch.questionLean {
      let tokens = lean.tokens
      let range = tokens.isEmpty ? 0..<0 : bytes(tokens.lowerBound, tokens.upperBound, scratch)
      steps.append(Self.step(.question, range, lean.odds))
    }
    if scratch.scoreLean != 0 { steps.append(Self.step(.score, 0..<0, scratch.scoreLean)) }
    return steps
  }

  private static func step(
    _ layer: OpinionLayer, _ range: Range<Int>, _ weight: Double
  ) -> TraceStep {
    TraceStep(
      range: range, scope: range, clause: 0, layer: layer, weight: weight, negation: 1, degree: 1,
      clauseFactor: 1, result: weight)
  }

  private func clause(of token: Int32, _ scratch: borrowing TagScratch) -> Int {
    max(
      0,
      (scratch.text.clauseStarts.firstIndex { $0 > token } ?? scratch.text.clauseStarts.count) - 1)
  }
}
