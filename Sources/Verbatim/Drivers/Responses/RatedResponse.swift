/// A rating with what is needed to say what moves it: who gave it, the themes of the comment with
/// their signs, the groups it belongs to, and the day.
package struct RatedResponse: Sendable {
  /// The id of the comment.
  package var id: String
  /// Who gave it, by ``TextHash``.
  package var respondent: UInt64
  /// As it stands in the data.
  package var rating: Double
  package var themes: [(theme: Int, polarity: Int8)]
  /// The group within which impacts are compared.
  package var stratum: String
  /// One for each column by which responses are grouped.
  package var values: [String]
  /// Days since 1970-01-01; nil when it is not known.
  package var day: Int?

  package init(
    id: String, respondent: UInt64, rating: Double, themes: [(theme: Int, polarity: Int8)],
    stratum: String = "", values: [String] = [], day: Int? = nil
  ) {
    self.id = id
    self.respondent = respondent
    self.rating = rating
    self.themes = themes
    self.stratum = stratum
    self.values = values
    self.day = day
  }

  /// The order in which responses are written, whatever the order in which they came: by id, shorter
  /// ones first, so that numbers ascend.
  package static func isBefore(_ left: RatedResponse, _ right: RatedResponse) -> Bool {
    if CommentIDs.isBefore(left.id, right.id) { return true }
    if CommentIDs.isBefore(right.id, left.id) { return false }
    if left.respondent != right.respondent { return left.respondent < right.respondent }
    if left.rating != right.rating { return left.rating < right.rating }
    if left.day != right.day { return (left.day ?? .min) < (right.day ?? .min) }
    for (mine, theirs) in zip(left.values, right.values) {
      if mine.utf8.lexicographicallyPrecedes(theirs.utf8) { return true }
      if theirs.utf8.lexicographicallyPrecedes(mine.utf8) { return false }
    }
    return left.signs.lexicographicallyPrecedes(right.signs)
  }

  private var signs: [Int] { themes.map { $0.theme * 4 + Int($0.polarity) + 1 } }
}

/// The order of ids in what is written.
package enum CommentIDs {
  /// Shorter ones first, then by their bytes: numbers ascend.
  package static func isBefore(_ left: String, _ right: String) -> Bool {
    let (mine, theirs) = (left.utf8.count, right.utf8.count)
    return mine != theirs ? mine < theirs : left.utf8.lexicographicallyPrecedes(right.utf8)
  }
}
