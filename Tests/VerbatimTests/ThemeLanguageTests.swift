import Testing
import Verbatim

/// Each operator of the rule language and each kind of term, on taxonomies of one theme or two.
@Suite struct ThemeLanguageTests {
  /// Themes and their sentiment in `text`, by a taxonomy of these rows.
  private func themes(_ rows: String, _ text: String) throws -> [String] {
    let sorted = rows.split(separator: "\n").sorted {
      Array($0.utf8).lexicographicallyPrecedes($1.utf8)
    }
    let file = "theme\twhat\tlanguage\tvalue\n" + sorted.joined(separator: "\n") + "\n"
    let engine = try FeedbackEngine(
      options: .init(taxonomies: [], taxonomyFiles: [(name: "t.tsv", text: file)]))
    return engine.tag(text).themes.map { "\($0.theme) \($0.sentiment.label.name)" }
  }
  private func found(_ rule: String, _ text: String) throws -> Bool {
    try !themes("a\trule\t*\t\(rule)\n", text).isEmpty
  }

  static let rules: [(rule: String, found: [String], missed: [String])] = [
    ("parcel", ["My parcel", "PARCEL!"], ["parcels", "My order"]),
    (
      "\"giao hàng\"", ["giao hàng chậm", "giao hang cham", "GIAO HÀNG"],
      ["giao tận hàng", "hàng giao"]
    ),
    (
      "\"không\" NEAR/2 \"giao\"", ["ko giao", "k giao", "hok có giao"], ["không thấy ai tới giao"]
    ),
    (
      "parcel NEAR/2 wet", ["parcel wet", "wet parcel", "parcel is a wet"],
      ["parcel here is not wet"]
    ),
    ("parcel NEAR/2 wet NEAR/1 box", ["parcel wet box"], ["parcel wet in the box", "parcel box"]),
    (
      "parcel WITH wet", ["the parcel that came on Monday was wet"], ["The parcel came. I got wet."]
    ),
    ("parcel NOT wet", ["parcel came"], ["parcel came wet"]),
    ("parcel NEAR/9 wet NEGATED", ["parcel was not wet"], ["parcel was wet"]),
    ("parcel NEAR/9 wet NOT NEGATED", ["parcel was wet"], ["parcel was not wet"]),
    ("พัสดุ NEAR/9 เปียก NEGATED", ["พัสดุไม่เปียก"], ["พัสดุเปียก"]),
    ("\"hộp\" NEAR/9 \"ướt\" NEGATED", ["hộp không ướt", "hộp ko bị ướt"], ["hộp ướt"]),
    ("parcel POSITIVE", ["lovely parcel"], ["awful parcel", "parcel"]),
    ("parcel NEGATIVE", ["awful parcel"], ["lovely parcel", "parcel"]),
    (
      "@delivery NEAR/4 @slow", ["Giao hàng chậm", "จัดส่งช้า", "slow delivery", "ship chậm quá"],
      ["Giao hàng nhanh"]
    ),
    ("deliver*", ["deliver", "delivered", "delivering", "deliveries"], ["delive"]),
    ("\"charge* twice\"", ["charged twice", "charges twice"], ["charged once"]),
    ("zorblat*", ["zorblat", "zorblatting"], ["zorbla"]),
    ("😡", ["parcel 😡", "😡😡"], ["parcel 😍"]),
    (
      "(parcel|\"gift box\"|hamper*) NEAR/2 (wet|soaked|\"ướt\"|😡) NOT (rain|\"ở sông\")",
      ["wet parcel", "gift box soaked", "hampers so wet", "hamper ướt", "parcel 😡"],
      ["parcel", "soaked", "gift soaked", "parcel wet by the rain", "hamper ướt ở sông"]
    ),
    ("parcel WITH 😡", ["parcel late 😡"], ["parcel late", "😡"]),
  ]

