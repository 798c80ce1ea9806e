/// What each byte from 0x80 on stands for in an encoding of one byte a letter.
struct CodePage: Sendable {
  /// 0 where the encoding has nothing.
  let scalars: [UInt16]

  func defines(_ byte: UInt8) -> Bool { byte < 0x80 || scalars[Int(byte) - 0x80] != 0 }

  private init(_ rows: [(Int, [UInt16])]) {
    var scalars = [UInt16](repeating: 0, count: 128)
    for (start, row) in rows {
      for (i, scalar) in row.enumerated() { scalars[start - 0x80 + i] = scalar }
    }
    self.scalars = scalars
  }

  /// Quotes, dashes and signs that the three share.
  private static let punctuation: [(Int, [UInt16])] = [
    (0x80, [0x20AC]), (0x85, [0x2026]),
    (0x91, [0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014]), (0xA0, [0xA0]),
  ]

  private static let latin: [(Int, [UInt16])] =
    punctuation + [
      (0x82, [0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030]),
      (0x8B, [0x2039, 0x0152]), (0x98, [0x02DC, 0x2122]), (0x9B, [0x203A, 0x0153]),
      (0x9F, [0x0178]), (0xA0, Array(0xA0...0xFF)),
    ]

  /// Unicode Consortium, MAPPINGS/VENDORS/MICSFT/WINDOWS/CP1252.TXT.
  static let windows1252 = CodePage(
    latin + [(0x8A, [0x0160]), (0x8E, [0x017D]), (0x9A, [0x0161]), (0x9E, [0x017E])])

  /// Unicode Consortium, MAPPINGS/VENDORS/MICSFT/WINDOWS/CP1258.TXT.
  static let windows1258 = CodePage(
    latin + [
      (0xC3, [0x0102]), (0xCC, [0x0300]), (0xD0, [0x0110]), (0xD2, [0x0309]), (0xD5, [0x01A0]),
      (0xDD, [0x01AF, 0x0303]), (0xE3, [0x0103]), (0xEC, [0x0301]), (0xF0, [0x0111]),
      (0xF2, [0x0323]), (0xF5, [0x01A1]), (0xFD, [0x01B0, 0x20AB]),
    ])

  /// Unicode Consortium, MAPPINGS/VENDORS/MICSFT/WINDOWS/CP874.TXT.
  static let windows874 = CodePage(
    punctuation + [(0xA1, Array(0x0E01...0x0E3A)), (0xDF, Array(0x0E3F...0x0E5B))])

  /// Whether a tone may stand behind the letter in Windows-1258.
  static func isVowel1258(_ byte: UInt8) -> Bool {
    switch byte {
    case 0xC2, 0xC3, 0xCA, 0xD4, 0xD5, 0xDD, 0xE2, 0xE3, 0xEA, 0xF4, 0xF5, 0xFD: true
    default: "aeiouyAEIOUY".utf8.contains(byte)
    }
  }
}

/// Vietnamese vowels and tones put together as Unicode's composed letters (NFC).
enum VietnameseTones {
  private static let rows = [
    "aàảãáạ", "ăằẳẵắặ", "âầẩẫấậ", "eèẻẽéẹ", "êềểễếệ", "iìỉĩíị", "oòỏõóọ", "ôồổỗốộ", "ơờởỡớợ",
    "uùủũúụ", "ưừửữứự", "yỳỷỹýỵ", "AÀẢÃÁẠ", "ĂẰẲẴẮẶ", "ÂẦẨẪẤẬ", "EÈẺẼÉẸ", "ÊỀỂỄẾỆ", "IÌỈĨÍỊ",
    "OÒỎÕÓỌ", "ÔỒỔỖỐỘ", "ƠỜỞỠỚỢ", "UÙỦŨÚỤ", "ƯỪỬỮỨỰ", "YỲỶỸÝỴ",
  ]
  private static let marks: [UInt16] = [0x0300, 0x0309, 0x0303, 0x0301, 0x0323]

  private static let composed: [UInt32: UInt16] = {
    var composed: [UInt32: UInt16] = [:]
    for row in rows {
      let letters = row.unicodeScalars.map { UInt16($0.value) }
      for (mark, letter) in zip(marks, letters.dropFirst()) {
        composed[UInt32(letters[0]) << 16 | UInt32(mark)] = letter
      }
    }
    return composed
  }()

  static func compose(_ vowel: UInt16, _ mark: UInt16) -> UInt16? {
    composed[UInt32(vowel) << 16 | UInt32(mark)]
  }
}
