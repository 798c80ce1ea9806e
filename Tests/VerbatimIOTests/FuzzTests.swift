import Testing
import VerbatimIO

/// A small generator, so that a failing seed fails again.
struct SplitMix: RandomNumberGenerator {
  var state: UInt64
  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}

@Suite("Random inputs")
struct FuzzTests {
  static let seeds: [(InputFormat, String)] = [
    (
      .csv,
      "id,score,text\r\n1,9,\"Nhanh, gọn\"\r\n2,3,\"hai\ndòng\"\n3,7,\"\"\"x\"\"\"\n4,,ช้ามาก\n"
    ),
    (.csv, "a;b\n1;\"x\ny\"\n\n2;\"\"\"\"\r3;z"),
    (.tsv, "id\ttext\n1\t\"a\nb\"\n2\t\"c\n3\td\"\n4\t\"ดี\"\n"),
    (
      .jsonLines,
      "{\"id\":1,\"text\":\"a\\n\\u0e01\"}\n{\"text\":\"b\",\"x\":[1,{}]}\r\n\n{\"id\":null}\n"
    ),
  ]
  static let alphabet: [UInt8] =
    Array("\",;\t\n\r{}[]:\\ua0 \"\"\n\n,".utf8) + [0, 0xE0, 0xB8, 0xC3]

  @Test(arguments: 0..<40)
  func blocksChangeNothing(seed: Int) throws {
    var random = SplitMix(state: UInt64(seed))
    for _ in 0..<60 {
      let (format, text) = Self.seeds[Int.random(in: 0..<Self.seeds.count, using: &random)]
      var bytes = Array(text.utf8)
      for _ in 0..<Int.random(in: 0...3, using: &random) { bytes += Array(text.utf8) }
      let header = (bytes.firstIndex(of: 10) ?? 0) + 1
      for _ in 0..<Int.random(in: 0...12, using: &random) {
        let place = Int.random(in: header..<bytes.count, using: &random)
        let byte = Self.alphabet.randomElement(using: &random)!
        switch Int.random(in: 0..<3, using: &random) {
        case 0: bytes[place] = byte
        case 1: bytes.insert(byte, at: place)
        default: if bytes.count > header + 1 { bytes.remove(at: place) }
        }
      }
      let limits =
        Bool.random(using: &random)
        ? RecordLimits(
          maximumFieldBytes: 20, maximumRecordBytes: Int.random(in: 2...60, using: &random))
        : RecordLimits()
      let whole = attempt(bytes, format, limits, block: 1 << 20, piece: .max)
      for block in [1, 5, 64, 100, 4096] {
        let piece = Int.random(in: 1...50, using: &random)
        let parts = attempt(bytes, format, limits, block: block, piece: piece)
        if parts != whole {
          Issue.record(
            "seed \(seed) block \(block) \(limits) \(format) \(bytes)\n\(whole)\n\(parts)")
          return
        }
      }
      guard case .success(let outcome) = whole else { continue }
      #expect(outcome.rows.count + outcome.rejects.count == outcome.lastRecord)
    }
  }

  /// With no fault anywhere, everything that was written comes back.
  @Test(arguments: 0..<20)
  func writtenTablesComeBack(seed: Int) throws {
    var random = SplitMix(state: UInt64(seed) &+ 1000)
    let alphabet = Array("ab,;\"\n\r\tกิđ😊 ")
    var expected: [[String?]] = []
    var csv = CSVWriter(.init(usesCRLF: seed % 2 == 0, hasByteOrderMark: seed % 3 == 0))
    var bytes: [UInt8] = []
    csv.row(["x", "y", "z"], &bytes)
    for row in 0..<50 {
      var cells = ["r\(row)"]
      for _ in 0..<2 {
        cells.append(
          "t"
            + String(
              (0..<Int.random(in: 0...12, using: &random)).map { _ in
                alphabet.randomElement(using: &random)!
              }))
      }
      expected.append(cells)
      csv.row(cells, &bytes)
    }
    #expect(try read(bytes, blockBytes: 64).texts == expected)
  }

  func attempt(
    _ bytes: [UInt8], _ format: InputFormat, _ limits: RecordLimits, block: Int, piece: Int
  ) -> Result<Outcome, ReadingError> {
    do {
      return .success(
        try read(bytes, format: format, limits: limits, blockBytes: block, piece: piece))
    } catch let error as ReadingError {
      return .failure(error)
    } catch {
      preconditionFailure("\(error)")
    }
  }
}
