import Verbatim
import VerbatimSegmentation

/// The score, sentiment, languages and groups.
extension TerminalReport {
  private var barWidth: Int { max(8, min(40, width - 44)) }

  mutating func addScore() {
    addHeading(words.score.heading)
    guard let score = content.score, let value = score.value else {
      return addText(content.whyNoScore ?? words.score.none)
    }
    let scale = ScoreStyle(score.scale)
    var facts = "\(words.name(score.scale.kind)): \(scale.score(value, numbers))"
    if let interval = score.interval {
      facts +=
        " · "
        + Wording.fill(
          words.score.interval,
          [
            "low": scale.score(interval.lowerBound, numbers),
            "high": scale.score(interval.upperBound, numbers),
          ])
    }
    if let mean = score.meanRating {
      facts += " · " + Wording.fill(words.score.meanRating, ["mean": numbers.decimal(mean, 2)])
    }
    addText(facts + " · " + Wording.fill(words.score.basis, ["n": numbers.whole(score.n)]))
    if score.rejected > 0 {
      addText(Wording.fill(words.score.notOnScale, ["n": numbers.whole(score.rejected)]))
    }
    let distribution = ScoreDistribution(score)
    if distribution.bands.isEmpty {
      addBars(distribution.ratings.map { ($0.label, "", $0.count) }, of: score.n)
    } else {
      addBars(
        distribution.bands.reversed().map { part in
          (part.band.map { words.name($0, of: score.scale.kind) } ?? "", part.label, part.count)
        }, of: score.n)
    }
  }

  mutating func addMoods() {
    let summary = content.summary
    addHeading(words.mood.heading)
    addBars(
      Polarity.allCases.map { (words.name($0), "", summary.bySentiment[Int($0.rawValue)]) },
      of: summary.comments)
    add("")
    addBars(
      Language.allCases.filter { summary.byLanguage[Int($0.rawValue)] > 0 }.map {
        (words.name($0), "", summary.byLanguage[Int($0.rawValue)])
      }, of: summary.comments)
    if summary.codeMixed > 0 {
      addText(Wording.fill(words.mood.codeMixed, ["n": numbers.whole(summary.codeMixed)]))
    }
    if summary.lowValue > 0 {
      addText(Wording.fill(words.mood.lowValue, ["n": numbers.whole(summary.lowValue)]))
    }
  }

  /// One line a part: name, detail, bar, count and share.
  private mutating func addBars(_ parts: [(String, String, Int)], of total: Int) {
    var table = TextTable([.text(""), .number(""), .bar(), .number(""), .number("")])
    let most = max(1, parts.map(\.2).max() ?? 1)
    for (name, detail, count) in parts {
      let bar = BlockBar.bar(Double(count) / Double(most), width: barWidth)
      table.add([
        name, detail, TerminalText.pad(bar, width: barWidth), numbers.whole(count),
        numbers.percent(count, of: total),
      ])
    }
    addTable(table)
  }

  mutating func addGroups() {
    for column in content.groups {
      let rows = content.rows(of: column)
      if rows.isEmpty { continue }
      switch column.role {
      case .month: addHeading(words.groups.trend)
      case .language: addHeading(words.groups.byLanguage)
      default: addHeading("\(column.column) (\(words.name(column.role)))")
      }
      let shown = column.role == .month ? rows.suffix(24)[...] : rows.prefix(12)
      let hasScore = rows.contains { $0.group.score?.value != nil }
      addTable(hasScore ? scores(shown, column) : moods(shown, column))
      if rows.count > shown.count {
        addText(Wording.fill(words.groups.more, ["n": numbers.whole(rows.count - shown.count)]))
      }
    }
  }

  private func scores(_ rows: ArraySlice<GroupRow>, _ column: GroupColumn) -> TextTable {
    var table = TextTable([
      .text(""), .number("n"), .number("score"), .bar(rank: 1),
    ])
    let values = rows.compactMap { $0.group.score?.value }
    let scale = content.score.map { ScoreStyle($0.scale) }
    let half = barWidth / 2
    for row in rows {
      let value = row.group.score?.value
      var bar = ""
      if let value, let limits = scale?.limits, limits.lowerBound < 0 {
        bar = BlockBar.diverging(value, most: limits.upperBound, half: half)
      } else if let value {
        let low = scale?.limits?.lowerBound ?? min(0, values.min() ?? 0)
        let high = scale?.limits?.upperBound ?? max(1, values.max() ?? 1)
        bar = BlockBar.bar((value - low) / (high - low), width: barWidth)
      }
      let text = value.flatMap { value in scale.map { $0.score(value, numbers) } } ?? "–"
      table.add([
        words.name(of: row, in: column), numbers.whole(row.group.comments), text,
        bar,
      ])
    }
    return table
  }

  private func moods(_ rows: ArraySlice<GroupRow>, _ column: GroupColumn) -> TextTable {
    var table = TextTable([
      .text(""), .number("n"), .number("negative"), .bar(rank: 1),
    ])
    for row in rows {
      let negative =
        row.group.bySentiment[Int(Polarity.negative.rawValue)]
        + row.group.bySentiment[Int(Polarity.mixed.rawValue)]
      table.add([
        words.name(of: row, in: column), numbers.whole(row.group.comments),
        numbers.percent(negative, of: row.group.comments),
        BlockBar.bar(Double(negative) / Double(max(1, row.group.comments)), width: barWidth),
      ])
    }
    return table
  }
}
