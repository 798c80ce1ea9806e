/// Sums of powers of what some respondents move a number by, in points.
package struct Powers: Sendable {
  package var second = 0.0
  package var third = 0.0
  package var fourth = 0.0

  mutating func add(_ value: Double, times count: Double) {
    let square = value * value
    second += count * square
    third += count * square * value
    fourth += count * square * square
  }

  static func * (left: Powers, right: Powers) -> Powers {
    Powers(
      second: left.second * right.second, third: left.third * right.third,
      fourth: left.fourth * right.fourth)
  }

  static func / (left: Powers, right: Double) -> Powers {
    Powers(
      second: left.second / right, third: left.third / right, fourth: left.fourth / right)
  }

  /// The fourth moment in units of the variance: 1 of an even choice between two values, 1.8 of a
  /// uniform distribution, 3 of a normal one, about 1/p of something that happens with chance p.
  var kurtosis: Double? { second > 0 ? fourth / (second * second) : nil }
}

/// How far contributions spread, and how lopsidedly: of all respondents, and of those who mention a
/// theme. It tells how an interval of few mentions lies about its number, and from how many mentions
/// on there is one.
package struct ContributionShape: Sendable {
  /// What those who mention a theme move one of its impacts by.
  package struct Mentions: Sendable {
    /// Sums over those who do.
    package var own: Powers
    /// What is to be expected of one more, if they rate as all respondents do.
    package var oneMore: Powers
    /// The number of values that tell a variance as well as one degree of freedom of normal ones
    /// does, times two.
    fileprivate var perDegree: Double

    /// Whether so many tell enough of their own variance: four degrees of freedom at least, of which
    /// k values of kurtosis κ have 2k/(κ − 1) (Satterthwaite 1946).
    package func isEnough(_ group: Int) -> Bool {
      group >= DriverBootstrap.leastGroup
        && 2 * Double(group) >= DriverBootstrap.leastDegrees * perDegree
    }
  }

  private let total: Double
  /// Of contributions about their mean, and of contributions as they are, summed over all.
  private let about, plain: Powers
  /// By theme: about the mean of all, about that of the stratum, and divided by the number of themes
  /// in the comment.
  private let crude, within, shared: [Powers]
  /// By theme the sums of 1/m² and so on over comments with m themes, and the number of comments.
  private let parts: [Powers]
  private let counts: [Double]

  /// - Parameter point: how many of the runs' units make a point.
  init(_ runs: ResponseRuns, themeCount: Int, unitsPerPoint point: Double) {
    let none = [Powers](repeating: Powers(), count: themeCount)
    var (about, plain) = (Powers(), Powers())
    var (crude, within, shared, parts) = (none, none, none, none)
    var counts = [Double](repeating: 0, count: themeCount)
    let strata = runs.strata.indices.map { runs.responses(of: $0) }
    var (sum, total) = (0.0, 0.0)
    for responses in strata.joined() {
      sum += responses.value * responses.count
      total += responses.count
    }
    let mean = sum / max(1, total)
    for stratum in strata {
      let n = stratum.reduce(0) { $0 + $1.count }
      let own = stratum.reduce(0) { $0 + $1.value * $1.count } / max(1, n)
      for responses in stratum {
        let (value, count) = (responses.value / point, responses.count)
        let (fromMean, fromOwn) = (value - mean / point, value - own / point)
        about.add(fromMean, times: count)
        plain.add(value, times: count)
        let part = 1 / Double(max(1, responses.codes.count))
        for code in runs.codes[responses.codes] {
          let theme = Int(code / 4)
          crude[theme].add(fromMean, times: count)
          within[theme].add(fromOwn, times: count)
          shared[theme].add(value * part, times: count)
          parts[theme].add(part, times: count)
          counts[theme] += count
        }
      }
    }
    (self.total, self.about, self.plain) = (max(1, total), about, plain)
    (self.crude, self.within, self.shared) = (crude, within, shared)
    (self.parts, self.counts) = (parts, counts)
  }

  /// Of the score itself.
  package var score: Mentions {
    Mentions(own: about, oneMore: about / total, perDegree: perDegree)
  }

  /// Of the leave-out impact.
  package func leaveOut(_ theme: Int) -> Mentions {
    Mentions(own: crude[theme], oneMore: about / total, perDegree: perDegree)
  }

  /// Of impacts within strata.
  package func within(_ theme: Int) -> Mentions {
    Mentions(own: within[theme], oneMore: about / total, perDegree: perDegree)
  }

  /// Of the credit, which moves by all of a contribution: the number of mentions counts as well, so
  /// that k of kurtosis κ about zero have 2k/κ degrees of freedom.
  package func credit(_ theme: Int) -> Mentions {
    let oneMore = plain / total * (parts[theme] / max(1, counts[theme]))
    return Mentions(own: shared[theme], oneMore: oneMore, perDegree: oneMore.kurtosis ?? 0)
  }

  private var perDegree: Double { max(0, ((about / total).kurtosis ?? 1) - 1) }
}
