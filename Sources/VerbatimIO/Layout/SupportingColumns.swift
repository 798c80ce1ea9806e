/// The roles beside comment and score. The best fit wins; none of them is ever an error.
extension ColumnSearch {
  enum NamedRole {
    case touchpoint, channel, language

    var names: RoleNames {
      switch self {
      case .touchpoint: .touchpoint
      case .channel: .channel
      case .language: .language
      }
    }

    /// Names that take strength away.
    var lesser: RoleNames? { self == .channel ? .surveyChannel : nil }
  }

  private func strongest(
    _ names: RoleNames, below lesser: RoleNames? = nil, where isPossible: (ColumnProfile) -> Bool
  ) -> (profile: ColumnProfile, rivals: Int)? {
    var best: (profile: ColumnProfile, strength: Int)?
    var count = 0
    for profile in free where isPossible(profile) {
      guard let match = names.match(profile.folded) else { continue }
      count += 1
      let strength = max(match.strength - (lesser?.match(profile.folded)?.strength ?? 0), 1)
      if strength > best?.strength ?? 0 { best = (profile, strength) }
    }
    return best.map { ($0.profile, count) }
  }

  mutating func date() -> ColumnChoice? {
    let named = strongest(.date, below: .otherDate) {
      $0.filled == 0 || $0.dated >= 0.8 || $0.serial >= 0.9
    }
    if let (profile, rivals) = named {
      var reason = "named '\(profile.name)'"
      if profile.filled > 0 { reason += "; \(profile.filled) dates" }
      if rivals > 1 { reason += "; the best named of \(rivals) columns of dates" }
      return take(profile, reason)
    }
    let dated = free.filter { $0.filled > 0 && $0.dated >= 0.9 }
    guard let first = dated.first else { return nil }
    return take(first, "\(first.filled) values are shaped like dates")
  }

  mutating func id() -> ColumnChoice? {
    let named = strongest(.id) { profile in
      // What is plainly called an id may name a customer who answers again.
      let isPlain = RoleNames.id.match(profile.folded).map { $0.isWhole && $0.strength >= 70 }
      let leastDistinct = isPlain == true ? 10 : 19
      return RoleNames.person.match(profile.folded) == nil && profile.dated < 0.5
        && (profile.filled == 0
          || (profile.distinct * 20 >= profile.filled * leastDistinct && profile.meanWords < 1.5
            && profile.longest <= 80))
    }
    if let (profile, _) = named {
      let distinct = profile.filled > 0 ? "; \(profile.distinct) distinct values" : ""
      return take(profile, "named '\(profile.name)'\(distinct)")
    }
    let shaped = free.first { profile in
      profile.filled >= 10 && profile.filled == profile.rows && profile.distinct == profile.filled
        && profile.meanWords == 1 && profile.longest <= 40 && profile.dated == 0
        && profile.addresses == 0 && profile.areWhole
        && RoleNames.person.match(profile.folded) == nil
        && RoleNames.otherNumber.match(profile.folded) == nil
    }
    guard let shaped else { return nil }
    return take(shaped, "\(shaped.distinct) short values, all distinct")
  }

  mutating func byName(_ role: NamedRole) -> ColumnChoice? {
    let named = strongest(role.names, below: role.lesser) { profile in
      profile.filled == 0
        ? RoleNames.date.match(profile.folded) == nil
        : profile.ratings.share < 0.5 && profile.dated < 0.5 && profile.nested < 0.5
          && profile.meanCharacters <= 60
    }
    guard let (profile, _) = named else { return nil }
    let distinct = profile.filled > 0 ? "; \(profile.distinct) distinct values" : ""
    return take(profile, "named '\(profile.name)'\(distinct)")
  }

  mutating func segments() -> [ColumnChoice] {
    var found: [ColumnChoice] = []
    for profile in free {
      let isShort =
        profile.filled == 0
        || (profile.meanCharacters <= 40 && profile.dated < 0.5 && profile.nested == 0
          && profile.addresses == 0)
      let isFew =
        profile.filled >= 10 && profile.distinct >= 2 && profile.distinct <= 30
        && profile.distinct * 4 <= profile.filled && profile.meanCharacters <= 30
        && profile.numeric < 0.5
      guard isShort, !profile.isChoice, !profile.ratings.areGroups,
        RoleNames.person.match(profile.folded) == nil,
        RoleNames.verdict.match(profile.folded) == nil
      else { continue }
      let distinct = "\(profile.distinct) distinct short values"
      if RoleNames.segment.match(profile.folded) != nil {
        found.append(
          take(profile, "named '\(profile.name)'" + (profile.filled > 0 ? "; \(distinct)" : "")))
      } else if isFew {
        found.append(take(profile, "\(distinct) in \(profile.filled) rows"))
      }
    }
    return found
  }
}
