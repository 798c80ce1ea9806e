package import Verbatim

/// A theme that nobody had named, with what its comments say.
package struct DiscoveredFinding: Sendable {
  /// Its names, phrases and size.
  package var theme: DiscoveredTheme
  /// Its comments by sentiment, indexed by `Polarity.rawValue`.
  package var bySentiment = [Int](repeating: 0, count: Polarity.allCases.count)
  /// The score of those who wrote them; nil without a score.
  package var score: ScoreSummary?
  /// What goes with the score; nil without a score.
  package var driver: Driver?
  /// How sure that is.
  package var certainty: Certainty? { driver.map { Certainty(p: $0.p, q: $0.q) } }
  /// Its share over the steps of the report; nil without dates.
  package var trend: TrendAnalysis.Theme?
  /// How many of its comments no theme of the taxonomy fits.
  package var unthemed = 0
  /// The theme of the taxonomy that most of the others have as their main theme.
  package var nearest: (theme: Int, count: Int)?
  /// Comments that differ from one another, the most typical first.
  package var quotes: [Quote] = []

  /// Complaints, mixed comments counted with them.
  package var negative: Int {
    bySentiment[Int(Polarity.negative.rawValue)] + bySentiment[Int(Polarity.mixed.rawValue)]
  }

  /// What it is called: a phrase for each language.
  package var name: String {
    let names = theme.labels.map(\.text)
    return names.isEmpty ? theme.phrases.first ?? theme.id : names.joined(separator: " / ")
  }

  /// Its phrases without those that name it.
  package var furtherPhrases: [String] {
    theme.phrases.filter { phrase in !theme.labels.contains { $0.text == phrase } }
  }
}

/// Themes found without a taxonomy: what is said more often of late first, then the largest.
package struct DiscoveryFindings: Sendable {
  /// The comments in which they were found.
  package private(set) var comments: Int
  /// How many comments there are; more than ``comments`` when those are a sample.
  package private(set) var offered: Int
  /// The themes.
  package private(set) var themes: [DiscoveredFinding]
  /// Comments that have none, for each reason.
  package private(set) var unthemed: [(reason: UnthemedReason, count: Int)]
  /// The last step of the report; nil without dates.
  package private(set) var lastStep: String?

  /// Whether any of them is said more often of late.
  package var hasEmerging: Bool { themes.contains { $0.trend?.isEmerging ?? false } }

  /// - Parameters:
  ///   - discovery: what was found in `comments`, in their order.
  ///   - offered: how many comments there are.
  ///   - scale: of the score; nil when there is none.
  ///   - steps: of the report's trend, in the order of time.
  ///   - step: of a day, an index into `steps`.
  package init(
    _ discovery: ThemeDiscovery, in comments: [CommentSample.Comment], of offered: Int,
    scale: ScoreScale?, steps: [String] = [], step: (_ day: Int) -> Int? = { _ in nil }
  ) {
    self.comments = comments.count
    self.offered = offered
    unthemed = discovery.unthemed
    themes = discovery.themes.map {
      DiscoveredFinding(theme: $0, score: scale.map { ScoreSummary(scale: $0) })
    }
    var mains = [[Int: Int]](repeating: [:], count: themes.count)
    var quotes: [String: Quote] = [:]
    for theme in discovery.themes {
      for text in theme.exemplars { quotes[text] = Quote(text) }
    }
    for (comment, assignment) in zip(comments, discovery.assignments) {
      guard let theme = assignment.theme else { continue }
      themes[theme].bySentiment[Int(comment.sentiment.rawValue)] += 1
      if let rating = comment.rating { themes[theme].score?.add(rating) }
      if let main = comment.theme {
        mains[theme][main, default: 0] += 1
      } else {
        themes[theme].unthemed += 1
      }
      quotes[comment.text]?.take(comment)
    }
    for index in themes.indices {
      themes[index].nearest = mains[index].max {
        ($0.value, $1.key) < ($1.value, $0.key)
      }.map { (theme: $0.key, count: $0.value) }
      themes[index].quotes = themes[index].theme.exemplars.compactMap { quotes[$0] }
    }
    let signals = ThemeSignals(
      discovery,
      comments.map { .init(polarity: $0.sentiment, rating: $0.rating, day: $0.day) },
      scale: scale, periods: steps.count > 1 ? steps : [], period: step)
    for (index, theme) in signals.themes.enumerated() {
      themes[index].driver = theme.driver
      themes[index].trend = theme.trend
    }
    themes = signals.reading.map { themes[$0] }
    lastStep = steps.last
  }
}

extension Quote {
  fileprivate init(_ text: String) {
    self.init(id: "", text: text, highlight: 0..<0, score: 0, rating: nil)
  }

  /// Of comments with the same words the one with the first id.
  fileprivate mutating func take(_ comment: CommentSample.Comment) {
    guard id.isEmpty || comment.id.utf8.lexicographicallyPrecedes(id.utf8) else { return }
    id = comment.id
    rating = comment.rating
  }
}
