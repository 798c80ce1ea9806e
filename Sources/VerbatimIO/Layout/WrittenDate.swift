/// Dates in which the month has a name: `12 Jan 2026`, `January 12th, 2026`, `12 ม.ค. 2569`,
/// `ngày 12 tháng 1 năm 2026`. What follows a date may be a time of day. A month without a day,
/// `Mar 2026`, `Mar-26`, `tháng 3/2026`, `มี.ค. 2569`, stands for its first day.
enum WrittenDate {
  /// Longer cells are not looked at.
  private static let longest = 120

  static func read(_ bytes: borrowing Span<UInt8>) -> SurveyDate? {
    guard bytes.count <= longest else { return nil }
    var reader = Reader()
    for part in parts(
      String(decoding: ByteCopy.array(bytes, from: 0, to: bytes.count), as: UTF8.self))
    {
      guard reader.take(part) else { return nil }
    }
    return reader.date
  }

  private enum Part {
    /// `isJoined` where a hyphen or an apostrophe stands before it.
    case number(Int, digits: Int, isJoined: Bool)
    /// Folded, a Thai one without dots and blanks: มค.
    case word(String)
  }

  /// Numbers and words, up to the time of day.
  private static func parts(_ text: String) -> [Part] {
    var parts: [Part] = []
    var digits = ""
    var word = ""
    var isJoined = false
    func close() {
      if let number = Int(digits) {
        parts.append(.number(number, digits: digits.count, isJoined: isJoined))
      }
      if !word.isEmpty { parts.append(.word(word)) }
      (digits, word) = ("", "")
    }
    var before: Unicode.Scalar = " "
    for marked in text.unicodeScalars where !(0x0300...0x036F).contains(marked.value) {
      defer { before = marked }
      let scalar = FoldedName.base(of: marked).first ?? marked
      if scalar == ":" {
        // The number before it is an hour.
        digits = ""
        break
      }
      let isThai = (0x0E00...0x0E4F).contains(scalar.value)
      if let digit = scalar.properties.numericType == .decimal
        ? scalar.properties.numericValue : nil
      {
        if digits.isEmpty {
          close()
          isJoined = "-'’".unicodeScalars.contains(before)
        }
        digits += String(Int(digit))
      } else if isThai || scalar.properties.isAlphabetic {
        if !digits.isEmpty { close() }
        word.unicodeScalars.append(scalar)
      } else if word.unicodeScalars.first.map({ (0x0E00...0x0E4F).contains($0.value) }) != true {
        close()
      }
    }
    close()
    return parts
  }

  private struct Reader {
    private var day: Int?
    private var month: Int?
    private var year: Int?
    private var isMonthNext = false
    /// The day is joined to the month, and may be a year: `Mar-26`.
    private var isDayJoined = false

    var date: SurveyDate? {
      guard let month else { return nil }
      guard let year else {
        guard isDayJoined, let day else { return nil }
        return SurveyDate(year: DateParts.gregorian(DateParts.full(day)), month: month, day: 1)
      }
      let day = day ?? 1
      return SurveyDate(year: DateParts.gregorian(year), month: month, day: day)
    }

    /// False where `part` is in no date.
    mutating func take(_ part: Part) -> Bool {
      if day != nil, month != nil, year != nil { return isTime(part) }
      switch part {
      case .number(let value, let digits, let isJoined):
        if isMonthNext {
          guard month == nil else { return false }
          month = value
          isMonthNext = false
        } else if digits == 4, year == nil {
          year = value
        } else if digits == 2, value > 31, month != nil, year == nil {
          year = DateParts.full(value)
        } else if digits <= 2, day == nil {
          day = value
          isDayJoined = isJoined && digits == 2 && month != nil
        } else if digits == 2, month != nil, year == nil {
          year = DateParts.full(value)
        } else {
          return false
        }
      case .word(let word):
        if ["thang", "thg"].contains(word) {
          isMonthNext = true
        } else if let named = MonthNames.month(word) {
          guard month == nil else { return false }
          month = named
        } else {
          return MonthNames.isBeside(word)
        }
      }
      return true
    }

    private func isTime(_ part: Part) -> Bool {
      if case .word(let word) = part {
        ["at", "luc", "t", "am", "pm", "sa", "ch", "เวลา"].contains(word)
      } else {
        true
      }
    }
  }
}

/// Names of months, and what stands beside them in dates.
private enum MonthNames {
  static func month(_ word: String) -> Int? {
    if let thai = thai[word.hasSuffix("พศ") ? String(word.dropLast(2)) : word] { return thai }
    guard word.utf8.count >= 3 else { return nil }
    return english.firstIndex { $0.hasPrefix(word) }.map { $0 + 1 }
  }

  /// Whether a word says nothing: the name of a weekday, "ngày", "of".
  static func isBeside(_ word: String) -> Bool {
    beside.contains(word) || word.hasPrefix("วัน")
      || word.utf8.count >= 3 && weekdays.contains { $0.hasPrefix(word) }
  }

  private static let english = [
    "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october", "november", "december",
  ]

  private static let thai: [String: Int] = {
    let names = [
      "มกราคม มค", "กุมภาพันธ์ กพ", "มีนาคม มีค", "เมษายน เมย", "พฤษภาคม พค", "มิถุนายน มิย",
      "กรกฎาคม กค", "สิงหาคม สค", "กันยายน กย", "ตุลาคม ตค", "พฤศจิกายน พย", "ธันวาคม ธค",
    ]
    var months: [String: Int] = [:]
    for (place, words) in names.enumerated() {
      for word in words.split(separator: " ") { months[String(word)] = place + 1 }
    }
    return months
  }()

  private static let weekdays = [
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
  ]

  private static let beside: Set<String> = [
    "of", "the", "st", "nd", "rd", "th", "ngay", "nam", "thu", "hai", "ba", "tu", "sau", "bay",
    "chu", "nhat", "cn", "ที่", "พศ", "คศ",
  ]
}
