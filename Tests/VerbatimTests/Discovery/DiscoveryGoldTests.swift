import Foundation
import Testing
import VerbatimSegmentation

@testable import Verbatim

/// Measures discovery on twelve themes in three languages, of which it is told nothing.
@Suite(.timeLimit(.minutes(20))) struct DiscoveryGoldTests {
  private struct Row {
    var theme: String
    var language: String
    var text: String
  }

  private static let rows: [Row] = {
    let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
      .appendingPathComponent("corpora/gold/discovery.tsv")
    let text = (try? String(contentsOf: file, encoding: .utf8)) ?? ""
    return text.split(separator: "\n").filter { !$0.hasPrefix("#") }.dropFirst().map { line in
      let fields = line.split(separator: "\t").map(String.init)
      return Row(theme: fields[0], language: fields[1], text: fields[2])
    }
  }()

  private static func discover(_ rows: [Row], themes: Int? = nil) throws -> ThemeDiscovery {
    let reader = DiscoveryReader(try FeedbackEngine())
    var corpus = DiscoveryCorpus()
    var scratch = TagScratch()
    for row in rows {
      let bytes = Array(row.text.utf8)
      reader.read(bytes.span, scratch: &scratch, into: &corpus)
    }
    return ThemeDiscovery(corpus, options: .init(themes: themes))
  }

  private static func purity(_ discovery: ThemeDiscovery, _ rows: [Row]) -> Double {
    var counts = [[String: Int]](repeating: [:], count: discovery.themes.count)
    for (assignment, row) in zip(discovery.assignments, rows) {
      if let theme = assignment.theme { counts[theme][row.theme, default: 0] += 1 }
    }
    return Double(counts.reduce(0) { $0 + ($1.values.max() ?? 0) }) / Double(rows.count)
  }

  @Test func theSetIsWhole() {
    #expect(Self.rows.count >= 720)
    let parts = Dictionary(grouping: Self.rows) { "\($0.theme) \($0.language)" }
    #expect(parts.count == 36)
    #expect(parts.values.allSatisfy { $0.count >= 20 })
    #expect(Set(Self.rows.map(\.text)).count == Self.rows.count)
  }

  @Test func languagesShareThemes() throws {
    let discovery = try Self.discover(Self.rows, themes: 12)
    #expect(Self.purity(discovery, Self.rows) >= 0.8)
    #expect(discovery.assignments.allSatisfy { $0.theme != nil })
    for (number, theme) in discovery.themes.enumerated() {
      #expect(Set(theme.labels.map(\.language)) == [.english, .vietnamese, .thai], "\(theme)")
      let languages = zip(discovery.assignments, Self.rows).filter { $0.0.theme == number }
        .reduce(into: [:]) { $0[$1.1.language, default: 0] += 1 }
      #expect(languages.values.allSatisfy { 10 * $0 >= theme.size }, "\(theme.labels)")
    }
  }

  /// Languages of which there are few comments go with the others as well.
  @Test(arguments: ["en", "th", "vi"])
  func rareLanguagesJoin(frequent: String) throws {
    let rows = Self.rows.enumerated().filter { index, row in
      row.language == frequent || index % 4 == 0
    }.map(\.element)
    let discovery = try Self.discover(rows, themes: 12)
    #expect(Self.purity(discovery, rows) >= 0.72)
  }

  /// Labels differ, stand in comments as they are, and no words of a theme's phrases are of one stem.
  @Test(arguments: [nil, 12, 30])
  func namesAreVerbatimAndDiffer(themes: Int?) throws {
    let discovery = try Self.discover(Self.rows, themes: themes)
    let text = Self.rows.map(\.text).joined(separator: "\n")
    for theme in discovery.themes {
      for name in theme.labels.map(\.text) + theme.phrases + theme.terms.map(\.text) {
        #expect(text.contains(name), "\(name)")
      }
      let words = theme.phrases.map { $0.lowercased().split(separator: " ") }
      for (number, phrase) in words.enumerated() {
        for word in phrase {
          for other in words[(number + 1)...].joined() {
            #expect(word != other && !EnglishStem.areRelated(word, other), "\(theme.phrases)")
          }
        }
      }
    }
    let labels = discovery.themes.flatMap { $0.labels.map { $0.text.lowercased() } }
    #expect(Set(labels).count == labels.count, "\(labels)")
    let functionWords = Set(FeedbackEngine.functionWords.map(\.0))
    #expect(labels.filter(functionWords.contains) == [])
  }

  @Test func theNumberOfThemesIsFoundRoughly() throws {
    let discovery = try Self.discover(Self.rows)
    #expect((7...24).contains(discovery.themes.count))
    #expect((discovery.names.coherence ?? -1) >= 0.02)
    #expect((discovery.names.diversity ?? 0) >= 0.75)
  }

  /// Twelve themes of twenty comments each.
  @Test(arguments: ["en", "th", "vi"])
  func theNumberOfThemesIsFoundInFewComments(language: String) throws {
    let discovery = try Self.discover(Self.rows.filter { $0.language == language })
    #expect((9...15).contains(discovery.themes.count))
  }
}
