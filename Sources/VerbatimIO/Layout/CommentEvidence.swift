/// What speaks for a column to hold the comments.
struct CommentEvidence {
  let profile: ColumnProfile
  let nameStrength: Int
  let strength: Int
  /// The name asks for words, and words are what was answered.
  let isOpenQuestion: Bool
  /// The name is a question, and what was answered differs: perhaps in one word.
  let isAnsweredQuestion: Bool
  let reason: String

  /// `nil` if the column cannot be it.
  init?(_ profile: ColumnProfile) {
    self.profile = profile
    let hasContent = profile.filled > 0
    if hasContent {
      guard profile.numeric < 0.5, profile.dated < 0.5, profile.nested < 0.5,
        profile.addresses < 0.5, profile.withLetters >= 0.3, !profile.isChoice,
        profile.ratings.share < 0.8, !Self.isNPSGroup(profile.name),
        !profile.name.hasPrefix("verbatim_")
      else { return nil }
    }
    let beside = RoleNames.besideComment.match(profile.folded)
    let person = RoleNames.person.match(profile.folded)
    let match = RoleNames.comment.match(profile.folded)
    let isQuestion = Self.isQuestion(profile.label, profile.folded)
    var name = max(match?.strength ?? 0, isQuestion ? 55 : 0)
    if let beside { name -= isQuestion ? 0 : beside.strength }
    if person != nil && !isQuestion { name -= 60 }
    // What is written behind "Other" completes a choice.
    let isChoice = RoleNames.specified.match(profile.folded) != nil
    if isChoice { name -= 60 }
    nameStrength = name

    var content = 0
    if hasContent {
      content =
        switch profile.meanCharacters {
        case 40...: 40
        case 20...: 30
        case 12...: 20
        case 6...: 10
        default: 0
        }
      let share = Double(profile.distinct) / Double(profile.filled)
      if share >= 0.5 { content += 15 }
      if share < 0.1 && profile.filled >= 20 { content -= 40 }
      if profile.longest < 4 { content -= 20 }
    }
    strength = name + content
    let differs = !isChoice && profile.distinct * 2 >= profile.filled
    let asksForMore = match != nil && RoleNames.further.match(profile.folded) != nil
    isOpenQuestion =
      isQuestion && name >= 50 && profile.meanCharacters >= 12 && profile.meanWords >= 2 && differs
      || asksForMore && name >= 50 && differs
    isAnsweredQuestion = isQuestion && name >= 50 && profile.meanCharacters >= 6 && differs
    // Without a name that says so, the texts must be long and different.
    guard name >= 40 ? strength >= 30 : (name >= 0 && content >= 45 || strength >= 60)
    else { return nil }

    var words = "named '\(profile.name)'"
    if profile.label != profile.name { words += " ('\(profile.label)')" }
    if isQuestion { words += ", a question" }
    if profile.name.isEmpty { words = "without a name" }
    if hasContent {
      let mean = Int(profile.meanCharacters.rounded())
      words += "; \(profile.distinct) distinct texts, \(mean) characters on average"
    } else {
      words += "; no texts in the first rows"
    }
    reason = words
  }

  /// Promoter, passive or detractor, as Qualtrics adds them beside each NPS.
  private static func isNPSGroup(_ name: String) -> Bool {
    FoldedName(name).contains(FoldedName("nps group"))
  }

  /// Whether a name asks for an answer in words.
  static func isQuestion(_ name: String, _ folded: FoldedName) -> Bool {
    if name.contains(where: { $0 == "?" || $0 == "？" }) { return true }
    return RoleNames.question.match(folded) != nil && name.unicodeScalars.count >= 8
  }
}

extension ColumnSearch {
  /// The column of comments, or several: every open question.
  func comments(isNeeded: Bool) throws(ReadingError) -> [ColumnChoice] {
    let candidates = free.compactMap { CommentEvidence($0) }
      .sorted { ($0.strength, $1.profile.index) > ($1.strength, $0.profile.index) }
    guard let best = candidates.first else {
      guard isNeeded else { return [] }
      if let only = onlyNamed() ?? onlyColumn() { return [only] }
      throw ReadingError(
        .noCommentColumn, file: file, expected: "a column of comments",
        found: "only the column\(profiles.count == 1 ? "" : "s") \(nameList)",
        mend: nestedMend ?? headerMend ?? "Name the column of the comments with --text-column NAME."
      )
    }
    func isRival(_ other: CommentEvidence) -> Bool {
      let lead = best.strength - other.strength
      // Two columns that both are named like comments need a clear difference.
      return lead < (min(best.nameStrength, other.nameStrength) >= 50 ? 16 : 10)
    }
    let rivals = candidates.filter(isRival)
    // Open questions are answers of one customer; other columns may as well be something else.
    let questions =
      best.isOpenQuestion || best.isAnsweredQuestion
      ? candidates.filter { $0.isOpenQuestion || $0.isAnsweredQuestion && isRival($0) } : [best]
    if let other = rivals.first(where: { rival in
      !questions.contains { $0.profile.index == rival.profile.index }
    }) {
      guard isNeeded else { return [] }
      let list = rivals.map { "'\($0.profile.name)'" }.joined(separator: ", ")
      let names = [best, other].map { "--text-column \"\($0.profile.name)\"" }
      throw ReadingError(
        .ambiguousComment, file: file, expected: "one column of comments",
        found: "\(rivals.count) that fit equally well: \(list)",
        mend: "Choose with --text-column NAME, such as \(names[0]), or take several: "
          + names.joined(separator: " ") + ".")
    }
    return questions.sorted { $0.profile.index < $1.profile.index }.map {
      ColumnChoice(column: $0.profile.index, name: $0.profile.name, reason: $0.reason)
    }
  }

  /// The only column that is called comment, whatever is in it: people also answer "good", "5" and "👍".
  private func onlyNamed() -> ColumnChoice? {
    let named = free.filter {
      guard let match = RoleNames.comment.match($0.folded) else { return false }
      return match.isWhole && match.strength >= Self.plainName
    }
    guard named.count == 1, let only = named.first else { return nil }
    return ColumnChoice(column: only.index, name: only.name, reason: "named '\(only.name)'")
  }

  /// What to do where comments may lie within objects or lists.
  private var nestedMend: String? {
    guard layout.dialect.format == .jsonLines, let nested = free.first(where: { $0.nested >= 0.5 })
    else { return nil }
    return
      "'\(nested.name)' holds objects or lists: write what is in them as members of their own, "
      + "such as '\(nested.name).text', or give all lines as one JSON array."
  }

  /// What to do where the first row may be an answer like those below it.
  private var headerMend: String? {
    guard layout.headerRows == 1, !MissingHeader.hasNames(layout) else { return nil }
    return "If the first row is no header but an answer, add --no-header; if it is one, name the "
      + "column of the comments with --text-column NAME."
  }

  /// The only column of a table without names.
  private func onlyColumn() -> ColumnChoice? {
    guard layout.headerRows == 0, layout.dialect.format != .jsonLines, profiles.count == 1,
      let only = free.first, only.withLetters >= 0.3
    else { return nil }
    return ColumnChoice(column: only.index, name: only.name, reason: "the only column")
  }

  /// How strong a name is that hardly means anything else than a comment.
  private static let plainName = 70

  /// A column that says, for each row, which question was asked.
  mutating func question() -> ColumnChoice? {
    for profile in free {
      guard let match = RoleNames.askedQuestion.match(profile.folded), match.isWhole,
        profile.numeric < 0.5
      else { continue }
      return take(profile, "named '\(profile.name)'; \(profile.distinct) distinct questions")
    }
    return nil
  }
}
