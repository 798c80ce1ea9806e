import Testing

/// Numbers that look random and are the same in every run. Source: Steele, Lea & Flood (2014).
struct SplitMix64: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}

/// Expects a number near another.
func expectNear(
  _ found: Double?, _ expected: Double, within tolerance: Double = 1e-9,
  _ comment: Comment? = nil, sourceLocation: SourceLocation = #_sourceLocation
) {
  guard let found else {
    Issue.record("nil instead of \(expected)", sourceLocation: sourceLocation)
    return
  }
  #expect(
    (found - expected).magnitude <= tolerance, "\(found) instead of \(expected)",
    sourceLocation: sourceLocation)
}

/// Expects a list of numbers near another.
func expectNear(
  _ found: [Double], _ expected: [Double], within tolerance: Double = 1e-9,
  sourceLocation: SourceLocation = #_sourceLocation
) {
  #expect(found.count == expected.count, sourceLocation: sourceLocation)
  for (a, b) in zip(found, expected) {
    expectNear(a, b, within: tolerance, sourceLocation: sourceLocation)
  }
}

/// Expects an interval near another.
func expectNear(
  _ found: ClosedRange<Double>?, _ expected: ClosedRange<Double>, within tolerance: Double = 1e-9,
  sourceLocation: SourceLocation = #_sourceLocation
) {
  expectNear(
    found?.lowerBound, expected.lowerBound, within: tolerance, sourceLocation: sourceLocation)
  expectNear(
    found?.upperBound, expected.upperBound, within: tolerance, sourceLocation: sourceLocation)
}
