import Foundation
import Testing
import Verbatim
import VerbatimAutomata

/// What comments are for, on the gold sets `corpora/gold/intents.*.tsv`, which nothing is learned from.
@Suite struct IntentTests {
  private static func rows(_ language: String) -> [(text: String, intents: Set<String>)] {
    let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
      .appendingPathComponent("corpora/gold/intents.\(language).tsv")
    let text = (try? String(contentsOf: file, encoding: .utf8)) ?? ""
    return text.split(separator: "\n").filter { !$0.hasPrefix("#") }.dropFirst().map { line in
      let fields = line.split(separator: "\t", omittingEmptySubsequences: false)
      return (String(fields[0]), Set(fields[1].split(separator: "|").map(String.init)))
    }
  }

  /// What the gold sets call it, and the intent or flag.
  private static let names: [(gold: String, found: String)] = [
    ("complaint", "complaint"), ("praise", "praise"), ("suggestion", "suggestion"),
    ("question", "question"), ("churn risk", "churn_risk"), ("effort", "effort"),
    ("urgent", "urgent"), ("needs reply", "needs_reply"), ("names staff", "names_staff"),
    ("competitor", "mentions_competitor"), ("low value", "low_value"), ("gibberish", "gibberish"),
  ]

  private struct Count {
    var right = 0
    var found = 0
    var gold = 0
  }

  private static let counts: [String: Count] = {
    var counts: [String: Count] = [:]
    for language in ["en", "vi", "th"] {
      for (text, intents) in rows(language) {
        let comment = FeedbackEngineTests.engine.tag(text)
        let found = Set(comment.intents.map(\.rawValue) + comment.flags.map(\.rawValue))
        for (gold, name) in names {
          counts[gold, default: Count()].gold += intents.contains(gold) ? 1 : 0
          counts[gold, default: Count()].found += found.contains(name) ? 1 : 0
          if intents.contains(gold), found.contains(name) {
            counts[gold, default: Count()].right += 1
          }
        }
      }
    }
    return counts
  }()

  @Test(
    "precision is 85 % or better, with sixty examples or more of each",
    arguments: [
      ("complaint", 0.5), ("praise", 0.75), ("suggestion", 0.8), ("question", 0.85),
      ("churn risk", 0.85), ("effort", 0.9), ("urgent", 0.9), ("needs reply", 0.8),
      ("names staff", 0.8), ("competitor", 0.85), ("low value", 0.9), ("gibberish", 0.8),
    ])
  func gold(intent: String, recall: Double) throws {
    let count = try #require(Self.counts[intent])
    #expect(count.gold >= 60)
    #expect(Double(count.right) / Double(max(1, count.found)) >= 0.85)
    #expect(Double(count.right) / Double(count.gold) >= recall)
  }

  private func intents(_ text: String) -> Set<String> {
    Set(FeedbackEngineTests.engine.tag(text).intents.map(\.rawValue))
  }

