/// The kinds of input, as `--input-format` names them.
package enum InputFormat: String, Sendable, CaseIterable {
  case csv
  case tsv
  case jsonLines = "jsonl"
}

/// How the bytes of an input divide into records and fields.
package struct RecordDialect: Sendable, Equatable {
  package var format: InputFormat
  /// What stands between two fields; `nil` where a record is one field, or an object.
  package var delimiter: UInt8?

  package init(format: InputFormat, delimiter: UInt8?) {
    self.format = format
    self.delimiter = delimiter
  }

  package static let csv = RecordDialect(format: .csv, delimiter: Byte.comma)
  package static let tsv = RecordDialect(format: .tsv, delimiter: Byte.tab)
  package static let jsonLines = RecordDialect(format: .jsonLines, delimiter: nil)

  /// The delimiter to look for. A line feed outside quotes always ends the record, so that it
  /// never stands between two fields: it serves where there is no delimiter.
  var delimiterByte: UInt8 { delimiter ?? Byte.lineFeed }

  var form: String {
    switch delimiter {
    case nil: format == .jsonLines ? "JSON, a line a record" : "CSV, one column"
    case Byte.tab: "TSV, tabs between fields"
    case let delimiter?: "CSV, '\(Character(Unicode.Scalar(delimiter)))' between fields"
    }
  }

  /// In TSV a quote that does not close before the next tab is text; in CSV it is a fault.
  var isLenient: Bool { format == .tsv }
}

/// How large one field and one record may grow before the record is rejected.
///
/// Memory is bounded by these, whatever the size of the file.
package struct RecordLimits: Sendable, Equatable {
  /// Bytes of one field after decoding.
  package var maximumFieldBytes: Int
  /// Bytes of one record as it stands in the file. A quote that is still open here is held to be
  /// unclosed.
  package var maximumRecordBytes: Int

  package static let largestFieldBytes = 16 << 20

  /// - Parameter maximumFieldBytes: 1 MiB unless told; at most 16 MiB.
  package init(maximumFieldBytes: Int = 1 << 20, maximumRecordBytes: Int? = nil) {
    self.maximumFieldBytes = min(max(maximumFieldBytes, 1), Self.largestFieldBytes)
    self.maximumRecordBytes = max(maximumRecordBytes ?? Self.largestFieldBytes + (1 << 20), 2)
  }
}
