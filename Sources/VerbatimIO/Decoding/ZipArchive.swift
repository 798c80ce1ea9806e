/// The parts of a ZIP archive in memory, from its directory (APPNOTE.TXT 6.3, without encryption
/// and parts of more than one disk).
struct ZipArchive: Sendable {
  struct Part: Sendable {
    var name: String
    var isEncrypted: Bool
    var method: Int
    var checksum: UInt32
    var packedBytes: Int
    var bytes: Int
    /// Where its local header begins.
    var offset: Int
  }

  let file: String
  let data: [UInt8]
  private(set) var parts: [Part] = []

  static func begins(_ bytes: borrowing Span<UInt8>) -> Bool {
    bytes.count >= 4 && bytes[0] == 0x50 && bytes[1] == 0x4B
      && (bytes[2] == 3 && bytes[3] == 4 || bytes[2] == 5 && bytes[3] == 6)
  }

  init(_ data: [UInt8], file: String) throws(ReadingError) {
    self.data = data
    self.file = file
    guard let end = endOfDirectory else {
      throw problem("no directory at its end: the file is not all there")
    }
    var place = number(end + 16, 4)
    var count = number(end + 10, 2)
    if place == 0xFFFF_FFFF || count == 0xFFFF, end >= 20, number(end - 20, 4) == 0x0706_4B50 {
      let wide = number(end - 12, 8)
      guard wide + 56 <= data.count, number(wide, 4) == 0x0606_4B50 else {
        throw problem("a damaged directory")
      }
      (count, place) = (number(wide + 32, 8), number(wide + 48, 8))
    }
    for _ in 0..<min(count, 1 << 20) {
      guard place >= 0, place + 46 <= data.count, number(place, 4) == 0x0201_4B50 else {
        throw problem("a damaged directory")
      }
      let (nameBytes, extraBytes) = (number(place + 28, 2), number(place + 30, 2))
      let next = place + 46 + nameBytes + extraBytes + number(place + 32, 2)
      guard next <= data.count else { throw problem("a damaged directory") }
      let name = data[place + 46..<place + 46 + nameBytes]
      var part = Part(
        name: String(decoding: name, as: UTF8.self),
        isEncrypted: number(place + 8, 2) & 1 == 1, method: number(place + 10, 2),
        checksum: UInt32(number(place + 16, 4)), packedBytes: number(place + 20, 4),
        bytes: number(place + 24, 4), offset: number(place + 42, 4))
      readWideNumbers(&part, from: place + 46 + nameBytes, to: place + 46 + nameBytes + extraBytes)
      parts.append(part)
      place = next
    }
  }

  /// The numbers that are too large for 32 bits stand in an extra field.
  private func readWideNumbers(_ part: inout Part, from start: Int, to end: Int) {
    var i = start
    while i + 4 <= end {
      let (kind, size) = (number(i, 2), number(i + 2, 2))
      if kind == 1 {
        var field = i + 4
        func next(_ value: Int) -> Int {
          guard value == 0xFFFF_FFFF, field + 8 <= min(end, i + 4 + size) else { return value }
          defer { field += 8 }
          return number(field, 8)
        }
        part.bytes = next(part.bytes)
        part.packedBytes = next(part.packedBytes)
        part.offset = next(part.offset)
      }
      i += 4 + size
    }
  }

  func part(_ name: String) -> Part? {
    let wanted = name.lowercased()
    return parts.first { $0.name.lowercased() == wanted }
  }

  /// The record at the end, which may have a comment of up to 64 KiB behind it.
  private var endOfDirectory: Int? {
    var place = data.count - 22
    while place >= 0 && place >= data.count - 22 - 0xFFFF {
      if data[place] == 0x50 && number(place, 4) == 0x0605_4B50
        && place + 22 + number(place + 20, 2) <= data.count
      {
        return place
      }
      place -= 1
    }
    return nil
  }

  /// A little-endian number; far too large for any use where it would be negative.
  func number(_ place: Int, _ count: Int) -> Int {
    var value: UInt64 = 0
    for i in 0..<count where place + i < data.count {
      value |= UInt64(data[place + i]) << (8 * i)
    }
    return Int(min(value, UInt64(Int.max >> 8)))
  }

  func problem(_ found: String) -> ReadingError {
    ReadingError(
      .workbook, file: file, expected: "a whole Excel workbook (.xlsx) or ZIP archive",
      found: found, mend: "Export or download it again, or save the sheet as CSV UTF-8.")
  }
}

/// Unpacks one part of an archive piece by piece and checks it.
struct ZipPartReader: Sendable {
  private static let pieceBytes = 256 << 10
  /// What one part may come to: far more than a full sheet of Excel.
  private static let largest = 16 << 30

  private let archive: ZipArchive
  private let part: ZipArchive.Part
  private let end: Int
  private var position: Int
  private var inflater = Inflater()
  private var checksum = CRC32()
  private var unpacked = 0
  private(set) var isAtEnd = false

  init(_ part: ZipArchive.Part, in archive: ZipArchive) throws(ReadingError) {
    self.part = part
    self.archive = archive
    let start = part.offset
    guard !part.isEncrypted else { throw archive.problem("'\(part.name)' under a password") }
    guard part.method == 0 || part.method == 8 else {
      throw archive.problem("'\(part.name)' packed with method \(part.method)")
    }
    guard start + 30 <= archive.data.count, archive.number(start, 4) == 0x0403_4B50 else {
      throw archive.problem("nothing where '\(part.name)' should be")
    }
    position = start + 30 + archive.number(start + 26, 2) + archive.number(start + 28, 2)
    guard part.packedBytes <= archive.data.count, position + part.packedBytes <= archive.data.count
    else { throw archive.problem("'\(part.name)' cut short") }
    end = position + part.packedBytes
  }

  /// Appends the next piece; nothing is appended at the end.
  mutating func next(into output: inout [UInt8]) throws(ReadingError) {
    guard !isAtEnd else { return }
    let start = output.count
    if part.method == 0 {
      let size = min(Self.pieceBytes, end - position)
      output.append(contentsOf: archive.data[position..<position + size])
      position += size
      isAtEnd = position == end
    } else {
      do {
        let progress = try inflater.inflate(
          archive.data, from: &position, isLast: true, limit: Self.pieceBytes, into: &output)
        isAtEnd = progress == .isDone
      } catch {
        throw archive.problem(
          error == .truncated ? "'\(part.name)' cut short" : "'\(part.name)' damaged")
      }
    }
    checksum.add(output.span.extracting(start..<output.count))
    unpacked += output.count - start
    guard unpacked <= min(part.bytes, Self.largest) else {
      throw archive.problem("'\(part.name)' larger than the \(part.bytes) bytes it should have")
    }
    if isAtEnd && (checksum.value != part.checksum || unpacked != part.bytes) {
      throw archive.problem("'\(part.name)' with a checksum that does not fit")
    }
  }

  /// All of a small part.
  static func all(
    _ part: ZipArchive.Part, in archive: ZipArchive, limit: Int
  ) throws(ReadingError) -> [UInt8] {
    var reader = try ZipPartReader(part, in: archive)
    var bytes: [UInt8] = []
    while !reader.isAtEnd {
      try reader.next(into: &bytes)
      guard bytes.count <= limit else {
        throw archive.problem("'\(part.name)' larger than \(limit >> 20) MiB")
      }
    }
    return bytes
  }
}
