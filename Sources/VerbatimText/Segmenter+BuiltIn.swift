import VerbatimAutomata
@_exported public import VerbatimSegmentation

extension Segmenter {
  /// A segmenter with the word lists that are compiled in.
  ///
  /// The lists are unpacked once a process, in a few milliseconds; further segmenters share them.
  public init() { self.init(tables: Self.builtInTables) }

  private static let builtInTables = WordTables(
    PackedTables(encoded: EmbeddedLexicon.tables))
}
