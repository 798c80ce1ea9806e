/// The columns of JSON lines by key.
struct JSONKeys: Sendable {
  private var bytes: [UInt8] = []
  private var ends: [Int] = []
  /// The column of the first, second, … member of the record before: mostly they come again.
  private var expected: [Int] = []

  init(_ names: [String]) {
    for name in names {
      bytes.append(contentsOf: name.utf8)
      ends.append(bytes.count)
    }
  }

  /// The column whose name is `key`, or -1 for a key that the layout does not know.
  mutating func column(
    _ key: Range<Int>, of line: borrowing Span<UInt8>, member: Int
  ) -> Int {
    while expected.count <= member { expected.append(min(expected.count, ends.count - 1)) }
    let guess = expected[member]
    if guess >= 0 && isName(guess, key, line) { return guess }
    for column in ends.indices where column != guess && isName(column, key, line) {
      expected[member] = column
      return column
    }
    return -1
  }

  private func isName(_ column: Int, _ key: Range<Int>, _ line: borrowing Span<UInt8>) -> Bool {
    let start = column == 0 ? 0 : ends[column - 1]
    guard ends[column] - start == key.count else { return false }
    for i in 0..<key.count where bytes[start + i] != line[key.lowerBound + i] { return false }
    return true
  }
}

extension RecordFields {
  /// Reads the loaded line as a JSON object. Keys that the layout does not know are left out; of
  /// two members of the same key the last one counts.
  ///
  /// - Parameter columns: for each, whether it is of texts, so that a list of them is joined.
  mutating func readObject(
    _ scanner: inout JSONObjectScanner, _ keys: inout JSONKeys, columns: [Bool],
    _ limits: RecordLimits
  ) throws(RecordFault) {
    try scanner.scan(bytes.span, from: 0, to: bytes.count)
    for (index, member) in scanner.members.enumerated() {
      var key = member.keyStart..<member.keyEnd
      if member.isKeyEscaped {
        let end = JSONEscape.decode(
          &bytes, from: member.keyStart, to: member.keyEnd, halves: &scanner.halfCharacters)
        key = member.keyStart..<end
      }
      let column = keys.column(key, of: bytes.span, member: index)
      guard column >= 0 else { continue }
      guard member.value != .null else {
        setAbsent(column)
        continue
      }
      var end = member.valueEnd
      let joined =
        member.value == .other && columns[column]
        ? joinList(from: member.valueStart, to: end, &scanner.halfCharacters) : nil
      if let joined { end = joined }
      if member.isValueEscaped {
        end = JSONEscape.decode(
          &bytes, from: member.valueStart, to: end, halves: &scanner.halfCharacters)
      }
      if member.isValueEscaped || joined != nil {
        let zero = ByteSearch.first(0, in: bytes.span, from: member.valueStart, to: end)
        if zero < end {
          throw RecordFault(
            reason: .zeroByte, offset: member.valueStart, expected: "text",
            found: "an escaped zero byte (\\u0000)", mend: "Take the \\u0000 out.")
        }
      }
      set(column, from: member.valueStart, to: end)
    }
    try checkLengths(limits)
  }

  /// Writes the strings of a list over it, a line each.
  ///
  /// - Returns: where the last one ends; nil, and nothing is changed, unless it is a list of strings.
  private mutating func joinList(from start: Int, to end: Int, _ halves: inout Int) -> Int? {
    guard bytes[start] == Byte.openBracket else { return nil }
    var strings: [Range<Int>] = []
    var i = start + 1
    while true {
      i = JSONObjectScanner.skipSpace(bytes.span, i, end)
      guard bytes[i] == Byte.quote else { return nil }
      let first = i + 1
      guard (try? JSONObjectScanner.string(bytes.span, &i, end)) != nil else { return nil }
      strings.append(first..<i - 1)
      i = JSONObjectScanner.skipSpace(bytes.span, i, end)
      if bytes[i] == Byte.closeBracket { break }
      i += 1
    }
    var written = start
    for string in strings {
      let end = JSONEscape.decode(
        &bytes, from: string.lowerBound, to: string.upperBound, halves: &halves)
      if written > start {
        bytes[written] = Byte.lineFeed
        written += 1
      }
      for index in string.lowerBound..<end {
        bytes[written] = bytes[index]
        written += 1
      }
    }
    return written
  }
}
