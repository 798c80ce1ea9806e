import Testing
import Verbatim

@Suite struct PhraseGroupsTests {
  private func ranked(_ phrases: [String: Int]) throws -> [String] {
    let groups = try #require(PhraseGroups.builtIn)
    return groups.ranked(phrases).map { "\($0.phrase) \($0.count)" }
  }

  @Test("phrases of one meaning are counted under the one that most wrote")
  func meaning() throws {
    #expect(
      try ranked([
        "giao hàng chậm": 3, "giao hàng chậm quá": 2, "giao hang cham": 1, "slow delivery": 2,
        "delivery was really slow": 1, "giao hàng nhanh": 4,
      ]) == ["giao hàng chậm 9", "giao hàng nhanh 4"])
    #expect(
      try ranked(["broken zippers": 2, "zipper broke": 1, "the zipper is broken": 1]).count <= 2)
  }

  @Test("a negator makes another meaning, order does not")
  func negation() throws {
    #expect(
      try ranked(["staff helpful": 2, "helpful staff": 1, "staff not helpful": 2])
        == ["staff helpful 3", "staff not helpful 2"])
  }

  @Test("no count is lost")
  func counts() throws {
    let phrases = ["a": 1, "": 2, "😡": 3, "ok": 4, "rất tốt": 5, "ดีมาก": 6, "ดี": 1]
    let groups = try #require(PhraseGroups.builtIn).ranked(phrases)
    #expect(groups.map(\.count).reduce(0, +) == phrases.values.reduce(0, +))
    #expect(groups.allSatisfy { phrases.keys.contains($0.phrase) })
  }
}
