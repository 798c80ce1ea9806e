/// In which order the dates of a column give day and month. A year in front needs no order.
package enum DateOrder: Sendable, Equatable {
  case dayFirst
  case monthFirst
}

/// The order of the dates of one column, and how it was found.
package struct DateOrderGuess: Sendable, Equatable {
  package var order: DateOrder
  /// In words, for the user.
  package var reason: String
  /// The content fits both orders.
  package var isUndecided: Bool

  /// Decides by the dates that make sense in one order only, then by a pattern in the name of
  /// the column such as `(mm/dd/yyyy)`.
  package init(_ values: some Sequence<String>, name: String = "") {
    var dayFirst = 0
    var monthFirst = 0
    var shaped = 0
    var halfDays = 0
    for value in values {
      guard let parts = DateParts(Array(value.utf8).span), !parts.isYearFirst else { continue }
      shaped += 1
      if value.hasSuffix(" AM") || value.hasSuffix(" PM") { halfDays += 1 }
      if parts.first > 12 && parts.second <= 12 { dayFirst += 1 }
      if parts.second > 12 && parts.first <= 12 { monthFirst += 1 }
    }
    let folded = FoldedName(name)
    if shaped > 0 && dayFirst == monthFirst {
      for (pattern, order) in [("mm dd", DateOrder.monthFirst), ("dd mm", .dayFirst)]
      where folded.contains(FoldedName(pattern)) {
        self.order = order
        isUndecided = false
        reason = "the name of the column says so"
        return
      }
    }
    // American exports write the month first, and mornings as AM.
    let isAmerican = halfDays * 2 > shaped && monthFirst == dayFirst
    order = monthFirst > dayFirst || isAmerican ? .monthFirst : .dayFirst
    isUndecided = shaped > 0 && dayFirst == monthFirst
    if shaped == 0 {
      reason = "the year comes first"
    } else if isUndecided {
      reason =
        isAmerican
        ? "the dates fit both orders; taken as month first, as the times have AM or PM"
        : "the dates fit both orders; taken as day first"
    } else {
      let (sure, name) =
        order == .dayFirst ? (dayFirst, "day first") : (monthFirst, "month first")
      reason = "\(name), as \(sure) of \(shaped) dates can only be read so"
    }
  }
}

/// Three numbers that are shaped like a date.
struct DateParts {
  var first: Int
  var second: Int
  var third: Int
  var isYearFirst: Bool
  private var hasShortYear = false

  init?(_ bytes: borrowing Span<UInt8>) {
    var i = 0
    let end = bytes.count
    while i < end && bytes[i] == Byte.space { i += 1 }
    func number() -> (value: Int, digits: Int)? {
      let start = i
      var value = 0
      while i < end, bytes[i] &- 48 <= 9, i - start < 5 {
        value = value * 10 + Int(bytes[i] - 48)
        i += 1
      }
      return i > start ? (value, i - start) : nil
    }
    guard let a = number(), a.digits == 4 || a.digits <= 2, i < end else { return nil }
    let mark = bytes[i]
    guard mark == UInt8(ascii: "/") || mark == UInt8(ascii: "-") || mark == UInt8(ascii: ".")
    else { return nil }
    i += 1
    guard let b = number(), b.digits <= 2, i < end, bytes[i] == mark else { return nil }
    i += 1
    guard let c = number() else { return nil }
    isYearFirst = a.digits == 4
    guard isYearFirst ? c.digits <= 2 : c.digits == 4 || c.digits == 2 else { return nil }
    hasShortYear = !isYearFirst && c.digits == 2
    if i < end {
      // The time of day, or nothing.
      let next = bytes[i]
      guard next == Byte.space || next == Byte.comma || next | 0x20 == UInt8(ascii: "t")
      else { return nil }
    }
    (first, second, third) = (a.value, b.value, c.value)
  }

  func date(_ order: DateOrder) -> SurveyDate? {
    if isYearFirst {
      return SurveyDate(year: Self.gregorian(first), month: second, day: third)
    }
    var year = third
    if hasShortYear {
      // Short years from 60 on are Buddhist: 67 is 2567, which is 2024.
      year = third >= 60 ? 2500 + third : 2000 + third
    }
    let (day, month) = order == .dayFirst ? (first, second) : (second, first)
    return SurveyDate(year: Self.gregorian(year), month: month, day: day)
  }

  /// Years of the Buddhist era, which Thai exports use, are 543 ahead.
  private static func gregorian(_ year: Int) -> Int { year > 2400 ? year - 543 : year }
}

extension SurveyDate {
  /// Reads `2024-03-25T08:28:09Z`, `25/3/2024 8:28`, `25.03.2024`, `25-3-2567` and the like.
  ///
  /// - Parameter order: For dates that do not begin with the year; see ``DateOrderGuess``.
  package init?(parsing bytes: borrowing Span<UInt8>, order: DateOrder) {
    guard let date = DateParts(bytes)?.date(order) else { return nil }
    self = date
  }

  package init?(parsing text: String, order: DateOrder) {
    self.init(parsing: Array(text.utf8).span, order: order)
  }
}
