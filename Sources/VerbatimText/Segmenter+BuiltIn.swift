import VerbatimAutomata
@_exported public import VerbatimSegmentation

extension Segmenter {
  /// A segmenter with the word lists that are compiled in.
  ///
  /// The lists are unpacked once a process, in a few milliseconds; further segmenters share them.
  public init() { self.init(tables: Self.builtInTables) }

  /// A segmenter that cuts all Thai text by one convention.
  public init(thaiConvention: ThaiConvention) {
    self.init()
    self.thaiConvention = thaiConvention
  }

  private static let packed = PackedTables(encoded: EmbeddedLexicon.tables)
  private static let thai = ThaiTables(packed)
  private static let vietnamese = VietnameseBoundaries(packed)
  private static let builtInTables = WordTables(
    packed, thai: { thai }, vietnamese: { vietnamese })
}
