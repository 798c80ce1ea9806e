extension ColumnRoles {
  /// Finds the roles of the columns of `layout`.
  ///
  /// - Throws: ``ReadingError`` if no column, or more than one, can be the comment; if more than
  ///   one can be the score; or if an override names no column. It lists the columns in question
  ///   and the option to use.
  package static func resolve(
    _ layout: ExportLayout, sample: SampleRecords, file: String,
    overrides: ColumnOverrides = ColumnOverrides()
  ) throws(ReadingError) -> ColumnRoles {
    let profiles = layout.columns.indices.map {
      ColumnProfile(index: $0, layout: layout, sample: sample)
    }
    var search = ColumnSearch(layout, profiles: profiles, file: file)
    var texts: [ColumnChoice] = []
    for name in overrides.texts {
      guard let choice = try search.named(name, option: "--text-column") else { continue }
      if !texts.contains(where: { $0.column == choice.column }) { texts.append(choice) }
    }
    let score = try search.named(overrides.score, option: "--score-column")
    let id = try search.named(overrides.id, option: "--id-column")
    let date = try search.named(overrides.date, option: "--date-column")
    let asked = try search.named(overrides.question, option: "--question-column")
    let touchpoint = try search.named(overrides.touchpoint, option: "--touchpoint-column")
    let channel = try search.named(overrides.channel, option: "--channel-column")
    let language = try search.named(overrides.language, option: "--language-column")
    var segments: [ColumnChoice] = []
    for name in overrides.segments {
      if let choice = try search.named(name, option: "--segment-column") {
        segments.append(choice)
      }
    }

    let question = asked ?? search.question()
    var roles = ColumnRoles()
    roles.question = question
    if texts.isEmpty { texts = try search.comments(isNeeded: overrides.needsComment) }
    for choice in texts {
      search.taken.insert(choice.column)
      let profile = profiles[choice.column]
      let asks = CommentEvidence.isQuestion(profile.label, profile.folded)
      roles.comments.append(
        CommentColumn(choice: choice, question: asks ? profile.label : nil, label: profile.label))
    }
    if texts.count > 1 && overrides.texts.isEmpty {
      let names = texts.map { "'\($0.name)'" }.joined(separator: ", ")
      let note =
        "\(texts.count) columns of comments are read, each with its question: \(names); "
        + "choose with --text-column NAME."
      roles.commentNote = note
      roles.notes.append(note)
    }
    roles.score = score
    if score == nil && overrides.wantsScore { roles.score = try search.score(&roles.notes) }
    if let score = roles.score {
      search.taken.insert(score.column)
      roles.scale = ScaleGuess(profiles[score.column])
    }
    roles.date = date ?? search.date()
    if let date = roles.date {
      let order =
        overrides.dateOrder.map { DateOrderGuess(given: $0) }
        ?? DateOrderGuess(
          sample.values(date.column), name: date.name, origin: layout.origin)
      roles.dateOrder = order
      if order.isUndecided || order.isContradictory {
        let note = "dates in '\(date.name)': \(order.reason)"
        roles.dateNote = note
        roles.notes.append(note)
      }
    }
    roles.id = id ?? search.id()
    roles.touchpoint = touchpoint ?? search.byName(.touchpoint)
    roles.channel = channel ?? search.byName(.channel)
    roles.language = language ?? search.byName(.language)
    roles.segments = segments.isEmpty ? search.segments() : segments
    return roles
  }
}

/// The columns that are still free while roles are given out.
struct ColumnSearch {
  let layout: ExportLayout
  let profiles: [ColumnProfile]
  let file: String
  var taken: Set<Int> = []

  init(_ layout: ExportLayout, profiles: [ColumnProfile], file: String) {
    self.layout = layout
    self.profiles = profiles
    self.file = file
  }

  var free: [ColumnProfile] { profiles.filter { !taken.contains($0.index) } }

  var nameList: String {
    profiles.isEmpty ? "none" : profiles.map { "'\($0.name)'" }.joined(separator: ", ")
  }

  mutating func take(_ profile: ColumnProfile, _ reason: String) -> ColumnChoice {
    taken.insert(profile.index)
    return ColumnChoice(column: profile.index, name: profile.name, reason: reason)
  }

  /// The column that the user named.
  mutating func named(_ name: String?, option: String) throws(ReadingError) -> ColumnChoice? {
    guard let name else { return nil }
    let index = try layout.column(named: name, option: option, file: file)
    return take(profiles[index], "given with \(option)")
  }
}
