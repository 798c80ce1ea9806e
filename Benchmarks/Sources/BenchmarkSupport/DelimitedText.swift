/// Rows of the comma- or tab-separated sample exports: a quote counts at the start of a field.
package struct DelimitedText {
  private let bytes: [UInt8]
  private let delimiter: UInt8
  private var position = 0

  package init(_ bytes: [UInt8], delimiter: Character) {
    self.bytes = bytes
    self.delimiter = delimiter.asciiValue ?? 0x2C
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { position = 3 }
  }

  /// The next row; nil behind the last.
  package mutating func row() -> [String]? {
    guard position < bytes.count else { return nil }
    var fields = [field()]
    while position < bytes.count, bytes[position] == delimiter {
      position += 1
      fields.append(field())
    }
    if position < bytes.count, bytes[position] == 0x0D { position += 1 }
    if position < bytes.count, bytes[position] == 0x0A { position += 1 }
    return fields
  }

  private mutating func field() -> String {
    var field: [UInt8] = []
    if position < bytes.count, bytes[position] == 0x22 {
      position += 1
      while position < bytes.count {
        if bytes[position] == 0x22 {
          position += 1
          guard position < bytes.count, bytes[position] == 0x22 else { break }
        }
        field.append(bytes[position])
        position += 1
      }
    }
    while position < bytes.count, bytes[position] != delimiter, bytes[position] != 0x0D,
      bytes[position] != 0x0A
    {
      field.append(bytes[position])
      position += 1
    }
    return String(decoding: field, as: UTF8.self)
  }
}
