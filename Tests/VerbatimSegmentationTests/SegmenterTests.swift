import Foundation
import Testing
import VerbatimAutomata
import VerbatimSegmentation
import VerbatimText

/// What must hold for every text, whatever the word lists say.
@Suite struct SegmenterTests {
  static let segmenter = Segmenter()

  static let pieces = [
    "giao hàng", "chậm", "không", "ngon", "nhân viên", "dễ thương", "ko", "đc", "phong khong sach",
    "hoà",
    "hòa", "Đẹppp", "staff", "was", "sooooo", "rude", "wi-fi", "don't", "app", "iPhone", "ไม่อร่อย",
    "พนักงานบริการดีมาก", "มากกกก", "ส่งช้า", "เเพง", "น้ำ", "ๆ", "ฯ", "ก็", "5555", "ค่ะ", "อร่อยมากๆ",
    "ขขขกขก", "😊", "👍🏽", "👩‍💻", "🇻🇳", "❤️", "1️⃣", ":))", "=))", "T_T", "^^", "50k", "1.200.000đ", "฿99",
    "24/7",
    "0912 345 678", "+66812345678", "a@b.vn", "https://x.vn/a?b=1", "www.abc.com", "#tag", "@name",
    "...",
    "!!!", "?", ",", "(", ")", "“", "”", "-", "/", "日本語", "Привет", "한국", "é", "\u{301}",
    "\u{200B}", "\u{FEFF}",
    "&#39;", "&amp;", "&nbsp;", "&ocirc;", "&#8203;", "&#769;", "&;", "<br>", "<b>", "</a",
    "&lt;p&gt;",
    "\u{200D}", "\u{A0}", "\r\n", "\n", "\t", " ", "  ", "่", "้ำ", "เ", "แ", "ไ",
  ]

  static func text(_ seed: Int, pieces: [String] = Self.pieces) -> String {
    var random = SplitMix64(state: UInt64(seed) &* 977)
    var text = ""
    for _ in 0..<Int.random(in: 1...40, using: &random) {
      text += pieces.randomElement(using: &random) ?? ""
      if Bool.random(using: &random) { text += " " }
    }
    return text
  }

  /// Random bytes, or good text with some bytes spoilt.
  static func bytes(_ seed: Int) -> [UInt8] {
    var random = SplitMix64(state: UInt64(seed) &* 31 &+ 5)
    if seed % 3 == 0 {
      return (0..<Int.random(in: 0...120, using: &random)).map { _ in
        UInt8.random(in: 0...255, using: &random)
      }
    }
    var bytes = Array(text(seed).utf8)
    for _ in 0..<(seed % 3 == 1 ? 3 : 12) where !bytes.isEmpty {
      let at = Int.random(in: 0..<bytes.count, using: &random)
      bytes[at] = UInt8.random(in: 0...255, using: &random)
    }
    return bytes
  }

  private func segment(_ bytes: [UInt8]) -> SegmentedText {
    var result = SegmentedText()
    Self.segmenter.segment(bytes.span, into: &result)
    return result
  }

  /// What may stand between tokens: white space, C1 controls, what has no width, and marks without a
  /// letter before them in the token (a lone U+0301 after a space belongs to the space in Unicode).
  private func mayBeDropped(_ scalar: Unicode.Scalar) -> Bool {
    let properties = scalar.properties
    return properties.isWhitespace || properties.isDefaultIgnorableCodePoint
      || (0x80..<0xA0).contains(scalar.value) || (0x300...0x36F).contains(scalar.value)
      || scalar.value == 0x20E3 || properties.generalCategory == .format
  }