  @Test("evidence slices the text and says why")
  func evidence() throws {
    let text = "I had to call five times. Cancelling my account! Ask Sarah at the front desk."
    let comment = FeedbackEngineTests.engine.tag(text)
    let words = Dictionary(
      comment.intentEvidence.map { evidence in
        (evidence.intent, String(decoding: Array(text.utf8)[evidence.range], as: UTF8.self))
      }, uniquingKeysWith: { first, _ in first })
    #expect(words[.effort] == "call five times")
    #expect(words[.churnRisk] == "Cancelling my account")
    #expect(words[.namesStaff] == "Sarah")
    for evidence in comment.intentEvidence { #expect(comment.intents.contains(evidence.intent)) }
  }

  @Test("what hurts is complained of beside praise")
  func twoSided() {
    #expect(intents("Giao hàng chậm nhưng nhân viên dễ thương 😊") == ["complaint", "praise"])
    #expect(intents("พนักงานน่ารักมาก แต่รอนานเกินไป").contains("complaint"))
    #expect(!intents("delivery was quick and the staff lovely").contains("complaint"))
  }

  @Test(
    "words around a cue take it back",
    arguments: [
      ("no reason to switch to another bank", "churn_risk"), ("made from scratch", "effort"),
      ("không phải gọi lại lần nào", "effort"), ("ไม่ต้องโทรตาม", "effort"),
      ("the emergency exit was clear", "urgent"), ("gấp gọn tiện lợi", "urgent"),
      ("They get back to me quickly", "needs_reply"), ("my son Daniel loved it", "names_staff"),
      ("ANNA WAS GREAT", "names_staff"), ("คุณภาพดี", "names_staff"),
      ("Chuyển khoản sang ngân hàng khác mất phí", "mentions_competitor"),
      ("không có gì để góp ý", "suggestion"),
    ])
  func takenBack(text: String, intent: String) { #expect(!intents(text).contains(intent)) }

  @Test("the same comment has the same intents without diacritics")
  func stripped() {
    #expect(intents("goi di goi lai mai khong xong").contains("effort"))
  }

  @Test("cues of the user's own join those built in; faults are named")
  func ownCues() throws {
    var options = FeedbackEngine.Options()
    options.intentFiles = [
      (
        name: "mine.tsv",
        text: "intent\twhat\tterm\ncompetitor\tcue\tzorbank\neffort\tcue\tfax * again\n"
      )
    ]
    let engine = try FeedbackEngine(options: options)
    #expect(engine.tag("Zorbank does it better").intents.contains(.competitor))
    #expect(engine.tag("had to fax the form again").intents.contains(.effort))
    #expect(engine.tag("going back and forth for weeks").intents.contains(.effort))
    for (row, problem) in [
      ("leaving\tcue\tbye", "'leaving' is no intent"),
      ("effort\tname\tbye", "'name' is nothing that effort has"),
      ("effort\tcue\t* again", "'* again' has a gap that stands between no words"),
      ("effort\tcue\tgo*", "'go*' stands for too many words"),
    ] {
      options.intentFiles = [(name: "mine.tsv", text: "intent\twhat\tterm\n\(row)\n")]
      let error = #expect(throws: LexiconError.self) { try FeedbackEngine(options: options) }
      #expect(error?.problem == problem)
      #expect(error?.line == 2)
    }
  }
}

@Suite struct OwnCueTests {
  @Test("any number of cue files is read, each with all its cues")
  func manyFiles() throws {
    var options = FeedbackEngine.Options()
    let brands = ["zorbank", "quuxpay", "blarg", "fnordly", "wibble"]
    options.intentFiles = brands.map {
      (name: "\($0).tsv", text: "intent\twhat\tterm\ncompetitor\tcue\t\($0)\n")
    }
    let engine = try FeedbackEngine(options: options)
    for brand in brands {
      let comment = engine.tag("the app is slow but \(brand) does it better")
      #expect(comment.intents.contains(.competitor))
      #expect(comment.themes.contains { $0.theme.hasPrefix("app") })
    }
  }
}

@Suite struct DuplicateTests {
  private func find(_ texts: [String]) -> DuplicateFinder {
    DuplicateFinder(texts.map { CommentSignature(Array($0.utf8).span) })
  }

  @Test("repeats, near repeats, and what merely resembles")
  func repeats() {
    let first =
      "Giao hàng nhanh, đóng gói cẩn thận, sản phẩm đúng như mô tả, sẽ ủng hộ shop lần sau"
    let found = find([
      first, "GIAO HÀNG nhanh!!! đóng gói cẩn thận sản phẩm đúng như mô tả, sẽ ủng hộ shop lần sau",
      first + " nha",
      "The delivery was quick and the parcel was packed with great care by the shop",
      "ok", "ok", first,
    ])
    // Capitals with marks are not folded, so the second is nearly the same.
    #expect(found.repeated == [nil, 0, 0, nil, nil, nil, 0])
    #expect(found.exact == 1)
    #expect(found.near == 2)
    #expect(found.groups == [0: 3])
  }

  @Test("the estimate of what two comments share is near the share counted")
  func estimate() throws {
    func stretches(_ text: String) -> Set<[UInt8]> {
      let bytes = Array(text.utf8)
      return Set((0...bytes.count - 9).map { Array(bytes[$0..<$0 + 9]) })
    }
    let words = ["app", "giao", "nhanh", "slow", "room", "staff", "ship", "phone", "support", "ok"]
    var numbers = SplitMix64(state: 7)
    func text(_ count: Int) -> [String] {
      (0..<count).map { _ in words[Int(numbers.next() % 10)] + "\(numbers.next() % 50)" }
    }
    var error = 0.0
    let pairs = 300
    for pair in 0..<pairs {
      let start = text(3 + pair % 17)
      let left = (start + text(12)).joined(separator: " ")
      let right = (start + text(12)).joined(separator: " ")
      let (a, b) = (stretches(left), stretches(right))
      let share = Double(a.intersection(b).count) / Double(a.union(b).count)
      let signatures = [left, right].compactMap { CommentSignature(Array($0.utf8).span) }
      try #require(signatures.count == 2)
      error += abs(signatures[0].resemblance(signatures[1]) - share)
    }
    // Sixteen hashes differ by .08 on average from a share of one half.
    #expect(error / Double(pairs) < 0.1)
  }

  @Test("comments on the same subject are no repeats")
  func different() {
    let found = find([
      "The room was clean and the staff at the desk were friendly and helpful",
      "The room was dirty and nobody at the desk wanted to help us with anything",
      "ห้องสะอาดมาก พนักงานต้อนรับพูดจาดี อาหารเช้าหลากหลาย",
      "ห้องเก่าและมีกลิ่นอับ พนักงานต้อนรับไม่สนใจลูกค้าเลย",
    ])
    #expect(found.repeated == [nil, nil, nil, nil])
  }
}
