/// What is wrong with packed data.
enum InflateFault: Error, Equatable {
  case truncated
  case malformed(String)
}

/// Unpacks DEFLATE data (RFC 1951) piece by piece, with 32 KiB of memory behind it.
///
/// It looks only at whole symbols: where too few bytes are left to be sure of one, it waits for
/// more, and what it has not used stays the caller's.
struct Inflater: Sendable {
  enum Progress { case needsInput, isFull, isDone }

  private enum State {
    case blockHeader
    case stored(left: Int)
    case codes
    case done
  }

  private static let historyBytes = 32 << 10
  private static let roomBytes = 128 << 10
  private static let longestMatch = 258
  /// So many bytes suffice for a block's header, and for one symbol with its distance.
  private static let headerBytes = 600
  private static let symbolBytes = 8

  private var state = State.blockHeader
  private var isLastBlock = false
  private var bits: UInt64 = 0
  private var bitCount = 0
  /// What has been unpacked: history first, then what is not handed over yet.
  private var room = [UInt8](repeating: 0, count: Inflater.roomBytes)
  private var count = 0
  private var handed = 0
  private var literals: HuffmanCode?
  private var distances: HuffmanCode?

  /// Unpacks `input` from `position` on, which moves behind what was used.
  ///
  /// - Parameters:
  ///   - isLast: nothing comes after `input`.
  ///   - limit: stops when about so many bytes have been appended to `output`.
  mutating func inflate(
    _ input: [UInt8], from position: inout Int, isLast: Bool, limit: Int,
    into output: inout [UInt8]
  ) throws(InflateFault) -> Progress {
    let goal = output.count + limit
    var progress = Progress.needsInput
    defer {
      handOver(to: &output)
      giveBack(&position)
    }
    steps: while true {
      if output.count + count - handed >= goal {
        progress = .isFull
        break
      }
      switch state {
      case .blockHeader:
        if isLastBlock {
          state = .done
          continue
        }
        guard isLast || input.count - position >= Self.headerBytes else { break steps }
        try readHeader(input, &position)
      case .stored(let left):
        let step = min(left, input.count - position, Self.roomBytes - count)
        ByteCopy.overwrite(&room, at: count, with: input, from: position, count: step)
        count += step
        position += step
        state = left == step ? .blockHeader : .stored(left: left - step)
        if left > step && position == input.count {
          if isLast { throw .truncated }
          break steps
        }
        makeRoom(&output)
      case .codes:
        let isBlockEnd = try readSymbols(input, &position, isLast: isLast)
        if isBlockEnd {
          state = .blockHeader
        } else if count + Self.longestMatch <= Self.roomBytes {
          break steps
        }
        makeRoom(&output)
      case .done:
        progress = .isDone
        break steps
      }
    }
    return progress
  }

  private mutating func handOver(to output: inout [UInt8]) {
    output.append(contentsOf: room[handed..<count])
    handed = count
  }

  /// Keeps the history only, when the room is nearly full.
  private mutating func makeRoom(_ output: inout [UInt8]) {
    guard count + Self.longestMatch > Self.roomBytes else { return }
    handOver(to: &output)
    ByteCopy.moveToFront(&room, from: count - Self.historyBytes, to: count)
    count = Self.historyBytes
    handed = count
  }

  private mutating func giveBack(_ position: inout Int) {
    position -= bitCount >> 3
    bitCount &= 7
    bits &= (1 << bitCount) - 1
  }

  private mutating func take(
    _ count: Int, _ input: [UInt8], _ position: inout Int
  ) throws(InflateFault) -> Int {
    while bitCount < count {
      guard position < input.count else { throw .truncated }
      bits |= UInt64(input[position]) << bitCount
      position += 1
      bitCount += 8
    }
    defer {
      bits >>= count
      bitCount -= count
    }
    return Int(bits & ((1 << count) - 1))
  }

  private mutating func readHeader(
    _ input: [UInt8], _ position: inout Int
  ) throws(InflateFault) {
    isLastBlock = try take(1, input, &position) == 1
    switch try take(2, input, &position) {
    case 0:
      giveBack(&position)
      (bits, bitCount) = (0, 0)
      let length = try take(16, input, &position)
      let check = try take(16, input, &position)
      guard length == ~check & 0xFFFF else { throw .malformed("a block of a wrong length") }
      state = length == 0 ? .blockHeader : .stored(left: length)
    case 1:
      (literals, distances) = (HuffmanCode.fixedLiterals, HuffmanCode.fixedDistances)
      state = .codes
    case 2:
      try readCodes(input, &position)
      state = .codes
    default: throw .malformed("a block of an unknown kind")
    }
  }

  private static let lengthOrder = [
    16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15,
  ]

