package import Verbatim
package import VerbatimLexicon

/// A theme as a pain point or as a strength: how many speak of it, how, with what effect, and in
/// which words. Counts are the theme's own, without the themes below it in the tree.
package struct ThemeFinding: Sendable {
  /// A phrase that customers wrote, and in how many comments.
  package struct Phrase: Sendable, Equatable {
    package var text: String
    package var count: Int
  }

  /// The theme's index in the engine's taxonomy.
  package var index: Int
  /// The theme.
  package var theme: Theme
  /// Comments that mention it.
  package var mentions: Int
  /// Mentions divided by comments.
  package var share: Double
  /// Complaints, mixed mentions counted with them.
  package var negative: Int
  /// Praise, without mixed mentions.
  package var positive: Int
  /// The mean of the mentions' scores, −1 to 1.
  package var sentiment: Double
  /// What it has to do with the score; nil without a score, or when nobody who mentions the theme
  /// gave one.
  package var impact: ThemeImpact?
  /// The most frequent phrases of complaint or praise, at most three; those that mean the same are
  /// one.
  package var phrases: [Phrase]
  /// The most telling complaints or praise, at most five.
  package var quotes: [Quote]
}

extension ReportContent {
  /// Every theme with a complaint, what harms the score most first; without a score, what is
  /// complained of most first.
  ///
  /// - Complexity: O(themes · log themes), and sorting the phrases.
  package var painPoints: [ThemeFinding] {
    findings(isPain: true).sorted { left, right in
      precedes(left, right, key: { -harm($0) }, count: \.negative)
    }
  }

  /// Every theme with praise, what lifts the score most first; without a score, what is praised
  /// most first.
  package var strengths: [ThemeFinding] {
    findings(isPain: false).sorted { left, right in
      precedes(left, right, key: help, count: \.positive)
    }
  }

  private func findings(isPain: Bool) -> [ThemeFinding] {
    let impacts = impactsByTheme
    return summary.themes.indices.compactMap { index in
      let said = summary.themes[index]
      guard (isPain ? said.negative : said.positive) > 0 else { return nil }
      let written = isPain ? said.painPhrases : said.praisePhrases
      let phrases = PhraseGroups.builtIn?.ranked(written) ?? ThemeSummary.ranked(written)
      return ThemeFinding(
        index: index, theme: themes[index], mentions: said.mentions,
        share: Double(said.mentions) / Double(max(1, summary.comments)), negative: said.negative,
        positive: said.positive, sentiment: said.meanScore, impact: impacts[index],
        phrases: phrases.prefix(3).map { .init(text: $0.phrase, count: $0.count) },
        quotes: (isPain ? said.complaints : said.praise).quotes)
    }
  }

  /// The impacts of the themes that have one.
  package var impactsByTheme: [Int: ThemeImpact] {
    guard let analysis else { return [:] }
    return Dictionary(
      uniqueKeysWithValues: analysis.drivers.map {
        ($0.theme, ThemeImpact($0))
      })
  }

  /// Large keys first, then large counts, then the order of the taxonomy.
  private func precedes(
    _ left: ThemeFinding, _ right: ThemeFinding, key: (ThemeFinding) -> Double,
    count: KeyPath<ThemeFinding, Int>
  ) -> Bool {
    if analysis != nil {
      let (mine, theirs) = (key(left), key(right))
      if mine != theirs { return mine > theirs }
    }
    let (mine, theirs) = (left[keyPath: count], right[keyPath: count])
    return mine != theirs ? mine > theirs : left.index < right.index
  }

  /// Points of the score: below zero harms. A theme of which only people without a rating complain
  /// has no impact; it is ranked as if each complaint had cost half the range of the score.
  private func harm(_ finding: ThemeFinding) -> Double {
    finding.impact?.value ?? -guess(finding.negative)
  }

  private func help(_ finding: ThemeFinding) -> Double {
    finding.impact?.value ?? guess(finding.positive)
  }

  private func guess(_ count: Int) -> Double {
    let scale = analysis?.score.scale
    return Double(count) / Double(max(1, summary.comments))
      * (scale.map { ScoreStyle($0).range / 2 } ?? 1)
  }
}
