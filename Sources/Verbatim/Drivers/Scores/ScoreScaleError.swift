/// Why a scale could not be made, with what was found and what is expected instead.
public struct ScoreScaleError: Error, Sendable, Hashable, CustomStringConvertible {
  /// The kinds of mistake.
  public enum Reason: Sendable, Hashable {
    /// The text does not begin with the name of a scale.
    case unknownKind
    /// What follows the name is not `min-max` with min below max, or something follows after it.
    case badBounds
    /// A csat scale counts boxes, and its bounds are not whole numbers.
    case boundsNotWhole
    /// nps and enps are always 0 to 10, high is good; yesno is 0 or 1.
    case boundsNotTaken
    /// A numeric scale where low is good can only be turned round between bounds.
    case boundsMissing
  }

  /// The kind of mistake.
  public let reason: Reason
  /// The text as it was given.
  public let found: String

  init(_ reason: Reason, found: String) {
    self.reason = reason
    self.found = found
  }

  /// What would have been right.
  public var expected: String {
    switch reason {
    case .unknownKind:
      "one of nps, enps, csat, ces, stars, yesno, numeric"
    case .badBounds:
      "NAME[:min-max][:low-is-good] with min below max, such as csat:1-5 or numeric:-2-2"
    case .boundsNotWhole:
      "whole numbers as the bounds of csat, such as csat:1-5"
    case .boundsNotTaken:
      "nps, enps or yesno without bounds: nps and enps are always 0 to 10, and high is good; "
        + "yesno is yes or no, and only low-is-good may follow"
    case .boundsMissing:
      "bounds before low-is-good, such as numeric:1-5:low-is-good"
    }
  }

  /// One line for people.
  public var description: String { "score scale \"\(found)\": expected \(expected)" }
}
