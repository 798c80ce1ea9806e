import Testing

@testable import VerbatimIO

@Suite("gzip and deflate")
struct GzipTests {
  /// Unpacks with pieces of `piece` bytes of input and `limit` of output.
  static func inflate(
    _ packed: [UInt8], piece: Int = .max, limit: Int = 1 << 20
  ) throws -> (bytes: [UInt8], isDone: Bool) {
    var inflater = Inflater()
    var pending: [UInt8] = []
    var output: [UInt8] = []
    var start = 0
    while true {
      let end = start + min(piece, packed.count - start)
      pending += packed[start..<end]
      start = end
      var isFull = true
      while isFull {
        var position = 0
        let progress = try inflater.inflate(
          pending, from: &position, isLast: start == packed.count, limit: limit, into: &output)
        pending.removeFirst(position)
        if progress == .isDone { return (output, pending.isEmpty) }
        isFull = progress == .isFull
      }
      if start == packed.count { return (output, false) }
    }
  }

  @Test(arguments: [1, 2, 3, 7, 64, 601, .max], [1, 300, 1 << 20])
  func piecesOfAnySize(piece: Int, limit: Int) throws {
    for (packed, rows) in [
      (PackedSamples.dynamic, 300), (PackedSamples.fixed, 3), (PackedSamples.stored, 3),
      (PackedSamples.flushed, 12), (PackedSamples.runs, 12),
    ] {
      let result = try Self.inflate(packed, piece: piece, limit: limit)
      #expect(result.bytes == PackedSamples.table(rows))
      #expect(result.isDone)
    }
  }

  @Test func cutAnywhereIsAnError() throws {
    for packed in [PackedSamples.dynamic, PackedSamples.fixed, PackedSamples.stored] {
      for count in 0..<packed.count {
        #expect(throws: InflateFault.self) { try Self.inflate(Array(packed[..<count])) }
      }
    }
  }

  @Test(
    arguments: [
      ([0x07], "a block of an unknown kind"),
      ([0x01, 1, 0, 0, 0, 65], "a block of a wrong length"),
      // A reference before the beginning: fixed codes, length 3, distance 1.
      ([0x03, 0x02, 0x00], "a reference before the beginning"),
    ] as [([UInt8], String)])
  func malformed(bytes: [UInt8], words: String) {
    #expect(throws: InflateFault.malformed(words)) { try Self.inflate(bytes) }
  }

  static func error(_ bytes: [UInt8]) -> String? {
    do {
      _ = try read(bytes, name: "t.csv.gz")
      return nil
    } catch { return (error as? ReadingError)?.explanation ?? "\(error)" }
  }

  @Test func readAsItComes() throws {
    let plain = try read(PackedSamples.table(3))
    for piece in [1, 5, Int.max] {
      #expect(try read(PackedSamples.gzip, name: "t.csv.gz", piece: piece) == plain)
      #expect(try read(PackedSamples.gzipWithHeader, name: "t.csv.gz", piece: piece) == plain)
    }
    let reader = try BlockReader(ByteSource(bytes: PackedSamples.gzip, name: "x"))
    #expect(reader.notes == ["unpacked with gzip"])
  }

  @Test func membersFollowEachOther() throws {
    let twice = try read(PackedSamples.gzip + PackedSamples.gzip)
    #expect(twice.rows.count == 7)  // the second header is a row here
    #expect(try read(PackedSamples.gzip + [0, 0, 0]).rows.count == 3)
    #expect(
      Self.error(PackedSamples.gzip + Array("else, and more".utf8))?
        .contains("found something else behind the data near byte") == true)
  }

  @Test func cutAnywhereIsSaid() throws {
    for count in 3..<PackedSamples.gzip.count {
      let error = try #require(Self.error(Array(PackedSamples.gzip[..<count])))
      #expect(
        error == """
          t.csv.gz: expected whole gzip data, found the end of the data in the middle of it
            Copy or download the file again; gzip -t FILE tests it.
          """)
    }
  }

  @Test func anyWrongBitIsFound() throws {
    let packed = PackedSamples.gzip
    for i in 10..<packed.count {
      // The last byte of the data is filled up with bits that say nothing.
      let bit = i == packed.count - 9 ? 0 : i % 8
      var bytes = packed
      bytes[i] ^= 1 << bit
      #expect(Self.error(bytes) != nil, "bit \(bit) of byte \(i)")
    }
  }

  @Test func aBombIsOneRejectedRow() throws {
    #expect(PackedSamples.bomb.count < 6_000)
    let outcome = try read(PackedSamples.bomb)
    #expect(outcome.reasons == [.fieldTooLong])
  }
}
