import VerbatimSegmentation

/// What many comments say together: counts, score, themes, groups, and the quotes that show it.
///
/// A summary is a fold over tagged comments. `merge` is associative and commutative in all that is
/// counted, with a summary of no comments as neutral element, so that parts made on many machines
/// equal the whole.
public struct FeedbackSummary: Sendable {
  /// Comments added.
  public package(set) var comments = 0
  /// Comments with the flag `low_value`.
  public package(set) var lowValue = 0
  /// Comments in which no theme was found.
  public package(set) var unthemed = 0
  /// Comments with more than one language.
  public package(set) var codeMixed = 0
  /// Comments by main language, indexed by `Language.rawValue`.
  public package(set) var byLanguage = [Int](repeating: 0, count: Language.allCases.count)
  /// Comments by sentiment, indexed by `Polarity.rawValue`.
  public package(set) var bySentiment = [Int](repeating: 0, count: Polarity.allCases.count)
  /// For each theme of the engine's taxonomy what was said of it.
  public package(set) var themes: [ThemeSummary]
  /// Comments without a theme that say something, the most telling first.
  public package(set) var unthemedQuotes = QuoteList()
  /// What moves the score; nil when there is none.
  public var drivers: DriverSummary? { namedDrivers?.ordered }
  /// The same with the names of strata and the ids of comments.
  public package(set) var namedDrivers: NamedDriverSummary?
  /// The names of the drivers' strata.
  package var strata: [String] { namedDrivers?.orderedStrata ?? [] }
  /// Score and sentiment by column and value: touchpoints, channels, segments, months.
  ///
  /// - Complexity: O(values of all columns), whenever it is read or changed.
  public package(set) var groups: [String: [String: GroupSummary]] {
    get { namedGroups.byName }
    set { namedGroups = NamedGroups(newValue) }
  }
  private var namedGroups = NamedGroups()
  private let emptyGroup: GroupSummary

  /// A summary of no comments.
  ///
  /// - Parameters:
  ///   - themeCount: how many themes the engine's taxonomy has.
  ///   - scale: the scale of the score; nil when there is none.
  public init(themeCount: Int, scale: ScoreScale?) {
    self.init(themeCount: themeCount, scale: scale, columns: [])
  }

  /// - Parameter columns: those of a context's groups whose values are kept with each rating.
  package init(themeCount: Int, scale: ScoreScale?, columns: [String]) {
    themes = [ThemeSummary](repeating: ThemeSummary(), count: themeCount)
    emptyGroup = GroupSummary(scale: scale)
    namedDrivers = scale.map {
      NamedDriverSummary(scale: $0, themeCount: themeCount, columns: columns)
    }
  }

  /// What a summary needs to know of a comment besides its tags.
  public struct Context: Sendable {
    /// The comment's id.
    public var id: String
    /// The comment's text.
    public var text: String
    /// The score the customer gave, if any.
    public var rating: Double?
    /// The touchpoint, by which impacts are stratified; nil when the data has none.
    public var touchpoint: String?
    /// Columns and values to group by.
    public var groups: [(column: String, value: String)]
    /// Whether the score counts here. Of several comments of one customer it counts with one.
    public var countsRating = true
    /// The themes that the score is explained by, where they are not those of this comment alone:
    /// those of all comments of the customer.
    package var themesOfRating: [(theme: Int, polarity: Int8)]?
    /// The day of the comment, as days since 1970-01-01; nil when it is not known.
    public var day: Int?

    /// The context of a comment.
    public init(
      id: String, text: String, rating: Double? = nil, touchpoint: String? = nil,
      groups: [(column: String, value: String)] = []
    ) {
      self.id = id
      self.text = text
      self.rating = rating
      self.touchpoint = touchpoint
      self.groups = groups
    }
  }

  /// Adds a comment.
  public mutating func add(_ comment: TaggedComment, _ context: Context) {
    comments += 1
    byLanguage[Int(comment.language.rawValue)] += 1
    bySentiment[Int(comment.sentiment.label.rawValue)] += 1
    if comment.languages.count > 1 { codeMixed += 1 }
    if comment.flags.contains(.lowValue) { lowValue += 1 }
    if comment.themes.isEmpty {
      unthemed += 1
      if !comment.flags.contains(.lowValue) {
        unthemedQuotes.offer(
          Quote(
            id: context.id, text: context.text, highlight: 0..<0,
            score: comment.sentiment.score, rating: context.rating))
      }
    }
    for mention in comment.themes {
      let highlight = comment.painPoints.first { $0.themeIndex == mention.themeIndex }?.range
      themes[mention.themeIndex].add(
        mention,
        quote: Quote(
          id: context.id, text: context.text, highlight: highlight ?? mention.evidence[0].range,
          score: mention.sentiment.score, rating: context.rating))
    }
    let rating = context.countsRating ? context.rating : nil
    if let rating {
      let values = values(of: context)
      namedDrivers?.add(
        id: context.id, rating: rating, themes: context.themesOfRating ?? comment.polarities,
        stratum: context.touchpoint ?? "", values: values, day: context.day)
    }
    for (column, value) in context.groups {
      namedGroups.change(column, value, from: emptyGroup) { $0.add(comment, rating: rating) }
    }
  }

  /// Adds the score of a customer who wrote nothing: it counts in the score, not in the comments.
  public mutating func addWithoutText(_ context: Context) {
    guard context.countsRating, let rating = context.rating else { return }
    let values = values(of: context)
    namedDrivers?.add(
      id: context.id, rating: rating, themes: context.themesOfRating ?? [],
      stratum: context.touchpoint ?? "", values: values, day: context.day)
    for (column, value) in context.groups {
      namedGroups.change(column, value, from: emptyGroup) { $0.add(rating: rating) }
    }
  }

  /// The values of the columns that are kept with ratings; empty ones where there is none.
  private func values(of context: Context) -> [String] {
    (namedDrivers?.responses.columns ?? []).map { column in
      context.groups.first { $0.column == column }?.value ?? ""
    }
  }

  /// Adds another part made with the same taxonomy and scale.
  public mutating func merge(_ other: FeedbackSummary) {
    comments += other.comments
    lowValue += other.lowValue
    unthemed += other.unthemed
    codeMixed += other.codeMixed
    for index in byLanguage.indices { byLanguage[index] += other.byLanguage[index] }
    for index in bySentiment.indices { bySentiment[index] += other.bySentiment[index] }
    for index in themes.indices { themes[index].merge(other.themes[index]) }
    unthemedQuotes.merge(other.unthemedQuotes)
    if let part = other.namedDrivers { namedDrivers?.merge(part) }
    namedGroups.merge(other.namedGroups, from: emptyGroup)
  }
}

extension TaggedComment {
  /// The themes with the sign of what is said of each.
  package var polarities: [(theme: Int, polarity: Int8)] {
    themes.map { (theme: $0.themeIndex, polarity: $0.sentiment.sign) }
  }
}

extension Sentiment {
  /// −1, 0 or 1.
  var sign: Int8 { label == .neutral ? 0 : score < 0 ? -1 : 1 }
}
