import Testing
import VerbatimSegmentation

@Suite struct LanguageTests {
  @Test("codes there and back", arguments: Language.allCases)
  func codes(language: Language) {
    #expect(Language(code: language.code) == language)
  }

  @Test("other codes are none", arguments: ["", "VI", "vie", "fr", "vi-VN", " th"])
  func other(code: String) { #expect(Language(code: code) == nil) }
}
