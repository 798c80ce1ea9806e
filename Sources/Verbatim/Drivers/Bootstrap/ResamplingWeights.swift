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
  /// A respondent's weight in one resample, for tests.
  package static func weight(_ respondent: UInt64, resample: Int, seed: UInt64) -> Double {
    let draw = ResampleDraw(block: resample / ResampleLanes.count, seed: seed)
    return draw.weights(of: [respondent].span, from: 0, to: 1)[resample % ResampleLanes.count]
  }
}

/// Draws respondents in one block of 32 resamples.
///
/// Sixteen weights are counted in one word, four bits each, and brought to numbers after every fifth
/// respondent, before they could overflow.
struct ResampleDraw {
  private let start: UInt64
  /// For each byte the numbers that its halves stand for, the lower one first.
  private static let halves: [SIMD2<Double>] = (0..<256).map { byte in
    SIMD2(Double(byte & 15), Double(byte >> 4))
  }
  private let halves = ResampleDraw.halves
  private static let mostHeld = 5

  /// - Parameter seed: mixed already.
  init(block: Int, seed: UInt64) {
    start = seed &+ UInt64(truncatingIfNeeded: block) &* 0x3C6E_F372_FE94_F82A
  }

  /// How often respondents come in each resample, added up.
  @inline(__always) func weights(
    of respondents: borrowing Span<UInt64>, from first: Int, to end: Int
  ) -> ResampleLanes {
    var sum = ResampleLanes.zero
    let halves = halves.span
    var row = first
    while row < end {
      let last = min(end, row + Self.mostHeld)
      var (one, two): (UInt64, UInt64) = (0, 0)
      while row < last {
        let state = respondents[row] &+ start
        one &+= Self.counts(SplitMix64.mix(state &+ 0x9E37_79B9_7F4A_7C15))
        two &+= Self.counts(SplitMix64.mix(state &+ 0x3C6E_F372_FE94_F82A))
        row += 1
      }
      sum.a += Self.eight(one, halves)
      sum.b += Self.eight(one >> 32, halves)
      sum.c += Self.eight(two, halves)
      sum.d += Self.eight(two >> 32, halves)
    }
    return sum
  }

  /// In place of each four bits: 0 for 0…5, 1 for 6…11, 2 for 12 and 13, 3 for 14 and 15.
  @inline(__always) private static func counts(_ bits: UInt64) -> UInt64 {
    let ones: UInt64 = 0x1111_1111_1111_1111
    let (eight, four, two) = (bits >> 3, bits >> 2, bits >> 1)
    let fromSix = (eight | (four & two)) & ones
    let fromTwelve = eight & four & ones
    return fromSix &+ fromTwelve &+ (fromTwelve & two)
  }

  @inline(__always) private static func eight(
    _ word: UInt64, _ halves: borrowing Span<SIMD2<Double>>
  ) -> ResampleLanes.Part {
    ResampleLanes.Part(lowHalf: four(word, halves), highHalf: four(word >> 16, halves))
  }

  @inline(__always) private static func four(
    _ word: UInt64, _ halves: borrowing Span<SIMD2<Double>>
  ) -> SIMD4<Double> {
    SIMD4(lowHalf: halves[Int(word & 255)], highHalf: halves[Int((word >> 8) & 255)])
  }
}
