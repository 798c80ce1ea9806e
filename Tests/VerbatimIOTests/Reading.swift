import VerbatimIO

/// What one reading of an input gave, in a form that can be compared.
struct Outcome: Equatable {
  struct Row: Equatable {
    var line: Int
    var record: Int
    var fields: [String?]
  }
  var rows: [Row] = []
  var rejects: [Reject] = []
  var blankLines = 0
  var lastRecord = 0
  var columns: [String] = []

  var reasons: [Reject.Reason] { rejects.map(\.reason) }
  var texts: [[String?]] { rows.map(\.fields) }
}

/// Reads all of `bytes` block by block, and checks that the blocks follow each other.
func read(
  _ bytes: [UInt8], name: String = "test.csv", format: InputFormat? = nil,
  encoding: TextEncoding? = nil, limits: RecordLimits = RecordLimits(),
  blockBytes: Int = 256 << 10, piece: Int = .max
) throws -> Outcome {
  let source = ByteSource(bytes: bytes, name: name, piece: piece)
  var options = ReadingOptions(format: format, limits: limits, blockBytes: blockBytes)
  options.encoding = encoding
  var reader = try BlockReader(source, options: options)
  var parser = RecordParser(layout: reader.layout, limits: limits, file: reader.file)
  var outcome = Outcome()
  outcome.columns = reader.layout.columns
  var nextIndex = 0
  var nextRecord = 1
  var wasLast = false
  while let block = try reader.next() {
    precondition(!wasLast, "a block behind the last one")
    precondition(block.index == nextIndex, "blocks out of order")
    precondition(
      block.firstRecord == nextRecord, "block \(block.firstRecord) expected \(nextRecord)")
    wasLast = block.isLast
    nextIndex += 1
    var seen = nextRecord
    let counts = parser.parse(
      block,
      record: { fields, position in
        precondition(position.record == seen)
        seen += 1
        outcome.rows.append(
          .init(
            line: position.line, record: position.record,
            fields: (0..<fields.count).map { fields.text($0) }))
      },
      rejected: { reject in
        precondition(reject.record == seen)
        seen += 1
        outcome.rejects.append(reject)
      })
    nextRecord += counts.rows
    precondition(nextRecord == seen)
    outcome.blankLines += counts.blankLines
  }
  outcome.lastRecord = nextRecord - 1
  return outcome
}

func read(
  _ text: String, name: String = "test.csv", format: InputFormat? = nil,
  limits: RecordLimits = RecordLimits(), blockBytes: Int = 256 << 10
) throws -> Outcome {
  try read(Array(text.utf8), name: name, format: format, limits: limits, blockBytes: blockBytes)
}
