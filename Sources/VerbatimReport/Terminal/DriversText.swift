package import Verbatim

/// What moves the score as a table for people: what ``DriversJSON`` holds, rounded.
package enum DriversText {
  /// The table, with a line feed at its end.
  ///
  /// - Parameters:
  ///   - names: of the themes, by their numbers.
  ///   - comments: the ids of the comments that mention each theme, by its number.
  ///   - width: columns, from 40 to 200.
  ///   - column: by which impacts are stratified, if it has a name.
  ///   - language: of the words, `vi`, `th` or else English; the titles of the table are English.
  package static func text(
    _ analysis: DriverAnalysis, names: [String], comments: [[String]] = [], width: Int = 100,
    column: String? = nil, language: String = "en"
  ) -> String {
    let width = min(200, max(40, width))
    let words = Wording.of(language)
    let numbers = words.numbers
    let score = analysis.score
    let scale = ScoreStyle(score.scale)
    var lines: [String] = []
    var headline = "\(words.name(score.scale.kind)) (\(score.scale)): "
    headline += score.value.map { scale.score($0, numbers) } ?? words.score.none
    if let interval = score.interval {
      headline += " · "
      headline += Wording.fill(
        words.score.interval,
        [
          "low": scale.score(interval.lowerBound, numbers),
          "high": scale.score(interval.upperBound, numbers),
        ])
    }
    if let mean = score.meanRating {
      headline += " · " + Wording.fill(words.score.meanRating, ["mean": numbers.decimal(mean, 2)])
    }
    headline += " · " + Wording.fill(words.score.basis, ["n": numbers.whole(score.n)])
    lines += TerminalText.wrap(headline, width: width)
    if let turned = score.scale.turnedRound(numbers) {
      lines += TerminalText.wrap(turned, width: width)
    }
    for part in ScoreDistribution(score).bands.reversed() {
      guard let band = part.band else { continue }
      lines.append(
        "  \(words.name(band, of: score.scale.kind)) \(part.label): \(numbers.whole(part.count)) "
          + "(\(numbers.percent(part.count, of: score.n)))")
    }
    lines.append("")

    func impact(_ value: Double?) -> String { value.map { scale.impact($0, numbers) } ?? "–" }
    func range(_ interval: ClosedRange<Double>?) -> String {
      interval.map { "\(impact($0.lowerBound)) … \(impact($0.upperBound))" } ?? "–"
    }
    func share(_ importance: Double?) -> String {
      guard let importance, let whole = analysis.importanceRSquared, whole > 0 else { return "–" }
      return numbers.percent(importance / whole)
    }
    let hasComments = comments.contains { !$0.isEmpty }
    let hasStrata = analysis.strata > 1
    let hasSigns = analysis.drivers.contains { $0.penaltyReward != nil }
    var columns: [TextTable.Column] = [
      .text("theme"), .number("n"), .number("rank", rank: 13), .number("−", rank: 5),
      .number("+", rank: 4),
      .number("impact", rank: 13), .number("95%", rank: 8), .word("certainty", rank: 12),
      .number("leave-out", rank: 11), .number("credit", rank: 10),
    ]
    if hasStrata { columns.append(.number("stratified", rank: 9)) }
    columns.append(.number("adjusted", rank: 7))
    if hasSigns {
      columns += [
        .number("importance", rank: 4), .number("penalty", rank: 3), .number("reward", rank: 2),
      ]
    }
    columns += [.number("with", rank: 1), .number("without", rank: 0)]
    if hasComments { columns.append(.word("comments", rank: 6)) }
    var table = TextTable(columns)
    for driver in analysis.drivers {
      var cells = [
        names[driver.theme], numbers.whole(driver.mentions), numbers.whole(driver.rank),
        numbers.whole(driver.negative), numbers.whole(driver.positive),
        impact(driver.headline.impact),
        driver.headline.interval == nil && score.moments.squaredDeviations > 0
          && (analysis.resamples > 0 || driver.mentions < DriverBootstrap.leastGroup)
          ? "too few" : range(driver.headline.impact.flatMap { _ in driver.headline.interval }),
        words.name(driver.certainty),
        impact(driver.impact.leaveOut), impact(driver.impact.credit),
      ]
      if hasStrata { cells.append(impact(driver.impact.stratified)) }
      cells.append(impact(driver.impact.adjusted))
      if hasSigns {
        cells += [
          share(driver.importance), impact(driver.penaltyReward?.penalty),
          impact(driver.penaltyReward?.reward),
        ]
      }
      cells += [
        scale.score(driver.scoreWith, numbers),
        driver.scoreWithout.map { scale.score($0, numbers) } ?? "–",
      ]
      if hasComments {
        let ids = driver.theme < comments.count ? comments[driver.theme] : []
        cells.append(list(ids))
      }
      table.add(cells)
    }
    var unthemed = [
      "(no theme)", numbers.whole(analysis.unthemed.mentions), "", "", "", "", "", "", "",
      impact(analysis.unthemed.credit),
    ]
    if hasStrata { unthemed.append("") }
    unthemed.append("")
    if hasSigns { unthemed += ["", "", ""] }
    unthemed += [analysis.unthemed.score.map { scale.score($0, numbers) } ?? "–", ""]
    if hasComments { unthemed.append("") }
    table.add(unthemed)
    let (title, rows) = table.lines(width: width, indent: 0)
    if let title { lines.append(title) }
    lines += rows
    lines.append("")
    for driver in analysis.drivers where driver.headline.impact == nil {
      lines += TerminalText.wrap(
        "\(names[driver.theme]): \(words.drivers.nobodyElse)", width: width)
    }
    for driver in analysis.drivers {
      guard let confounding = driver.confounding else { continue }
      let note = words.confounding(confounding, column: column)
      lines += TerminalText.wrap(
        "\(names[driver.theme]): \(note) (\(words.drivers.leaveOut) "
          + "\(impact(driver.impact.leaveOut)), \(words.name(driver.headline.method)) "
          + "\(impact(driver.headline.value)))", width: width)
    }
    for driver in analysis.drivers {
      guard let kind = driver.penaltyReward?.kind, kind != .unclear else { continue }
      lines += TerminalText.wrap(
        "\(names[driver.theme]): \(words.name(kind)) (\(words.drivers.penalty) "
          + "\(impact(driver.penaltyReward?.penalty)), \(words.drivers.reward) "
          + "\(impact(driver.penaltyReward?.reward)))", width: width)
    }
    if lines.last?.isEmpty == false { lines.append("") }
    let method = analysis.drivers.first?.headline.method ?? .leaveOut
    lines += TerminalText.wrap(
      "Impacts in points of the score. impact: \(method.rawValue), with its 95% interval"
        + (analysis.resamples > 0 ? " from \(analysis.resamples) resamples" : "")
        + "; too few: fewer than five mentions, or more where nearly all rate alike, are too few to "
        + "say how sure it is. rank: 1 moves the score most, "
        + (analysis.rankedBy == .importance
          ? "by importance, whether up or down" : "by the size of its impact")
        + ". leave-out: the score less the score without the theme's "
        + "comments. credit: the theme's share; with the comments of no theme they add up to the "
        + "score. stratified: leave-out within the groups of --adjust. adjusted: by regression, "
        + "groups and other themes held equal. importance: its share of what praise and complaint "
        + "explain. penalty and reward: how much lower those rate who "
        + "complain of it, and higher those who praise it. unclear: too few comments "
        + "to tell, no reason to drop what a customer wrote.", width: width)
    return lines.joined(separator: "\n") + "\n"
  }

  /// What a manager who takes the mean of the column would ask.
  fileprivate static func turned(_ sum: String) -> String {
    "A low rating is good here: each counts as \(sum) less the rating, so that more is always better."
  }

  /// The first few ids, and how many follow.
  private static func list(_ ids: [String]) -> String {
    let shown = ids.prefix(5).map { TerminalText.truncate(TerminalText.clean($0), width: 14) }
    let rest = ids.count - shown.count
    return shown.joined(separator: " ") + (rest > 0 ? " +\(rest)" : "")
  }
}

extension ScoreScale {
  /// How ratings are turned round where low is good; nil where they are not, or only shares are shown.
  fileprivate func turnedRound(_ numbers: NumberStyle) -> String? {
    guard lowIsGood, [.ces, .stars, .numeric].contains(kind), let bounds else { return nil }
    let sum = bounds.lowerBound + bounds.upperBound
    return DriversText.turned(numbers.decimal(sum, sum == sum.rounded() ? 0 : 2))
  }
}
