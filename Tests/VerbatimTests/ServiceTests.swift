import Testing
import Verbatim

/// The engine as a service uses it, by its public declarations alone.
@Suite struct ServiceTests {
  private static let parking = """
    theme\twhat\tlanguage\tvalue
    parking\tlabel\ten\tParking
    parking\tlabel\tvi\tChỗ đỗ xe
    parking\towner\t*\tFacilities
    parking\tterm\ten\tparking
    parking\tterm\tvi\tchỗ đỗ xe
    parking\tterm-\tvi\thết chỗ gửi xe
    """

  private func engine(_ taxonomy: String) throws(LexiconError) -> FeedbackEngine {
    try FeedbackEngine(
      options: .init(
        taxonomies: ["general"], taxonomyFiles: [(name: "parking.tsv", text: taxonomy)]))
  }

  @Test func manyTasksShareAnEngineWithATaxonomyOfTheirOwn() async throws {
    let engine = try engine(Self.parking)
    #expect(engine.themes.first { $0.id == "parking" }?.label(in: "vi") == "Chỗ đỗ xe")
    let comments = [
      "Đến muộn thì hết chỗ gửi xe", "Parking was great 😊", "รอนานมากกกก แต่พนักงานน่ารัก", "",
    ]
    let tagged = await withTaskGroup(of: (Int, TaggedComment).self) { group in
      for (place, text) in comments.enumerated() {
        group.addTask { (place, engine.tag(text)) }
      }
      return await group.reduce(into: [Int: TaggedComment]()) { $0[$1.0] = $1.1 }
    }
    #expect(tagged[0]?.themes.map(\.theme).contains("parking") == true)
    #expect(tagged[1]?.themes.map(\.theme) == ["parking"])
    #expect(tagged[1]?.themes.first?.sentiment.label == .positive)
    #expect(tagged[3]?.themes.isEmpty == true)
    for (place, text) in comments.enumerated() {
      #expect(tagged[place] == engine.tag(text))
      let bytes = Array(text.utf8)
      for evidence in tagged[place]?.themes.flatMap(\.evidence) ?? [] {
        #expect(text.contains(String(decoding: bytes[evidence.range], as: UTF8.self)))
      }
    }
  }

  @Test(arguments: [
    ("theme\twhat\tlanguage\tvalue\nparking\tlable\ten\tParking\n", 2),
    ("theme\twhat\tlanguage\tvalue\nparking\tterm\ten\n", 2), ("parking\n", 1),
  ])
  func faultsOfATaxonomyHaveTheirPlace(text: String, line: Int) throws {
    let error = #expect(throws: LexiconError.self) { _ = try engine(text) }
    #expect(error?.file == "parking.tsv")
    #expect(error?.line == line)
    #expect(error?.mend.isEmpty == false)
  }

  @Test func whatAnOptionCannotBeIsAFault() throws {
    var options = FeedbackEngine.Options(taxonomies: ["banknig"])
    #expect(throws: LexiconError.self) { _ = try FeedbackEngine(options: options) }
    options = .init()
    options.withoutLayers = [.lexicon]
    #expect(throws: LexiconError.self) { _ = try FeedbackEngine(options: options) }
    options = .init()
    options.themeThreshold = 7
    #expect(throws: LexiconError.self) { _ = try FeedbackEngine(options: options) }
  }
}
