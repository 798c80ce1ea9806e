import Testing

@testable import VerbatimReport

/// The three languages say the same.
@Suite struct WordingTests {
  /// Every text of a wording, by its path.
  private func texts(_ value: Any, _ path: String = "") -> [String: String] {
    var found: [String: String] = [:]
    for child in Mirror(reflecting: value).children {
      let name = path + "." + (child.label ?? "")
      if let text = child.value as? String {
        found[name] = text
      } else {
        found.merge(texts(child.value, name)) { first, _ in first }
      }
    }
    return found
  }

  private func names(_ template: String) -> Set<String> {
    Set(
      Wording.pieces(of: template).compactMap { piece in
        if case .name(let name) = piece { String(name) } else { nil }
      })
  }

  @Test func everyTextIsThereAndTakesTheSameNames() {
    let english = texts(Wording.english)
    #expect(english.count > 100)
    for wording in [Wording.vietnamese, .thai] {
      let other = texts(wording)
      for (path, text) in english {
        #expect(other[path]?.isEmpty == false, "\(path)")
        #expect(names(other[path] ?? "") == names(text), "\(wording.code)\(path)")
      }
    }
  }

  @Test func plurals() {
    let template = "{n} {n|row|rows}"
    #expect(Wording.fill(template, ["n": "1"]) == "1 row")
    #expect(Wording.fill(template, ["n": "2"]) == "2 rows")
    #expect(HTML.sentence(template, ["n": .strong("1")]).text == "<strong>1</strong> row")
  }

  @Test func whatIsFilledInIsNotSearchedAgain() {
    #expect(Wording.fill("{a} and {b}", ["a": "{b}", "b": "2"]) == "{b} and 2")
  }
}
