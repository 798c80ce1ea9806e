import Verbatim
import VerbatimLexicon

/// Themes by touchpoint: who mentions what where, and how they score.
extension HTMLReport {
  private var rowLimit: Int { 15 }
  private var columnLimit: Int { 12 }

  var heatSection: HTML {
    guard let overall = content.analysis?.score.value, let scale = content.analysis?.score.scale,
      let column = content.stratifiedBy, let table = ThemesByTouchpoint(content.summary)
    else { return HTML() }
    let style = ScoreStyle(scale)
    let shown = table.touchpoints.indices.sorted {
      (table.respondents[$0], $1) > (table.respondents[$1], $0)
    }.prefix(columnLimit).sorted()
    let heads: [HTML] = shown.map {
      """
      <th scope="col" dir="auto">\(table.touchpoints[$0])<br><span class="quiet">\
      n = \(whole(table.respondents[$0]))</span></th>
      """
    }
    // One angry customer is no hot spot: the colour weighs how far by how many.
    func weight(_ cell: ThemesByTouchpoint.Cell) -> Double {
      Double(cell.mentions) * (cell.score - overall)
    }
    let spread =
      table.rows.prefix(rowLimit).flatMap { $0.cells.compactMap { $0 } }
      .map { weight($0).magnitude }.max() ?? 1
    let rows: [HTML] = table.rows.prefix(rowLimit).map { row in
      let cells: [HTML] = shown.map { index in
        guard let cell = row.cells[index] else { return "<td class=\"none\">·</td>" }
        return """
          <td class="\(shade(weight(cell), of: spread))"><b>\(whole(cell.mentions))</b><br>\
          \(style.score(cell.score, numbers))</td>
          """
      }
      let label = content.themes[row.theme].label(in: language)
      return "<tr><th scope=\"row\">\(label)</th>\(cells)</tr>\n"
    }
    let lead = Wording.fill(
      words.groups.heatLead, ["score": style.score(overall, numbers)])
    let rest = table.rows.count - rowLimit
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
