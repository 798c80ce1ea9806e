/// Finds where records end.
///
/// The block reader and the record parser both use it, which is why they agree on every record,
/// however the input was cut into blocks. It hops from quote to quote and from line end to line
/// end, and keeps the next place of each in between, so that it never looks at a byte twice.
struct RecordFramer: Sendable {
  let dialect: RecordDialect
  let limits: RecordLimits
  private let delimiter: UInt8
  private let isLenient: Bool
  private var lineFeed = -1
  private var carriageReturn = -1
  private var quote = -1

  init(dialect: RecordDialect, limits: RecordLimits) {
    self.dialect = dialect
    self.limits = limits
    self.delimiter = dialect.delimiterByte
    self.isLenient = dialect.isLenient
  }

  /// To be called whenever the buffer has changed.
  mutating func bufferChanged() {
    lineFeed = -1
    carriageReturn = -1
    quote = -1
  }

  /// The record that begins at `start`.
  ///
  /// - Parameter isFinal: Nothing comes after `bytes`: the end of the buffer ends a record.
  mutating func frame(
    at start: Int, in bytes: borrowing Span<UInt8>, isFinal: Bool
  ) -> RecordFrame {
    var view = View(start: start, count: bytes.count, limits: limits, isFinal: isFinal)
    if dialect.format == .jsonLines {
      Self.advance(&lineFeed, to: Byte.lineFeed, from: start, in: bytes)
      return finish(lineEnd: lineFeed, view, in: bytes)
    }
    var position = start
    while true {
      let lineEnd = endOfLine(from: position, in: bytes)
      guard
        let open = openingQuote(from: position, before: min(lineEnd, view.limit), in: bytes, view)
      else { return finish(lineEnd: lineEnd, view, in: bytes) }
      switch closing(of: open, view, in: bytes) {
      case .closed(let close):
        if close > lineEnd {
          view.lines += ByteSearch.lineEnds(in: bytes, from: open + 1, to: close)
        }
        position = close + 1
      case .literal:
        position = open + 1
      case .unclosed:
        return finish(.openQuote(at: open), lineEnd: lineEnd, view, in: bytes)
      case .textBehind(let close):
        // On a later line the quote that seemed to close it opens a field of its own.
        let kind: RecordFrame.Kind =
          close < lineEnd ? .textAfterQuote(at: close + 1) : .openQuote(at: open)
        return finish(kind, lineEnd: lineEnd, view, in: bytes)
      case .incomplete:
        return incomplete(view)
      }
    }
  }

  /// The part of the buffer that one record may take.
  private struct View {
    let start: Int
    let limit: Int
    let isTruncated: Bool
    let isFinal: Bool
    var lines = 1

    init(start: Int, count: Int, limits: RecordLimits, isFinal: Bool) {
      self.start = start
      self.isTruncated = count - start > limits.maximumRecordBytes
      self.limit = isTruncated ? start + limits.maximumRecordBytes : count
      self.isFinal = isFinal
    }
  }

  private enum Closing {
    case closed(Int)
    case textBehind(Int)
    case unclosed
    case literal
    case incomplete
  }

  @inline(__always)
  private static func advance(
    _ place: inout Int, to byte: UInt8, from position: Int, in bytes: borrowing Span<UInt8>
  ) {
    if place < position {
      place = ByteSearch.first(byte, in: bytes, from: position, to: bytes.count)
    }
  }

  @inline(__always)
  private mutating func endOfLine(
    from position: Int, in bytes: borrowing Span<UInt8>
  ) -> Int {
    Self.advance(&lineFeed, to: Byte.lineFeed, from: position, in: bytes)
    Self.advance(&carriageReturn, to: Byte.carriageReturn, from: position, in: bytes)
    return min(lineFeed, carriageReturn)
  }

  /// The next quote that begins a field.
  private mutating func openingQuote(
    from position: Int, before end: Int, in bytes: borrowing Span<UInt8>, _ view: View
  ) -> Int? {
    Self.advance(&quote, to: Byte.quote, from: position, in: bytes)
    while quote < end {
      if quote == view.start || bytes[quote - 1] == delimiter { return quote }
      quote = ByteSearch.first(Byte.quote, in: bytes, from: quote + 1, to: bytes.count)
    }
    return nil
  }

  private func closing(
    of open: Int, _ view: View, in bytes: borrowing Span<UInt8>
  ) -> Closing {
    var fieldEnd = view.limit
    if isLenient {
      fieldEnd = ByteSearch.first(delimiter, in: bytes, from: open + 1, to: view.limit)
    }
    var close = ByteSearch.first(Byte.quote, in: bytes, from: open + 1, to: fieldEnd)
    while close < fieldEnd {
      let behind = close + 1
      guard behind < view.limit else { break }
      let byte = bytes[behind]
      if byte == Byte.quote {
        close = ByteSearch.first(Byte.quote, in: bytes, from: behind + 1, to: fieldEnd)
        continue
      }
      if byte == delimiter || byte == Byte.lineFeed || byte == Byte.carriageReturn {
        return .closed(close)
      }
      return isLenient ? .literal : .textBehind(close)
    }
    if fieldEnd < view.limit { return .literal }  // a tab came first
    if !view.isTruncated {
      guard view.isFinal else { return .incomplete }
      if close < fieldEnd { return .closed(close) }
    }
    return isLenient ? .literal : .unclosed
  }

  private func incomplete(_ view: View) -> RecordFrame {
    RecordFrame(
      kind: .incomplete, start: view.start, contentEnd: view.start, end: view.start, lines: 0)
  }

  /// Ends the frame at a line end that has been found, or at the end of what can be seen.
  private func finish(
    _ kind: RecordFrame.Kind = .record, lineEnd: Int, _ view: View,
    in bytes: borrowing Span<UInt8>
  ) -> RecordFrame {
    var frame = RecordFrame(
      kind: kind, start: view.start, contentEnd: lineEnd, end: lineEnd, lines: view.lines)
    if lineEnd >= view.limit {
      if view.isTruncated {
        frame.kind = .oversize
        frame.contentEnd = view.limit
        frame.end = view.limit
        return frame
      }
      guard view.isFinal else { return incomplete(view) }
    } else if bytes[lineEnd] == Byte.lineFeed {
      frame.end += 1
    } else {
      if lineEnd + 1 == bytes.count && !view.isFinal { return incomplete(view) }
      let isPair = lineEnd + 1 < bytes.count && bytes[lineEnd + 1] == Byte.lineFeed
      frame.end += isPair ? 2 : 1
    }
    if kind == .record && isBlank(view.start, lineEnd, in: bytes) { frame.kind = .blank }
    return frame
  }

  @inline(__always)
  private func isBlank(_ start: Int, _ end: Int, in bytes: borrowing Span<UInt8>) -> Bool {
    var i = start
    while i < end {
      let byte = bytes[i]
      let isSpace =
        byte == Byte.space
        || (dialect.format == .jsonLines && (byte == Byte.tab || byte == Byte.carriageReturn))
      if !isSpace { return false }
      i += 1
    }
    return true
  }
}
