/// What speaks for a column to hold the scores.
struct ScoreEvidence {
  let profile: ColumnProfile
  let nameStrength: Int
  let strength: Int
  let reason: String

  /// Nothing but the words of a scale speaks for it.
  var isOnlyWords: Bool {
    nameStrength == 0 && profile.ratings.areWords && !profile.ratings.areGroups
  }

  /// `nil` if the column cannot be it.
  init?(_ profile: ColumnProfile) {
    self.profile = profile
    let match = RoleNames.score.match(profile.folded)
    var name = match?.strength ?? 0
    if profile.namedRange != nil { name = max(name, 50) + 5 }
    // Of several scores the one of the whole is meant.
    if name > 0, RoleNames.overall.match(profile.folded) != nil { name += 30 }
    if !profile.ratings.areGroups, let other = RoleNames.otherNumber.match(profile.folded),
      !(match.map { FoldedName($0.word).contains(FoldedName(other.word)) } ?? false),
      match?.strength ?? 0 < 50 || other.isWhole || profile.folded.contains(Self.model)
    {
      return nil
    }
    nameStrength = name
    var content = 0
    if profile.filled > 0 {
      guard profile.ratings.share >= 0.8, let bulk = profile.bulk, bulk.lowerBound >= 0 else {
        return nil
      }
      if bulk.upperBound <= 10 {
        content = profile.distinctNumbers >= 3 ? 35 : 25
      } else if bulk.upperBound <= 100 {
        content = 15
      } else if name < 50 {
        return nil
      }
      if profile.ratings.form == .yesNo {
        // Much is answered by yes or no that rates nothing, and a scale says more.
        guard name >= 50 else { return nil }
        content = 0
      }
      // Without a name: whole numbers of a scale, not 0 and 1, or words of one.
      if name == 0 {
        let isNumbers =
          profile.ratings.form == .numbers && profile.areWhole && bulk.upperBound <= 10
          && bulk.upperBound >= 4
        let isScale = isNumbers || profile.ratings.areWords
        guard profile.ratings.areGroups || isScale && profile.distinctNumbers >= 3 else {
          return nil
        }
      }
    } else if name == 0 {
      return nil
    }
    strength = name + content
    var words = profile.name.isEmpty ? "without a name" : "named '\(profile.name)'"
    let count = profile.ratings.ratings.count
    if profile.ratings.form == .satisfaction {
      words += "; \(count) values good or bad"
    } else if profile.ratings.form == .yesNo {
      words += "; \(count) answers yes or no"
    } else if profile.ratings.areGroups {
      words += "; \(count) answers promoter, passive or detractor"
    } else if case .words(let scale) = profile.ratings.form {
      words += "; \(count) answers in words, on \(scale.levelCount) levels"
    } else if let bulk = profile.bulk {
      words +=
        "; \(count) \(profile.ratings.form == .labelled ? "labelled " : "")numbers between \(Self.text(bulk.lowerBound))"
        + " and \(Self.text(bulk.upperBound))"
    } else {
      words += "; no numbers in the first rows"
    }
    reason = words
  }

  /// Marks of a column that a program or a reader of the comments filled in.
  private static let model = FoldedName("sentiment")

  static func text(_ value: Double) -> String {
    var bytes: [UInt8] = []
    NumberText.append(value, missing: "", &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }
}

extension ColumnSearch {
  /// - Parameter notes: gets what the user may want to decide otherwise.
  func score(_ notes: inout [String]) throws(ReadingError) -> ColumnChoice? {
    var candidates = free.compactMap { ScoreEvidence($0) }
      .sorted { ($0.strength, $1.profile.index) > ($1.strength, $0.profile.index) }
    if candidates.contains(where: { !$0.profile.ratings.areGroups }) {
      // Ratings say more than the groups that were made of them.
      candidates.removeAll(where: \.profile.ratings.areGroups)
    }
    if candidates.first?.isOnlyWords == false { candidates.removeAll(where: \.isOnlyWords) }
    if candidates.count > 1, candidates.allSatisfy(\.isOnlyWords) {
      // Statements to agree with are many, and none of them is the score.
      let list = candidates.map { "'\($0.profile.name)'" }.sorted().joined(separator: ", ")
      notes.append("\(list) are scales of words; choose a score with --score-column NAME")
      return nil
    }
    guard let best = candidates.first else {
      notes += strangers()
      return nil
    }
    let rivals = candidates.filter { other in
      // Two columns that both are named like scores need a clear difference.
      let areNamed = min(best.nameStrength, other.nameStrength) > 50
      return best.strength - other.strength < (areNamed ? 30 : 10)
    }
    if rivals.count > 1 {
      let list = rivals.map { "'\($0.profile.name)'" }.joined(separator: ", ")
      throw ReadingError(
        .ambiguousScore, file: file, expected: "one column of scores",
        found: "\(rivals.count) that fit equally well: \(list)",
        mend: "Choose one with --score-column NAME, such as "
          + "--score-column \"\(rivals[0].profile.name)\".")
    }
    return ColumnChoice(
      column: best.profile.index, name: best.profile.name, reason: best.reason)
  }

  /// Columns that would be scores but for some of their answers.
  private func strangers() -> [String] {
    free.compactMap { profile in
      let strangers = profile.ratings.strangers
      guard !strangers.isEmpty, RoleNames.score.match(profile.folded) != nil else { return nil }
      let list = strangers.prefix(5).map { "'\($0)'" }.joined(separator: ", ")
      let more = strangers.count > 5 ? " and \(strangers.count - 5) more" : ""
      return "'\(profile.name)' is no score: \(list)\(more) are on no scale of words that is known"
    }
  }
}
