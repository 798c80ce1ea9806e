/// A piece of the input that holds whole records, for one worker to parse.
package struct RecordBlock: Sendable {
  /// 0 for the first block; results are put back in order by it.
  package var index: Int
  package var bytes: [UInt8]
  /// The physical line of the first byte, counted from 1.
  package var firstLine: Int
  /// The number of the first record, counted from 1 without the header, rejected ones included.
  package var firstRecord: Int
  /// Where the first byte stands in the input.
  package var byteOffset: Int
  package var isLast: Bool
  /// The block is the beginning of one physical line that is longer than a record may be. The
  /// rest of that line was skipped.
  package var isOversize: Bool
  /// The records that hold no surprise; others are found by walking through the bytes.
  package var ordinary = RecordIndex()
}

/// Where a record stands in the input.
package struct RecordPosition: Sendable, Equatable, Hashable {
  /// The physical line on which it begins, counted from 1.
  package var line: Int
  /// Its number, counted from 1 without the header, rejected records included.
  package var record: Int
  /// Which of the record's comments is meant, counted from 0, where it has several.
  package var answer = 0

  package init(line: Int, record: Int) {
    self.line = line
    self.record = record
  }
}

/// How many rows came in, and what became of them. `rows` is always the sum of the other two.
package struct RowCounts: Sendable, Equatable {
  package var accepted = 0
  package var rejected = 0
  /// Empty lines, which are no rows.
  package var blankLines = 0
  /// Halves of surrogate pairs in JSON, each of which became U+FFFD.
  package var halfCharacters = 0

  package var rows: Int { accepted + rejected }

  package init(accepted: Int = 0, rejected: Int = 0, blankLines: Int = 0) {
    self.accepted = accepted
    self.rejected = rejected
    self.blankLines = blankLines
  }

  package static func += (left: inout RowCounts, right: RowCounts) {
    left.accepted += right.accepted
    left.rejected += right.rejected
    left.blankLines += right.blankLines
    left.halfCharacters += right.halfCharacters
  }
}
