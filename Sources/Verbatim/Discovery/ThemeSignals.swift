import VerbatimLexicon

/// What the comments of discovered themes say besides their theme: how they feel, what goes with
/// the score, and when they came.
package struct ThemeSignals: Sendable {
  /// What is known of one comment.
  package struct Comment: Sendable {
    package var polarity: Polarity
    /// As it stands in the data; nil without one on the scale.
    package var rating: Double?
    /// Days since 1970-01-01.
    package var day: Int?

    package init(polarity: Polarity, rating: Double? = nil, day: Int? = nil) {
      self.polarity = polarity
      self.rating = rating
      self.day = day
    }
  }

  /// A theme by the comments that have it as their main one.
  package struct Theme: Sendable {
    /// Its comments by sentiment, indexed by `Polarity.rawValue`.
    package var bySentiment = [Int](repeating: 0, count: Polarity.allCases.count)
    /// What goes with the score; nil without scores.
    package var driver: Driver?
    /// Its share over the periods; nil without dates.
    package var trend: TrendAnalysis.Theme?

    /// How sure it is that its comments go with another score.
    package var certainty: Certainty? { driver.map { Certainty(p: $0.p, q: $0.q) } }
    /// More frequent in the last period than before.
    package var isEmerging: Bool { trend?.isEmerging ?? false }
  }

  /// In the order of the discovered themes.
  package private(set) var themes: [Theme]
  /// The score of all who gave one; nil without scores.
  package private(set) var score: ScoreSummary?
  /// The names of the periods in the order of time; empty without dates.
  package let periods: [String]

  /// - Parameters:
  ///   - comments: one for each assignment.
  ///   - scale: of the ratings; nil without scores.
  ///   - periods: names in the order of time.
  ///   - period: of a day, an index into `periods`.
  package init(
    _ discovery: ThemeDiscovery, _ comments: [Comment], scale: ScoreScale? = nil,
    periods: [String] = [], period: (_ day: Int) -> Int? = { _ in nil }
  ) {
    precondition(comments.count == discovery.assignments.count, "one for each assignment")
    let count = discovery.themes.count
    self.periods = periods
    themes = [Theme](repeating: Theme(), count: count)
    // Trends need no score: every dated comment is one response with the same rating.
    var dated = ResponseTable(scale: .numeric, themeCount: count)
    var scored = scale.map { DriverSummary(scale: $0, themeCount: count) }
    for (comment, assignment) in zip(comments, discovery.assignments) {
      var mentions: [(theme: Int, polarity: Int8)] = []
      if let theme = assignment.theme {
        themes[theme].bySentiment[Int(comment.polarity.rawValue)] += 1
        mentions = [(theme, comment.polarity.sign)]
      }
      if let rating = comment.rating { _ = scored?.add(rating: rating, themes: mentions) }
      if !periods.isEmpty {
        dated.add(respondent: "", rating: 0, themes: mentions, day: comment.day)
      }
    }
    if let scored {
      score = scored.score
      for driver in DriverAnalysis(scored).drivers { themes[driver.theme].driver = driver }
    }
    guard !periods.isEmpty else { return }
    let trends = TrendAnalysis(dated, periods: periods) { row in
      dated.days[row] == ResponseTable.noDay ? nil : period(Int(dated.days[row]))
    }
    for trend in trends.themes { themes[trend.theme].trend = trend }
  }

  /// The numbers of the themes as they are to be read: what emerges first, the surest rise before
  /// the others; then the largest.
  package var reading: [Int] {
    func surety(_ theme: Int) -> Double {
      themes[theme].isEmerging ? themes[theme].trend?.emergingP ?? 1 : 2
    }
    return themes.indices.sorted { left, right in
      let (mine, theirs) = (surety(left), surety(right))
      return mine != theirs ? mine < theirs : left < right
    }
  }
}

extension Polarity {
  /// −1, 0 or 1.
  fileprivate var sign: Int8 {
    switch self {
    case .positive: 1
    case .negative: -1
    case .neutral, .mixed: 0
    }
  }
}
