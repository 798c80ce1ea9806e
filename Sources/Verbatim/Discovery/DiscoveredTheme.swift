public import VerbatimSegmentation

/// A theme that was found in comments without being looked for.
public struct DiscoveredTheme: Sendable, Equatable {
  /// `t1` for the largest theme, `t2` for the next.
  public var id: String
  /// A phrase of the comments for each language in which the theme is spoken of, the most frequent
  /// language first.
  public var labels: [(language: Language, text: String)]
  /// What tells this theme from the others, as customers write it, the most telling first.
  public var phrases: [String]
  /// Phrases with their languages, other ways to say the same among them: what a taxonomy might
  /// take up.
  public var terms: [(language: Language, text: String)] = []
  /// How many comments have it as their main theme.
  public var size: Int
  /// Comments of the theme that differ from one another, the most typical first.
  public var exemplars: [String]

  /// Whether both are the same in all that they say.
  public static func == (left: Self, right: Self) -> Bool {
    left.id == right.id && left.phrases == right.phrases && left.size == right.size
      && left.exemplars == right.exemplars
      && left.labels.elementsEqual(right.labels, by: ==)
      && left.terms.elementsEqual(right.terms, by: ==)
  }
}

/// Why a comment has no discovered theme.
public enum UnthemedReason: String, Sendable, CaseIterable {
  /// It has no words.
  case noWords = "no_words"
  /// None of its words occurs in another comment.
  case nothingRecurring = "nothing_recurring"
  /// The taxonomy has a theme for it, and only what is beyond was looked at.
  case inTaxonomy = "in_taxonomy"
}

/// The themes of one comment.
public struct ThemeAssignment: Sendable, Equatable {
  /// Index of the main theme; nil when there is none, for `reason`.
  public var theme: Int?
  /// Indices of further themes, of single clauses, in their order.
  public var others: [Int] = []
  /// 0 when another theme is as near, 1 when no other is near at all.
  public var confidence: Double = 0
  /// Why there is no theme.
  public var reason: UnthemedReason?
}
