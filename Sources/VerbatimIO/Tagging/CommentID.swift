/// What a comment is called in the output: its id in the export, or the number of its record.
package enum CommentID: Sendable {
  case text(String)
  case record(Int)
}

extension CommentID {
  /// The id as text.
  package var text: String {
    switch self {
    case .text(let id): id
    case .record(let number): String(number)
    }
  }

  /// So many bytes it takes at most as a JSON string.
  var room: Int {
    switch self {
    case .text(let id): OutputSpan<UInt8>.roomForString(id.utf8.count)
    case .record: 32
    }
  }

  /// Writes it as a JSON string.
  func write(to line: inout OutputSpan<UInt8>) {
    switch self {
    case .text(let id): line.writeString(id)
    case .record(let number):
      line.append(Byte.quote)
      line.write(number)
      line.append(Byte.quote)
    }
  }
}
