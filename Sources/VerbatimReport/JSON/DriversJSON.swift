package import Verbatim

/// What moves the score, as `verbatim drivers --format json` prints it.
package enum DriversJSON {
  /// One line of JSON. Every theme with a mention is listed, whatever its certainty; what is not
  /// defined is `null`.
  ///
  /// - Parameters:
  ///   - names: of the themes, by their numbers.
  ///   - comments: the ids of the comments that mention each theme, by its number.
  ///   - column: by which impacts are stratified, if it has a name.
  package static func bytes(
    _ analysis: DriverAnalysis, names: [String], comments: [[String]],
    column: String? = nil
  ) -> [UInt8] {
    var json = JSONText()
    json.object { json in
      json.score("score", analysis.score)
      json.array("drivers", analysis.drivers) { json, driver in
        json.object { json in
          json.string("theme", names[driver.theme])
          json.number("mentions", driver.mentions)
          json.number("negative", driver.negative)
          json.number("positive", driver.positive)
          json.number("share", driver.share)
          json.number("score_with", driver.scoreWith)
          json.number("score_without", driver.scoreWithout)
          json.figures(driver, method: analysis.relativeWeightMethod, column: column)
          json.array("comments", driver.theme < comments.count ? comments[driver.theme] : []) {
            $0.string($1)
          }
        }
      }
      json.object("unthemed") { json in
        json.number("mentions", analysis.unthemed.mentions)
        json.number("score", analysis.unthemed.score)
        json.number("credit", analysis.unthemed.credit)
      }
      json.number("strata", analysis.strata)
      json.string("stratified_by", column)
      json.number("resamples", analysis.resamples)
      json.interval("score_interval_resampled", analysis.scoreInterval)
      json.string("ranked_by", analysis.rankedBy.rawValue)
      json.number("r_squared", analysis.rSquared)
      json.string("importance_method", analysis.importanceMethod?.rawValue)
      json.number("importance_r_squared", analysis.importanceRSquared)
    }
    return json.finished()
  }
}
