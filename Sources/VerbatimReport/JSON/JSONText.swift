import Verbatim
import VerbatimIO

/// A JSON document under construction: a writer with its bytes.
package struct JSONText {
  package private(set) var bytes: [UInt8] = []
  private var writer = JSONWriter()

  /// An empty document.
  package init() {}

  /// An object of what `body` writes; under `key` within an object.
  package mutating func object(_ key: String? = nil, _ body: (inout JSONText) -> Void) {
    if let key { writer.key(key, &bytes) }
    writer.beginObject(&bytes)
    body(&self)
    writer.endObject(&bytes)
  }

  /// An array with one value for each of `items`.
  package mutating func array<Item>(
    _ key: String, _ items: some Sequence<Item>, _ body: (inout JSONText, Item) -> Void
  ) {
    writer.key(key, &bytes)
    writer.beginArray(&bytes)
    for item in items { body(&self, item) }
    writer.endArray(&bytes)
  }

  /// The key of a value that follows.
  mutating func key(_ key: String) { writer.key(key, &bytes) }

  package mutating func string(_ value: String) { writer.string(value, &bytes) }

  package mutating func string(_ key: String, _ value: String?) {
    writer.key(key, &bytes)
    if let value { writer.string(value, &bytes) } else { writer.null(&bytes) }
  }

  package mutating func number(_ key: String, _ value: Int) {
    writer.key(key, &bytes)
    writer.number(value, &bytes)
  }

  /// A number in full; `null` for none.
  package mutating func number(_ key: String, _ value: Double?) {
    writer.key(key, &bytes)
    if let value { writer.number(value, &bytes) } else { writer.null(&bytes) }
  }

  package mutating func bool(_ key: String, _ value: Bool) {
    writer.key(key, &bytes)
    writer.bool(value, &bytes)
  }

  /// A number in an array; `null` for none.
  package mutating func number(_ value: Double?) {
    if let value { writer.number(value, &bytes) } else { writer.null(&bytes) }
  }

  package mutating func null(_ key: String) {
    writer.key(key, &bytes)
    writer.null(&bytes)
  }

  /// `[low,high]`, or `null`.
  package mutating func interval(_ key: String, _ value: ClosedRange<Double>?) {
    guard let value else { return null(key) }
    array(key, [value.lowerBound, value.upperBound]) { $0.number($1) }
  }

  /// The document, with a line feed at its end.
  package consuming func finished() -> [UInt8] {
    bytes.append(UInt8(ascii: "\n"))
    return bytes
  }
}

extension JSONText {
  /// A score as `verbatim drivers` prints it.
  mutating func score(_ key: String, _ score: ScoreSummary) {
    object(key) { json in
      json.string("scale", score.scale.description)
      json.number("n", score.n)
      json.number("value", score.value)
      json.interval("interval", score.interval)
      if let count = score.promoters { json.number("promoters", count) }
      if let count = score.passives { json.number("passives", count) }
      if let count = score.detractors { json.number("detractors", count) }
      if let count = score.satisfied { json.number("satisfied", count) }
      if let count = score.dissatisfied { json.number("dissatisfied", count) }
      if score.scale.kind == .csat {
        json.number("mean_rating", score.meanRating)
        json.interval("mean_rating_interval", score.meanRatingInterval)
      }
      if let count = score.yes { json.number("yes", count) }
      if let count = score.no { json.number("no", count) }
      json.number("not_on_scale", score.rejected)
    }
  }

  /// The impacts of a theme as `verbatim drivers` prints them.
  mutating func impact(_ impact: DriverImpact, method: RelativeWeightMethod?) {
    object("impact") { json in
      json.number("leave_out", impact.leaveOut)
      json.number("credit", impact.credit)
      json.number("stratified", impact.stratified)
      json.number("strata_left_out", impact.strataLeftOut)
      json.number("adjusted", impact.adjusted)
      json.number("relative_weight", impact.relativeWeight)
      json.string("method", method?.rawValue)
    }
  }

  /// What is said of a driver besides its counts.
  ///
  /// - Parameter column: by which impacts are stratified, if it has a name.
  mutating func figures(_ driver: Driver, method: RelativeWeightMethod?, column: String?) {
    object("headline") { json in
      json.number("value", driver.headline.value)
      json.string("method", driver.headline.method.rawValue)
      json.interval("interval", driver.headline.interval)
      json.number("p", driver.headline.p)
      json.number("q", driver.headline.q)
    }
    impact(driver.impact, method: method)
    interval("interval", driver.interval)
    if let intervals = driver.intervals {
      object("intervals") { json in
        json.interval("leave_out", intervals.leaveOut)
        json.interval("credit", intervals.credit)
        json.interval("stratified", intervals.stratified)
        json.interval("adjusted", intervals.adjusted)
      }
    } else {
      null("intervals")
    }
    if let both = driver.penaltyReward {
      object("penalty_reward") { json in
        json.number("penalty", both.penalty)
        json.number("penalty_p", both.penaltyP)
        json.interval("penalty_interval", both.penaltyInterval)
        json.number("reward", both.reward)
        json.number("reward_p", both.rewardP)
        json.interval("reward_interval", both.rewardInterval)
        json.string("kind", both.kind.rawValue)
        json.number("complaints_cost", driver.complaintCost)
        json.number("praise_brings", driver.praiseGain)
      }
    } else {
      null("penalty_reward")
    }
    number("rank", driver.rank)
    number("importance", driver.importance)
    number("odds_ratio", driver.oddsRatio)
    string("confounded_by", driver.confounding?.rawValue)
    string(
      "note", driver.confounding.map { Wording.english.confounding($0, column: column) })
    number("p", driver.p)
    number("q", driver.q)
    string("certainty", driver.certainty.rawValue)
  }

  /// Counts by polarity, indexed by `Polarity.rawValue`.
  package mutating func polarities(_ counts: [Int]) {
    for polarity in Polarity.allCases {
      number(polarity.name, counts[Int(polarity.rawValue)])
    }
  }

  mutating func quote(_ quote: Quote) {
    object { json in
      json.string("id", quote.id)
      json.string("text", quote.text)
      json.number("start", quote.highlight.lowerBound)
      json.number("end", quote.highlight.upperBound)
      json.number("sentiment", quote.score)
      json.number("rating", quote.rating)
    }
  }
}
