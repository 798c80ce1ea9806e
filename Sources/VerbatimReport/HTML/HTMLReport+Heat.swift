import Verbatim
import VerbatimLexicon

/// Themes by touchpoint: who mentions what where, and how they score.
extension HTMLReport {
  private var rowLimit: Int { 15 }
  private var columnLimit: Int { 12 }

  var heatSection: HTML {
    content.analysis == nil ? complaintHeat : scoreHeat
  }

  /// The name of the column of touchpoints.
  var heatColumn: String? {
    content.stratifiedBy ?? content.groups.first { $0.role == .touchpoint }?.column
  }

  private var scoreHeat: HTML {
    guard let overall = content.analysis?.score.value, let scale = content.analysis?.score.scale,
      let column = content.stratifiedBy, let table = ThemesByTouchpoint(content.summary)
    else { return HTML() }
    let style = ScoreStyle(scale)
    let shown = table.touchpoints.indices.sorted {
      (table.respondents[$0], $1) > (table.respondents[$1], $0)
    }.prefix(columnLimit).sorted()
    let heads: [HTML] = shown.map { heatHead(table.touchpoints[$0], table.respondents[$0]) }
    // One angry customer is no hot spot: the colour weighs how far by how many.
    func weight(_ cell: ThemesByTouchpoint.Cell) -> Double {
      Double(cell.mentions) * (cell.score - overall)
    }
    let spread =
      table.rows.prefix(rowLimit).flatMap { $0.cells.compactMap { $0 } }
      .map { weight($0).magnitude }.max() ?? 1
    let rows: [HTML] = table.rows.prefix(rowLimit).map { row in
      let cells: [HTML] = shown.map { index in
        guard let cell = row.cells[index] else { return Self.emptyCell }
        return heatCell(
          cell.mentions, style.score(cell.score, numbers), shade(weight(cell), of: spread))
      }
      return heatRow(row.theme, cells)
    }
    return heatTable(
      Wording.fill(words.groups.heatLead, ["score": style.score(overall, numbers)]),
      column, heads, rows, rest: table.rows.count - rowLimit)
  }

  /// The same without a score: who complains of what where.
  private var complaintHeat: HTML {
    guard let column = heatColumn, let all = content.touchpoints?.touchpoints,
      all.count > 1, content.summary.comments > 0
    else { return HTML() }
    let shown = all.sorted {
      $0.value.comments != $1.value.comments
        ? $0.value.comments > $1.value.comments
        : $0.key.utf8.lexicographicallyPrecedes($1.key.utf8)
    }.prefix(columnLimit).sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
    let themes = content.themes.indices.map { theme in
      (theme: theme, mentions: all.values.reduce(0) { $0 + $1.mentions[theme] })
    }.filter { $0.mentions > 0 }
      .sorted { $0.mentions != $1.mentions ? $0.mentions > $1.mentions : $0.theme < $1.theme }
    let complaints = all.values.reduce(0) { $0 + $1.complaints }
    let comments = all.values.reduce(0) { $0 + $1.comments }
    let overall = Double(complaints) / Double(max(1, comments))
    func weight(_ place: TouchpointCounts.Touchpoint, _ theme: Int) -> Double {
      overall * Double(place.mentions[theme]) - Double(place.complaintsByTheme[theme])
    }
    let spread =
      themes.prefix(rowLimit).flatMap { row in
        shown.map { weight($0.value, row.theme).magnitude }
      }.max() ?? 1
    let heads: [HTML] = shown.map { heatHead($0.key, $0.value.comments) }
    let rows: [HTML] = themes.prefix(rowLimit).map { row in
      let cells: [HTML] = shown.map { _, place in
        let mentions = place.mentions[row.theme]
        guard mentions > 0 else { return Self.emptyCell }
        return heatCell(
          mentions, percent(place.complaintsByTheme[row.theme], of: mentions),
          shade(weight(place, row.theme), of: spread))
      }
      return heatRow(row.theme, cells)
    }
    return heatTable(
      Wording.fill(words.groups.heatComplaints, ["share": percent(complaints, of: comments)]),
      column, heads, rows, rest: themes.count - rowLimit)
  }

  // MARK: - The table

  private static let emptyCell: HTML = "<td class=\"none\">·</td>"

  private func heatCell(_ mentions: Int, _ text: String, _ shade: HTML) -> HTML {
    "<td class=\"\(shade)\"><b>\(whole(mentions))</b><br>\(text)</td>"
  }

  private func heatHead(_ name: String, _ n: Int) -> HTML {
    """
    <th scope="col" dir="auto">\(name)<br><span class="quiet">n = \(whole(n))</span></th>
    """
  }

  private func heatRow(_ theme: Int, _ cells: [HTML]) -> HTML {
    "<tr><th scope=\"row\">\(content.themes[theme].label(in: language))</th>\(cells)</tr>\n"
  }

  private func heatTable(
    _ lead: String, _ column: String, _ heads: [HTML], _ rows: [HTML], rest: Int
  ) -> HTML {
    let more: HTML? =
      rest > 0
      ? "<p class=\"quiet\">\(Wording.fill(words.drivers.more, ["n": whole(rest)]))</p>" : nil
    return section(
      "heat", Wording.fill(words.groups.heat, ["column": column]),
      """
      <p>\(lead)</p>
      \(scroll(in: "heat"))<table class="heat"><thead><tr><th scope="col">\(words.groups.theme)</th>\
      \(heads)</tr></thead>
      <tbody>\(rows)</tbody></table></div>
      \(more)
      """)
  }

  /// Steps that grow with the square root of the weight: four of blue above the
  /// overall score, four of orange below.
  private func shade(_ weight: Double, of spread: Double) -> HTML {
    guard spread > 0 else { return "h0" }
    let step = Int(((weight.magnitude / spread).squareRoot() * 4).rounded())
    switch (weight < 0, step) {
    case (_, 0): return "h0"
    case (true, 1): return "b1"
    case (true, 2): return "b2"
    case (true, 3): return "b3"
    case (true, _): return "b4"
    case (false, 1): return "g1"
    case (false, 2): return "g2"
    case (false, 3): return "g3"
    case (false, _): return "g4"
    }
  }
}
