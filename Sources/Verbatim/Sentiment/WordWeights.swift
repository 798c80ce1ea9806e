import VerbatimLexicon
import VerbatimSegmentation

/// What a learned table says of the listed Latin words met last, so that the frequent ones are not
/// looked up in each comment. One for each worker; what is remembered hangs on nothing but the word and
/// the table.
struct WordWeights: Sendable {
  struct Word: Sendable {
    /// 1 + the word's lexeme, doubled, and whether it was read as English; 0 in a free place.
    fileprivate var key: UInt64 = 0
    var scanned = ScannedToken()
    fileprivate var sums = SIMD4<Int32>()

    @inline(__always)
    var sum: WeightSum { WeightSum(SIMD4(truncatingIfNeeded: sums)) }
  }

  /// Each word has one place, and the next word there takes it.
  private var words: [Word] = []
  private var table: LearnedTable?
  private static let bits: UInt64 = 12

  /// Forgets what was known of another table.
  mutating func prepare(for table: LearnedTable) {
    if self.table === table { return }
    self.table = table
    words = [Word](repeating: Word(), count: 1 << Self.bits)
  }

  /// A listed Latin word: its words, and the weights of the features that it has by itself.
  @inline(__always)
  mutating func word(
    _ token: Token, _ index: Int, _ text: borrowing SegmentedText, _ table: LearnedTable
  ) -> Word {
    var isEnglish: UInt64 = 0
    if case .english = token.language { isEnglish = 1 }
    let key = (UInt64(UInt32(bitPattern: token.lexeme)) &+ 1) &<< 1 | isEnglish
    let place = Int(
      truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) &>> (64 - Self.bits))
    let word = words[place]
    if word.key == key { return word }
    return remember(key, place, index, text, table)
  }

  @inline(never)
  private mutating func remember(
    _ key: UInt64, _ place: Int, _ index: Int, _ text: borrowing SegmentedText,
    _ table: LearnedTable
  ) -> Word {
    let weights = table.buckets
    let buckets = weights.span
    var lanes = WeightLanes()
    let scanned = FeatureScan.eachOfToken(text, index) { feature in
      lanes.add(buckets, table.shift, feature.hash)
    }
    let word = Word(
      key: key, scanned: scanned, sums: SIMD4(truncatingIfNeeded: lanes.total.sums))
    words[place] = word
    return word
  }
}
