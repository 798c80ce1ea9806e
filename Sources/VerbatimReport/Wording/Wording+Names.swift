import Verbatim
import VerbatimIO
import VerbatimSegmentation

/// What the values of our types are called.
extension Wording {
  func name(_ kind: ScoreScale.Kind) -> String {
    switch kind {
    case .nps: score.nps
    case .enps: score.enps
    case .csat: score.csat
    case .ces: score.ces
    case .stars: score.stars
    case .yesNo: score.yesNo
    case .numeric: score.numeric
    }
  }

  func name(_ band: ScoreDistribution.Part.Band, of kind: ScoreScale.Kind) -> String {
    let isNetPromoter = kind == .nps || kind == .enps
    if kind == .yesNo { return band == .high ? score.good : score.poor }
    return switch band {
    case .low: isNetPromoter ? score.detractors : score.dissatisfied
    case .middle: isNetPromoter ? score.passives : score.neither
    case .high: isNetPromoter ? score.promoters : score.satisfied
    }
  }

  func name(_ certainty: Certainty) -> String {
    switch certainty {
    case .clear: drivers.clear
    case .likely: drivers.likely
    case .unclear: drivers.unclear
    }
  }

  func name(_ method: Headline.Method) -> String {
    switch method {
    case .adjusted: drivers.adjusted
    case .stratified: drivers.stratified
    case .leaveOut: drivers.leaveOut
    case .credit: drivers.credit
    }
  }

  func name(_ kind: PenaltyReward.Kind) -> String {
    switch kind {
    case .hygiene: drivers.hygiene
    case .delighter: drivers.delighter
    case .performance: drivers.performance
    case .unclear: drivers.unclear
    }
  }

  /// What a theme's crude impact is mostly owed to, in words.
  ///
  /// - Parameter column: by which impacts are stratified, if it has a name.
  func confounding(_ confounding: Confounding, column: String?) -> String {
    switch confounding {
    case .strata:
      column.map { Wording.fill(drivers.groupEffect, ["column": $0]) }
        ?? drivers.groupEffectUnnamed
    case .otherThemes: drivers.otherThemesEffect
    }
  }

  func name(_ polarity: Polarity) -> String {
    switch polarity {
    case .positive: mood.positive
    case .neutral: mood.neutral
    case .negative: mood.negative
    case .mixed: mood.mixed
    }
  }

  func name(_ language: Language) -> String {
    switch language {
    case .vietnamese: mood.vietnamese
    case .thai: mood.thai
    case .english: mood.english
    case .undetermined: mood.undetermined
    }
  }

  func name(_ role: GroupColumn.Role) -> String {
    switch role {
    case .touchpoint: groups.touchpoint
    case .channel: groups.channel
    case .segment: groups.segment
    case .month: groups.month
    case .language: groups.language
    }
  }

  /// The name of a column's role as `ColumnRoles.described` gives it.
  func roleName(_ role: String) -> String {
    switch role {
    case "comment": rows.comment
    case "score": rows.score
    case "id": rows.id
    case "date": rows.date
    case "question": rows.question
    default: GroupColumn.Role(rawValue: role).map(name) ?? role
    }
  }

  func name(_ reason: Reject.Reason) -> String {
    switch reason {
    case .unclosedQuote: rows.unclosedQuote
    case .textAfterQuote: rows.textAfterQuote
    case .raggedRow: rows.raggedRow
    case .fieldTooLong: rows.fieldTooLong
    case .recordTooLong: rows.recordTooLong
    case .zeroByte: rows.zeroByte
    case .invalidUTF8: rows.invalidUTF8
    case .malformedJSON: rows.malformedJSON
    }
  }

  /// The value of a group as shown: language codes by their names, no value as such.
  func name(of row: GroupRow, in column: GroupColumn) -> String {
    if row.name.isEmpty { return groups.unnamed }
    if column.role == .language, let language = Language(code: row.name) { return name(language) }
    return row.name
  }
}

extension Wording {
  private static let months = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
  ]

  /// A day as short as it is written: `6 Jul`, `6/7`. A month stays `2026-07`.
  func tick(_ step: String) -> String {
    let parts = step.split(separator: "-").compactMap { Int($0) }
    guard parts.count == 3, (1...12).contains(parts[1]) else { return step }
    return code == "en" ? "\(parts[2]) \(Self.months[parts[1] - 1])" : "\(parts[2])/\(parts[1])"
  }
}
