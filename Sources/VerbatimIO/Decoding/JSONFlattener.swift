/// Gives the members of nested objects the path to them as their key.
struct JSONFlattener: Sendable {
  private static let deepest = 16
  private var scanner = JSONObjectScanner()

  init() {}

  /// Appends the object in `record` with its nested objects opened; as it stands if it has none or
  /// is malformed. Lists stay as they are.
  mutating func flatten(_ record: [UInt8], into output: inout [UInt8]) {
    let isObject =
      (try? scanner.scan(record.span, from: 0, to: record.count)) != nil
      && scanner.members.contains { Self.isNested($0, record) }
    guard isObject else {
      output.append(contentsOf: record)
      return
    }
    output.append(Byte.openBrace)
    var isFirst = true
    append(scanner.members, of: record, path: [], depth: 0, &isFirst, &output)
    output.append(Byte.closeBrace)
  }

  private static func isNested(_ member: JSONMember, _ record: [UInt8]) -> Bool {
    member.value == .other && record[member.valueStart] == Byte.openBrace
  }

  private mutating func append(
    _ members: [JSONMember], of record: [UInt8], path: [UInt8], depth: Int, _ isFirst: inout Bool,
    _ output: inout [UInt8]
  ) {
    for member in members {
      let key = path + record[member.keyStart..<member.keyEnd]
      if depth < Self.deepest, Self.isNested(member, record),
        (try? scanner.scan(record.span, from: member.valueStart, to: member.valueEnd)) != nil
      {
        append(
          scanner.members, of: record, path: key + [UInt8(ascii: ".")], depth: depth + 1,
          &isFirst, &output)
        continue
      }
      if !isFirst { output.append(Byte.comma) }
      isFirst = false
      output.append(Byte.quote)
      output.append(contentsOf: key)
      output.append(Byte.quote)
      output.append(UInt8(ascii: ":"))
      let quote = member.value == .string ? 1 : 0
      output.append(contentsOf: record[member.valueStart - quote..<member.valueEnd + quote])
    }
  }
}
