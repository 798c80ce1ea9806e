import Foundation
import Testing
import VerbatimAutomata
import VerbatimSegmentation
import VerbatimText

/// Runs `corpora/gold/segmentation.th.tsv`, plain and typed in all the ways that mean the same.
@Suite struct ThaiSegmentationTests {
  static let segmenter: Segmenter = {
    var segmenter = Segmenter()
    segmenter.thaiConvention = .comments
    return segmenter
  }()

  static let rows: [String] = {
    let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
      .appendingPathComponent("corpora/gold/segmentation.th.tsv")
    let text = (try? String(contentsOf: file, encoding: .utf8)) ?? ""
    return text.split(separator: "\n").drop { $0.unicodeScalars.first == "#" }.dropFirst().map(
      String.init)
  }()

  /// Rows that are cut otherwise today, each a word that the training text does not have or cuts so.
  static let known: Set<String> = [
    "iPhone |ของ|แท้|ไหม|คะ", "กิน|แล้ว|ท้อง|เสีย", "ของ|แท้|แน่นอน|จ้า", "ข้าว|มัน|ไก่|จืด", "ชา|นม|หวาน|ไป",
    "ประทับใจ|มาก|ๆ|ค่ะ", "ผิดหวัง|มาก|ครับ", "ลูก|ค้า|เยอะ|มาก", "หน้า|จอ|แตก", "แอป|เด้ง|ตลอด |แก้|ด่วน",
    "แอพ|ค้าง|บ่อย|มาก",
  ]

  @Test("comments are cut as a reader would cut them", arguments: rows)
  func gold(row: String) {
    let text = row.replacing("|", with: "")
    let wanted = row.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
    let found = Self.segmenter.words(in: text).map(String.init)
    withKnownIssue("learned otherwise") {
      #expect(found == wanted)
    } when: {
      Self.known.contains(row)
    }
  }

  @Test("the gold set is large enough") func size() { #expect(Self.rows.count >= 60) }

  /// How else the same text is typed, or comes out of a program.
  static let typings: [(name: String, change: @Sendable (String) -> String)] = [
    ("decomposed", { $0.decomposedStringWithCanonicalMapping }),
    ("เเ for แ", { $0.replacing("แ", with: "เเ") }),
    ("decomposed sara am", { $0.replacing("ำ", with: "\u{E4D}\u{E32}") }),
    ("doubled vowels and marks", { text in doubled(text) }),
    ("zero-width spaces", { text in separated(text) }),
    ("a byte-order mark", { "\u{FEFF}" + $0 }),
    ("non-breaking spaces", { $0.replacing(" ", with: "\u{A0}") }),
    ("UPPER CASE", { $0.uppercased() }),
  ]

  private static func doubled(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      result.append(scalar)
      if (0xE34...0xE39).contains(scalar.value) || (0xE47...0xE4B).contains(scalar.value) {
        result.append(scalar)
      }
    }
    return String(result)
  }

  private static func separated(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      if (0xE01...0xE2E).contains(scalar.value) { result.append("\u{200B}") }
      result.append(scalar)
    }
    return String(result)
  }

  private func forms(_ text: String) -> [String] {
    let result = Self.segmenter.segment(text)
    return result.tokens.map { token in
      result.forms[Int(token.formStart)..<Int(token.formEnd)]
        .map { Self.segmenter.alphabet.text[Int($0)] }.joined()
    }
  }

  @Test("the same words however they were typed", arguments: typings.indices)
  func variants(index: Int) {
    for row in Self.rows {
      let text = row.replacing("|", with: "")
      #expect(forms(Self.typings[index].change(text)) == forms(text), "\(Self.typings[index].name)")
    }
  }

  @Test(
    "stretched words, repetition marks and laughter are tokens of their own",
    arguments: [
      ("มากกกก", "มากกกก"), ("ดีมากกกกกก", "ดี|มากกกกกก"), ("ดีมากๆ", "ดี|มาก|ๆ"), ("555", "555"),
      ("ขำ5555", "ขำ|5555"),
      ("ต่างๆ นานา", "ต่าง|ๆ|นานา"), ("ปีพ.ศ.2560", "ปี|พ.ศ.|2560"), ("ดีค่ะ.", "ดี|ค่ะ|."),
      ("ดี...มาก", "ดี|...|มาก"),
    ])
  func marks(text: String, marked: String) {
    #expect(Self.segmenter.words(in: text).joined(separator: "|") == marked)
  }

  @Test(
    "a doubled last letter or a full stop does not hide a word",
    arguments: [("อร่อยย", "อร่อย"), ("พนง.", "พนักงาน")])
  func hidden(typed: String, form: String) { #expect(forms(typed) == [form]) }

  @Test("the convention may be chosen, and is found by the register of the text")
  func conventions() {
    let post = "อร่อยมากกก ชอบๆ ไปกินมาแล้ววว 555 😊"
    #expect(Segmenter().segment(post).thaiConvention == .comments)
    var formal = Segmenter()
    formal.thaiConvention = .formal
    #expect(formal.segment(post).thaiConvention == .formal)
    #expect(Segmenter().segment("hello").thaiConvention == nil)
  }

  @Test(
    "repetitions are cut in proportion to their length",
    arguments: ["มาก", "ก.", "เก", "ๆ", "อร่อย", "๑", "การ", "นน", "พ.ศ. "])
  func growth(piece: String) {
    let counts = [1000, 10_000].map { copies in
      Self.segmenter.segment(String(repeating: piece, count: copies)).tokens.count
    }
    #expect(counts[1] <= counts[0] * 12 + 12, "\(counts)")
  }
}
