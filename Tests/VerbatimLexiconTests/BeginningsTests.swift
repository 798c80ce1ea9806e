import Testing
import VerbatimAutomata

@testable import VerbatimLexicon

@Suite struct BeginningsTests {
  /// Letters a to z, different for each number.
  private static func beginning(_ number: Int) -> UInt64 {
    var bits: UInt64 = 0
    var rest = number
    for place in 0..<4 {
      bits |= UInt64(0x61 + rest % 26) << UInt64(8 * place)
      rest /= 26
    }
    return bits
  }

  private static func beginnings(_ numbers: some Sequence<Int>) -> Beginnings {
    Beginnings(numbers.map { (word: Int32($0 % 700), beginning: beginning($0)) })
  }

  @Test func allBeginningsAreTold() {
    let some = Self.beginnings(0..<2_000)
    for number in 0..<2_000 {
      #expect(some.contains(Self.beginning(number), behind: Int32(number % 700)))
    }
    let others = (2_000..<6_000).count {
      some.contains(Self.beginning($0), behind: Int32($0 % 700))
    }
    #expect(others < 600)
  }

  @Test func joinedOnesSayWhatEachSays() {
    // Of different sizes; the second lets anything begin.
    let all = [
      Self.beginnings(0..<3_000), Beginnings(bits: []),
      Self.beginnings(stride(from: 0, to: 900, by: 7)),
      Self.beginnings(2_500..<2_600),
    ]
    let joined = JoinedBeginnings(all)
    for number in 0..<5_000 {
      let word = Int32(number % 700)
      let beginning = Self.beginning(number)
      let tries = joined.tries(at: joined.prefetchedPlace(of: beginning, behind: word))
      for (index, own) in all.enumerated() {
        #expect((tries >> UInt8(index) & 1 != 0) == own.contains(beginning, behind: word))
      }
    }
  }
}
