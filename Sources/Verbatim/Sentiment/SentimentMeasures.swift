import VerbatimLexicon

/// Puts what the hand-written layers found into numbers that a linear model can weigh.
enum SentimentMeasures {
  static let count = SentimentMeasure.allCases.count

  /// Overwrites `scratch.measures`, in the order of `SentimentMeasure`.
  static func measure(_ lexicon: Sentiment, into scratch: inout TagScratch) {
    if scratch.measures.count != count {
      scratch.measures = [Double](repeating: 0, count: count)
    }
    var sums = Sums()
    for hit in scratch.hits { sums.add(hit) }
    var asks = false
    var suggests = false
    for clause in scratch.clauses {
      if clause.isQuestion { asks = true }
      if clause.isSuggestion { suggests = true }
    }
    let words = Double(scratch.text.wordCount)
    let isSilent = scratch.hits.isEmpty
    var output = scratch.measures.mutableSpan
    output[0] = lexicon.score
    output[1] = lexicon.score.magnitude
    output[2] = saturated(sums.praise, 4)
    output[3] = saturated(sums.complaint, 4)
    output[4] = saturated(sums.praiseCount, 3)
    output[5] = saturated(sums.complaintCount, 3)
    output[6] = saturated(sums.situationPraise, 3)
    output[7] = saturated(sums.situationComplaint, 3)
    output[8] = saturated(sums.emojiPraise, 3)
    output[9] = saturated(sums.emojiComplaint, 3)
    output[10] = saturated(sums.negatedPraise, 1)
    output[11] = saturated(sums.negatedComplaint, 1)
    output[12] = suggests ? 1 : 0
    output[13] = asks ? 1 : 0
    output[14] = max(-1, min(1, sums.first / 3))
    output[15] = max(-1, min(1, sums.last / 3))
    output[16] = saturated(words, 20)
    output[17] = isSilent ? 1 : 0
    output[18] = lexicon.label == .mixed ? 1 : 0
    output[19] = lexicon.score >= Sentiment.neutralBand ? 1 : 0
    output[20] = lexicon.score <= -Sentiment.neutralBand ? 1 : 0
    output[21] = min(1, sums.strongestPraise / 4)
    output[22] = min(1, sums.strongestComplaint / 4)
    output[23] = saturated(min(sums.praise, sums.complaint), 2)
    output[24] = min(1, sums.praise / (words + 1))
    output[25] = min(1, sums.complaint / (words + 1))
    // With `length` these tell a remark from a comment and from a report.
    output[26] = saturated(words, 5)
    output[27] = saturated(words, 60)
  }

  /// Grows like x near zero and stays below 1.
  @inline(__always)
  private static func saturated(_ x: Double, _ half: Double) -> Double { x / (x + half) }

  private struct Sums {
    var praise = 0.0
    var complaint = 0.0
    var praiseCount = 0.0
    var complaintCount = 0.0
    var situationPraise = 0.0
    var situationComplaint = 0.0
    var emojiPraise = 0.0
    var emojiComplaint = 0.0
    var negatedPraise = 0.0
    var negatedComplaint = 0.0
    var first = 0.0
    var last = 0.0
    var strongestPraise = 0.0
    var strongestComplaint = 0.0

    mutating func add(_ hit: OpinionHit) {
      let weight = hit.weight
      if praiseCount + complaintCount == 0 { first = weight }
      last = weight
      if hit.negation < 0 {
        if hit.base > 0 { negatedPraise += 1 } else { negatedComplaint += 1 }
      }
      if weight > 0 {
        praise += weight
        praiseCount += 1
        strongestPraise = max(strongestPraise, weight)
        if hit.layer == .situation { situationPraise += weight }
        if hit.layer == .emoji { emojiPraise += weight }
      } else {
        complaint -= weight
        complaintCount += 1
        strongestComplaint = max(strongestComplaint, -weight)
        if hit.layer == .situation { situationComplaint -= weight }
        if hit.layer == .emoji { emojiComplaint -= weight }
      }
    }
  }
}
