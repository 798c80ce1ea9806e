package import Verbatim

/// What moved a score as a table for people: what ``ChangeJSON`` holds, rounded.
package enum ChangeText {
  /// The table, with a line feed at its end.
  ///
  /// - Parameters:
  ///   - names: of the themes, by their numbers.
  ///   - groups: what the two groups are called.
  ///   - column: by which the mix is taken, if any.
  package static func text(
    _ change: ScoreChange, names: [String], groups: (before: String, after: String),
    column: String?, width: Int = 100
  ) -> String {
    let width = min(200, max(40, width))
    let words = Wording.english
    let numbers = words.numbers
    let scale = ScoreStyle(change.before.scale)
    func score(_ value: Double?) -> String { value.map { scale.score($0, numbers) } ?? "–" }
    func points(_ part: ScoreChange.Part) -> String { scale.impact(part.value, numbers) }
    func range(_ part: ScoreChange.Part) -> String {
      part.interval.map {
        "\(scale.impact($0.lowerBound, numbers)) … \(scale.impact($0.upperBound, numbers))"
      } ?? (change.resamples > 0 ? "too few" : "–")
    }
    var lines = TerminalText.wrap(
      "\(words.name(change.before.scale.kind)) (\(change.before.scale)): "
        + "\(score(change.before.value)) (\(groups.before), \(numbers.whole(change.before.n))) → "
        + "\(score(change.after.value)) (\(groups.after), \(numbers.whole(change.after.n))): "
        + "\(points(change.change)), 95% \(range(change.change)), "
        + words.name(change.change.certainty), width: width)
    lines.append("")
    var table = TextTable([
      .text("what moved it"), .number("before", rank: 5), .number("after", rank: 6),
      .number("score before", rank: 1), .number("score after", rank: 2),
      .number("mention rate", rank: 7), .number("how they score", rank: 8), .number("total"),
      .number("95%", rank: 4), .word("certainty", rank: 9),
    ])
    table.add([
      column.map { "who answered (\($0))" } ?? "who answered", "", "", "", "", "", "",
      points(change.mix), range(change.mix), words.name(change.mix.certainty),
    ])
    for theme in change.themes {
      table.add([
        theme.theme.map { names[$0] } ?? "(no theme)", numbers.whole(theme.mentionsBefore),
        numbers.whole(theme.mentionsAfter), score(theme.scoreBefore), score(theme.scoreAfter),
        points(theme.rate), points(theme.scores), points(theme.total), range(theme.total),
        words.name(theme.total.certainty),
      ])
    }
    table.add([
      "sum", "", "", "", "", "", "", points(change.change), range(change.change),
      words.name(change.change.certainty),
    ])
    let (title, rows) = table.lines(width: width, indent: 0)
    if let title { lines.append(title) }
    lines += rows
    lines.append("")
    if change.strata.count > 1 {
      var mix = TextTable([
        .text(column ?? "group"), .number("before"), .number("after"),
        .number("score before", rank: 1), .number("score after", rank: 2), .number("mix"),
        .number("95%", rank: 3),
      ])
      for stratum in change.strata {
        mix.add([
          stratum.name.isEmpty ? words.groups.unnamed : stratum.name,
          numbers.percent(stratum.before, of: change.before.n),
          numbers.percent(stratum.after, of: change.after.n), score(stratum.scoreBefore),
          score(stratum.scoreAfter), points(stratum.mix), range(stratum.mix),
        ])
      }
      let (title, rows) = mix.lines(width: width, indent: 0)
      if let title { lines.append(title) }
      lines += rows
      lines.append("")
    }
    lines += TerminalText.wrap(
      "Points of the score; the rows add up to the change. who answered: groups became more or "
        + "less frequent. mention rate: more or fewer speak of the theme, at the mean of both "
        + "scores. how they score: those who speak of it score otherwise. clear: the 95% interval "
        + "leaves out zero; likely: the 80% interval does; unclear: chance alone could do it. too "
        + "few: mentions in both groups, to say how sure the number is. That something came before "
        + "the change does not make it the cause.", width: width)
    return lines.joined(separator: "\n") + "\n"
  }
}