  private mutating func readCodes(
    _ input: [UInt8], _ position: inout Int
  ) throws(InflateFault) {
    let literalCount = try take(5, input, &position) + 257
    let distanceCount = try take(5, input, &position) + 1
    let lengthCount = try take(4, input, &position) + 4
    guard literalCount <= 286 else { throw .malformed("too many symbols") }
    var lengths = [UInt8](repeating: 0, count: 19)
    for place in Self.lengthOrder.prefix(lengthCount) {
      lengths[place] = UInt8(try take(3, input, &position))
    }
    guard let code = HuffmanCode(lengths: lengths[...]) else {
      throw .malformed("an impossible code")
    }
    let total = literalCount + distanceCount
    lengths.removeAll(keepingCapacity: true)
    while lengths.count < total {
      while bitCount < 15 && position < input.count {
        bits |= UInt64(input[position]) << bitCount
        position += 1
        bitCount += 8
      }
      guard let (symbol, length) = code.slow(bits) else { throw .malformed("an unknown code") }
      guard length <= bitCount else { throw .truncated }
      bits >>= length
      bitCount -= length
      var repeated: UInt8 = 0
      var times = 1
      switch symbol {
      case 0..<16: repeated = UInt8(symbol)
      case 16:
        guard let last = lengths.last else { throw .malformed("a repetition of nothing") }
        repeated = last
        times = try take(2, input, &position) + 3
      case 17: times = try take(3, input, &position) + 3
      default: times = try take(7, input, &position) + 11
      }
      lengths.append(contentsOf: repeatElement(repeated, count: times))
    }
    guard lengths.count == total, lengths[256] > 0 else { throw .malformed("an impossible code") }
    literals = HuffmanCode(lengths: lengths[..<literalCount])
    distances = HuffmanCode(lengths: lengths[literalCount...])
    guard literals != nil, distances != nil else { throw .malformed("an impossible code") }
  }

  private static let lengthBases: [Int] = [
    3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131,
    163, 195, 227, 258,
  ]
  private static let lengthExtras: [Int] = [
    0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0,
  ]
  private static let distanceBases: [Int] = [
    1, 2, 3, 4, 5, 7, 9, 13, 17, 25, 33, 49, 65, 97, 129, 193, 257, 385, 513, 769, 1025, 1537,
    2049, 3073, 4097, 6145, 8193, 12289, 16385, 24577,
  ]
  private static let distanceExtras: [Int] = [
    0, 0, 0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7, 8, 8, 9, 9, 10, 10, 11, 11, 12, 12, 13,
    13,
  ]

  /// Reads symbols until the block ends (true), the room is full, or the input may end inside one.
  private mutating func readSymbols(
    _ input: [UInt8], _ position: inout Int, isLast: Bool
  ) throws(InflateFault) -> Bool {
    guard let literals, let distances else { throw .malformed("symbols without a code") }
    let input = input.span
    let literalTable = literals.fast.span
    let distanceTable = distances.fast.span
    let lengthBases = Self.lengthBases.span
    let lengthExtras = Self.lengthExtras.span
    let distanceBases = Self.distanceBases.span
    let distanceExtras = Self.distanceExtras.span
    let mask = UInt64(1 << HuffmanCode.fastBits - 1)
    let lastSafe = isLast ? Int.max : input.count - Self.symbolBytes
    let fullAt = Self.roomBytes - Self.longestMatch
    var room: [UInt8] = []
    swap(&room, &self.room)
    var (bits, bitCount, count, place) = (self.bits, self.bitCount, self.count, position)
    defer {
      swap(&room, &self.room)
      (self.bits, self.bitCount, self.count, position) = (bits, bitCount, count, place)
    }
    while count <= fullAt {
      while bitCount <= 56 && place < input.count {
        bits |= UInt64(input[place]) << UInt64(bitCount)
        place &+= 1
        bitCount &+= 8
      }
      // What is already in `bits` counts as there.
      if place &- bitCount >> 3 > lastSafe { return false }
      var entry = Int(literalTable[Int(bits & mask)])
      if entry == 0 {
        guard let found = literals.slow(bits) else { throw .malformed("an unknown code") }
        entry = found.symbol << 4 | found.length
      }
      bits >>= UInt64(entry & 15)
      bitCount &-= entry & 15
      let symbol = entry >> 4
      if symbol < 256 {
        if bitCount < 0 { throw .truncated }
        room[count] = UInt8(truncatingIfNeeded: symbol)
        count &+= 1
        continue
      }
      if symbol == 256 {
        if bitCount < 0 { throw .truncated }
        return true
      }
      guard symbol <= 285 else { throw .malformed("an unknown length") }
      let lengthBits = lengthExtras[symbol - 257]
      let length = lengthBases[symbol - 257] + Int(bits & ((1 << UInt64(lengthBits)) - 1))
      bits >>= UInt64(lengthBits)
      bitCount &-= lengthBits
      entry = Int(distanceTable[Int(bits & mask)])
      if entry == 0 {
        guard let found = distances.slow(bits) else { throw .malformed("an unknown distance") }
        entry = found.symbol << 4 | found.length
      }
      bits >>= UInt64(entry & 15)
      bitCount &-= entry & 15
      guard entry >> 4 < 30 else { throw .malformed("an unknown distance") }
      let distanceBits = distanceExtras[entry >> 4]
      let distance = distanceBases[entry >> 4] + Int(bits & ((1 << UInt64(distanceBits)) - 1))
      bits >>= UInt64(distanceBits)
      bitCount &-= distanceBits
      if bitCount < 0 { throw .truncated }
      guard distance <= count else { throw .malformed("a reference before the beginning") }
      for _ in 0..<length {
        room[count] = room[count &- distance]
        count &+= 1
      }
    }
    return false
  }
}
