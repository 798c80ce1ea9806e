import Foundation
import Testing
import Verbatim

@Suite struct TaxonomyFitTests {
  /// The comments of a gold set of a taxonomy.
  private func comments(_ name: String) throws -> [String] {
    let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
      .appendingPathComponent("corpora/gold/packs.second.\(name).tsv")
    return try String(contentsOf: file, encoding: .utf8).split(separator: "\n")
      .filter { !$0.hasPrefix("#") }.dropFirst()
      .compactMap { $0.split(separator: "\t").first.map(String.init) }
  }

  @Test(
    "comments of an industry are known by their themes",
    arguments: ["airlines", "employers", "healthcare", "restaurants"])
  func industry(name: String) throws {
    let comments = try comments(name)
    #expect(comments.count == 30)
    let fits = try TaxonomyFit.fitting(comments)
    #expect(fits.first?.taxonomy == name)
    #expect(fits.count < 3)
    for (better, worse) in zip(fits, fits.dropFirst()) {
      #expect(better.themesPerComment >= worse.themesPerComment)
    }
  }

  @Test("what is about nothing of any industry fits none")
  func none() throws {
    #expect(try TaxonomyFit.fitting([]).isEmpty)
    let comments = ["ok", "hôm nay trời đẹp", "วันนี้ฝนตก", "See you tomorrow!", "hihi", "555"]
    #expect(try TaxonomyFit.fitting(comments).isEmpty)
  }
}
