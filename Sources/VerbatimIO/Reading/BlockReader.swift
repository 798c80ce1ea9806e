/// Reads an input once, from beginning to end, and cuts it into blocks of whole records.
///
/// Opening it reads the first 256 KiB (or all of a smaller input) to find the format, the header
/// and a sample; then ``next()`` gives one block after the other. Memory does not grow with the
/// input.
package struct BlockReader: ~Copyable, Sendable {
  package let file: String
  package let layout: ExportLayout
  /// What the input is, in a few words: "CSV, ';' between fields".
  package let form: String
  package let sample: SampleRecords
  /// What the user should know about how the input is read: its encoding, its header.
  package let notes: [String]
  package let limits: RecordLimits
  private let blockBytes: Int
  private var source: ByteSource
  private var buffer: InputBuffer
  /// Where the next record begins in the buffer.
  private var position: Int
  private var line: Int
  private var record = 1
  private var index = 0
  /// So many have been found in a block.
  private var mostRecords = 0
  private var mostPlaces = 0
  private var isFinished = false

  /// - Throws: A ``ReadingError`` if the input is empty, is no table, or has no usable header.
  package init(
    _ source: consuming ByteSource, options: ReadingOptions = ReadingOptions()
  ) throws(ReadingError) {
    var source = source
    try InputDecoding.prepare(&source, options)
    let file = source.name
    var buffer = InputBuffer()
    try buffer.fill(from: &source, atLeast: ExportOpening.window)
    var opening = try ExportOpening(
      buffer, file: file, table: source.tableName, dialect: source.dialect, options: options)
    // The first of JSON lines may be longer, and names the columns.
    while opening.layout.columns.isEmpty, !buffer.isAtEnd,
      buffer.firstLineEnd(from: opening.firstRow, hasLoneReturns: false) == nil,
      buffer.count < options.limits.maximumRecordBytes
    {
      try buffer.fill(from: &source, atLeast: buffer.count * 4)
      opening = try ExportOpening(
        buffer, file: file, table: source.tableName, dialect: source.dialect, options: options)
    }
    self.file = file
    self.notes = source.notes + opening.notes
    self.layout = opening.layout
    self.form = source.form ?? opening.layout.dialect.form
    self.sample = opening.sample
    self.limits = options.limits
    self.blockBytes = options.blockBytes
    self.position = opening.firstRow
    self.line = opening.firstLine
    self.buffer = buffer
    self.source = source
  }

  /// The next block, or `nil` behind the last one.
  package mutating func next() throws(ReadingError) -> RecordBlock? {
    if isFinished { return nil }
    try discardUsed()
    var rows = 0
    var lines = 0
    var ordinary = RecordIndex()
    ordinary.reserve(records: mostRecords, places: mostPlaces)
    let indexer = RecordIndexer(layout, limits: limits)
    var framer = RecordFramer(dialect: layout.dialect, limits: limits)
    while true {
      if position >= buffer.count {
        if buffer.isAtEnd || position >= blockBytes { break }
        try fillMore()
        framer.bufferChanged()
        continue
      }
      if position >= blockBytes && position < buffer.count { break }
      if let found = indexer?.index(
        from: position, to: blockBytes, in: buffer.storage.span.extracting(0..<buffer.count),
        into: &ordinary), found.rows > 0
      {
        position = found.position
        rows += found.rows
        lines += found.lines
        continue
      }
      let frame = framer.frame(
        at: position, in: buffer.storage.span.extracting(0..<buffer.count),
        isFinal: buffer.isAtEnd)
      if frame.kind == .incomplete {
        if position > 0 && buffer.count >= blockBytes { break }
        try fillMore()
        framer.bufferChanged()
        continue
      }
      if frame.kind == .oversize {
        return position == 0 ? try oversizeBlock(frame) : cut(rows: rows, lines: lines, ordinary)
      }
      position = frame.end
      lines += frame.lines
      if frame.isRow { rows += 1 }
    }
    if position == 0 {
      isFinished = true
      return nil
    }
    return cut(rows: rows, lines: lines, ordinary)
  }

  /// Moves what is unread to the beginning of the buffer.
  private mutating func discardUsed() throws(ReadingError) {
    buffer.discard(position)
    position = 0
    if buffer.count == 0 { try buffer.fill(from: &source, atLeast: blockBytes) }
  }

  /// Twice as much as there is, so that a long record is not scanned over and over.
  private mutating func fillMore() throws(ReadingError) {
    try buffer.fill(from: &source, atLeast: max(blockBytes, 2 * buffer.count, 4096))
  }

  private mutating func cut(rows: Int, lines: Int, _ ordinary: RecordIndex) -> RecordBlock {
    let offset = buffer.offset
    let bytes = buffer.take(position)
    position = 0
    var block = RecordBlock(
      index: index, bytes: bytes, firstLine: line, firstRecord: record, byteOffset: offset,
      isLast: buffer.isAtEnd && buffer.count == 0, isOversize: false)
    block.ordinary = ordinary
    mostRecords = max(mostRecords, ordinary.records.count)
    mostPlaces = max(mostPlaces, ordinary.places.count)
    isFinished = block.isLast
    index += 1
    line += lines
    record += rows
    return block
  }

  /// A block of the beginning of a line that is too long; the rest of it is skipped.
  private mutating func oversizeBlock(_ frame: RecordFrame) throws(ReadingError) -> RecordBlock {
    var block = RecordBlock(
      index: index, bytes: buffer.copy(to: min(frame.end, Reject.rawLimit)), firstLine: line,
      firstRecord: record, byteOffset: buffer.offset, isLast: false, isOversize: true)
    index += 1
    line += frame.lines
    record += 1
    position = frame.end
    let hasLoneReturns = layout.dialect.format != .jsonLines
    while true {
      if position == buffer.count {
        buffer.discard(position)
        position = 0
        try buffer.fill(from: &source, atLeast: max(blockBytes, 4096))
        if buffer.count == 0 { break }
      }
      if let end = buffer.firstLineEnd(from: position, hasLoneReturns: hasLoneReturns) {
        let isReturn = buffer.storage[end] == Byte.carriageReturn
        position = end + 1
        if isReturn {
          buffer.discard(position)
          position = 0
          try buffer.fill(from: &source, atLeast: 1)
          if buffer.count > 0 && buffer.storage[0] == Byte.lineFeed { position = 1 }
        }
        break
      }
      position = buffer.count
    }
    if position == buffer.count {
      buffer.discard(position)
      position = 0
      try buffer.fill(from: &source, atLeast: max(blockBytes, 4096))
    }
    block.isLast = buffer.isAtEnd && buffer.count == position
    isFinished = block.isLast
    return block
  }
}