  @Test("each operator of the rule language", arguments: rules)
  func operators(rule: String, found: [String], missed: [String]) throws {
    for text in found { #expect(try self.found(rule, text), "\(rule) should find: \(text)") }
    for text in missed { #expect(try !self.found(rule, text), "\(rule) should not find: \(text)") }
  }

  @Test("a rule waits at any of its operands, an operand counts inside longer terms")
  func operandInTerm() throws {
    let rows =
      "a\tterm\ten\twet parcel box\nb\trule\t*\tparcel NEAR/3 late\nc\trule\t*\tparcel NEAR/3 blue\nd\trule\t*\tparcel NEAR/3 red"
    let found = try themes(rows, "wet parcel box late").map { $0.prefix(1) }
    #expect(Set(found) == ["a", "b"])
  }

  @Test("a negator inside an operand is part of what a rule says; one behind it turns the rule")
  func negatorInOperand() throws {
    let rows = "a\trule-\t*\t\"chưa hết hạn\" NEAR/4 \"trừ tiền\""
    #expect(try themes(rows, "chưa hết hạn đã trừ tiền") == ["a negative"])
    #expect(try themes(rows, "chưa hết hạn và không trừ tiền") == ["a positive"])
    #expect(try themes(rows, "trừ tiền lúc chưa hết hạn") == ["a negative"])
  }

  @Test(
    "a theme without opinion takes that of the predicate beside it",
    arguments: [
      ("camera hay đơ", ["camera negative", "speed negative"]),
      ("camera đẹp, hay đơ", ["camera positive", "speed negative"]),
      ("camera chụp ở nhà hay đơ", ["camera neutral", "speed negative"]),
      ("hay đơ camera", ["camera negative", "speed negative"]),
    ])
  func predicates(text: String, expected: [String]) throws {
    let rows = "camera\tterm\tvi\tcamera\nspeed\tterm-\tvi\thay đơ"
    #expect(try themes(rows, text).sorted() == expected)
  }

  @Test("a degree word between a theme and its opinion belongs to the opinion")
  func degreeBetween() throws {
    let rows = "battery\tterm\tvi\tpin\ngames\tterm+\tvi\tchơi game mượt"
    #expect(
      try themes(rows, "pin rất bền chơi game mượt") == ["battery positive", "games positive"])
  }

  @Test("a rule of a theme does not hide the term of its sub-theme")
  func ruleOfAncestor() throws {
    let rows = "a\trule\t*\tparcel NEAR/3 blue\na.b\tterm\ten\tparcel"
    #expect(try themes(rows, "blue parcel").map { String($0.prefix(3)) } == ["a.b"])
  }

  @Test(
    "a term with a sign is praise or complaint, turned by negation, without or with diacritics",
    arguments: [
      ("quá 1 tuần mới tới tay rồi", "delivery negative"),
      ("qua 1 tuan moi toi tay roi", "delivery negative"),
      ("không bị khui hộp", "seal positive"), ("hộp bị khui hộp", "seal negative"),
      ("ของโดนแกะ", "seal negative"), ("ของไม่โดนแกะ", "seal positive"),
      ("seal was snapped", "seal negative"), ("seal was never snapped", "seal positive"),
      ("left on the porch", "delivery positive"),
    ])
  func signs(text: String, theme: String) throws {
    let rows = """
      delivery\tterm-\tvi\tmới tới tay
      delivery\tterm+\ten\tleft on the porch
      seal\tpolarity\t*\tnegative
      seal\tterm\tvi\tbị khui hộp
      seal\tterm\tth\tโดนแกะ
      seal\tterm\ten\tsnapped
      """
    #expect(try themes(rows, text) == [theme])
  }

  @Test("the sign of a term is part of the comment's sentiment and of the trace")
  func trace() throws {
    let file = "theme\twhat\tlanguage\tvalue\ndelivery\tterm-\ten\tzorbled\n"
    let engine = try FeedbackEngine(
      options: .init(taxonomies: [], taxonomyFiles: [(name: "t.tsv", text: file)]))
    #expect(engine.tag("The parcel was zorbled").sentiment.label == .negative)
    #expect(
      engine.trace("The parcel was zorbled").map(\.layer).filter { $0 != .learned } == [.theme])
  }

