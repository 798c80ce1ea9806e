/// A small judge of JSON: whether bytes are one JSON value. After RFC 8259.
struct JSONCheck {
  private let bytes: [UInt8]
  private var place = 0

  static func isValid(_ bytes: [UInt8]) -> Bool {
    var check = JSONCheck(bytes: bytes)
    guard check.value() else { return false }
    check.space()
    return check.place == bytes.count && String(validating: bytes, as: UTF8.self) != nil
  }

  private init(bytes: [UInt8]) { self.bytes = bytes }

  private var next: UInt8 { place < bytes.count ? bytes[place] : 0 }

  private mutating func space() {
    while [0x20, 0x0A, 0x0D, 0x09].contains(next) { place += 1 }
  }

  private mutating func take(_ text: String) -> Bool {
    guard bytes[place...].starts(with: text.utf8) else { return false }
    place += text.utf8.count
    return true
  }

  private mutating func value() -> Bool {
    space()
    switch next {
    case UInt8(ascii: "{"): return list("}") { $0.string() && $0.colon() && $0.value() }
    case UInt8(ascii: "["): return list("]") { $0.value() }
    case UInt8(ascii: "\""): return string()
    case UInt8(ascii: "t"): return take("true")
    case UInt8(ascii: "f"): return take("false")
    case UInt8(ascii: "n"): return take("null")
    default: return number()
    }
  }

  private mutating func colon() -> Bool {
    space()
    return take(":")
  }

  private mutating func list(_ end: String, _ item: (inout JSONCheck) -> Bool) -> Bool {
    place += 1
    space()
    if take(end) { return true }
    while true {
      space()
      guard item(&self) else { return false }
      space()
      if take(end) { return true }
      guard take(",") else { return false }
    }
  }

  private mutating func string() -> Bool {
    guard take("\"") else { return false }
    while place < bytes.count, next != UInt8(ascii: "\"") {
      guard next >= 0x20 else { return false }
      if next == UInt8(ascii: "\\") {
        place += 1
        guard "\"\\/bfnrtu".utf8.contains(next) else { return false }
      }
      place += 1
    }
    return take("\"")
  }

  private mutating func number() -> Bool {
    let start = place
    while "+-.0123456789eE".utf8.contains(next) { place += 1 }
    return Double(String(decoding: bytes[start..<place], as: UTF8.self)) != nil
  }
}
