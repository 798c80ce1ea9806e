/// What a user may say about an input; everything has a default.
package struct ReadingOptions: Sendable {
  /// `nil`: found by content and extension.
  package var format: InputFormat?
  /// `nil`: found by content.
  package var encoding: TextEncoding?
  /// The sheet of a workbook; `nil`: the first one that is not hidden.
  package var sheet: String?
  /// The first row of a table has the names of the columns; without it they are called `column 1` and
  /// so on.
  package var hasHeader = true
  package var limits: RecordLimits
  /// The size at which a block is handed over. It changes no result. Small enough that a block and
  /// its results leave room in the cache for the word tables.
  package var blockBytes: Int

  package init(
    format: InputFormat? = nil, limits: RecordLimits = RecordLimits(), blockBytes: Int = 64 << 10
  ) {
    self.format = format
    self.limits = limits
    self.blockBytes = max(blockBytes, 1)
  }
}
