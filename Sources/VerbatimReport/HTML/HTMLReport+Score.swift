import Verbatim

/// The score with its interval and its distribution.
extension HTMLReport {
  var scoreSection: HTML {
    guard let score = content.score, let value = score.value else {
      return section(
        "score", words.score.heading,
        "<p>\(words.score.none)</p>")
    }
    let style = ScoreStyle(score.scale)
    var facts: [String] = []
    if let interval = score.interval {
      facts.append(
        Wording.fill(
          words.score.interval,
          [
            "low": style.score(interval.lowerBound, numbers),
            "high": style.score(interval.upperBound, numbers),
          ]))
    }
    if let mean = score.meanRating {
      facts.append(
        Wording.fill(words.score.meanRating, ["mean": numbers.decimal(mean, 2)]))
    }
    facts.append(Wording.fill(words.score.basis, ["n": whole(score.n)]))
    let lines: [HTML] = facts.map { "<p class=\"quiet\">\($0)</p>" }
    let rejected = Wording.fill(words.score.notOnScale, ["n": whole(score.rejected)])
    let outside: HTML? = score.rejected == 0 ? nil : "<p class=\"quiet\">\(rejected)</p>"
    let distribution = ScoreDistribution(score)
    return section(
      "score", words.score.heading,
      """
      <div class="score">
      <div class="headline">
      <p class="name">\(words.name(score.scale.kind))</p>
      <p class="value">\(style.score(value, numbers))</p>
      \(lines)
      \(outside)
      </div>
      <div>
      \(bands(distribution, score))
      \(histogram(distribution, score))
      </div>
      </div>
      """)
  }

  /// Detractors, passives and promoters as one bar; the legend has the numbers.
  private func bands(_ distribution: ScoreDistribution, _ score: ScoreSummary) -> HTML? {
    guard !distribution.bands.isEmpty else { return nil }
    let parts = distribution.bands.map { part in
      StackedBar.Part(
        name: part.band.map { words.name($0, of: score.scale.kind) } ?? part.label,
        detail: part.label, count: part.count, tone: tone(part.band))
    }
    return StackedBar(
      title: words.name(score.scale.kind), parts: parts, total: score.n, numbers: numbers
    ).withLegend
  }

  private func histogram(_ distribution: ScoreDistribution, _ score: ScoreSummary) -> HTML? {
    let ratings = distribution.ratings
    guard ratings.count > 1, score.n > 0 else { return nil }
    let title = Wording.fill(
      words.score.ratings,
      ["low": ratings[0].label, "high": ratings[ratings.count - 1].label])
    return Histogram(
      title: title,
      columns: ratings.map { .init(label: $0.label, count: $0.count, tone: tone($0.band)) },
      numbers: numbers
    ).html
  }

  func tone(_ band: ScoreDistribution.Part.Band?) -> Tone {
    switch band {
    case .low: .bad
    case .middle: .neutral
    case .high: .good
    case nil: .plain
    }
  }
}
