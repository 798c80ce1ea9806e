/// How often a respondent comes in each of many resamples.
///
/// Resampling n respondents with replacement gives each of them a count that is nearly Poisson with
/// mean 1; drawing the counts independently makes them a function of the respondent alone, so that
/// parts of the data can be resampled wherever they are. Here the counts are drawn from the
/// respondent's hash: four bits of a SplitMix64 stream give 0, 1, 2 or 3 with chances 6, 6, 2 and 2
/// in sixteen, which has the mean 1 and the variance 1 that the bootstrap asks of its weights,
/// exactly.
///
/// Source: Poisson weights: Hanley & MacGibbon (2006); by hash: Chamandy, Muralidharan, Najmi &
/// Naidu (2012), Estimating Uncertainty for Massive Data Streams. What weights must fulfil:
/// Præstgaard & Wellner (1993).
package enum ResamplingWeights {
  /// For each byte the two weights that its halves stand for.
  private static let pairs: [SIMD2<Double>] = (0..<256).map { byte in
    SIMD2(weight(byte & 15), weight(byte >> 4))
  }

  private static func weight(_ nibble: Int) -> Double {
    nibble < 6 ? 0 : nibble < 12 ? 1 : nibble < 14 ? 2 : 3
  }

  /// Adds a respondent's weights in the resamples `block * 32 ..< block * 32 + 32`.
  @inline(__always) static func add(
    _ respondent: UInt64, block: Int, seed: UInt64, _ pairs: borrowing Span<SIMD2<Double>>,
    to sum: inout ResampleLanes
  ) {
    let state = respondent &+ seed &+ UInt64(truncatingIfNeeded: block) &* 0x3C6E_F372_FE94_F82A
    let first = RespondentHash.mixed(state &+ 0x9E37_79B9_7F4A_7C15)
    let second = RespondentHash.mixed(state &+ 0x3C6E_F372_FE94_F82A)
    sum.a += eight(first, pairs)
    sum.b += eight(first >> 32, pairs)
    sum.c += eight(second, pairs)
    sum.d += eight(second >> 32, pairs)
  }

  @inline(__always) private static func eight(
    _ word: UInt64, _ pairs: borrowing Span<SIMD2<Double>>
  ) -> ResampleLanes.Part {
    ResampleLanes.Part(lowHalf: four(word, pairs), highHalf: four(word >> 16, pairs))
  }

  @inline(__always) private static func four(
    _ word: UInt64, _ pairs: borrowing Span<SIMD2<Double>>
  ) -> SIMD4<Double> {
    SIMD4(lowHalf: pairs[Int(word & 255)], highHalf: pairs[Int((word >> 8) & 255)])
  }

  /// A respondent's weight in one resample, for tests.
  package static func weight(_ respondent: UInt64, resample: Int, seed: UInt64) -> Double {
    var sum = ResampleLanes.zero
    add(respondent, block: resample / ResampleLanes.count, seed: seed, pairs.span, to: &sum)
    return sum[resample % ResampleLanes.count]
  }

  /// The table that `add` reads.
  static var table: [SIMD2<Double>] { pairs }
}
