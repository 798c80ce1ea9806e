/// Unpacks gzip (RFC 1952), with any number of members one after the other.
struct GzipFilter: ByteFilter {
  private enum State { case header, data, trailer, behind }

  private let file: String
  private var state = State.header
  private var inflater = Inflater()
  private var checksum = CRC32()
  private var size: UInt32 = 0
  private var pending: [UInt8] = []
  /// Packed bytes that lie behind `pending`'s first one, for messages.
  private var offset = 0

  init(file: String) { self.file = file }

  var notes: [String] { ["unpacked with gzip"] }

  static func begins(_ bytes: borrowing Span<UInt8>) -> Bool {
    bytes.count >= 3 && bytes[0] == 0x1F && bytes[1] == 0x8B && bytes[2] == 8
  }

  mutating func take(_ input: [UInt8], into output: inout [UInt8]) throws(ReadingError) {
    pending.append(contentsOf: input)
    try unpack(into: &output, isLast: false)
  }

  mutating func finish(into output: inout [UInt8]) throws(ReadingError) -> Bool {
    try unpack(into: &output, isLast: true)
    guard state == .header && offset > 0 && pending.isEmpty || state == .behind else {
      throw problem("the end of the data in the middle of it")
    }
    return false
  }

  private mutating func unpack(
    into output: inout [UInt8], isLast: Bool
  ) throws(ReadingError) {
    var position = 0
    defer {
      position = min(position, pending.count)
      pending.removeFirst(position)
      offset += position
    }
    while true {
      switch state {
      case .header:
        guard try readHeader(&position) else { return }
        state = .data
      case .data:
        let start = output.count
        let progress: Inflater.Progress
        do {
          progress = try inflater.inflate(
            pending, from: &position, isLast: isLast, limit: .max / 2, into: &output)
        } catch {
          throw problem(of: error, at: offset + position)
        }
        checksum.add(output.span.extracting(start..<output.count))
        size &+= UInt32(truncatingIfNeeded: output.count - start)
        guard progress == .isDone else { return }
        state = .trailer
      case .trailer:
        guard pending.count - position >= 8 else { return }
        let sum = Self.number(pending, position)
        let length = Self.number(pending, position + 4)
        guard sum == checksum.value && length == size else {
          throw problem("a checksum that does not fit the data", at: offset + position)
        }
        position += 8
        (inflater, checksum, size, state) = (Inflater(), CRC32(), 0, .header)
      case .behind:
        position = pending.count
        return
      }
    }
  }

  private static func number(_ bytes: [UInt8], _ i: Int) -> UInt32 {
    UInt32(bytes[i]) | UInt32(bytes[i + 1]) << 8 | UInt32(bytes[i + 2]) << 16
      | UInt32(bytes[i + 3]) << 24
  }

  /// Passes over the header of a member; false if it is not all there yet.
  private mutating func readHeader(_ position: inout Int) throws(ReadingError) -> Bool {
    guard position < pending.count else { return false }
    if offset + position > 0 && pending[position] == 0 {
      state = .behind  // padding of tapes and disks
      return false
    }
    var i = position
    guard pending.count - i >= 10 else { return false }
    guard pending[i] == 0x1F, pending[i + 1] == 0x8B, pending[i + 2] == 8, pending[i + 3] < 32
    else { throw problem("something else behind the data", at: offset + position) }
    let flags = pending[i + 3]
    i += 10
    if flags & 4 != 0 {
      guard i + 2 <= pending.count else { return false }
      i += 2 + Int(pending[i]) + Int(pending[i + 1]) << 8
    }
    for flag in [8, 16] as [UInt8] where flags & flag != 0 {
      guard i < pending.count, let end = pending[i...].firstIndex(of: 0) else { return false }
      i = end + 1
    }
    if flags & 2 != 0 { i += 2 }
    guard i <= pending.count else { return false }
    position = i
    return true
  }

  private func problem(of fault: InflateFault, at place: Int) -> ReadingError {
    switch fault {
    case .truncated: problem("the end of the data in the middle of it")
    case .malformed(let words): problem(words, at: place)
    }
  }

  private func problem(_ found: String, at place: Int? = nil) -> ReadingError {
    ReadingError(
      .compressed, file: file, expected: "whole gzip data",
      found: found + (place.map { " near byte \($0)" } ?? ""),
      mend: "Copy or download the file again; gzip -t FILE tests it.")
  }
}
