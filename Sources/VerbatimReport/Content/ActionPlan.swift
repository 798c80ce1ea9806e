package import Verbatim
package import VerbatimLexicon

/// A comment that needs a reply.
package struct Reply: Sendable {
  /// Its id in the export.
  package var id: String
  /// The comment as written.
  package var text: String
  /// The theme that is complained of most strongly, by its index; nil when there is none.
  package var theme: Int?
  /// Further themes that are complained of.
  package var others: [Int]
  /// The words of the complaint; the whole comment when nothing stands out.
  package var phrase: String
  /// −1 to 1.
  package var sentiment: Double
  /// The score the customer gave, if any.
  package var rating: Double?
  /// Flags and intents, by their names.
  package var flags: [String]
  /// Values of the columns that are to be kept, such as a ticket's number.
  package var references: [String]
  /// Whether it complains; others wait for an answer without a complaint.
  package var isNegative: Bool
  /// Where the comment stood in the input, so that parts can be put in order.
  package var record: Int

  package init(
    id: String, text: String, theme: Int?, others: [Int], phrase: String, sentiment: Double,
    rating: Double?, flags: [String], references: [String], isNegative: Bool, record: Int
  ) {
    self.id = id
    self.text = text
    self.theme = theme
    self.others = others
    self.phrase = phrase
    self.sentiment = sentiment
    self.rating = rating
    self.flags = flags
    self.references = references
    self.isNegative = isNegative
    self.record = record
  }

  /// Flags by which a reply goes first.
  package static let urgentFlags: Set<String> = [
    Intent.urgent.rawValue, Intent.churnRisk.rawValue,
  ]

  /// Whether the reply goes first.
  package var isUrgent: Bool { flags.contains { Self.urgentFlags.contains($0) } }

  /// Urgent ones first, then the lowest score, the worst words, and the order of the input.
  package func precedes(_ other: Reply, lowIsGood: Bool) -> Bool {
    if isUrgent != other.isUrgent { return isUrgent }
    let sign = lowIsGood ? -1.0 : 1
    let (mine, theirs) = (rating.map { $0 * sign }, other.rating.map { $0 * sign })
    if mine != theirs {
      guard let mine else { return false }
      guard let theirs else { return true }
      return mine < theirs
    }
    if sentiment != other.sentiment { return sentiment < other.sentiment }
    return record < other.record
  }
}

/// Something that was done about a theme, and what came of it.
package struct ActionEffect: Sendable {
  /// The theme's index.
  package var theme: Int
  /// ISO 8601.
  package var date: String
  /// What was done, in the words of whoever noted it.
  package var what: String
  /// Comments before and from the day on, and how many of them complain of the theme.
  package var before, after: (comments: Int, complaints: Int)
  /// Two-sided p of an unchanged share of complaints: Fisher's exact test; nil without comments on
  /// both sides.
  package var p: Double?
  /// What moved the score; nil without scores on both sides.
  package var change: ScoreChange?

  package init(
    theme: Int, date: String, what: String, before: (comments: Int, complaints: Int),
    after: (comments: Int, complaints: Int), change: ScoreChange?
  ) {
    self.theme = theme
    self.date = date
    self.what = what
    self.before = before
    self.after = after
    self.change = change
    p =
      before.comments > 0 && after.comments > 0
      ? FisherExact.twoSided(
        before.complaints, before.comments - before.complaints, after.complaints,
        after.comments - after.complaints) : nil
  }

  /// The part of the change that the theme accounts for.
  package var part: ScoreChange.Theme? { change?.themes.first { $0.theme == theme } }
}

/// What each owner of a theme should do: root causes in their order, and comments to answer.
package struct ActionPlan: Sendable {
  /// A theme that is complained of.
  package struct Cause: Sendable {
    /// Its index.
    package var theme: Int
    /// Comments that mention it, and that complain of it.
    package var mentions, complaints: Int
    /// What it has to do with the score; nil without scores.
    package var driver: Driver?
    /// What is complained with, the most frequent first.
    package var phrases: [(phrase: String, count: Int)]
    /// The ids of the comments that complain of it, in the order of the input.
    package var comments: [String]
  }

  /// What one owner should do.
  package struct Owner: Sendable {
    /// As the taxonomy names it; empty for themes without an owner.
    package var name: String
    /// What harms the score most first; without scores, what is complained of most.
    package var causes: [Cause]
    /// Each comment that needs a reply is in one such list only, that of the owner of its worst
    /// theme.
    package var replies: [Reply]
  }

  /// The owners, the one with the most harmful cause first, and at last what nobody owns.
  package private(set) var owners: [Owner]
  /// Effects of past actions.
  package var effects: [ActionEffect] = []
  /// Of the scores; nil without any.
  package let scale: ScoreScale?
  /// The themes of the engine.
  package let themes: [Theme]
  /// The names of the columns that are kept with replies.
  package let references: [String]
  /// Comments in all, how many of them are negative, and how many need a reply.
  package let comments, negative, toAnswer: Int

  /// - Parameters:
  ///   - complaints: for each theme the ids of the comments that complain of it.
  ///   - summary: of all comments.
  package init(
    themes: [Theme], summary: FeedbackSummary, complaints: [[String]], replies: [Reply],
    analysis: DriverAnalysis?, references: [String], lowIsGood: Bool
  ) {
    self.themes = themes
    self.references = references
    scale = analysis?.score.scale
    comments = summary.comments
    negative = replies.count { $0.isNegative }
    toAnswer = replies.count
    let drivers = Dictionary(
      uniqueKeysWithValues: (analysis?.drivers ?? []).map { ($0.theme, $0) })
    func precedes(_ left: Cause, _ right: Cause) -> Bool {
      if analysis != nil {
        let (mine, theirs) = (
          left.driver?.headline.impact ?? .infinity, right.driver?.headline.impact ?? .infinity
        )
        if mine != theirs { return mine < theirs }
      }
      if left.complaints != right.complaints { return left.complaints > right.complaints }
      return left.theme < right.theme
    }
    let causes = themes.indices.compactMap { index -> Cause? in
      let said = summary.themes[index]
      guard !complaints[index].isEmpty else { return nil }
      return Cause(
        theme: index, mentions: said.mentions, complaints: complaints[index].count,
        driver: drivers[index],
        phrases: Array(ThemeSummary.ranked(said.painPhrases).prefix(5)),
        comments: complaints[index])
    }.sorted(by: precedes)
    var names: [String] = []
    for cause in causes where !names.contains(themes[cause.theme].owner) {
      names.append(themes[cause.theme].owner)
    }
    func owner(_ reply: Reply) -> String { reply.theme.map { themes[$0].owner } ?? "" }
    for reply in replies where !names.contains(owner(reply)) { names.append(owner(reply)) }
    if let nobody = names.firstIndex(of: "") { names.append(names.remove(at: nobody)) }
    owners = names.map { name in
      Owner(
        name: name, causes: causes.filter { themes[$0.theme].owner == name },
        replies: replies.filter { owner($0) == name }.sorted {
          $0.precedes($1, lowIsGood: lowIsGood)
        })
    }
  }
}
