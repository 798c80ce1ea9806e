extension ScoreScale {
  /// How far two contributions can be apart; `nil` without bounds.
  var width: Double? {
    switch kind {
    case .nps, .enps: 200
    case .csat, .yesNo: 100
    case .ces, .stars, .numeric: bounds.map { $0.upperBound - $0.lowerBound }
    }
  }

  /// Impacts nearer to zero than this, a 400th of the range of the score, are not worth a word.
  package var smallestNotable: Double {
    switch kind {
    case .nps, .enps: 0.5
    case .csat, .yesNo: 0.25
    case .ces, .stars, .numeric: (bounds.map { $0.upperBound - $0.lowerBound } ?? 2) / 400
    }
  }
}
