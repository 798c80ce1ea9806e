import Testing
import Verbatim
import VerbatimIO

@Suite struct SummaryPartTests {
  private static let engine: FeedbackEngine = {
    do { return try FeedbackEngine() } catch { fatalError("\(error)") }
  }()

  private static let texts = [
    "Giao hàng chậm nhưng nhân viên dễ thương 😊", "great app, slow support",
    "แอปใช้ง่ายมาก แต่ส่งของช้า", "Delivery was late and nobody answered.", "ok",
    "App hay bị lỗi, đăng nhập không được", "giao hàng chậm", "giao hàng chậm".decomposed,
    "Nhân viên thân thiện, giá hơi cao", "slow \"app\" \\ \u{2028} x", "the queue was endless",
  ]

  private static func settings(_ change: (inout SummaryPart.Settings) -> Void = { _ in })
    -> SummaryPart.Settings
  {
    var settings = SummaryPart.Settings(
      version: "1", tagging: "a", themes: engine.themes.map(\.id), scale: .nps,
      columns: ["channel", "branch"], touchpoint: "channel", hasDates: true)
    change(&settings)
    return settings
  }

  private static func part(_ numbers: some Sequence<Int>, ids: (Int) -> String = { "c\($0)" })
    -> SummaryPart
  {
    var part = SummaryPart(settings(), idsAreRows: false)
    for number in numbers {
      let text = texts[number % texts.count]
      let comment = engine.tag(text)
      let rating = number % 5 == 0 ? nil : Double(number * 7 % 11)
      let branch = ["Đà Nẵng", "Đà Nẵng".decomposed, "Huế", ""][number % 4]
      part.summary.add(
        comment,
        FeedbackSummary.Context(
          id: ids(number), text: text, rating: rating,
          groups: [(column: "branch", value: branch)]))
      if number % 9 == 0 { part.withoutText += 1 }
      guard let rating else { continue }
      part.responses.append(
        RatedResponse(
          id: ids(number), respondent: TextHash.of("r\(number / 2)"), rating: rating,
          themes: comment.polarities.sorted { $0.theme < $1.theme },
          values: ["web", branch], day: number % 3 == 0 ? nil : 20_000 + number))
    }
    return part
  }

  private static func joined(_ parts: [SummaryPart]) -> [UInt8] {
    var whole = parts[0]
    for part in parts.dropFirst() { whole.merge(part) }
    return SummaryPartJSON.bytes(whole)
  }

  @Test(arguments: 1...12 as ClosedRange<UInt64>)
  func partsInAnyOrderGiveTheBytesOfTheWhole(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let numbers = Array(0..<Int.random(in: 1..<120, using: &random))
    // Ids may repeat within and between parts.
    func id(_ number: Int) -> String { "c\(number % 97)" }
    let expected = SummaryPartJSON.bytes(Self.part(numbers, ids: id))
    var groups = [[Int]](repeating: [], count: Int.random(in: 1...5, using: &random))
    for number in numbers.shuffled(using: &random) {
      groups[Int.random(in: groups.indices, using: &random)].append(number)
    }
    let parts = groups.map { Self.part($0, ids: id) }
    #expect(Self.joined(parts) == expected)
    #expect(Self.joined(parts.reversed()) == expected)
    // Associative: the last two first; and by way of the files.
    var last = parts[parts.count - 1]
    if parts.count > 1 { last.merge(parts[parts.count - 2]) }
    #expect(Self.joined([last] + parts.dropLast(2)) == expected)
    let read = try parts.map {
      try SummaryPartReader.part(SummaryPartJSON.bytes($0), name: "part")
    }
    #expect(Self.joined(read) == expected)
    let neutral = SummaryPart(Self.settings(), idsAreRows: false)
    #expect(Self.joined([neutral] + parts) == expected)
  }

  @Test func whatCannotBeJoinedIsRefusedWithAReason() throws {
    let part = Self.part(0..<5)
    #expect(part.obstacle(to: Self.part(5..<9)) == nil)
    let others: [(String, SummaryPart.Settings)] = [
      ("version 2", Self.settings { $0.version = "2" }),
      ("other settings", Self.settings { $0.tagging = "b" }),
      ("other themes", Self.settings { $0.themes.removeLast() }),
      ("csat", Self.settings { $0.scale = .csat }),
      ("no scale", Self.settings { $0.scale = nil }),
      ("channel", Self.settings { $0.columns = ["channel"] }),
      ("channel, branch", Self.settings { $0.hasDates = false }),
    ]
    for (words, settings) in others {
      let other = SummaryPart(settings, idsAreRows: false)
      let obstacle = try #require(part.obstacle(to: other))
      #expect(obstacle.found.contains(words), "\(obstacle)")
      #expect(obstacle.mend.contains("verbatim tag --summary"))
      #expect(other.obstacle(to: part) != nil)
    }
    let rows = SummaryPart(Self.settings(), idsAreRows: true)
    #expect(rows.obstacle(to: part) == nil)
    #expect(rows.obstacle(to: rows)?.mend.contains("--id-column") == true)
  }

  /// Which columns the scores came from is kept, however parts are joined; older parts do not say.
  @Test func namesOfScoreColumnsAreKept() throws {
    func named(_ numbers: Range<Int>, _ name: String) -> SummaryPart {
      var part = Self.part(numbers)
      part.scoreColumns = [name]
      return part
    }
    let parts = [named(0..<4, "tNPS"), named(4..<6, "NPS"), named(6..<9, "tNPS")]
    var (left, right) = (parts[0], parts[1])
    left.merge(parts[1])
    left.merge(parts[2])
    right.merge(parts[2])
    var other = parts[0]
    other.merge(right)
    #expect(left.scoreColumns == ["NPS", "tNPS"])
    let bytes = SummaryPartJSON.bytes(left)
    #expect(bytes == SummaryPartJSON.bytes(other))
    #expect(try SummaryPartReader.part(bytes, name: "part").scoreColumns == ["NPS", "tNPS"])
    let old = String(decoding: bytes, as: UTF8.self).replacing(
      #""score_columns":["NPS","tNPS"],"#, with: "")
    let read = try SummaryPartReader.part(Array(old.utf8), name: "old")
    #expect(read.scoreColumns.isEmpty && read.responses.count == left.responses.count)
  }

  /// Every prefix, and every byte changed: read or refused, never a crash or a hang.
  @Test func brokenPartsAreRefused() {
    let bytes = SummaryPartJSON.bytes(Self.part(0..<12))
    for end in stride(from: 0, to: bytes.count - 1, by: 7) {
      #expect(throws: ReadingError.self) {
        try SummaryPartReader.part(Array(bytes[..<end]), name: "part")
      }
    }
    var random = SplitMix64(seed: 5)
    for _ in 0..<2_000 {
      var changed = bytes
      let place = Int.random(in: changed.indices, using: &random)
      changed[place] = UInt8.random(in: 0...255, using: &random)
      let part = try? SummaryPartReader.part(changed, name: "part")
      if let part { _ = SummaryPartJSON.bytes(part) }
    }
    let deep =
      Array("{\"verbatim_summary\":1,\"x\":".utf8) + [UInt8](repeating: 0x5B, count: 100_000)
    #expect(throws: ReadingError.self) { try SummaryPartReader.part(deep, name: "deep") }
  }
}
