import ArgumentParser
import Verbatim
import VerbatimIO

/// Reads a `--scale` argument.
extension ScoreScale {
  private static let kinds = ["nps", "enps", "csat", "ces", "stars", "yesno", "numeric"]

  static func argument(_ text: String) throws -> ScoreScale {
    do {
      return try ScoreScale(parsing: text)
    } catch {
      let kind = text.prefix { $0 != ":" }
      let near =
        error.reason == .unknownKind ? Spelling.nearest(to: String(kind), in: kinds) : nil
      throw ValidationError(error.description + (near.map { ". Did you mean '\($0)'?" } ?? ""))
    }
  }
}

/// Ratings that are not on their scale: counted, the first kept to be shown.
struct OffScale: Sendable {
  private(set) var count: Int
  private(set) var first: [(line: Int, found: String)] = []

  /// So many of which the places are not known.
  init(count: Int = 0) { self.count = count }

  mutating func add(line: Int, found: String) {
    count += 1
    if first.count < 3 { first.append((line, found)) }
  }

  mutating func merge(_ other: OffScale) {
    count += other.count
    first = Array((first + other.first).prefix(3))
  }

  /// What is wrong, where, and what to do; nil when nothing is.
  func warning(file: String, scale: ScoreScale, column: String) -> String? {
    guard count > 0 else { return nil }
    let places = first.map { "line \($0.line): '\($0.found)'" }.joined(separator: "; ")
    let more = count - first.count
    let rest = more == 0 ? "" : first.isEmpty ? "lines not known" : "; \(more) more"
    return "\(file): \(count) score\(count == 1 ? "" : "s") in '\(column)' outside the scale "
      + "\(scale) (\(places)\(rest)); their comments are kept, their scores are not used. "
      + "Correct them, or name the right scale with --scale"
  }
}

/// What a record says of its score.
enum RatingReading {
  case none
  case rating(Double)
  case offScale(String)

  init(_ fields: borrowing RecordFields, _ roles: ColumnRoles, _ scale: ScoreScale) {
    self.init(fields, roles.score?.column, scale, words: roles.scale?.words)
  }

  init(
    _ fields: borrowing RecordFields, _ column: Int?, _ scale: ScoreScale, words: RatingWords? = nil
  ) {
    guard let column, let range = fields.range(column), !range.isEmpty else {
      self = .none
      return
    }
    let text = fields.bytes.span.extracting(range)
    if let rating = RatingText.rating(text, on: scale, words: words),
      scale.contribution(of: rating) != nil
    {
      self = .rating(rating)
    } else if RatingText.isUnanswered(text, on: scale) {
      self = .none
    } else {
      self = .offScale(String(decoding: fields.bytes[range].prefix(40), as: UTF8.self))
    }
  }
}
