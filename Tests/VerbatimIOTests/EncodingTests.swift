import Testing

@testable import VerbatimIO

@Suite("Encodings")
struct EncodingTests {
  static let vietnamese = """
    id,Góp ý
    1,Giao hàng chậm quá
    2,"Nhân viên dễ thương, ủng hộ"
    3,ƯU ĐÃI RẤT TỐT — cảm ơn
    4,Đặng Đình Ỷ

    """
  static let thai = """
    รหัส,ความคิดเห็น
    1,ส่งช้ามาก รอนาน
    2,"พนักงานดี, ประทับใจ"
    3,OK ครับ

    """
  static let emoji = "id,comment\n1,tốt 😊 ดีมาก\n2,\"xấu,\n👍🏽\"\n"

  static func utf16(_ text: String, isBigEndian: Bool, hasMark: Bool) -> [UInt8] {
    (hasMark ? [0xFEFF] : [] + text.utf16.prefix(0)).flatMap { _ in
      isBigEndian ? [0xFE, 0xFF] as [UInt8] : [0xFF, 0xFE]
    }
      + text.utf16.flatMap { unit -> [UInt8] in
        let (high, low) = (UInt8(unit >> 8), UInt8(unit & 255))
        return isBigEndian ? [high, low] : [low, high]
      }
  }

  /// Vietnamese and Thai as Python's cp1258 (tones apart) and cp874 write them.
  static let windows1258 = PackedSamples.bytes(
    hex: """
      69642c47f3702079ec0a312c4769616f2068e06e67206368e2f26d207175e10a322c224e68e26e207669ea6e2064ea\
      de207468fdf56e672c2075d26e672068f4f2220a332cdd5520d041de492052c2ec542054d4ec542097206361d26d20\
      f56e0a342cd0e3f26e6720d069cc6e682059d20a
      """)
  static let windows874 = PackedSamples.bytes(
    hex: """
      c3cbd1ca2ca4c7d2c1a4d4b4e0cbe7b90a312ccae8a7aae9d2c1d2a120c3cdb9d2b90a322c22beb9d1a1a7d2b9b4d5\
      2c20bbc3d0b7d1bae3a8220a332c4f4b20a4c3d1ba0a
      """)

  @Test(arguments: [true, false], [true, false])
  func utf16(isBigEndian: Bool, hasMark: Bool) throws {
    for text in [Self.vietnamese, Self.thai, Self.emoji] {
      let bytes = Self.utf16(text, isBigEndian: isBigEndian, hasMark: hasMark)
      let plain = try read(text)
      for piece in [1, 3, Int.max] { #expect(try read(bytes, piece: piece) == plain) }
      let reader = try BlockReader(ByteSource(bytes: bytes, name: "x"))
      #expect(
        reader.notes == ["read as UTF-16 (\(isBigEndian ? "big" : "little")-endian)"])
    }
  }

  @Test func halfAPairIsReplaced() throws {
    var bytes = Self.utf16("id,comment\n1,a", isBigEndian: false, hasMark: true)
    bytes += [0x3D, 0xD8, 0x62, 0x00, 0x00, 0xDE, 0x3D, 0xD8, 0x41]
    #expect(try read(bytes).texts == [["1", "a\u{FFFD}b\u{FFFD}\u{FFFD}\u{FFFD}"]])
  }

  @Test func aMarkOfUTF8IsNoText() throws {
    #expect(try read([0xEF, 0xBB, 0xBF] + Array("id,b\n1,2\n".utf8)).columns == ["id", "b"])
  }

  @Test func codePages() throws {
    for (bytes, text, title) in [
      (Self.windows1258, Self.vietnamese, "Windows-1258 (Vietnamese)"),
      (Self.windows874, Self.thai, "Windows-874 (Thai)"),
      (
        Array("id,comment\n1,the caf".utf8) + [0xE9, 0x92] + Array("s coffee\n2,".utf8) + [0x93]
          + Array("na".utf8) + [0xEF] + Array("ve".utf8) + [0x94, 0x0A] + Array("3,".utf8)
          + [0xC9] + Array("cole\n".utf8), "id,comment\n1,the café’s coffee\n2,“naïve”\n3,École\n",
        "Windows-1252 (Western European)"
      ),
    ] {
      let plain = try read(text)
      for piece in [1, 2, Int.max] { #expect(try read(bytes, piece: piece) == plain) }
      #expect(
        try BlockReader(ByteSource(bytes: bytes, name: "x")).notes == ["read as \(title)"])
    }
  }

  @Test func everyByteOfACodePage() throws {
    #expect(CodePage.windows874.scalars[0xA1 - 0x80] == 0x0E01)
    #expect(CodePage.windows874.scalars[0xFB - 0x80] == 0x0E5B)
    #expect(CodePage.windows1258.scalars[0xD2 - 0x80] == 0x0309)
    #expect(CodePage.windows1258.scalars.count { $0 != 0 } == 119)
    #expect(CodePage.windows1252.scalars.count { $0 != 0 } == 123)
    #expect(CodePage.windows874.scalars.count { $0 != 0 } == 97)
    // Tones behind their vowels become one letter.
    for row in ["aàảãáạ", "ƯỪỬỮỨỰ", "yỳỷỹýỵ"] {
      let letters = row.unicodeScalars.map { UInt16($0.value) }
      for (mark, letter) in zip([0x0300, 0x0309, 0x0303, 0x0301, 0x0323], letters.dropFirst()) {
        #expect(VietnameseTones.compose(letters[0], UInt16(mark)) == letter)
      }
    }
  }

  @Test func aByteThatStandsForNothingIsRejectedWithItsRow() throws {
    let bytes = Self.windows874 + [0x34, 0x2C, 0xA1, 0xFC, 0x0A]
    let outcome = try read(bytes)
    #expect(outcome.rows.count == 3)
    #expect(outcome.reasons == [.invalidUTF8])
    #expect(outcome.lastRecord == 4)
  }

  @Test func whatTheUserSaysCounts() throws {
    var options = ReadingOptions()
    options.encoding = .windows1258
    let bytes = Array("id,comment\n1,t".utf8) + [0xF4, 0xEC, 0x74, 0x0A]
    let reader = try BlockReader(ByteSource(bytes: bytes, name: "x"), options: options)
    #expect(reader.sample.rows == [["1", "tốt"]])
  }

  @Test(arguments: [
    ("UTF-8", TextEncoding.utf8), ("utf16le", .utf16LittleEndian), ("TIS-620", .windows874),
    ("cp874", .windows874), ("Windows-1258", .windows1258), ("CP1252", .windows1252),
    ("1258", nil), ("latin", nil),
  ])
  func names(name: String, encoding: TextEncoding?) {
    #expect(TextEncoding(named: name) == encoding)
  }

  @Test func mostlyUTF8StaysUTF8() throws {
    var bytes = Array("id,Góp ý\n".utf8)
    for _ in 0..<20 { bytes += Array("1,giao hàng chậm\n".utf8) }
    for _ in 0..<4 { bytes += Array("2,caf".utf8) + [0xE9, 0x0A] }
    let outcome = try read(bytes)
    #expect(outcome.rows.count == 20)
    #expect(outcome.reasons == [Reject.Reason](repeating: .invalidUTF8, count: 4))
  }
}
