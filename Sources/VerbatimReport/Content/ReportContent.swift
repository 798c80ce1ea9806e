package import Verbatim
package import VerbatimLexicon

/// Everything that a report shows, whatever its form: terminal, page or JSON.
///
/// A value: the same content gives the same page and the same JSON to the last byte. What differs
/// from run to run (time, speed) is in ``RunFacts``, which only ``TerminalReport`` takes.
package struct ReportContent: Sendable {
  /// The name of the input as shown, such as `bank-nps.vi.csv`.
  package var source: String
  /// The version of Verbatim that tagged the comments.
  package var version: String
  /// What became of the rows.
  package var rows: RowTotals
  /// Which column was taken for what.
  package var columns: [ColumnUse] = []
  /// What the reader should know of how the input was read.
  package var notes: [String] = []
  /// What the reader should look after.
  package var warnings: [String] = []
  /// The score; nil when there is none.
  package var score: ScoreSummary?
  /// Why there is no score, as a sentence; nil when there is one.
  package var whyNoScore: String?
  /// What the comments say together.
  package var summary: FeedbackSummary
  /// What moves the score; nil without a score.
  package var analysis: DriverAnalysis?
  /// The themes of the engine with which the summary was made.
  package var themes: [Theme]
  /// The columns of ``summary``'s groups that are to be shown, in this order.
  package var groups: [GroupColumn] = []
  /// The rows that could not be read.
  package var rejects = RejectTally()
  /// Themes found in all comments without the taxonomy; nil when there are too few to look.
  package var discovered: DiscoveryFindings?
  /// Themes found in what no theme of the taxonomy fits; nil when that is too little to look.
  package var leftOver: DiscoveryFindings?
  /// Comments that a person should read.
  package var toRead = CommentsToRead()
  /// For each month the complaints about each theme of ``themes``.
  package var monthlyComplaints: [String: [Int]] = [:]
  /// What was said day by day; nil without dates.
  package var days: DayCounts?
  /// What was said at each touchpoint; nil without touchpoints.
  package var touchpoints: TouchpointCounts?

  /// How groups differ, for each column of ``groups`` that has several values.
  package var segments: [SegmentFindings] = []
  /// The score over the steps of ``trend``; nil without a score or dates.
  package var scoreTrend: TrendAnalysis?
  /// How often themes are mentioned over the same steps, in all comments; nil without dates.
  package var themeTrends: TrendAnalysis?

  /// Content without notes, groups and rejects, which can be set afterwards.
  package init(
    source: String, version: String, rows: RowTotals, summary: FeedbackSummary, themes: [Theme],
    score: ScoreSummary? = nil, analysis: DriverAnalysis? = nil, whyNoScore: String? = nil
  ) {
    self.source = source
    self.version = version
    self.rows = rows
    self.summary = summary
    self.themes = themes
    self.score = score
    self.analysis = analysis
    self.whyNoScore = whyNoScore
  }

  /// The name of the column by which impacts are stratified; nil when there is none.
  package var stratifiedBy: String? {
    guard let analysis, analysis.strata > 1 else { return nil }
    return groups.first { $0.role == .touchpoint }?.column
  }
}

/// What became of the rows of an input: `read` is the sum of the other three.
package struct RowTotals: Sendable, Equatable {
  /// Rows of the input, without header and blank lines.
  package var read: Int
  /// Rows whose comment was tagged.
  package var tagged: Int
  /// Rows that could not be read.
  package var rejected: Int
  /// Rows that could be read but hold no comment.
  package var withoutText: Int

  /// Counts of rows.
  package init(read: Int, tagged: Int, rejected: Int, withoutText: Int) {
    self.read = read
    self.tagged = tagged
    self.rejected = rejected
    self.withoutText = withoutText
  }
}

/// A column that was taken for something, and why.
package struct ColumnUse: Sendable, Equatable {
  /// As `ColumnRoles.described` names it: `comment`, `score`, `touchpoint`, …
  package var role: String
  /// The column's name in the input.
  package var name: String
  /// What spoke for it, in words.
  package var reason: String

  /// A choice of a column.
  package init(role: String, name: String, reason: String) {
    self.role = role
    self.name = name
    self.reason = reason
  }

  /// The reason beside the name, which then need not be said again.
  package var reasonBesideName: String {
    let repeated = "named '\(name)'"
    return reason.hasPrefix(repeated) ? "by its name" + reason.dropFirst(repeated.count) : reason
  }
}

/// A column by which comments are grouped.
package struct GroupColumn: Sendable, Equatable {
  /// What the values of the column are.
  package enum Role: String, Sendable, CaseIterable {
    case touchpoint, channel, segment, month, language
  }

  /// The column's name, as in `FeedbackSummary.groups`.
  package var column: String
  /// What its values are.
  package var role: Role

  /// A column to show.
  package init(column: String, role: Role) {
    self.column = column
    self.role = role
  }
}

/// What differs from run to run, and is shown on the terminal only.
package struct RunFacts: Sendable, Equatable {
  /// The version of Verbatim.
  package var version: String
  /// The day of the run, as it is to be shown.
  package var date: String
  /// The names of the taxonomies in use.
  package var taxonomies: [String]
  /// How long the run took.
  package var seconds: Double
  /// How fast it was.
  package var commentsPerSecond: Double
  /// The files that were written, each with what is in it.
  package var files: [(path: String, content: String)]

  /// The facts of a run.
  package init(
    version: String, date: String, taxonomies: [String], seconds: Double,
    commentsPerSecond: Double, files: [(path: String, content: String)] = []
  ) {
    self.version = version
    self.date = date
    self.taxonomies = taxonomies
    self.seconds = seconds
    self.commentsPerSecond = commentsPerSecond
    self.files = files
  }

  package static func == (left: RunFacts, right: RunFacts) -> Bool {
    left.version == right.version && left.date == right.date
      && left.taxonomies == right.taxonomies && left.seconds == right.seconds
      && left.commentsPerSecond == right.commentsPerSecond
      && left.files.elementsEqual(right.files, by: ==)
  }
}