  @Test("a hint counts where no theme is named, and else for the named theme")
  func hint() throws {
    let rows = "speed\thint+\ten\tzippy\ndesk.chat\tterm\ten\tchat window\ndesk\tterm\ten\tdesk"
    #expect(try themes(rows, "really zippy") == ["speed positive"])
    #expect(try themes(rows, "chat window is zippy") == ["desk.chat positive"])
  }

  @Test(
    "a theme that is named beside a negator is a complaint",
    arguments: [
      ("không có ổ cắm", "socket negative"), ("no sockets", "socket negative"),
      ("ไม่มีปลั๊ก", "socket negative"), ("ổ cắm thì không có", "socket negative"),
      ("có ổ cắm", "socket neutral"),
    ])
  func denied(text: String, theme: String) throws {
    let rows = "socket\tterm\tvi\tổ cắm\nsocket\tterm\ten\tsockets\nsocket\tterm\tth\tปลั๊ก"
    #expect(try themes(rows, text) == [theme])
  }

  @Test("where an exclusion takes the only theme, its opinion belongs to none")
  func excluded() throws {
    #expect(
      try themes("food\tterm\ten\tfood\nfood\texclude\ten\tfood processor", "awful food processor")
        .isEmpty)
  }

  @Test("an exclusion hides its own theme, not another's")
  func exclusionOfOne() throws {
    let rows =
      "heat\tterm-\tvi\tgắt\nheat\texclude\tvi\tgắt gỏng với khách\nstaff\tterm-\tvi\tgắt gỏng\n"
      + "room\tterm\ten\tview\nroom\texclude\ten\tview of the street art"
      + "\nart\tterm\ten\tstreet art"
    #expect(try themes(rows, "thu ngân gắt gỏng với khách") == ["staff negative"])
    #expect(try themes(rows, "great view of the street art") == ["art positive"])
  }

  @Test("a term that begins with a negator is not turned by the rest of that negator")
  func ownNegator() throws {
    let rows = "reach\tterm-\tth\tไม่มีคนรับสาย\nreach\tterm-\ten\tcrashed"
    #expect(try themes(rows, "ยังไม่มีคนรับสาย") == ["reach negative"])
    #expect(try themes(rows, "never crashed") == ["reach positive"])
  }

  @Test("words of a rule's operands are no themes of their own")
  func covered() throws {
    let rows = "wait\tterm\ten\tslow\nnet.speed\trule\t*\tmodem NEAR/3 slow"
    #expect(try themes(rows, "the modem is slow") == ["net.speed negative"])
  }

  @Test("a Vietnamese term does not count in English text, an English one not for Vietnamese words")
  func languages() throws {
    let rows = "form\tterm\tvi\tform\nchild\tterm\ten\tcon"
    #expect(try themes(rows, "the same form again").isEmpty)
    #expect(try themes(rows, "con tôi thích lắm").isEmpty)
  }

  @Test("six hundred terms cost no more than half as much again as a hundred")
  func manyTerms() throws {
    func engine(_ count: Int) throws -> FeedbackEngine {
      // Terms that begin with words of the comments, so that they cannot be told apart at once.
      let words = ["delivery", "slow", "nhân", "giao", "hàng", "ส่ง", "ร้าน", "app", "the", "không"]
      let rows = (0..<count).map { "t\tterm\t*\t\(words[$0 % words.count]) q\($0)" }
      let sorted = rows.sorted { Array($0.utf8).lexicographicallyPrecedes($1.utf8) }
      let file = "theme\twhat\tlanguage\tvalue\n" + sorted.joined(separator: "\n") + "\n"
      return try FeedbackEngine(
        options: .init(taxonomies: [], taxonomyFiles: [(name: "t.tsv", text: file)]))
    }
    let few = try engine(100)
    let many = try engine(600)
    let clock = ContinuousClock()
    func best(_ engine: FeedbackEngine) -> Duration {
      clock.measure { for text in FeedbackEngineTests.texts { _ = engine.tag(text) } }
    }
    // Taking turns and keeping the best of each leaves out what else the machine does.
    var least = (few: Duration.seconds(60), many: Duration.seconds(60))
    for _ in 0..<20 {
      least.few = min(least.few, best(few))
      least.many = min(least.many, best(many))
    }
    #expect(least.many < least.few * 1.5, "\(least)")
  }
}
