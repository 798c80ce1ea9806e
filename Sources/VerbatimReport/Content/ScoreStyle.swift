package import Verbatim

/// How the numbers of a scale are written: decimals, sign, percent.
package struct ScoreStyle: Sendable {
  private let scale: ScoreScale

  /// The style of a scale's numbers.
  package init(_ scale: ScoreScale) { self.scale = scale }

  /// Whether the score is a mean of ratings, not a share or a difference of shares.
  package var isMean: Bool { [.ces, .stars, .numeric].contains(scale.kind) }

  /// Decimals that are shown of the score.
  package var decimals: Int { isMean ? 2 : 1 }

  /// The lowest and highest value the score can have; nil when it has no bounds.
  package var limits: ClosedRange<Double>? {
    switch scale.kind {
    case .nps, .enps: -100...100
    case .csat, .yesNo: 0...100
    case .ces, .stars, .numeric: scale.bounds
    }
  }

  /// The width of ``limits``, or 2 without bounds.
  package var range: Double { limits.map { $0.upperBound - $0.lowerBound } ?? 2 }

  /// Impacts nearer to zero than this are not worth a word.
  package var smallestNotable: Double { scale.smallestNotable }

  /// The score as text: `+12.4`, `78.3%`, `5.12`.
  package func score(_ value: Double, _ numbers: NumberStyle) -> String {
    switch scale.kind {
    case .nps, .enps: numbers.signed(value, decimals)
    case .csat, .yesNo: numbers.decimal(value, decimals) + "%"
    case .ces, .stars, .numeric: numbers.decimal(value, decimals)
    }
  }

  /// An impact as text, always with its sign.
  package func impact(_ value: Double, _ numbers: NumberStyle) -> String {
    numbers.signed(value, isMean ? 3 : 1)
  }
}
