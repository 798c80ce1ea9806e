/// Makes UTF-8 of text with one byte a letter. A byte that stands for nothing is passed on as it
/// is, so that the row in which it stands is rejected with it.
struct CodePageFilter: ByteFilter {
  private let encoding: TextEncoding
  private let scalars: [UInt16]
  private let composes: Bool
  /// A vowel that waits for its tone; 0 for none.
  private var vowel: UInt16 = 0

  init(_ encoding: TextEncoding) {
    self.encoding = encoding
    composes = encoding == .windows1258
    scalars =
      switch encoding {
      case .windows1258: CodePage.windows1258.scalars
      case .windows874: CodePage.windows874.scalars
      default: CodePage.windows1252.scalars
      }
  }

  var notes: [String] { ["read as \(encoding.title)"] }

  mutating func take(_ input: [UInt8], into output: inout [UInt8]) {
    output.reserveCapacity(output.count + input.count * 3)
    let bytes = input.span
    let scalars = scalars
    var vowel = vowel
    defer { self.vowel = vowel }
    for i in 0..<bytes.count {
      let byte = bytes[i]
      let scalar = byte < 0x80 ? UInt16(byte) : scalars[Int(byte) - 0x80]
      if composes {
        if vowel != 0 {
          let composed = scalar >= 0x0300 ? VietnameseTones.compose(vowel, scalar) : nil
          Self.append(composed ?? vowel, &output)
          vowel = 0
          if composed != nil { continue }
        }
        if CodePage.isVowel1258(byte) {
          vowel = scalar
          continue
        }
      }
      if scalar == 0 && byte != 0 { output.append(byte) } else { Self.append(scalar, &output) }
    }
  }

  mutating func finish(into output: inout [UInt8]) -> Bool {
    if vowel != 0 { Self.append(vowel, &output) }
    vowel = 0
    return false
  }

  @inline(__always)
  private static func append(_ scalar: UInt16, _ output: inout [UInt8]) {
    if scalar < 0x80 {
      output.append(UInt8(truncatingIfNeeded: scalar))
    } else if scalar < 0x800 {
      output.append(0xC0 | UInt8(truncatingIfNeeded: scalar >> 6))
      output.append(0x80 | UInt8(truncatingIfNeeded: scalar & 63))
    } else {
      output.append(0xE0 | UInt8(truncatingIfNeeded: scalar >> 12))
      output.append(0x80 | UInt8(truncatingIfNeeded: scalar >> 6 & 63))
      output.append(0x80 | UInt8(truncatingIfNeeded: scalar & 63))
    }
  }
}
