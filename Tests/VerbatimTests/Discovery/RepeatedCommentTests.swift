import Testing

@testable import Verbatim

/// What was read or given a theme before is taken from there.
@Suite struct RepeatedCommentTests {
  private let reader: DiscoveryReader

  init() throws { reader = DiscoveryReader(try FeedbackEngine()) }

  private static let texts = [
    "Delivery was very slow", "giao hàng chậm quá, nhân viên thân thiện", "ส่งช้ามาก 😡", "", "5",
    String(repeating: "the delivery was slow and the courier rude. ", count: 5),
  ]

  @Test func readingAgainGivesTheSameTerms() {
    var before = ReadComments()
    var scratch = TagScratch()
    var (plain, repeated) = (DiscoveryCorpus(), DiscoveryCorpus())
    for text in Self.texts + Self.texts.reversed() + ["Delivery was very slow!"] {
      reader.read(Array(text.utf8).span, scratch: &scratch, into: &plain)
      reader.read(Array(text.utf8).span, before: &before, scratch: &scratch, into: &repeated)
    }
    #expect(repeated.bytes == plain.bytes)
    #expect(repeated.keys.keys == plain.keys.keys)
    for comment in 0..<plain.count {
      #expect(repeated.text(comment) == plain.text(comment))
      #expect(repeated.terms(comment) == plain.terms(comment))
    }
    #expect(
      repeated.terms.map { [$0.start, $0.end, $0.clause, UInt32($0.part.rawValue)] }
        == plain.terms.map { [$0.start, $0.end, $0.clause, UInt32($0.part.rawValue)] })
  }

  @Test func aTextThatTakesAnothersPlaceIsReadByItself() {
    var before = ReadComments()
    var scratch = TagScratch()
    var corpus = DiscoveryCorpus()
    let (first, second) = (Array("slow delivery".utf8), Array("rude courier".utf8))
    reader.read(first.span, before: &before, scratch: &scratch, into: &corpus)
    guard let place = before.place(of: first.span) else {
      Issue.record("a short text has a place")
      return
    }
    #expect(!before.copy(second.span, at: place, to: &corpus))
    #expect(corpus.count == 1)
    #expect(before.copy(first.span, at: place, to: &corpus))
    #expect(corpus.count == 2)
  }

  @Test func sameTermsAreTheSameInAnyPart() {
    var scratch = TagScratch()
    func keys(_ texts: [String]) -> TermKeys {
      var corpus = DiscoveryCorpus()
      for text in texts { reader.read(Array(text.utf8).span, scratch: &scratch, into: &corpus) }
      return corpus.keys
    }
    let one = keys(["the app crashes", "slow delivery"])
    let other = keys(["slow  delivery", "the app crashed", "slow. delivery"])
    #expect(one.isSame(0, as: other, 1) && one.hash(0) == other.hash(1))
    #expect(one.isSame(1, as: other, 0) && one.hash(1) == other.hash(0))
    #expect(!one.isSame(1, as: other, 2) && !one.isSame(0, as: other, 0))
  }
}
