/// Writes JSON text to the end of a byte array, one token after the other.
///
/// ```swift
/// var json = JSONWriter()
/// json.beginObject(&bytes)
/// json.key("id", &bytes)
/// json.string("17", &bytes)
/// json.key("score", &bytes)
/// json.number(0.5, &bytes)
/// json.endObject(&bytes)  // {"id":"17","score":0.5}
/// ```
package struct JSONWriter: Sendable {
  /// A value has been written at this depth, so that the next one needs a comma.
  private var needsComma = false

  package init() {}

  package mutating func beginObject(_ out: inout [UInt8]) { begin(Byte.openBrace, &out) }
  package mutating func endObject(_ out: inout [UInt8]) { end(Byte.closeBrace, &out) }
  package mutating func beginArray(_ out: inout [UInt8]) { begin(Byte.openBracket, &out) }
  package mutating func endArray(_ out: inout [UInt8]) { end(Byte.closeBracket, &out) }

  package mutating func key(_ name: String, _ out: inout [UInt8]) {
    string(name, &out)
    out.append(UInt8(ascii: ":"))
    needsComma = false
  }

  package mutating func string(_ text: String, _ out: inout [UInt8]) {
    var copy = text
    copy.makeContiguousUTF8()
    string(copy.utf8.span, &out)
  }

  /// - Parameter bytes: UTF-8.
  package mutating func string(_ bytes: Span<UInt8>, _ out: inout [UInt8]) {
    separate(&out)
    out.append(addingCapacity: OutputSpan<UInt8>.roomForString(bytes.count)) { room in
      room.writeString(bytes)
    }
  }

  package mutating func number(_ value: Int, _ out: inout [UInt8]) {
    separate(&out)
    NumberText.append(value, &out)
  }

  /// The shortest text that reads back as the same number; whole numbers without ".0"; `null`
  /// for what JSON cannot say (infinite, not a number).
  package mutating func number(_ value: Double, _ out: inout [UInt8]) {
    separate(&out)
    NumberText.append(value, missing: "null", &out)
  }

  package mutating func bool(_ value: Bool, _ out: inout [UInt8]) {
    separate(&out)
    out.append(contentsOf: (value ? "true" : "false").utf8)
  }

  package mutating func null(_ out: inout [UInt8]) {
    separate(&out)
    out.append(contentsOf: "null".utf8)
  }

  /// JSON text known when the program was written, such as `{"id":`. The comma before it, if one is
  /// needed, is part of it; the next value gets none.
  package mutating func literal(_ json: StaticString, _ out: inout [UInt8]) {
    unsafe out.append(
      contentsOf: UnsafeBufferPointer(start: json.utf8Start, count: json.utf8CodeUnitCount))
    needsComma = false
  }

  /// A string known when the program was written, in its quotes and without escapes: `"vi"`.
  package mutating func name(_ quoted: StaticString, _ out: inout [UInt8]) {
    separate(&out)
    unsafe out.append(
      contentsOf: UnsafeBufferPointer(start: quoted.utf8Start, count: quoted.utf8CodeUnitCount))
  }

  /// JSON text that exists already, such as a nested value of the input.
  package mutating func raw(_ json: [UInt8], _ out: inout [UInt8]) {
    separate(&out)
    out.append(contentsOf: json)
  }

  /// Ends a line of JSON lines; the next value begins afresh.
  package mutating func endLine(_ out: inout [UInt8]) {
    out.append(Byte.lineFeed)
    needsComma = false
  }

  private mutating func begin(_ byte: UInt8, _ out: inout [UInt8]) {
    separate(&out)
    out.append(byte)
    needsComma = false
  }

  private mutating func end(_ byte: UInt8, _ out: inout [UInt8]) {
    out.append(byte)
    needsComma = true
  }

  private mutating func separate(_ out: inout [UInt8]) {
    if needsComma { out.append(Byte.comma) }
    needsComma = true
  }
}

/// Numbers as text, the same in every format.
enum NumberText {
  static func append(_ value: Int, _ out: inout [UInt8]) {
    out.append(addingCapacity: 20) { $0.write(value) }
  }

  static func append(_ value: Double, missing: String, _ out: inout [UInt8]) {
    guard value.isFinite else {
      out.append(contentsOf: missing.utf8)
      return
    }
    let thousandths = value * 1000
    if abs(value) < 1e5, thousandths == thousandths.rounded(), thousandths / 1000 == value {
      out.append(addingCapacity: 24) { $0.write(thousandths: Int(thousandths)) }
    } else if value == value.rounded(), abs(value) < 1e15 {
      out.append(contentsOf: Int(value).description.utf8)  // also turns -0 into 0
    } else {
      out.append(contentsOf: value.description.utf8)
    }
  }
}
