import Verbatim

/// Comments to answer, and comments whose words and score disagree.
extension HTMLReport {
  /// How many comments of a list are shown before the rest is folded.
  private var unfoldedComments: Int { 6 }

  var answerSection: HTML {
    let (text, list) = (words.toRead, content.toRead.toAnswer)
    guard list.count > 0 else { return section("answer", text.answer, "<p>\(text.noAnswer)</p>") }
    let lead = Wording.fill(
      text.answerLead,
      [
        "n": whole(list.count), "share": percent(list.count, of: content.summary.comments),
      ])
    let reasons: [HTML] = CommentsToRead.Reason.allCases.compactMap { reason in
      guard let count = content.toRead.byReason[reason] else { return nil }
      return "<li>\(words.name(reason)) <b>\(whole(count))</b></li>"
    }
    return section(
      "answer", text.answer,
      "<p>\(lead)</p><ul class=\"legend\">\(reasons)</ul>\(comments(list))")
  }

  var contradictionsSection: HTML {
    guard content.score?.value != nil else { return HTML() }
    let (text, toRead) = (words.toRead, content.toRead)
    guard toRead.contradictions > 0 else {
      return section(
        "contradictions", text.contradictions, "<p>\(text.noContradictions)</p>")
    }
    let lead = Wording.fill(text.contradictionsLead, ["n": whole(toRead.contradictions)])
    let lists = [
      (text.goodScore, toRead.goodScoreBadWords), (text.badScore, toRead.badScoreGoodWords),
    ]
    let parts: [HTML] = lists.compactMap { heading, list in
      guard list.count > 0 else { return nil }
      return """
        <div><h3>\(heading) <span class="quiet">\(whole(list.count))</span></h3>\
        \(comments(list))</div>
        """
    }
    return section(
      "contradictions", text.contradictions, "<p>\(lead)</p><div class=\"cards\">\(parts)</div>")
  }

  private func comments(_ list: CommentsToRead.List) -> HTML {
    let quotes = list.first.map { quote($0.quote, tags: $0.reasons.map(words.name)) }
    guard quotes.count > unfoldedComments + 2 else { return "\(quotes)" }
    let more = Wording.fill(words.groups.more, ["n": whole(quotes.count - unfoldedComments)])
    var note: HTML?
    if list.count > quotes.count {
      let text = Wording.fill(
        words.toRead.firstOf, ["shown": whole(quotes.count), "n": whole(list.count)])
      note = "<p class=\"quiet\">\(text)</p>"
    }
    return """
      \(Array(quotes.prefix(unfoldedComments)))
      <details><summary>\(more)</summary>\(Array(quotes.dropFirst(unfoldedComments)))\(note)\
      </details>
      """
  }
}
