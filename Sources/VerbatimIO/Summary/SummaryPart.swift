package import Verbatim

/// What one run of `verbatim tag` says of its comments, to be joined with what other runs and other
/// machines say of theirs.
///
/// Joining is associative and commutative; the bytes that ``SummaryPartJSON`` writes of joined parts
/// are those of one run over all comments. Responses are kept one by one, because resampling and
/// regression on signs need them; their order is that of their ids.
package struct SummaryPart: Sendable {
  /// What must be the same in all parts for their numbers to mean the same.
  package struct Settings: Sendable, Equatable {
    /// The version of the program.
    package var version: String
    /// The taxonomy and all else that the tags depend on, as a check sum.
    package var tagging: String
    /// The ids of the taxonomy's themes, by number.
    package var themes: [String]
    /// The scale of the ratings; nil when none are read.
    package var scale: ScoreScale?
    /// The names of the columns whose values are kept.
    package var columns: [String]
    /// That of the touchpoints, within which impacts are compared unless told otherwise.
    package var touchpoint: String?
    /// Whether the column of dates is read.
    package var hasDates: Bool

    package init(
      version: String, tagging: String, themes: [String], scale: ScoreScale?, columns: [String],
      touchpoint: String?, hasDates: Bool
    ) {
      self.version = version
      self.tagging = tagging
      self.themes = themes
      self.scale = scale
      self.columns = columns
      self.touchpoint = touchpoint
      self.hasDates = hasDates
    }
  }

  package var settings: Settings
  /// The names of the columns that the scores come from, each once, in the order of their bytes; more
  /// than one where parts with other names were joined. Empty in parts of older versions.
  package var scoreColumns: [String] = []
  /// Counts, themes with quotes and phrases, groups. Scores are in `responses`.
  package var summary: FeedbackSummary
  /// In the order of ``RatedResponse/isBefore(_:_:)`` when written; without a stratum.
  package var responses: [RatedResponse] = []
  /// Rows without words.
  package var withoutText = 0
  /// Scores that are not on the scale.
  package var offScale = 0
  /// Rows that could not be read.
  package var rejected = 0
  /// Whether comments go by the number of their row, for want of a column with ids.
  package var idsAreRows: Bool

  /// A part of no comments.
  package init(_ settings: Settings, idsAreRows: Bool) {
    self.settings = settings
    self.idsAreRows = idsAreRows
    summary = FeedbackSummary(themeCount: settings.themes.count, scale: nil)
  }

  /// Why another part cannot be joined: what was expected and found, and what to do; nil when it can
  /// be.
  package func obstacle(to other: SummaryPart) -> (expected: String, found: String, mend: String)? {
    let (mine, theirs) = (settings, other.settings)
    func scale(_ settings: Settings) -> String { settings.scale?.description ?? "no scale" }
    func columns(_ settings: Settings) -> String {
      settings.columns.isEmpty ? "no columns" : settings.columns.joined(separator: ", ")
    }
    let again = "Run `verbatim tag --summary` again on one of them, "
    if mine.version != theirs.version {
      return (
        "a part made by version \(mine.version)", "version \(theirs.version)",
        again + "so that both come from the same version."
      )
    }
    if mine.themes != theirs.themes || mine.tagging != theirs.tagging {
      return (
        "a part made with the same taxonomy and settings",
        mine.themes != theirs.themes
          ? "\(theirs.themes.count) other themes" : "other settings of the tagger",
        again + "with the same --taxonomy, --lexicon and other options."
      )
    }
    if mine.scale != theirs.scale {
      return ("scores on the scale \(scale(mine))", scale(theirs), again + "with the same --scale.")
    }
    if mine.columns != theirs.columns || mine.touchpoint != theirs.touchpoint
      || mine.hasDates != theirs.hasDates
    {
      return (
        "the columns \(columns(mine))\(mine.hasDates ? " with dates" : "")",
        "\(columns(theirs))\(theirs.hasDates ? " with dates" : "")",
        again + "with the same --summary-by columns."
      )
    }
    if idsAreRows, other.idsAreRows {
      return (
        "ids that tell the comments of two parts apart",
        "row numbers in both, as there was no column of ids",
        again + "with --id-column naming a column of ids."
      )
    }
    return nil
  }

  /// Joins another part to which there is no ``obstacle(to:)``.
  package mutating func merge(_ other: SummaryPart) {
    scoreColumns = Set(scoreColumns).union(other.scoreColumns).sorted {
      $0.utf8.lexicographicallyPrecedes($1.utf8)
    }
    summary.merge(other.summary)
    responses += other.responses
    withoutText += other.withoutText
    offScale += other.offScale
    rejected += other.rejected
    if other.idsAreRows { idsAreRows = true }
  }
}
