import Testing
import VerbatimIO

/// The rules for CSV and TSV once more, byte by byte, slow and plain, with the whole input at hand.
struct ReferenceReader {
  enum Row: Equatable {
    case fields([[UInt8]])
    case reject(Reject.Reason)
  }

  let bytes: [UInt8]
  let delimiter: UInt8
  let isLenient: Bool

  func rows() -> [Row] {
    var rows: [Row] = []
    var i = 0
    while i < bytes.count {
      let start = i
      var fields: [[UInt8]] = []
      var fault: Reject.Reason?
      while true {
        switch quoted(at: i) {
        case .closed(let text, let end):
          fields.append(text)
          i = end
        case .fault(let reason) where !isLenient:
          fault = reason
          while i < bytes.count && !isLineEnd(i) { i += 1 }
        default:
          var text: [UInt8] = []
          while i < bytes.count && !isLineEnd(i) && bytes[i] != delimiter {
            text.append(bytes[i])
            i += 1
          }
          fields.append(text)
        }
        guard fault == nil, i < bytes.count, bytes[i] == delimiter else { break }
        i += 1
      }
      let record = bytes[start..<i]
      if i < bytes.count {
        i += bytes[i] == 13 && i + 1 < bytes.count && bytes[i + 1] == 10 ? 2 : 1
      }
      if fault == nil && record.allSatisfy({ $0 == 32 }) { continue }
      if let fault {
        rows.append(.reject(fault))
      } else if record.contains(0) {
        rows.append(.reject(.zeroByte))
      } else if String(validating: record, as: UTF8.self) == nil {
        rows.append(.reject(.invalidUTF8))
      } else {
        rows.append(.fields(fields))
      }
    }
    return rows
  }

  func isLineEnd(_ i: Int) -> Bool { bytes[i] == 10 || bytes[i] == 13 }

  enum Quoted {
    case none
    case closed([UInt8], end: Int)
    case fault(Reject.Reason)
  }

  func quoted(at start: Int) -> Quoted {
    guard start < bytes.count, bytes[start] == 34 else { return .none }
    var text: [UInt8] = []
    var isOneLine = true
    var i = start + 1
    while i < bytes.count {
      if bytes[i] == 34 {
        if i + 1 < bytes.count && bytes[i + 1] == 34 {
          text.append(34)
          i += 2
          continue
        }
        if i + 1 == bytes.count || bytes[i + 1] == delimiter || isLineEnd(i + 1) {
          return .closed(text, end: i + 1)
        }
        return .fault(isOneLine ? .textAfterQuote : .unclosedQuote)
      }
      if isLenient && bytes[i] == delimiter { return .none }
      if isLineEnd(i) { isOneLine = false }
      text.append(bytes[i])
      i += 1
    }
    return .fault(.unclosedQuote)
  }
}

@Suite("Against a plain reader")
struct ReferenceTests {
  @Test(arguments: 0..<40)
  func sameRows(seed: Int) throws {
    try compare(seed: seed, rounds: 200, longest: 40, blockBytes: 8, others: 0)
  }

  /// With more between the special bytes, so that sixty-four are looked at together, and blocks
  /// of whole records.
  @Test(arguments: 0..<40)
  func sameRowsOfLongInputs(seed: Int) throws {
    try compare(seed: seed &+ 77, rounds: 60, longest: 600, blockBytes: 100, others: 20)
  }

  private func compare(
    seed: Int, rounds: Int, longest: Int, blockBytes: Int, others: Int
  ) throws {
    var random = SplitMix(state: UInt64(seed) &* 7919)
    let format: InputFormat = seed % 2 == 0 ? .csv : .tsv
    let delimiter: UInt8 = format == .csv ? 44 : 9
    let alphabet: [UInt8] = [
      34, 34, 34, delimiter, delimiter, 10, 10, 13, 97, 98, 32, 0, 0xE0, 0xB8, 0x81,
    ]
    let header = [97, delimiter, 98, 10]
    for _ in 0..<rounds {
      let hasFaults = others == 0 || Bool.random(using: &random)
      let body = (0..<Int.random(in: 0...longest, using: &random)).map { _ in
        if others > 0, Int.random(in: 0..<others, using: &random) > 6 { return 97 as UInt8 }
        // Seldom a byte that is no text.
        let kinds = hasFaults && Bool.random(using: &random) ? 15 : 10
        return alphabet[Int.random(in: 0..<kinds, using: &random)]
      }
      let reference = ReferenceReader(
        bytes: body, delimiter: delimiter, isLenient: format == .tsv)
      let outcome: Outcome
      do {
        outcome = try read(header + body, format: format, encoding: .utf8, blockBytes: blockBytes)
      } catch { continue }  // so many zero bytes that the whole input is refused
      guard outcome.columns == ["a", "b"] else { continue }
      var found: [(Int, ReferenceReader.Row?)] = outcome.rows.map { row in
        (row.record, .fields(row.fields.map { Array(($0 ?? "").utf8) }))
      }
      // A ragged row has its place here, and its fields in the reference.
      found += outcome.rejects.map {
        ($0.record, $0.reason == .raggedRow ? nil : .reject($0.reason))
      }
      found.sort { $0.0 < $1.0 }
      let expected = reference.rows()
      try #require(found.count == expected.count, "\(body)")
      for (row, plain) in zip(found.map(\.1), expected) {
        switch (row, plain) {
        case (nil, .fields(let fields)):
          #expect(fields.count == 1 || fields.dropFirst(2).contains { !$0.isEmpty }, "\(body)")
        case (.fields(let mine), .fields(let fields)):
          let padded = fields + [[]]
          #expect(mine == Array(padded.prefix(2)), "\(body)")
        default:
          #expect(row == plain, "\(body)")
        }
      }
    }
  }
}
