/// How the dates of a column give day and month. A year in front, or the name of a month, needs no order.
package enum DateOrder: Sendable, Equatable {
  case dayFirst
  case monthFirst
  /// No dates but days counted from the end of 1899, as table programs do.
  case serial
}

/// The order of the dates of one column, and how it was found.
package struct DateOrderGuess: Sendable, Equatable {
  package var order: DateOrder
  /// In words, for the user.
  package var reason: String
  /// The content fits both orders.
  package var isUndecided = false
  /// Some dates make sense in one order only, others only in the other.
  package var isContradictory = false

  /// The user's own.
  package init(given order: DateOrder) {
    self.order = order
    reason = "given with --date-order"
  }

  /// Decides by the dates that make sense in one order only, then by a pattern in the name of
  /// the column such as `(mm/dd/yyyy)`, then by who writes such exports.
  ///
  /// - Parameter origin: the platform that the export comes from.
  package init(_ values: some Sequence<String>, name: String = "", origin: String? = nil) {
    let shapes = Shapes(values)
    let (dayFirst, monthFirst) = (shapes.dayFirst, shapes.monthFirst)
    if shapes.count == 0 {
      order = shapes.areSerial ? .serial : .dayFirst
      reason =
        shapes.areSerial
        ? "the numbers count days as table programs do"
        : shapes.written > 0
          ? "the month has a name"
          : shapes.periods > 0
            ? "weeks or months stand for their first day" : "the year comes first"
      return
    }
    if dayFirst > 0 && monthFirst > 0 {
      order = monthFirst > dayFirst ? .monthFirst : .dayFirst
      isContradictory = true
      reason =
        "the dates contradict each other: \(dayFirst) can only be read day first, "
        + "\(monthFirst) only month first; taken as \(order.words), the others have no date"
      return
    }
    if dayFirst + monthFirst > 0 {
      order = dayFirst > 0 ? .dayFirst : .monthFirst
      reason =
        "\(order.words), as \(dayFirst + monthFirst) of \(shapes.count) dates can only be read so"
      return
    }
    let folded = FoldedName(name)
    for (pattern, order) in [("mm dd", DateOrder.monthFirst), ("dd mm", .dayFirst)]
    where folded.contains(FoldedName(pattern)) {
      self.order = order
      reason = "the name of the column says so"
      return
    }
    isUndecided = true
    // American exports write the month first, and mornings as AM.
    let isAmerican = shapes.halfDays * 2 > shapes.count
    let writesMonthFirst = origin == HeaderRows.surveyMonkey
    order = isAmerican || writesMonthFirst ? .monthFirst : .dayFirst
    let because =
      writesMonthFirst
      ? ", as SurveyMonkey writes them" : isAmerican ? ", as the times have AM or PM" : ""
    let other: DateOrder = order == .dayFirst ? .monthFirst : .dayFirst
    reason =
      "the dates fit both orders; taken as \(order.words)\(because): if they are \(other.words), "
      + "add --date-order \(other.argument)"
  }

  /// What a column of dates looks like.
  private struct Shapes {
    /// Three numbers without the year in front.
    var count = 0
    var dayFirst = 0
    var monthFirst = 0
    var halfDays = 0
    /// With the name of the month.
    var written = 0
    /// Weeks or months in numbers.
    var periods = 0
    private var serial = 0
    private var values = 0

    var areSerial: Bool { serial > 0 && serial * 10 >= values * 9 }

    init(_ values: some Sequence<String>) {
      for value in values {
        self.values += 1
        let bytes = Array(value.utf8)
        guard let parts = DateParts(bytes.span) else {
          if PeriodDate.read(bytes.span) != nil {
            periods += 1
          } else if WrittenDate.read(bytes.span) != nil {
            written += 1
          }
          if SurveyDate(serial: bytes.span) != nil { serial += 1 }
          continue
        }
        if parts.isYearFirst { continue }
        count += 1
        if value.hasSuffix(" AM") || value.hasSuffix(" PM") { halfDays += 1 }
        if parts.first > 12 && parts.second <= 12 { dayFirst += 1 }
        if parts.second > 12 && parts.first <= 12 { monthFirst += 1 }
      }
    }
  }
}

extension DateOrder {
  fileprivate var words: String { self == .monthFirst ? "month first" : "day first" }

  /// As `--date-order` takes it.
  fileprivate var argument: String { self == .monthFirst ? "month-first" : "day-first" }
}

extension SurveyDate {
  /// Reads `2024-03-25T08:28:09Z`, `25/3/2024 8:28`, `25.03.2024`, `25-3-2567`, `25 Mar 2024`,
  /// `25 มี.ค. 2567` and the like; `2024-W13`, `2024-03`, `03/2024` and `Mar 2024` as the first day of
  /// the week or month.
  ///
  /// - Parameter order: For dates that do not begin with the year; see ``DateOrderGuess``.
  package init?(parsing bytes: borrowing Span<UInt8>, order: DateOrder) {
    let date =
      if order == .serial {
        SurveyDate(serial: bytes)
      } else {
        DateParts(bytes)?.date(order) ?? PeriodDate.read(bytes) ?? WrittenDate.read(bytes)
      }
    guard let date else { return nil }
    self = date
  }

  package init?(parsing text: String, order: DateOrder) {
    self.init(parsing: Array(text.utf8).span, order: order)
  }

  /// Reads `45376`, `45376.35`: days as table programs count them, of the years 1954 to 2064. Day 25569
  /// is 1970-01-01.
  init?(serial bytes: borrowing Span<UInt8>) {
    guard bytes.count >= 5, bytes.count == 5 || bytes[5] == UInt8(ascii: ".") else { return nil }
    var days = 0
    for index in 0..<bytes.count where index != 5 {
      guard bytes[index] >= 48, bytes[index] <= 57 else { return nil }
      if index < 5 { days = days * 10 + Int(bytes[index] - 48) }
    }
    guard (20_000...60_000).contains(days) else { return nil }
    self.init(dayNumber: days - 25_569)
  }
}
