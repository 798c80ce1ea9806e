import Testing
import Verbatim

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

  @Test(
    "who owns a theme is said in the language of the page", arguments: FeedbackEngine.taxonomyNames)
  func owners(taxonomy: String) throws {
    let engine = try FeedbackEngine(options: .init(taxonomies: [taxonomy]))
    for owner in Set(engine.themes.map(\.owner)) where !owner.isEmpty {
      #expect(Wording.vietnamese.owner(owner) != owner)
      #expect(Wording.thai.owner(owner) != owner)
      #expect(Wording.english.owner(owner) == owner)
    }
    #expect(Wording.thai.owner("Phòng Thẻ") == "Phòng Thẻ")
  }

  @Test func messagesAreTranslatedInFull() {
    let messages = [
      "by its name; 60 distinct texts, 43 characters on average",
      "by its name ('Why?'), a question; 12 distinct texts, 8 characters on average",
      "by its name; 200 dates; the best named of 2 columns of dates",
      "the score is read as nps:0-10: the name says 0-10; the name has 'recommend'",
      "dates in 'ngày': the dates fit both orders; taken as day first: if they are month first, "
        + "add --date-order month-first",
      "dates in 'ngày': the dates contradict each other: 3 can only be read day first, 2 only month "
        + "first; taken as day first, the others have no date",
      "'vui' is no score: 'Khác', 'Lạ' are on no scale of words that is known",
      "the score is read as nps:0-10, as given with --scale",
      "read sheet 'A' of an Excel workbook (its sheets are 'A', 'B'; choose one with --sheet NAME)",
      "3 comments repeat an earlier one word for word, 2 nearly; one was given 4 times",
      "in.csv: 5 scores in 'nps' outside the scale nps (line 3: '11'; line 9: 'x'; 3 more); their "
        + "comments are kept, their scores are not used. Correct them, or name the right scale "
        + "with --scale",
      "4 fields",
    ]
    for code in ["vi", "th"] {
      let catalog = MessageCatalog(code)
      for message in messages {
        let text = catalog.translation(of: message)
        #expect(text != nil, "\(code): \(message)")
        for word in [" the ", " of ", " is ", " and ", "named", " are "] {
          #expect(text?.contains(word) != true, "\(code): \(text ?? "")")
        }
      }
      #expect(catalog.translation(of: "expected something new") == nil)
      #expect(catalog.translation(of: "4 fields; something new") == nil)
    }
    #expect(MessageCatalog("vi").translation(of: "4 fields") == "4 ô")
    // A name that looks like a message stays what it is.
    #expect(
      MessageCatalog("vi").translation(
        of: "'a has b values' has 7 values, too many to show as groups")
        == "“a has b values” có 7 giá trị, quá nhiều để chia nhóm")
  }

  /// Every template of a message takes the same names in each language.
  @Test func messagesTakeTheSameNames() {
    for entry in MessageCatalog.all {
      #expect(names(entry.english) == names(entry.vietnamese), "\(entry.english)")
      #expect(names(entry.english) == names(entry.thai), "\(entry.english)")
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
