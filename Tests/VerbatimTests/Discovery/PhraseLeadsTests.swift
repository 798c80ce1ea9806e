import Testing
import VerbatimSegmentation

@testable import Verbatim

@Suite struct PhraseLeadsTests {
  /// Two themes: these comments, each ten times, and many about parking.
  private static func leads(_ texts: [String]) throws -> Set<String> {
    let reader = DiscoveryReader(try FeedbackEngine())
    let parking = [
      "the parking was full", "parking costs too much", "no entrance to the parking",
      "the parking machine is in the corner",
    ]
    var corpus = DiscoveryCorpus()
    var scratch = TagScratch()
    var groups: [Int] = []
    for (group, comments) in [texts, parking].enumerated() {
      for text in comments {
        for _ in 0..<(group == 0 ? 10 : 60) {
          let bytes = Array(text.utf8)
          reader.read(bytes.span, scratch: &scratch, into: &corpus)
          groups.append(group)
        }
      }
    }
    let comments = (0..<corpus.count).map { Int32($0) }
    let counts = PhraseCounts(corpus, comments, groups, themes: 2)
    return Set(PhraseLeads(corpus, comments, groups, counts.candidates).texts[0].values)
  }

  @Test func aPrepositionBelongsToItsWord() throws {
    let leads = try Self.leads([
      "we were on hold forever", "on hold with the bank", "still on hold", "hold music is loud",
    ])
    #expect(leads.contains("on hold"))
  }

  @Test func anArticleOrPronounBelongsToNothing() throws {
    let leads = try Self.leads([
      "my luggage is lost", "they lost my luggage", "my luggage came late", "my luggage is wet",
    ])
    #expect(leads.isEmpty, "\(leads)")
  }

  /// "in" stands before "town", but before everything else as well.
  @Test func whatStandsBeforeAllWordsLeadsNone() throws {
    let leads = try Self.leads([
      "in town in summer in rain in snow", "in town in june in trains", "in town in buses in may",
      "in town in boats in winter",
    ])
    #expect(!leads.contains("in town"), "\(leads)")
  }
}
