/// Every rated response in a few bytes: who gave it, the score, the themes with their signs, the
/// groups it belongs to, and the day.
///
/// Sums are enough for most of what is said about drivers; resampling, regression on signs, and
/// comparisons need the responses themselves. Merging appends. What is computed from a table reads
/// it in an order of its own (``ordered``), so that it does not depend on the order of rows or
/// parts.
///
/// - Complexity: memory about 30 bytes a response, and 4 a mention.
public struct ResponseTable: Sendable {
  /// The scale of the ratings.
  public let scale: ScoreScale
  /// The number of themes that can be mentioned.
  public let themeCount: Int
  /// The names of the columns by which responses are grouped, besides the stratum.
  public let columns: [String]

  /// One hash of the respondent's id for each response.
  package private(set) var respondents: [UInt64] = []
  /// In millionths of a point.
  package private(set) var contributions: [Int64] = []
  /// 0 low, 1 middle, 2 high, 3 on scales without named ends.
  package private(set) var bands: [UInt8] = []
  package private(set) var strata = CodedColumn()
  package private(set) var groups: [CodedColumn]
  /// Days since 1970-01-01; ``noDay`` where it is not known.
  package private(set) var days: [Int32] = []
  /// Where each response's mentions end in `mentions`.
  package private(set) var ends: [Int] = []
  /// Theme times four, plus 1 where the sign is negative, 2 where positive, 0 where neither;
  /// ascending within a response.
  package private(set) var mentions: [UInt32] = []

  package static let noDay = Int32.min

  /// A table of nobody.
  public init(scale: ScoreScale, themeCount: Int, columns: [String] = []) {
    self.scale = scale
    self.themeCount = themeCount
    self.columns = columns
    groups = columns.map { _ in CodedColumn() }
  }

  /// The number of responses.
  public var count: Int { contributions.count }

  /// Adds a response.
  ///
  /// - Parameters:
  ///   - respondent: the id of who gave it; responses of the same respondent are resampled together.
  ///   - rating: as it stands in the data.
  ///   - themes: with the sign of what is said of each; a theme that comes again is not counted
  ///     again.
  ///   - stratum: the group within which impacts are compared.
  ///   - values: one for each of `columns`.
  ///   - day: days since 1970-01-01.
  /// - Returns: whether the rating was on the scale; if not, nothing is added.
  @discardableResult
  public mutating func add(
    respondent: String, rating: Double, themes: [(theme: Int, polarity: Int8)],
    stratum: String = "", values: [String] = [], day: Int? = nil
  ) -> Bool {
    add(
      RatedResponse(
        id: respondent, respondent: TextHash.of(respondent), rating: rating, themes: themes,
        stratum: stratum, values: values, day: day))
  }

  /// Adds a response; see ``add(respondent:rating:themes:stratum:values:day:)``.
  @discardableResult
  package mutating func add(_ response: RatedResponse) -> Bool {
    let (themes, values) = (response.themes, response.values)
    precondition(values.count == columns.count, "one value for each column")
    guard let reading = scale.reading(of: response.rating) else { return false }
    respondents.append(response.respondent)
    contributions.append(reading.contribution)
    let band: UInt8 =
      switch reading.band {
      case .low: 0
      case .middle: 1
      case .high: 2
      case nil: 3
      }
    bands.append(band)
    strata.append(response.stratum)
    for (index, value) in values.enumerated() { groups[index].append(value) }
    days.append(response.day.flatMap { Int32(exactly: $0) } ?? Self.noDay)
    let start = mentions.count
    for mention in themes {
      precondition((0..<themeCount).contains(mention.theme), "theme \(mention.theme) is unknown")
      let code = UInt32(mention.theme) * 4
      if mentions[start...].contains(where: { $0 / 4 == code / 4 }) { continue }
      mentions.append(code + (mention.polarity < 0 ? 1 : mention.polarity > 0 ? 2 : 0))
    }
    mentions[start...].sort()
    ends.append(mentions.count)
    return true
  }

  /// Appends another table with the same scale, themes and columns.
  public mutating func merge(_ other: ResponseTable) {
    precondition(
      scale == other.scale && themeCount == other.themeCount && columns == other.columns,
      "tables with other scales, themes or columns cannot be merged")
    let shift = mentions.count
    respondents += other.respondents
    contributions += other.contributions
    bands += other.bands
    strata.append(other.strata)
    for index in groups.indices { groups[index].append(other.groups[index]) }
    days += other.days
    ends.append(contentsOf: other.ends.lazy.map { $0 + shift })
    mentions += other.mentions
  }

  /// The mentions of a response.
  package func mentions(of row: Int) -> ArraySlice<UInt32> {
    mentions[(row > 0 ? ends[row - 1] : 0)..<ends[row]]
  }
}

extension ResponseTable {
  /// The responses of one stratum, so that equal ones stand together.
  package struct Stratum: Sendable {
    package var name: String
    package var rows: [Int32]
  }

  /// The strata in the order of their names, each with its responses by mentions, contribution and
  /// respondent.
  ///
  /// - Complexity: O(n log n).
  package var ordered: [Stratum] {
    let (rankOf, names) = strata.ranks
    var buckets = [[(key: UInt64, row: Int32)]](repeating: [], count: names.count)
    for row in 0..<count {
      var key: UInt64 = 0
      for code in mentions(of: row) {
        key = SplitMix64.mix(key &+ UInt64(code) &+ 0x9E37_79B9_7F4A_7C15)
      }
      buckets[rankOf[Int(strata.codes[row])]].append((key, Int32(row)))
    }
    return zip(names, buckets).map { name, bucket in
      let sorted = bucket.sorted { left, right in
        if left.key != right.key { return left.key < right.key }
        let (a, b) = (Int(left.row), Int(right.row))
        if contributions[a] != contributions[b] { return contributions[a] < contributions[b] }
        return respondents[a] < respondents[b]
      }
      return Stratum(name: name, rows: sorted.map(\.row))
    }
  }

  /// The same responses, with themes numbered as in another list of names, which has all of them.
  /// Columns are left out.
  package func renamed(_ names: [String], _ others: [String]) -> ResponseTable {
    let numbers = Dictionary(uniqueKeysWithValues: zip(others, 0...))
    let map = names.map { UInt32(numbers[$0] ?? 0) * 4 }
    var part = ResponseTable(scale: scale, themeCount: others.count)
    part.respondents = respondents
    part.contributions = contributions
    part.bands = bands
    part.strata = strata
    part.days = days
    part.ends = ends
    for row in 0..<count {
      part.mentions += mentions(of: row).map { map[Int($0 / 4)] + $0 % 4 }.sorted()
    }
    return part
  }

  /// A table of some of the responses.
  package func filtered(_ isIncluded: (_ row: Int) -> Bool) -> ResponseTable {
    var part = ResponseTable(scale: scale, themeCount: themeCount, columns: columns)
    for row in 0..<count where isIncluded(row) {
      part.respondents.append(respondents[row])
      part.contributions.append(contributions[row])
      part.bands.append(bands[row])
      part.strata.append(strata.values[Int(strata.codes[row])])
      for index in groups.indices {
        part.groups[index].append(groups[index].values[Int(groups[index].codes[row])])
      }
      part.days.append(days[row])
      part.mentions += mentions(of: row)
      part.ends.append(part.mentions.count)
    }
    return part
  }
}
