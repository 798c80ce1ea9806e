/// A name without what people leave out when they type it: case, diacritics, punctuation.
///
/// `Dấu thời gian`, `dau thoi gian` and `DAU_THOI-GIAN` are the same; `createdAt` is two words.
/// Thai keeps all its marks, as they are not optional.
struct FoldedName: Sendable, Equatable {
  /// Lower-case words with one space between them, and one at each end.
  let bytes: [UInt8]
  let isEmpty: Bool

  init(_ name: String) {
    var out: [UInt8] = [Byte.space]
    var wasLower = false
    for scalar in name.unicodeScalars {
      if scalar.value < 0x80 {
        let byte = UInt8(scalar.value)
        let isUpper = byte >= 65 && byte <= 90
        if isUpper && wasLower { Self.space(&out) }
        wasLower = (byte >= 97 && byte <= 122)
        if isUpper || wasLower || (byte >= 48 && byte <= 57) {
          out.append(isUpper ? byte + 32 : byte)
        } else if byte == UInt8(ascii: "#") {
          Self.space(&out)
          out.append(byte)
          Self.space(&out)
        } else if byte != UInt8(ascii: "'") {
          Self.space(&out)
        }
        continue
      }
      switch scalar.value {
      case 0x0300...0x036F: continue  // combining marks of Latin letters
      case 0x00A0...0x00BF, 0x2000...0x206F, 0x3000...0x303F, 0xFEFF: Self.space(&out)
      default:
        wasLower = false
        for base in Self.base(of: scalar) {
          out.append(contentsOf: UTF8.encode(base) ?? UTF8.encodedReplacementCharacter)
          wasLower = base.value >= 97 && base.value <= 122 && scalar.properties.isLowercase
        }
      }
    }
    Self.space(&out)
    bytes = out
    isEmpty = out.count == 1
  }

  var text: String { String(decoding: bytes, as: UTF8.self).trimmed }

  private static func space(_ out: inout [UInt8]) {
    if out.last != Byte.space { out.append(Byte.space) }
  }

  /// A letter in lower case without its marks.
  static func base(of scalar: Unicode.Scalar) -> String.UnicodeScalarView {
    let lower = scalar.properties.lowercaseMapping.unicodeScalars
    guard lower.count == 1, let only = lower.first, let letter = baseLetters[only] else {
      return lower
    }
    return String.UnicodeScalarView([letter])
  }

  private static let baseLetters: [Unicode.Scalar: Unicode.Scalar] = {
    let rows: [(Unicode.Scalar, String)] = [
      ("a", "àáảãạăằắẳẵặâầấẩẫậäåā"), ("c", "çč"), ("d", "đ"),
      ("e", "èéẻẽẹêềếểễệëē"), ("i", "ìíỉĩịîï"), ("n", "ñ"),
      ("o", "òóỏõọôồốổỗộơờớởỡợöøō"), ("s", "š"), ("u", "ùúủũụưừứửữựûüū"),
      ("y", "ỳýỷỹỵÿ"), ("z", "ž"),
    ]
    var letters: [Unicode.Scalar: Unicode.Scalar] = [:]
    for (base, marked) in rows {
      for scalar in marked.unicodeScalars { letters[scalar] = base }
    }
    return letters
  }()

  /// Whether `pattern` occurs: as whole words, or anywhere if it is Thai, which has no spaces.
  func contains(_ pattern: FoldedName) -> Bool {
    guard !pattern.isEmpty else { return false }
    var part = pattern.bytes[...]
    if part[1] >= 0xE0 { part = part.dropFirst().dropLast() }
    guard part.count <= bytes.count else { return false }
    for start in 0...(bytes.count - part.count)
    where bytes[start..<start + part.count].elementsEqual(part) { return true }
    return false
  }

  /// How many letters one must change, add or leave out to come from one name to the other.
  func distance(to other: FoldedName) -> Int {
    let left = Array(text.unicodeScalars)
    let right = Array(other.text.unicodeScalars)
    var row = Array(0...right.count)
    for i in left.indices {
      var diagonal = row[0]
      row[0] = i + 1
      for j in right.indices {
        let change = diagonal + (left[i] == right[j] ? 0 : 1)
        diagonal = row[j + 1]
        row[j + 1] = min(change, row[j] + 1, row[j + 1] + 1)
      }
    }
    return row[right.count]
  }
}
