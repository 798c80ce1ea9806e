import Testing
import VerbatimReport

@testable import Verbatim

@Suite struct DiscoveryFindingsTests {
  static let comments: [CommentSample.Comment] = {
    let kinds = [
      ["The parking garage is full", "No parking space again", "Parking costs too much"],
      ["The soup was cold", "Cold soup and cold bread", "Soup cold again"],
      ["The nurse was kind", "Such a kind nurse", "Kind nurse, thank you"],
    ]
    return (0..<90).map { index in
      let kind = index % 3
      return CommentSample.Comment(
        id: "\(index + 100)", text: kinds[kind][index / 3 % 3], rating: kind == 2 ? 10 : 2,
        sentiment: kind == 2 ? .positive : .negative, theme: kind == 0 ? nil : kind)
    }
  }()

  static func discovery(_ comments: [CommentSample.Comment]) throws -> ThemeDiscovery {
    let reader = DiscoveryReader(try FeedbackEngine())
    var corpus = DiscoveryCorpus()
    var scratch = TagScratch()
    for comment in comments {
      reader.read(Array(comment.text.utf8).span, scratch: &scratch, into: &corpus)
    }
    return ThemeDiscovery(corpus, options: .init(themes: 3))
  }

  static func findings(_ comments: [CommentSample.Comment]) throws -> DiscoveryFindings {
    DiscoveryFindings(try discovery(comments), in: comments, of: comments.count, scale: .nps)
  }

  /// Of a mean of one to five a tenth is much.
  @Test func impactsHaveTheDecimalsOfTheScale() throws {
    let ratings = Self.comments.map { comment in
      ThemeSignals.Comment(polarity: .neutral, rating: comment.rating == 10 ? 5 : 4.9)
    }
    let discovery = try Self.discovery(Self.comments)
    let signals = ThemeSignals(discovery, ratings, scale: try ScoreScale(parsing: "numeric:1-5"))
    #expect(DiscoveryText.text(discovery, signals).contains("+0.033 points of the score (clear)"))
  }

  @Test func themesCarrySentimentScoreAndExamples() throws {
    let findings = try Self.findings(Self.comments)
    #expect(findings.themes.count == 3)
    let themed = findings.themes.reduce(0) { $0 + $1.theme.size }
    #expect(themed + findings.unthemed.reduce(0) { $0 + $1.count } == 90)
    for finding in findings.themes {
      #expect(finding.bySentiment.reduce(0, +) == finding.theme.size)
      #expect(finding.score?.n == finding.theme.size)
      #expect(!finding.quotes.isEmpty)
      #expect(finding.quotes.allSatisfy { !$0.id.isEmpty && $0.rating != nil })
    }
    let parking = try #require(findings.themes.first { $0.name.lowercased().contains("park") })
    #expect(parking.unthemed == parking.theme.size)
    #expect(parking.nearest == nil)
    #expect(parking.score?.value == -100)
    let nurse = try #require(findings.themes.first { $0.negative == 0 })
    #expect(nurse.nearest?.theme == 2)
    #expect(nurse.score?.value == 100)
  }

  @Test func everyFormShowsThem() throws {
    var content = SampleContent.content()
    content.discovered = try Self.findings(Self.comments)
    content.leftOver = try Self.findings(Self.comments.filter { $0.theme == nil })
    for language in ["en", "vi", "th"] {
      let page = HTMLReport(content, language: language).page().text
      #expect(page.contains("<section id=\"discovery\""))
      #expect(page.contains("<a href=\"#discovery\">"))
      for finding in content.discovered?.themes ?? [] { #expect(page.contains(finding.name)) }
    }
    let text = TerminalReport(content, width: 72).text()
    #expect(text.contains("Themes nobody had named"))
    #expect(text.split(separator: "\n").allSatisfy { DisplayWidth.of($0) <= 72 })
    let json = SummaryJSON.bytes(content)
    #expect(JSONCheck.isValid(json))
    #expect(String(decoding: json, as: UTF8.self).contains("\"discovered_beyond_taxonomy\":{"))
  }

  @Test func aSampleDependsOnTheTextsAlone() {
    func sample(_ comments: [CommentSample.Comment], parts: Int) -> CommentSample {
      var whole = CommentSample(capacity: 40)
      for part in 0..<parts {
        var piece = CommentSample(capacity: 40)
        for index in stride(from: part, to: comments.count, by: parts) {
          piece.add(comments[index])
        }
        whole.merge(piece)
      }
      return whole
    }
    let comments = (0..<500).map { index in
      var comment = Self.comments[index % 90]
      comment.text += " \(index)"
      return comment
    }
    let kept = Set(sample(comments, parts: 1).comments.map(\.text))
    #expect((10...40).contains(kept.count))
    for (order, parts) in [(comments.reversed(), 1), (comments, 3), (comments.reversed(), 7)] {
      let other = sample(order, parts: parts)
      #expect(Set(other.comments.map(\.text)) == kept)
      #expect(other.offered == 500)
    }
    #expect(sample(Array(comments.prefix(40)), parts: 2).comments.count == 40)
  }
}
