private import Synchronization

/// One input for several workers: each call gives the next block to whoever asks.
///
/// ```swift
/// let input = SharedBlockReader(try BlockReader(ByteSource.open("survey.csv")))
/// while let block = try input.next() { … }  // the same loop in every worker
/// ```
package final class SharedBlockReader: Sendable {
  package let file: String
  package let layout: ExportLayout
  package let form: String
  package let sample: SampleRecords
  package let notes: [String]
  package let limits: RecordLimits
  private let reader: Mutex<BlockReader>

  package init(_ reader: consuming BlockReader) {
    file = reader.file
    layout = reader.layout
    form = reader.form
    sample = reader.sample
    notes = reader.notes
    limits = reader.limits
    self.reader = Mutex(reader)
  }

  /// The next block, or `nil` behind the last one. ``RecordBlock/index`` tells its place.
  package func next() throws(ReadingError) -> RecordBlock? {
    try reader.withLock { reader throws(ReadingError) in try reader.next() }
  }

  /// A parser for the blocks of this input; each worker makes its own.
  package func makeParser() -> RecordParser {
    RecordParser(layout: layout, limits: limits, file: file)
  }
}
