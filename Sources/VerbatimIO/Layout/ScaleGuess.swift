/// Which scale a column of scores seems to use. A guess: the user's `--scale` goes before it.
package struct ScaleGuess: Sendable, Equatable {
  package enum Kind: String, Sendable {
    case nps, enps, csat, ces, numeric, yesNo = "yesno"
  }

  package var kind: Kind
  /// The ends of the scale; a few numbers outside do not change them.
  package var minimum: Double
  package var maximum: Double
  package var reason: String
  /// Where the answers are words: their levels.
  package var words: RatingWords?

  /// As `--scale` takes it: `nps`, or `numeric:1-5`.
  package var argument: String {
    switch kind {
    case .nps, .enps, .yesNo: kind.rawValue
    case .csat, .ces, .numeric:
      "\(kind.rawValue):\(ScoreEvidence.text(minimum))-\(ScoreEvidence.text(maximum))"
    }
  }

  private static let likelihood = RoleNames([
    (60, ["nps", "likely", "likelihood", "recommend", "recommendation", "giới thiệu", "แนะนำ"])
  ])
  private static let employer = RoleNames([
    (
      60,
      [
        "enps", "e nps", "place to work", "work here", "employer", "nơi làm việc", "làm việc",
        "ที่ทำงาน", "ทำงาน",
      ]
    )
  ])
  private static let effort = RoleNames([
    (60, ["ces", "effort", "easy", "ease", "dễ dàng", "nỗ lực", "ง่าย", "ความพยายาม"])
  ])
  private static let satisfaction = RoleNames([
    (60, ["csat", "satisfaction", "satisfied", "hài lòng", "พึงพอใจ"])
  ])

  init(_ profile: ColumnProfile) {
    if profile.ratings.form == .satisfaction {
      kind = .csat
      (minimum, maximum) = (0, 1)
      reason = "the values are good and bad"
      return
    }
    if profile.ratings.form == .yesNo {
      kind = .yesNo
      (minimum, maximum) = (0, 1)
      reason = "the answers are yes and no"
      return
    }
    let name = profile.folded
    if case .words(let words) = profile.ratings.form {
      self.words = words
      if words.subject == .promotion {
        kind = Self.employer.match(name) != nil ? .enps : .nps
        (minimum, maximum) = (0, 10)
        reason = "the answers are promoter, passive and detractor, counted as 9, 7 and 6"
        return
      }
      let asksEase = words.subject == .ease || Self.effort.match(name) != nil
      let asksSatisfaction =
        words.subject == .satisfaction || Self.satisfaction.match(name) != nil
      kind = asksEase ? .ces : asksSatisfaction ? .csat : .numeric
      (minimum, maximum) = (1, Double(words.levelCount))
      reason = "the answers are words on \(words.levelCount) levels, the best is the highest"
      return
    }
    var reasons: [String] = []
    if let range = profile.namedRange {
      (minimum, maximum) = (Double(range.lowerBound), Double(range.upperBound))
      reasons.append("the name says \(range.lowerBound)-\(range.upperBound)")
    } else if let most = profile.ratings.most {
      let isCounted = most < 10 && profile.ratings.ratings.first.map { $0 >= 1 } == true
      (minimum, maximum) = (isCounted ? 1 : 0, Double(most))
      reasons.append("the ratings are out of \(most)")
    } else {
      (minimum, maximum) = Self.ends(profile.bulk)
      if let bulk = profile.bulk {
        reasons.append(
          "the bulk of the numbers is between \(ScoreEvidence.text(bulk.lowerBound))"
            + " and \(ScoreEvidence.text(bulk.upperBound))")
      }
    }
    let asksLikelihood = Self.likelihood.match(name) ?? Self.employer.match(name)
    // Few answers need not reach the end of the scale, and a few may be typed wrong.
    let ratings = profile.ratings.ratings
    let upToTen = ratings.count { (0...10).contains($0) }
    let isTypedWrong =
      maximum > 10 && profile.ratings.most == nil && upToTen * 10 >= ratings.count * 9
    let mayReachTen = maximum == 10 || maximum == 7 && profile.filled < 10 || isTypedWrong
    if let asksLikelihood, profile.namedRange == nil, profile.filled == 0 || mayReachTen {
      (minimum, maximum) = (0, 10)
      reasons.insert("the name has '\(asksLikelihood.word)'", at: 0)
    }
    if minimum == 0 && maximum == 10 {
      let isEmployer = Self.employer.match(name) != nil
      let isSatisfaction = Self.satisfaction.match(name) != nil && asksLikelihood == nil
      kind = isEmployer ? .enps : isSatisfaction ? .csat : .nps
      if asksLikelihood == nil && profile.namedRange == nil {
        kind = isSatisfaction ? .csat : .numeric
      }
    } else if let match = Self.effort.match(name) {
      kind = .ces
      reasons.append("the name has '\(match.word)'")
      if profile.namedRange == nil && maximum > 5 && maximum <= 7 { (minimum, maximum) = (1, 7) }
    } else if minimum == 1 && maximum == 7 && profile.namedRange != nil {
      kind = .ces
    } else if let match = Self.satisfaction.match(name) {
      kind = .csat
      reasons.append("the name has '\(match.word)'")
    } else {
      kind = .numeric
    }
    reason = reasons.isEmpty ? "no numbers in the first rows" : reasons.joined(separator: "; ")
  }

  /// The usual scale that the bulk of the numbers fits.
  private static func ends(_ bulk: ClosedRange<Double>?) -> (Double, Double) {
    guard let bulk else { return (1, 5) }
    let low: Double = bulk.lowerBound >= 1 ? 1 : 0
    return switch bulk.upperBound {
    case ...5: (low, 5)
    case ...7: low == 1 ? (1, 7) : (0, 10)
    case ...10: (bulk.lowerBound >= 1 && !(bulk.upperBound > 7) ? 1 : 0, 10)
    case ...100: (0, 100)
    default: (bulk.lowerBound, bulk.upperBound)
    }
  }
}