  private func check(_ bytes: [UInt8], sourceLocation: SourceLocation = #_sourceLocation) {
    let result = segment(bytes)
    var position = 0
    var faults: [String] = []
    for token in result.tokens {
      if Int(token.start) < position { faults.append("overlap at \(token.start)") }
      if token.end <= token.start { faults.append("empty token at \(token.start)") }
      if Int(token.end) > bytes.count { faults.append("token beyond the end") }
      if !faults.isEmpty { break }
      let gap = Array(bytes[position..<Int(token.start)])
      faults += dropped(gap, at: position)
      for edge in [Int(token.start), Int(token.end)] where edge < bytes.count {
        // A byte 10xxxxxx may start a token only when it is no part of a well-formed scalar.
        if bytes[edge] & 0xC0 == 0x80, isInsideScalar(bytes, edge) {
          faults.append("scalar cut at \(edge)")
        }
      }
      position = Int(token.end)
    }
    if faults.isEmpty { faults += dropped(Array(bytes[position...]), at: position) }
    let starts = result.clauseStarts
    if result.tokens.isEmpty != starts.isEmpty { faults.append("clauses without tokens") }
    if let first = starts.first, first != 0 { faults.append("first clause starts at \(first)") }
    if zip(starts, starts.dropFirst()).contains(where: { $0 >= $1 }) {
      faults.append("clauses out of order")
    }
    #expect(
      faults.isEmpty, "\(faults) in \(String(decoding: bytes, as: UTF8.self))",
      sourceLocation: sourceLocation)
  }

  private func dropped(_ gap: [UInt8], at position: Int) -> [String] {
    guard let text = String(validating: gap, as: UTF8.self) else {
      return ["bytes lost at \(position): \(gap)"]
    }
    return text.unicodeScalars.contains { !mayBeDropped($0) }
      ? ["'\(text)' lost at \(position)"] : []
  }

  private func isInsideScalar(_ bytes: [UInt8], _ index: Int) -> Bool {
    for back in 1...3 where index >= back {
      let lead = bytes[index - back]
      let length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : lead >= 0xC0 ? 2 : 1
      guard length > back, index - back + length <= bytes.count else { continue }
      let scalar = Array(bytes[(index - back)..<(index - back + length)])
      if String(validating: scalar, as: UTF8.self) != nil { return true }
    }
    return false
  }

  @Test("tokens are in order and lose nothing, text", arguments: 0..<8)
  func losslessText(seed: Int) {
    for index in 0..<60 { check(Array(Self.text(seed * 60 + index).utf8)) }
  }

  @Test("tokens are in order and lose nothing, spoilt and random bytes", arguments: 0..<8)
  func losslessBytes(seed: Int) {
    for index in 0..<60 { check(Self.bytes(seed * 60 + index)) }
  }

  @Test(
    "taking white space and U+200B out of tokens and text gives the same (the command's contract)")
  func contract() {
    let lost = [
      "\u{FEFF}giao hàng", "a \u{200C}b", "a \u{200D}", "tốt \u{2060}lắm", "a \u{301}",
      "x\n\u{FE0F}y",
    ].filter { text in
      func solid(_ scalars: some Sequence<Unicode.Scalar>) -> [Unicode.Scalar] {
        scalars.filter { !$0.properties.isWhitespace && $0.value != 0x200B }
      }
      let words = Self.segmenter.words(in: text).joined()
      return solid(words.unicodeScalars) != solid(text.unicodeScalars)
    }
    #expect(lost.isEmpty, "\(lost.map { Array($0.utf8) })")
  }

  // MARK: - Clusters

  /// Where a token ends inside a Swift `Character`.
  ///
  /// Allowed, since no reader would call it one sign: a Thai mark or vowel after something that is
  /// not Thai ("a่"), what of the `Character` follows such a mark, and what follows a CR LF.
  private func cutCharacters(_ text: String) -> [String] {
    let bytes = Array(text.utf8)
    var starts: Set<Int> = []
    var offset = 0
    for character in text {
      starts.insert(offset)
      offset += character.utf8.count
    }
    return segment(bytes).tokens.compactMap { token in
      let end = Int(token.end)
      guard end < bytes.count, !starts.contains(end) else { return nil }
      let before = String(decoding: bytes[token.range], as: UTF8.self)
      let after = String(decoding: bytes[end...], as: UTF8.self)
      guard let next = after.unicodeScalars.first, let last = before.unicodeScalars.last else {
        return nil
      }
      let thai: ClosedRange<UInt32> = 0x0E00...0x0E7F
      if thai.contains(next.value), !thai.contains(last.value) { return nil }
      let first = before.unicodeScalars.first?.value ?? 0
      if !starts.contains(Int(token.start)), thai.contains(first) { return nil }
      return "\(before)|\(after.prefix(3))"
    }
  }

  @Test("no token cuts a Swift Character", arguments: 0..<8)
  func characters(seed: Int) {
    for index in 0..<60 {
      let text = Self.text(seed * 60 + index)
      let cut = cutCharacters(text)
      #expect(cut.isEmpty, "\(cut)")
    }
  }

  @Test(
    "no token cuts a sign of another script or a rare emoji",
    arguments: [
      "नमस्ते", "கொஞ்சம்", "각 한글", "ກິນເຂົ້າ", "សួស្តី", "مُحَمَّد", "🏴󠁧󠁢󠁥󠁮󠁧󠁿👍", "🧑🏿‍🤝‍🧑🏻", "#️⃣ 9️⃣", "👨‍👩‍👧‍👦👨‍👩‍👧",
      "e\u{302}\u{323}\u{327}",
      "Z\u{351}\u{36B}a\u{343}l\u{34A}", "🇻🇳🇹🇭🇬🇧",
    ])
  func otherScripts(text: String) {
    let cut = cutCharacters(text)
    #expect(cut.isEmpty, "\(cut)")
  }

  @Test("a mark for symbols stays with its letter", arguments: ["x\u{20D0}y", "5\u{20DD}"])
  func symbolMarks(text: String) {
    let cut = cutCharacters(text)
    #expect(cut.isEmpty, "\(cut)")
  }

  @Test("no token begins with a Thai mark or ends with a leading vowel", arguments: 0..<6)
  func thaiClusters(seed: Int) {
    var random = SplitMix64(state: UInt64(seed) &+ 99)
    let consonants = Array("กขคงจชดตทนบปพมยรลวสหอ")
    var faults: [String] = []
    for _ in 0..<120 {
      var text = ""
      for _ in 0..<Int.random(in: 1...14, using: &random) {
        if Int.random(in: 0..<3, using: &random) == 0 {
          text += String("เแโใไ".randomElement(using: &random) ?? "เ")
        }
        text += String(consonants.randomElement(using: &random) ?? "ก")
        for marks in [
          ["ิ", "ี", "ึ", "ื", "ุ", "ู", "ั", "็"], ["่", "้", "๊", "๋", "์"], ["า", "ำ", "ะ"],
        ]
        where Int.random(in: 0..<3, using: &random) == 0 {
          text.unicodeScalars += (marks.randomElement(using: &random) ?? "").unicodeScalars
        }
      }
      let words = Self.segmenter.words(in: text)
      for (index, word) in words.enumerated() {
        guard let first = word.unicodeScalars.first, let last = word.unicodeScalars.last else {
          continue
        }
        let isMark = (0xE30...0xE3A).contains(first.value) || (0xE47...0xE4E).contains(first.value)
        if isMark { faults.append("\(words) begins \(word)") }
        if index + 1 < words.count, (0xE40...0xE44).contains(last.value) {
          faults.append("\(words) ends \(word)")
        }
      }
    }
    #expect(faults.isEmpty, "\(faults.prefix(5))")
  }

  // MARK: - Fuzzing

  private static let fuzzMinutes =
    ProcessInfo.processInfo.environment["VERBATIM_FUZZ_MINUTES"].flatMap { Double($0) } ?? 0
  private static let fuzzSeed =
    ProcessInfo.processInfo.environment["VERBATIM_FUZZ_SEED"].flatMap { Int($0) } ?? 1_000_000

  @Test(
    "texts and bytes that no run has seen, for as many minutes as VERBATIM_FUZZ_MINUTES says",
    .enabled(if: fuzzMinutes > 0))
  func fuzz() {
    let end = ContinuousClock.now + .seconds(60 * Self.fuzzMinutes)
    var seed = Self.fuzzSeed
    while ContinuousClock.now < end {
      let text = Self.text(seed)
      check(Array(text.utf8))
      let cut = cutCharacters(text)
      #expect(cut.isEmpty, "seed \(seed): \(cut)")
      check(Self.bytes(seed))
      seed += 1
    }
    print("\(seed - Self.fuzzSeed) texts from seed \(Self.fuzzSeed) on")
  }

  // MARK: - The same text, the same tokens

  @Test("a reused value gives what a fresh one gives")
  func reused() {
    var reused = SegmentedText()
    for seed in 0..<150 {
      let bytes = Self.bytes(seed)
      let fresh = segment(bytes)
      Self.segmenter.segment(bytes.span, into: &reused)
      #expect(reused.tokens == fresh.tokens)
      #expect(reused.forms == fresh.forms)
      #expect(reused.clauseStarts == fresh.clauseStarts)
      #expect(reused.languages == fresh.languages)
    }
  }

  @Test("boundaries alone are where the tokens begin and end", arguments: [nil] + Language.allCases)
  func boundaries(language: Language?) {
    let english = [
      "staff", "was", "sooooo", "don't", "ko", "50k", "e.g.", ":))", "!!!", "😊", "\n", "a@b.vn",
    ]
    var (all, alone) = (SegmentedText(), SegmentedText())
    for seed in 0..<300 {
      let texts = [Self.bytes(seed), Array(Self.text(seed, pieces: english).utf8), []]
      for bytes in texts {
        Self.segmenter.segment(bytes.span, language: language, into: &all)
        Self.segmenter.findBoundaries(bytes.span, language: language, into: &alone)
        #expect(alone.tokens.map(\.range) == all.tokens.map(\.range))
      }
    }
  }

  @Test("segmenters and tasks share nothing that changes")
  func concurrent() async {
    let texts = (0..<60).map { Self.text($0) }
    let expected = texts.map { Self.segmenter.segment($0).tokens }
    await withTaskGroup(of: Bool.self) { group in
      for _ in 0..<8 {
        group.addTask { texts.map { Self.segmenter.segment($0).tokens } == expected }
      }
      for await isSame in group { #expect(isSame) }
    }
  }

  static let everyday = [
    "Giao hàng rất chậm nhưng nhân viên dễ thương", "Phòng không sạch, khách sạn hơi ồn",
    "ứng dụng hay bị lỗi đăng nhập",
    "Hòa nhạc khỏe mạnh thủy tinh tùy ý hủy đơn",
    "Chất lượng sản phẩm tuyệt vời, đóng gói cẩn thận",
    "nước dùng đậm đà, thịt mềm, quán sạch sẽ", "tổng đài không bắt máy, chờ quá lâu",
    "The staff were very kind and helpful",
    "mua áo size M mà giao size L, quá chán", "พนักงานบริการดีมาก แต่รอนานไปหน่อย",
  ]

  /// The words as they are without marks, spaces and case, to compare spellings of one text.
  private func shape(_ text: String) -> [String] {
    Self.segmenter.words(in: text).map {
      $0.precomposedStringWithCanonicalMapping.lowercased()
        .split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
  }

  @Test("decomposed and upper-case text has the same words", arguments: everyday)
  func spellings(text: String) {
    #expect(shape(text.decomposedStringWithCanonicalMapping) == shape(text))
    #expect(shape(text.uppercased()) == shape(text))
    #expect(
      Self.segmenter.segment(text.decomposedStringWithCanonicalMapping).forms
        == Self.segmenter.segment(text).forms)
    #expect(Self.segmenter.segment(text.uppercased()).forms == Self.segmenter.segment(text).forms)
  }

  @Test("wide, narrow and doubled spaces part words like one space", arguments: everyday)
  func spaces(text: String) {
    for space in ["\u{A0}", "  ", "\u{2009}", " \u{A0}", "\t", "\u{3000}"] {
      #expect(shape(text.replacingOccurrences(of: " ", with: space)) == shape(text))
    }
  }

  @Test(
    "both placements of the tone give the same words and forms",
    arguments: [
      ("hòa nhạc", "hoà nhạc"), ("khỏe mạnh", "khoẻ mạnh"), ("hủy đơn hàng", "huỷ đơn hàng"),
      ("thủy tinh đẹp", "thuỷ tinh đẹp"), ("tùy ý khách hàng", "tuỳ ý khách hàng"),
      ("hóa đơn sai", "hoá đơn sai"),
      ("xóa tài khoản", "xoá tài khoản"), ("ủy quyền", "uỷ quyền"),
    ])
  func tonePlacement(old: String, new: String) {
    let first = Self.segmenter.segment(old, language: .vietnamese)
    let second = Self.segmenter.segment(new, language: .vietnamese)
    #expect(first.forms == second.forms)
    // ỳ has three bytes where ù has two: the words are compared, not their ends.
    #expect(first.tokens.count == second.tokens.count)
  }

  // MARK: - Growth

  @Test(
    "long runs of one thing finish, lose nothing and give tokens in proportion",
    arguments: [
      "ก", "กก่", "a", "ab", "ไม่", "ๆ", ")", "7", "@a.b", "a ", "khong ", "😊", "5", "#", ":)", "0 ",
      "เ", "_",
    ])
  func growth(piece: String) {
    var counts: [Int] = []
    for length in [1000, 10_000, 100_000] {
      let copies = length / piece.unicodeScalars.count
      let bytes = Array(String(repeating: piece, count: copies).utf8)
      let result = segment(bytes)
      counts.append(result.tokens.count)
      var covered = 0
      for token in result.tokens { covered += Int(token.end - token.start) }
      let blanks = bytes.count { $0 == 0x20 }
      #expect(covered >= bytes.count - blanks)
      #expect(result.tokens.count <= bytes.count)
    }
    // Either one token whatever the length, or as many more as there is more text.
    let isConstant = counts[0] == counts[2]
    let ratio = Double(counts[2]) / Double(max(1, counts[0]))
    #expect(isConstant || (80...125).contains(ratio), "\(counts)")
  }

  /// A search for a link or address that reads on to the end of the run from every full stop would
  /// take minutes here.
  @Test(
    "letters and full stops in turn take time linear in their number",
    arguments: ["a.", "a.b", "x_.", "a+"])
  func dotted(piece: String) {
    let bytes = Array(String(repeating: piece, count: 50_000).utf8)
    #expect(!segment(bytes).tokens.isEmpty)
  }

  @Test(
    "characters as HTML writes them are those characters",
    arguments: [
      ("don&#39;t", "don't"), ("isn&rsquo;t", "isn't"), ("don&amp;#x27;t", "don't"),
      ("won&#146;t", "won't"), ("R&amp;D", "R&D"), ("kh&ocirc;ng", "không"), ("&#272;ẹp", "đẹp"),
      ("ch&#7853;m", "chậm"), ("&#3604;&#3637;", "ดี"), ("&lt;3", "<3"), ("&quot;", "\""),
    ])
  func entities(typed: String, meant: String) {
    let (typed, meant) = (Self.segmenter.segment(typed), Self.segmenter.segment(meant))
    #expect(typed.forms == meant.forms)
    #expect(typed.tokens.map(\.kind) == meant.tokens.map(\.kind))
    #expect(typed.tokens.map(\.lexeme) == meant.tokens.map(\.lexeme))
    #expect(typed.tokens.map(\.sign) == meant.tokens.map(\.sign))
  }

  @Test(
    "what only looks like HTML stays text",
    arguments: [
      ("Q&A; R&D", ["Q&A", ";", "R&D"]), ("a&b;c", ["a&b", ";", "c"]),
      ("fish & chips;", ["fish", "&", "chips", ";"]), ("5 <3 6", ["5", "<3", "6"]),
      ("&#0; &#xD800;", ["&", "#0", ";", "&", "#xD800", ";"]),
      ("<giá> <branch>", ["<", "giá", ">", "<", "branch", ">"]), ("a <b", ["a", "<", "b"]),
    ])
  func noEntities(text: String, words: [String]) {
    #expect(Self.segmenter.words(in: text).map(String.init) == words)
  }

  @Test("a tag is one sign, and some begin a new line")
  func tags() {
    let text = "good<br/>bad <a href=\"https://x.vn/a\">here</a>"
    let found = Self.segmenter.segment(text)
    #expect(
      Self.segmenter.words(in: text)
        == ["good", "<br/>", "bad", "<a href=\"https://x.vn/a\">", "here", "</a>"])
    #expect(found.tokens[1].kind == .sign)
    #expect(found.tokens[2].traits.contains(.lineBreakBefore))
    #expect(!found.tokens[4].traits.contains(.lineBreakBefore))
    #expect(found.clauseStarts == [0, 2])
  }

  @Test("nothing, and blanks only", arguments: ["", " ", "\n\n", "\u{FEFF}", "\u{200B}"])
  func nothing(text: String) {
    let result = Self.segmenter.segment(text)
    #expect(result.tokens.isEmpty)
    #expect(result.clauseStarts.isEmpty)
    #expect(result.language == .undetermined)
  }
}
