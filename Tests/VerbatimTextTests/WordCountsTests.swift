import Testing
import VerbatimSegmentation
@testable import VerbatimText

@Suite struct WordCountsTests {
  @Test("sources weigh the same, whatever their size")
  func average() {
    var counts = WordCounts(language: .vietnamese)
    counts.beginSource()
    counts.add("ngon", count: 1)
    counts.add("dở", count: 1)
    counts.beginSource()
    counts.add("ngon", count: 900)
    counts.add("tệ", count: 100)
    let words = Dictionary(
      uniqueKeysWithValues: counts.perMillion(minimum: 0).map { ($0.word, $0.count) })
    #expect(words == ["ngon": 700_000, "dở": 250_000, "tệ": 50_000])
    #expect(counts.perMillion(minimum: 100_000).map(\.word) == ["dở", "ngon"])
  }

  @Test(
    "only words of the language count",
    arguments: [
      (Language.vietnamese, "giao hàng", "giao hàng" as String?), (.vietnamese, "GIAO", "giao"),
      (.vietnamese, "50k", nil),
      (.vietnamese, " a", nil), (.thai, "ดีี", "ดี"), (.thai, "ok", nil), (.english, "Don’t", "don't"),
      (.english, "a b", nil),
      (.english, "", nil), (.vietnamese, "e\u{301}m", "ém"),
    ])
  func normalForm(language: Language, word: String, form: String?) {
    #expect(WordCounts(language: language).normalForm(word) == form)
  }
}
