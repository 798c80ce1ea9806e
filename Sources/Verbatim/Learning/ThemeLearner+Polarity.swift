import VerbatimLexicon

/// Learns what is said of a theme, from comments of which people have labelled that.
///
/// For each theme a multinomial logistic regression, against neutral, over the words of the whole
/// comment: "hao" (drains) is a complaint of the battery, and says nothing of the camera beside it.
/// The sentiment that opinions give the mention is a feature too, believed until the labels say
/// otherwise. Steps are those of the themes.
extension ThemeLearner {
  /// What people say of a theme in a comment.
  struct LabelledOpinion {
    var comment: Int
    var polarity: Polarity
    /// What the opinions around the rules' findings say; nil where the rules do not find the theme.
    var found: Polarity?
  }

  /// The weights of two odds, of a positive and of a negative mention against a neutral one.
  private struct Odds {
    var positive: Float = 0
    var negative: Float = 0

    static let none = Odds()

    mutating func add(_ other: Odds) {
      positive += other.positive
      negative += other.negative
    }
  }

  /// A weight and the sum of its squared gradients.
  private struct Step {
    var weights: Odds
    var squares = Odds(positive: 1e-6, negative: 1e-6)
    /// What the penalty draws the weights to.
    let prior: Odds

    init(_ prior: Odds = .none) {
      weights = prior
      self.prior = prior
    }

    mutating func descend(_ error: Odds, value: Float, penalty: Float, rate: Float) {
      Self.descend(
        &weights.positive, &squares.positive, prior.positive, error.positive, value, penalty, rate)
      Self.descend(
        &weights.negative, &squares.negative, prior.negative, error.negative, value, penalty, rate)
    }

    private static func descend(
      _ weight: inout Float, _ square: inout Float, _ prior: Float, _ error: Float, _ value: Float,
      _ penalty: Float, _ rate: Float
    ) {
      let gradient = value * error + penalty * (weight - prior)
      square += gradient * gradient
      weight -= rate * gradient / square.squareRoot()
    }
  }

  /// The rows of all themes with labels of several polarities.
  func polarityRows() -> [Row] {
    opinions.indices.flatMap { theme in
      let own = opinions[theme]
      guard own.count >= settings.leastSeeds, Set(own.map(\.polarity)).count > 1 else {
        return [Row]()
      }
      return polarityRows(of: engine.themes[theme].id, own)
    }
  }

  private func polarityRows(of theme: String, _ own: [LabelledOpinion]) -> [Row] {
    let places = frequentFeatures(of: own)
    var steps = [Step](repeating: Step(), count: places.frequency.count)
    var bias = Step()
    var findings = Polarity.allCases.map { Step(prior(of: $0)) }
    var found = [Float](repeating: 0, count: findings.count)
    for case let polarity? in own.map(\.found) { found[Int(polarity.rawValue)] += 1 }

    var order = Array(own.indices)
    var random = SplitMix64(seed: 0x0DD5)
    for _ in 0..<settings.rounds {
      for index in order.indices.dropFirst().reversed() {
        order.swapAt(index, Int(random.next() % UInt64(index + 1)))
      }
      for index in order {
        let opinion = own[index]
        let features = features(of: opinion)
        guard !features.isEmpty else { continue }
        let value = 1 / Float(features.count).squareRoot()
        var odds = Odds()
        for feature in features {
          let place = Int(places.byFeature[Int(feature)])
          guard place >= 0 else { continue }
          odds.positive += steps[place].weights.positive * value
          odds.negative += steps[place].weights.negative * value
        }
        odds.add(bias.weights)
        if let found = opinion.found { odds.add(findings[Int(found.rawValue)].weights) }
        var error = Self.probabilities(odds)
        if opinion.polarity == .positive { error.positive -= 1 }
        if opinion.polarity == .negative { error.negative -= 1 }
        for feature in features {
          let place = Int(places.byFeature[Int(feature)])
          guard place >= 0 else { continue }
          steps[place].descend(
            error, value: value, penalty: settings.penalty / places.frequency[place],
            rate: settings.rate)
        }
        if let polarity = opinion.found.map({ Int($0.rawValue) }) {
          findings[polarity].descend(
            error, value: 1, penalty: settings.penalty / found[polarity], rate: settings.rate)
        }
        bias.descend(error, value: 1, penalty: 0, rate: settings.rate)
      }
    }
    return rows(theme, bias, places.byFeature, steps, findings)
  }

  /// The features of enough of the comments: by feature its place, −1 where it has none, and by place
  /// in how many comments it is.
  private func frequentFeatures(
    of own: [LabelledOpinion]
  ) -> (byFeature: [Int32], frequency: [Float]) {
    var counts = [Int32](repeating: 0, count: names.count)
    for opinion in own { for feature in features(of: opinion) { counts[Int(feature)] += 1 } }
    var frequency: [Float] = []
    for feature in counts.indices {
      let count = counts[feature]
      counts[feature] = count >= settings.leastComments ? Int32(frequency.count) : -1
      if count >= settings.leastComments { frequency.append(Float(count)) }
    }
    return (counts, frequency)
  }

  private func features(of opinion: LabelledOpinion) -> ArraySlice<Int32> {
    features[starts[opinion.comment]..<starts[opinion.comment + 1]]
  }

  private func prior(of found: Polarity) -> Odds {
    Odds(
      positive: found == .positive ? settings.opinionTrust : 0,
      negative: found == .negative ? settings.opinionTrust : 0)
  }

  private static func probabilities(_ odds: Odds) -> Odds {
    let (positive, negative) = ThemeModel.probabilities(odds.positive, odds.negative)
    return Odds(positive: positive, negative: negative)
  }

  private func rows(
    _ theme: String, _ bias: Step, _ places: [Int32], _ steps: [Step], _ findings: [Step]
  ) -> [Row] {
    var rows: [Row] = []
    func add(_ feature: String, _ kind: String, _ weights: Odds, least: Float) {
      for (polarity, weight) in [
        (Polarity.positive, weights.positive), (.negative, weights.negative),
      ]
      where abs(weight) >= least {
        rows.append(
          Row(
            feature: feature, kind: kind, theme: ThemeWeights.name(theme, polarity.name),
            weight: Self.rounded(weight)))
      }
    }
    add("*", "bias", bias.weights, least: 0)
    for polarity in Polarity.allCases {
      add(
        ThemeWeights.name(theme, polarity.name), ThemeWeights.ruleKind,
        findings[Int(polarity.rawValue)].weights, least: settings.leastWeight)
    }
    for (feature, place) in places.enumerated() where place >= 0 {
      guard let named = names[feature] else { continue }
      add(named.name, named.kind.rawValue, steps[Int(place)].weights, least: settings.leastWeight)
    }
    return rows
  }
}
