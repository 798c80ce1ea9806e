/// What a comment is known by among others: hashes of its letters, for finding repeats.
///
/// Text is folded to small letters and single spaces, and cut into all stretches of nine bytes. The
/// least value of each of sixteen hash functions over them (MinHash: A. Broder, "On the resemblance
/// and containment of documents", 1997) agrees between two comments as often as the share of
/// stretches that both have.
package struct CommentSignature: Sendable, Equatable {
  static let shingle = 9
  static let hashes = SIMD16<UInt32>.scalarCount
  /// Shorter comments repeat by chance: "giao hàng nhanh".
  static let leastBytes = 40

  /// A stretch is hashed as a number with this base, the next one from it (R. Karp and M. Rabin,
  /// "Efficient randomized pattern-matching algorithms", 1987).
  private static let base: UInt64 = 0x100_0000_01B3
  private static let baseOfLeaving = (0..<shingle).reduce(1) { power, _ in power &* base }
  private static let seeds = SIMD16<UInt32>(
    (0..<hashes).map { UInt32(truncatingIfNeeded: SplitMix64.mix(UInt64($0) &+ 1)) })
  private static let multipliers = SIMD16<UInt32>(
    (0..<hashes).map { UInt32(truncatingIfNeeded: SplitMix64.mix(UInt64($0) &+ 17)) | 1 })

  /// The hash of the folded text.
  let exact: UInt64
  let least: SIMD16<UInt32>

  /// Nil for a comment too short to be called a repeat.
  package init?(_ text: Span<UInt8>) {
    var folded: [UInt8] = []
    folded.reserveCapacity(text.count)
    for index in text.indices {
      let byte = text[index]
      switch byte {
      case 0x41...0x5A: folded.append(byte | 0x20)
      case 0x30...0x39, 0x61...0x7A, 0x80...: folded.append(byte)
      default: if let last = folded.last, last != 0x20 { folded.append(0x20) }
      }
    }
    while folded.last == 0x20 { folded.removeLast() }
    guard folded.count >= Self.leastBytes else { return nil }
    var exact: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in folded { exact = (exact ^ UInt64(byte)) &* 0x100_0000_01B3 }
    self.exact = exact
    var least = SIMD16<UInt32>(repeating: .max)
    var hash: UInt64 = 0
    for (index, byte) in folded.enumerated() {
      hash = hash &* Self.base &+ UInt64(byte)
      if index >= Self.shingle {
        hash = hash &- UInt64(folded[index - Self.shingle]) &* Self.baseOfLeaving
      }
      guard index >= Self.shingle - 1 else { continue }
      let mixed = UInt32(truncatingIfNeeded: SplitMix64.mix(hash) &>> 32)
      var values = (SIMD16(repeating: mixed) ^ Self.seeds) &* Self.multipliers
      values ^= values &>> 15
      least.replace(with: values, where: values .< least)
    }
    self.least = least
  }

  /// The share of stretches that both have, as estimated.
  package func resemblance(_ other: CommentSignature) -> Double {
    let agree = SIMD16<UInt32>.zero.replacing(with: 1, where: least .== other.least)
    return Double(agree.wrappedSum()) / Double(Self.hashes)
  }
}

/// Comments of a batch that repeat an earlier one, word for word or nearly.
///
/// Which comment is the repeat depends on the order of the batch alone, so the same export gives the
/// same result with any number of workers.
package struct DuplicateFinder: Sendable {
  /// From this resemblance on two comments are nearly the same.
  static let leastResemblance = 0.75
  /// Comments that share four neighbouring hashes are compared.
  private static let band = 4

  /// For each comment, in order: the number of the earlier one that it repeats.
  package private(set) var repeated: [Int?] = []
  /// How many repeat an earlier one word for word, and how many nearly.
  package private(set) var exact = 0
  package private(set) var near = 0
  /// By the number of a first comment: how many repeat it.
  package private(set) var groups: [Int: Int] = [:]

  package init(_ signatures: [CommentSignature?]) {
    var seen: [UInt64: Int] = [:]
    var bands: [UInt64: [Int]] = [:]
    repeated.reserveCapacity(signatures.count)
    for (number, signature) in signatures.enumerated() {
      guard let signature else {
        repeated.append(nil)
        continue
      }
      if let first = seen[signature.exact] {
        exact += 1
        add(number, of: first)
        continue
      }
      seen[signature.exact] = number
      let keys = Self.keys(signature)
      var best: (number: Int, resemblance: Double)?
      for key in keys {
        for other in bands[key] ?? [] where other != best?.number {
          guard let otherSignature = signatures[other] else { continue }
          let resemblance = signature.resemblance(otherSignature)
          if resemblance >= Self.leastResemblance, resemblance > best?.resemblance ?? 0 {
            best = (other, resemblance)
          }
        }
      }
      if let best {
        near += 1
        seen[signature.exact] = best.number
        add(number, of: best.number)
      } else {
        repeated.append(nil)
        // Later ones are compared with first comments only.
        for key in keys { bands[key, default: []].append(number) }
      }
    }
  }

  private mutating func add(_ number: Int, of first: Int) {
    repeated.append(first)
    groups[first, default: 0] += 1
  }

  private static func keys(_ signature: CommentSignature) -> [UInt64] {
    stride(from: 0, to: CommentSignature.hashes, by: band).map { start in
      var key = UInt64(start)
      for index in start..<start + band {
        key = SplitMix64.mix(key ^ UInt64(signature.least[index]))
      }
      return key
    }
  }
}
