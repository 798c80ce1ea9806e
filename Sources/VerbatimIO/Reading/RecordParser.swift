/// Turns the blocks of one input into records. Each worker has its own.
///
/// Every row of a block is either handed over or reported as a ``Reject``. Apart from rejects
/// nothing is allocated once the buffers have grown to the longest record.
package struct RecordParser: Sendable {
  package let layout: ExportLayout
  let limits: RecordLimits
  let file: String
  private var framer: RecordFramer
  private var fields = RecordFields()
  private var scanner = JSONObjectScanner()
  private var keys: JSONKeys
  private var escaped: [Int] = []

  package init(layout: ExportLayout, limits: RecordLimits = RecordLimits(), file: String) {
    self.layout = layout
    self.limits = limits
    self.file = file
    self.framer = RecordFramer(dialect: layout.dialect, limits: limits)
    self.keys = JSONKeys(layout.columns)
  }

  /// Walks through a block in the order of the file.
  ///
  /// The fields are valid during the call only; what is to last is copied out of them.
  package mutating func parse(
    _ block: RecordBlock,
    record: (RecordFields, RecordPosition) throws -> Void,
    rejected: (Reject) throws -> Void
  ) rethrows -> RowCounts {
    let bytes = block.bytes.span
    var counts = RowCounts()
    var position = RecordPosition(line: block.firstLine, record: block.firstRecord)
    if block.isOversize {
      try rejected(
        oversizeFault.reject(
          record: bytes, from: 0, to: bytes.count, position: position, file: file))
      return RowCounts(rejected: 1)
    }
    let isClean = UTF8Lanes.accepts(bytes, from: 0, to: bytes.count, allowsZeros: false)
    var hasZeros = false
    var isValid = true
    if !isClean {
      hasZeros = ByteSearch.first(0, in: bytes, from: 0, to: bytes.count) < bytes.count
      isValid = UTF8Check.firstFault(in: bytes, from: 0, to: bytes.count) == nil
    }
    // Where a byte is no text, each record is looked at by itself.
    let ordinary = isClean ? block.ordinary.records : []
    var next = 0
    fields.leaveBlock()
    defer { fields.leaveBlock() }
    scanner.halfCharacters = 0
    framer.bufferChanged()
    var start = 0
    while start < bytes.count {
      if next < ordinary.count, Int(ordinary[next].start) == start {
        let found = ordinary[next]
        let columns = layout.columns.count
        if found.hasEscapes {
          fields.load(found, of: block, columns: columns)
        } else {
          fields.refer(to: found, of: block, columns: columns)
        }
        next += 1
        counts.accepted += 1
        try record(fields, position)
        position.line += Int(found.lines)
        position.record += 1
        start = Int(found.end)
        continue
      }
      let frame = framer.frame(at: start, in: bytes, isFinal: true)
      start = frame.end
      guard frame.kind != .blank else {
        counts.blankLines += 1
        position.line += frame.lines
        continue
      }
      do throws(RecordFault) {
        try checkFrame(frame)
        if hasZeros { try checkZeros(bytes, frame) }
        if !isValid { try checkUTF8(bytes, frame, offset: block.byteOffset) }
        fields.load(
          bytes, from: frame.start, to: frame.contentEnd, columns: layout.columns.count)
        do throws(RecordFault) {
          if layout.dialect.format == .jsonLines {
            try fields.readObject(&scanner, &keys, columns: layout.textColumns, limits)
          } else {
            try fields.split(layout, limits, &escaped)
          }
        } catch {
          var placed = error
          placed.offset += frame.start
          throw placed
        }
      } catch {
        counts.rejected += 1
        try rejected(
          error.reject(
            record: bytes, from: frame.start, to: frame.contentEnd, position: position,
            file: file))
        position.line += frame.lines
        position.record += 1
        continue
      }
      counts.accepted += 1
      try record(fields, position)
      position.line += frame.lines
      position.record += 1
    }
    counts.halfCharacters = scanner.halfCharacters
    return counts
  }
}
