/// What an intent is called in the lexicons, and what its cues do there.
package enum CuedIntent: UInt8, Sendable, CaseIterable {
  case suggestion, churnRisk, effort, urgent, needsReply, namesStaff, competitor, lowValue

  package var name: String {
    switch self {
    case .suggestion: "suggestion"
    case .churnRisk: "churn_risk"
    case .effort: "effort"
    case .urgent: "urgent"
    case .needsReply: "needs_reply"
    case .namesStaff: "names_staff"
    case .competitor: "competitor"
    case .lowValue: "low_value"
    }
  }

  /// What may stand in the column `what` beside it.
  var roles: [CueRole] {
    switch self {
    case .urgent: [.cue, .not, .one, .other]
    case .namesStaff: [.not, .title, .before, .after, .name]
    case .competitor: [.cue, .not, .versus, .brand]
    case .lowValue: [.cue]
    default: [.cue, .not]
    }
  }
}

/// What the words of a cue do.
package enum CueRole: String, Sendable, CaseIterable {
  /// They say the intent by themselves.
  case cue
  /// Cues of the intent that overlap them do not count.
  case not
  /// They say it where an `other` stands in the comment as well.
  case one
  case other
  /// They make a name of the next word: a listed one, or one that no list has with a capital.
  case title
  /// They make a name of the next word, if it is a listed one.
  case before
  /// They make a name of the word before, if it is a listed one.
  case after
  /// A given name.
  case name
  /// They compare with the brand that follows.
  case versus
  case brand
}

/// A part of a cue that is looked for; those with a gap have two.
package struct CuePart: Sendable, Equatable {
  package enum Place: UInt8, Sendable { case whole, opening, closing }
  package var intent: CuedIntent
  package var role: CueRole
  package var place: Place
  /// The same for the two parts of one cue.
  package var pair: Int32

  init(_ intent: CuedIntent, _ role: CueRole, _ place: Place = .whole, pair: Int32 = 0) {
    self.intent = intent
    self.role = role
    self.place = place
    self.pair = pair
  }

  private static let roles = CueRole.allCases

  var packed: UInt32 {
    UInt32(intent.rawValue) | UInt32(Self.roles.firstIndex(of: role) ?? 0) << 8
      | UInt32(place.rawValue) << 12 | UInt32(pair) << 16
  }

  init(packed: UInt32) {
    intent = CuedIntent(rawValue: UInt8(truncatingIfNeeded: packed)) ?? .suggestion
    role = Self.roles[min(Int(packed >> 8 & 15), Self.roles.count - 1)]
    place = Place(rawValue: UInt8(truncatingIfNeeded: packed >> 12 & 3)) ?? .whole
    pair = Int32(packed >> 16)
  }
}
