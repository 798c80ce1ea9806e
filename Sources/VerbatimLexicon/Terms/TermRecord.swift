package import VerbatimAutomata

/// What a lexicon term means, in one word: kind, language, role and a signed value.
///
/// Several records may belong to one term; all but the last carry `hasNext`.
public struct TermRecord: Sendable, Equatable {
  /// Which lexicon a record comes from.
  public enum Kind: UInt32, Sendable { case sentiment, situation, `operator`, concept, theme }

  /// Which lexicon it comes from.
  public var kind: Kind
  /// 0 Vietnamese, 1 Thai, 2 English, 3 any.
  public var language: UInt8
  /// The term without its diacritics: counts only in Vietnamese text.
  public var isStripped: Bool
  /// Role of an operator; for other kinds 0.
  public var role: UInt8
  /// Weight or factor times 1,000, or the index of a concept or theme term.
  public var value: Int16

  package init(
    kind: Kind, language: UInt8, isStripped: Bool = false, role: UInt8 = 0, value: Int16
  ) {
    self.kind = kind
    self.language = language
    self.isStripped = isStripped
    self.role = role
    self.value = value
  }

  /// Set in all packed records of a term but the last.
  @inlinable @inline(__always)
  public static var hasNext: UInt32 { 1 << 31 }

  /// Whether the record names a concept.
  @inlinable @inline(__always)
  public var isConcept: Bool {
    if case .concept = kind { true } else { false }
  }

  @inline(__always)
  package var packed: UInt32 {
    UInt32(UInt16(bitPattern: value)) | UInt32(role) << 16 | (isStripped ? 1 << 22 : 0)
      | UInt32(language) << 24 | kind.rawValue << 26
  }

  /// Reads what `packed` wrote.
  @inlinable @inline(__always)
  public init(packed: UInt32) {
    value = Int16(bitPattern: UInt16(truncatingIfNeeded: packed))
    role = UInt8(truncatingIfNeeded: packed >> 16 & 0x3F)
    isStripped = packed & (1 << 22) != 0
    language = UInt8(truncatingIfNeeded: packed >> 24 & 3)
    kind = Kind(rawValue: packed >> 26 & 7) ?? .sentiment
  }
}

/// Collects terms and their records, and packs them into a trie and a table.
package struct TermTableBuilder {
  private var records: [[Symbol]: [UInt32]] = [:]

  package init() {}

  func contains(_ key: [Symbol]) -> Bool { records[key] != nil }

  package mutating func add(_ key: [Symbol], _ record: TermRecord) {
    let packed = record.packed
    if records[key, default: []].contains(packed) { return }
    records[key, default: []].append(packed)
  }

  /// The trie leads to indices into the table.
  ///
  /// - Parameter weight: how often a term is looked for; frequent ones lie together.
  package func build(
    weight: (([Symbol]) -> Double)? = nil
  ) -> (trie: DoubleArray, records: [UInt32]) {
    var table: [UInt32] = []
    var entries: [(key: [Symbol], value: UInt32)] = []
    entries.reserveCapacity(records.count)
    for key in records.keys.sorted(by: { $0.lexicographicallyPrecedes($1) }) where !key.isEmpty {
      entries.append((key, UInt32(table.count)))
      let all = (records[key] ?? []).sorted()
      for (index, record) in all.enumerated() {
        table.append(index + 1 < all.count ? record | TermRecord.hasNext : record)
      }
    }
    let weights = weight.map { weight in entries.map { weight($0.key) } }
    return (DoubleArrayBuilder.build(entries, weights: weights), table)
  }
}
