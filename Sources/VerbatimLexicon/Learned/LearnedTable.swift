package import VerbatimAutomata
package import VerbatimSegmentation

/// A learned sentiment lexicon, compiled: weights of features in a hash table of buckets.
///
/// Each feature has two weights, in log-odds against neutral: how much it speaks for a positive and
/// for a negative comment. A class, since it is handed on for every comment.
package final class LearnedTable: Sendable {
  /// The language whose comments it was learned from.
  package let language: Language
  /// Whether the data allows any use; otherwise research only, or nobody said.
  package let isOpen: Bool
  /// Log-odds of positive and negative before anything was read.
  package let positiveBias: Double
  package let negativeBias: Double
  /// The share of a comment's features that the table had in comments like those learned from.
  package let coverage: Double
  /// How far the table counts for answers to a survey; 1 when it was learned from such.
  package let surveyShare: Double
  /// Two weights for each `SentimentMeasure`.
  package let measures: [Double]
  /// The features, by the upper bits of their hashes; what finds its bucket full is in the next one.
  package let buckets: [Bucket]
  /// By how much a hash is shifted to the right to be a bucket's index.
  package let shift: UInt64

  /// Eight features in one cache line, so that one load and a few comparisons side by side tell of
  /// any: in the lower half the lower bits of their hashes, or 0 where there is no more, in the upper
  /// half their weights, that for positive in the lower bits.
  package typealias Bucket = SIMD16<Int32>

  /// Weights are kept in hundredths.
  package static let scale = 100.0
  package static let columns = ["feature", "kind", "positive", "negative"]
  /// What a file's comment lines must say.
  package static let languageLine = "Language: "
  package static let classLine = "Class: "

  package init(_ file: LexiconFile, alphabet: borrowing Alphabet) throws(LexiconError) {
    func head(_ line: String, _ mend: String) throws(LexiconError) -> String {
      for comment in file.comments where comment.hasPrefix(line) {
        return String(comment.dropFirst(line.count))
      }
      throw LexiconError(
        file: file.name, line: 1, column: 0, problem: "no line '# \(line)…' above the table",
        mend: mend)
    }
    let code = try head(Self.languageLine, "add '# Language: vi', th or en")
    guard let language = Language(code: code) else {
      throw LexiconError(
        file: file.name, line: 1, column: 0, problem: "'\(code)' is no language of ours",
        mend: "use vi, th or en")
    }
    self.language = language
    isOpen = try head(Self.classLine, "add '# Class: open' or '# Class: research'") == "open"
    var builder = BucketBuilder(capacity: file.rows.count)
    var bias = (0.0, 0.0)
    var coverage = 1.0
    var surveyShare = 1.0
    var measures = [Double](repeating: 0, count: 2 * SentimentMeasure.allCases.count)
    for row in file.rows {
      let positive = try file.number(row, 2, in: -300...300)
      let negative = try file.number(row, 3, in: -300...300)
      switch row.fields[1] {
      case "bias": bias = (positive, negative)
      case "coverage": coverage = max(0.01, positive)
      case "survey": surveyShare = max(0, min(1, positive))
      case "measure":
        guard let measure = SentimentMeasure(rawValue: row.fields[0]),
          let index = SentimentMeasure.allCases.firstIndex(of: measure)
        else {
          throw file.error(
            row, 0, "'\(row.fields[0])' is no measure", "learn the file anew with this version")
        }
        measures[2 * index] = positive
        measures[2 * index + 1] = negative
      default:
        guard let kind = LearnedFeature.Kind(rawValue: row.fields[1]) else {
          throw file.error(
            row, 1, "'\(row.fields[1])' is no kind of feature",
            "use word, pair, part, letters, measure, bias, coverage or survey")
        }
        let symbols = SymbolText.symbols(of: row.fields[0], alphabet: alphabet)
        guard let hash = LearnedFeature.hash(symbols, kind) else {
          throw file.error(
            row, 0, "'\(row.fields[0])' is no \(kind.rawValue)",
            "write two words with a space between, or three letters")
        }
        builder.add(hash, positive, negative)
      }
    }
    positiveBias = bias.0
    negativeBias = bias.1
    self.coverage = coverage
    self.surveyShare = surveyShare
    self.measures = measures
    buckets = builder.buckets
    shift = builder.shift
  }

  // MARK: - Packing

  package func pack(into tables: inout PackedTables, name: String) {
    let numbers = [positiveBias, negativeBias, coverage, surveyShare] + measures
    tables.add(
      "\(name).head",
      [UInt32(language.rawValue), isOpen ? 1 : 0]
        + numbers.map { UInt32(bitPattern: Int32(($0 * 10_000).rounded())) })
    tables.add(
      "\(name).buckets",
      buckets.flatMap { bucket in bucket.indices.map { UInt32(bitPattern: bucket[$0]) } })
  }

  /// What `pack` wrote; nil when there is none.
  package init?(_ tables: PackedTables, name: String) {
    let head = tables["\(name).head"]
    guard head.count == 6 + 2 * SentimentMeasure.allCases.count else { return nil }
    let numbers = head.dropFirst(2).map { Double(Int32(bitPattern: $0)) / 10_000 }
    language = Language(rawValue: UInt8(truncatingIfNeeded: head[0])) ?? .undetermined
    isOpen = head[1] == 1
    positiveBias = numbers[0]
    negativeBias = numbers[1]
    coverage = numbers[2]
    surveyShare = numbers[3]
    measures = Array(numbers.dropFirst(4))
    let packed = tables["\(name).buckets"]
    buckets = stride(from: 0, to: packed.count, by: Bucket.scalarCount).map { start in
      var bucket = Bucket()
      for lane in bucket.indices { bucket[lane] = Int32(bitPattern: packed[start + lane]) }
      return bucket
    }
    shift = UInt64(64 - buckets.count.trailingZeroBitCount)
  }
}

/// Fills the buckets of a learned table, half of their places or fewer.
private struct BucketBuilder {
  private(set) var buckets: [LearnedTable.Bucket]
  let shift: UInt64

  init(capacity: Int) {
    var size = 2
    while size * 4 < capacity { size *= 2 }
    buckets = [LearnedTable.Bucket](repeating: .zero, count: size)
    shift = UInt64(64 - size.trailingZeroBitCount)
  }

  mutating func add(_ hash: UInt64, _ positive: Double, _ negative: Double) {
    var index = Int(hash >> shift)
    while buckets[index][7] != 0 { index = (index + 1) & (buckets.count - 1) }
    guard let lane = (0..<8).first(where: { buckets[index][$0] == 0 }) else { return }
    buckets[index][lane] = LearnedFeature.check(hash)
    buckets[index][lane + 8] = Int32(
      bitPattern: UInt32(Self.packed(positive)) | UInt32(Self.packed(negative)) << 16)
  }

  private static func packed(_ weight: Double) -> UInt16 {
    UInt16(bitPattern: Int16((weight * LearnedTable.scale).rounded()))
  }
}
