/// Strings that lead to a person: found by their form, checked by their check digits where they have
/// any, and by the word before them where the form alone says too little.
///
/// | kind | form |
/// |---|---|
/// | `phone` | Vietnamese and Thai numbers, +country numbers, (area) 3-4; other runs of 7 to 12 digits behind a word for a phone |
/// | `email` | local@domain.tld |
/// | `card` | 13 to 19 digits of a card network that pass Luhn's check (ISO/IEC 7812-1) |
/// | `account` | 6 to 16 digits behind a word for an account |
/// | `cccd` | 12 digits: a province, a century and sex, a year of birth; 9 digits behind "CMND" |
/// | `thai_id` | 13 digits whose last is the check digit (modulo 11) |
/// | `plate` | Vietnamese number plates; Thai ones behind ทะเบียน |
/// | `line` | a LINE id behind "LINE ID", "line:" and the like |
/// | `address` | a house number with a street |
///
/// Order numbers, prices, dates, ratings and hotlines (1900, 1800) stay: digits behind a word for an
/// order or beside a currency are never personal here.
package struct PersonalData: Sendable, Equatable {
  package enum Kind: String, Sendable, CaseIterable {
    case phone, email, card, account, cccd
    case thaiID = "thai_id"
    case plate, line, address
  }
  package var kind: Kind
  /// Byte offsets.
  package var range: Range<Int>

  /// All personal data of a text, in its order, none overlapping another.
  ///
  /// - Complexity: linear in the length of the text.
  package static func find(in text: [UInt8]) -> [PersonalData] {
    var found: [PersonalData] = []
    let scan = PersonalDataScan(text)
    var position = 0
    while position < text.count {
      guard let data = scan.data(at: position) else {
        position += 1
        continue
      }
      // An e-mail or address may begin before the sign that gave it away.
      while let last = found.last, last.range.upperBound > data.range.lowerBound {
        found.removeLast()
      }
      found.append(data)
      position = max(position + 1, data.range.upperBound)
    }
    return found
  }
}

/// The digits of a number as it is typed, with single spaces, points and hyphens between its groups.
struct DigitRun {
  var range: Range<Int>
  var digits: [UInt8] = []
  /// How many digits each group has.
  var groups: [Int] = []
  /// The signs between the groups.
  var signs: [UInt8] = []
  /// A + or 00 stands before it.
  var isInternational = false
  /// The first group stands in brackets.
  var hasBrackets = false

  var isWhole: Bool { groups.count == 1 }

  /// Luhn's check (ISO/IEC 7812-1).
  var passesLuhn: Bool {
    var sum = 0
    for (index, digit) in digits.reversed().enumerated() {
      let double = Int(digit) * 2
      sum += index % 2 == 0 ? Int(digit) : double > 9 ? double - 9 : double
    }
    return sum % 10 == 0
  }

  /// The check digit of Thai citizens' numbers: 11 − Σ dᵢ(14 − i) mod 11, modulo 10.
  var passesThaiCheck: Bool {
    guard digits.count == 13, (1...8).contains(digits[0]) else { return false }
    var sum = 0
    for index in 0..<12 { sum += Int(digits[index]) * (13 - index) }
    return (11 - sum % 11) % 10 == Int(digits[12])
  }

  func begins(with prefix: [UInt8]) -> Bool { digits.starts(with: prefix) }

  /// Whether the number is of a card network's length and prefix.
  var looksLikeCard: Bool {
    guard (13...19).contains(digits.count) else { return false }
    let two = Int(digits[0]) * 10 + Int(digits[1])
    switch digits[0] {
    case 4: return [13, 16, 19].contains(digits.count)
    case 5: return digits.count == 16 && (51...55).contains(two)
    case 2: return digits.count == 16 && (22...27).contains(two)
    case 3: return digits.count == 15 && (two == 34 || two == 37) || digits.count == 16 && two == 35
    case 6: return digits.count >= 16 && [60, 62, 64, 65].contains(two)
    case 9: return digits.count >= 16 && begins(with: [9, 7, 0, 4])
    default: return false
    }
  }

  /// Whether the twelve digits are a Vietnamese citizen's: province, century and sex, year of birth
  /// (Decree 137/2015/NĐ-CP).
  var looksLikeCCCD: Bool {
    guard digits.count == 12, isWhole || groups == [3, 3, 3, 3] || groups == [4, 4, 4] else {
      return false
    }
    let province = Int(digits[0]) * 100 + Int(digits[1]) * 10 + Int(digits[2])
    let year = Int(digits[4]) * 10 + Int(digits[5])
    guard Self.provinces.contains(province) else { return false }
    return digits[3] <= 1 ? year >= 20 : digits[3] <= 3 && year <= 30
  }

  private static let provinces: Set<Int> = [
    1, 2, 4, 6, 8, 10, 11, 12, 14, 15, 17, 19, 20, 22, 24, 25, 26, 27, 30, 31, 33, 34, 35, 36, 37,
    38, 40, 42, 44, 45, 46, 48, 49, 51, 52, 54, 56, 58, 60, 62, 64, 66, 67, 68, 70, 72, 74, 75, 77,
    79, 80, 82, 83, 84, 86, 87, 89, 91, 92, 93, 94, 95, 96,
  ]

  /// Whether the digits are a phone number by themselves.
  var looksLikePhone: Bool {
    if isInternational { return (9...15).contains(digits.count) }
    let count = digits.count
    if digits[0] == 0, count > 1 {
      let second = digits[1]
      // Vietnam: ten digits, mobile 03 05 07 08 09, fixed 02 with eleven.
      if count == 10, [3, 5, 7, 8, 9].contains(second) { return true }
      if count == 11, second == 2 { return true }
      // Thailand: mobile 06 08 09 with ten, fixed with nine. Britain and others: eleven from 07.
      if count == 10, second == 6 { return true }
      if count == 9, (2...7).contains(second) { return !isWhole || second == 2 }
      if count == 11, second == 7 { return true }
    }
    // 84 and 66 without the +.
    if count == 11, begins(with: [8, 4]), [3, 5, 7, 8, 9].contains(digits[2]) { return true }
    if count == 11, begins(with: [6, 6]), [6, 8, 9].contains(digits[2]) { return true }
    // North America: 3-3-4 with brackets or signs between.
    if count == 10, groups == [3, 3, 4], digits[0] >= 2, digits[3] >= 2 {
      return hasBrackets || signs.allSatisfy { $0 == 0x2D || $0 == 0x2E }
    }
    return hasBrackets && (9...11).contains(count)
  }

  /// 1.200.000, 2026-03-01, 12.03.2026: a price or a date.
  var looksLikePriceOrDate: Bool {
    if groups.count > 1, groups.dropFirst().allSatisfy({ $0 == 3 }), groups[0] <= 3,
      signs.allSatisfy({ $0 == 0x2E }), digits[0] != 0
    {
      return true
    }
    if groups == [4, 2, 2], digits[0] == 1 || digits[0] == 2 { return true }
    return groups.count == 3 && groups[0] <= 2 && groups[1] <= 2
      && (groups[2] == 4 || groups[2] == 2)
      && signs.allSatisfy { $0 != 0x20 }
  }
}
