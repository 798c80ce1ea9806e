import Testing

@testable import VerbatimSegmentation

@Suite struct LanguageLeadTests {
  @Test("a text that the lead calls one language is labelled so throughout by the search")
  func agreesWithSearch() {
    var random = SplitMix64(state: 2)
    var known = 0
    for _ in 0..<5_000 {
      var units = [Unit](repeating: Unit(), count: Int.random(in: 1...12, using: &random))
      var lead = LanguageLead()
      for index in units.indices {
        units[index].vietnameseCost = .random(in: 100...1200, using: &random)
        units[index].englishCost = .random(in: 100...1200, using: &random)
        lead.add(
          vietnameseCost: units[index].vietnameseCost, englishCost: units[index].englishCost)
      }
      LanguageDetector.label(&units, count: units.count)
      let languages = Set(units.map(\.language))
      #expect(lead.onlyLanguage == (languages.count == 1 ? languages.first : nil))
      if lead.onlyLanguage != nil { known += 1 }
    }
    #expect(known > 500)
  }
}
