import Testing
import VerbatimSegmentation

@testable import Verbatim

@Suite struct ThemeNameTests {
  private static let engine = try? FeedbackEngine()
  private static let parking = [
    "the parking was full", "parking costs too much", "no parking near the entrance",
    "the parking machine is broken",
  ]

  private static func corpus(_ texts: [String]) throws -> DiscoveryCorpus {
    let reader = DiscoveryReader(try #require(engine))
    var corpus = DiscoveryCorpus()
    var scratch = TagScratch()
    for text in texts {
      let bytes = Array(text.utf8)
      reader.read(bytes.span, scratch: &scratch, into: &corpus)
    }
    return corpus
  }

  /// Two themes: these comments, each ten times, and as many about parking.
  private static func discover(_ texts: [String]) throws -> ThemeDiscovery {
    let all = (0..<10).flatMap { _ in texts + parking }
    return ThemeDiscovery(try corpus(all), options: .init(themes: 2))
  }

  @Test func aPieceOfAPhraseIsNoName() throws {
    let discovery = try Self.discover([
      "the mental health nurse was kind", "mental health support came late",
      "good mental health care", "my mental health worker listened",
    ])
    let names = discovery.themes.flatMap { $0.phrases + $0.labels.map(\.text) }
    #expect(names.contains { $0.hasPrefix("mental health") })
    #expect(!names.contains("mental"))
    #expect(!names.contains("health"))
  }

  /// "cancelled flight" leaves no "cancelled" and no "flight" beside it.
  @Test func noWordStandsInTwoNames() throws {
    let discovery = try Self.discover([
      "the flight was cancelled", "cancelled flight and no refund", "my cancelled flight",
      "cancelled again", "flight delayed and cancelled flight after it",
    ])
    for theme in discovery.themes {
      let names = Set(theme.phrases + theme.labels.map(\.text))
      let words = names.flatMap { $0.lowercased().split(separator: " ") }
      #expect(words.count == Set(words).count, "\(names)")
    }
  }

  @Test func functionWordsWithoutDiacriticsAreFunctionWords() throws {
    func functionWords(_ text: String) throws -> [String] {
      let corpus = try Self.corpus([text])
      return corpus.terms(0).filter { corpus.terms[$0].kind == .function }.map { index in
        let term = corpus.terms[index]
        return corpus.string(Int(term.start)..<Int(term.end))
      }
    }
    #expect(
      try functionWords("luong thap va khong tang trong nam nay").contains("va"))
    // In a text with diacritics "cua" is a crab and not "của".
    #expect(try !functionWords("món cua rang muối rất đậm đà").contains("cua"))
  }

  @Test func aSlipOfAnotherLanguageNamesNothing() throws {
    let texts = (0..<50).flatMap { _ in
      [
        "my bag is lost", "lost luggage at the airport", "the bag never came",
        "where is my luggage",
      ]
    }
    let slips = ["hành lý bị mất", "hành lý thất lạc"]
    let all = texts + slips + (0..<50).flatMap { _ in Self.parking }
    let discovery = ThemeDiscovery(try Self.corpus(all), options: .init(themes: 2))
    #expect(!discovery.themes.contains { $0.phrases.contains { $0.contains("hành lý") } })
  }

  /// "delayed" leaves open what was late, and "nhanh" what was fast.
  @Test func aWordOfGeneralUseIsSpelledOut() throws {
    let english = try Self.discover([
      "a delayed flight again", "delayed for hours", "we were delayed by fog",
      "the flight delayed us", "delayed flight and cold food",
    ])
    let labels = english.themes.flatMap { $0.labels.map(\.text) }
    #expect(labels.contains("delayed flight"), "\(labels)")
    #expect(!labels.contains("delayed"), "\(labels)")
    let vietnamese = try Self.discover([
      "giao hàng nhanh", "nhanh lắm", "giao hàng nhanh, cảm ơn", "nhanh", "rất nhanh",
    ])
    let names = vietnamese.themes.flatMap { $0.labels.map(\.text) }
    #expect(names.contains { $0.lowercased() == "giao hàng nhanh" }, "\(names)")
  }

  /// What stands in most comments tells little apart, unless it is what the theme is about.
  @Test func aFrequentWordIsSpelledOut() {
    func candidate(_ words: [UInt64], generals: Int, spread: Double, lift: Double)
      -> PhraseCounts.Candidate
    {
      .init(
        key: words.reduce(0, ^), language: .english, length: words.count, words: words,
        generals: generals, count: 10, score: 5, spread: spread, lift: lift, cover: 0.5)
    }
    #expect(NameSpelling.isBare(candidate([1], generals: 1, spread: 0.01, lift: 9)))
    #expect(NameSpelling.isBare(candidate([1], generals: 0, spread: 0.3, lift: 1.2)))
    #expect(!NameSpelling.isBare(candidate([1], generals: 0, spread: 0.3, lift: 3.2)))
    #expect(!NameSpelling.isBare(candidate([1], generals: 0, spread: 0.01, lift: 9)))
    let word = candidate([1], generals: 1, spread: 0.01, lift: 9)
    let spelled = candidate([1, 2], generals: 1, spread: 0.01, lift: 9)
    #expect(NameSpelling.strength(word, of: word) == 1)
    #expect(NameSpelling.strength(spelled, of: word) == 3)
    #expect(NameSpelling.strength(spelled, of: word, isTaken: true) == 1)
    let weak = candidate([1, 3], generals: 2, spread: 0.01, lift: 9)
    #expect(NameSpelling.strength(weak, of: word) == 2)
    var opinion = word
    opinion.opinions = [1]
    #expect(NameSpelling.strength(opinion, of: opinion) == 0)
    #expect(NameSpelling.strength(opinion, of: opinion, isLed: true) == 0)
    var judged = weak
    judged.opinions = [3]
    #expect(NameSpelling.strength(judged, of: judged) == 2)
    #expect(NameSpelling.strength(word, of: word, isLed: true) == 3)
  }

  @Test func aPronounStandsInNoName() throws {
    let discovery = try Self.discover([
      "can you help me find the gate", "help me find it", "please help me find the bus",
      "help me find a taxi",
    ])
    let words = discovery.themes.flatMap { $0.phrases + $0.labels.map(\.text) }
      .flatMap { $0.lowercased().split(separator: " ") }
    #expect(!words.contains("me") && !words.contains("you"), "\(words)")
  }

  /// "great" and "thanks" say nothing of what was great.
  @Test func anOpinionIsNoNameBesideOthers() throws {
    let discovery = try Self.discover([
      "great nurses, thanks", "thanks to the great nurses", "the nurses were great",
      "great nurses", "great, thanks",
    ])
    let opinions: Set = ["great", "thanks"]
    for theme in discovery.themes {
      let names = theme.phrases + theme.labels.map(\.text) + theme.terms.map(\.text)
      #expect(!names.contains { opinions.contains($0.lowercased()) }, "\(names)")
    }
    #expect(
      discovery.themes.contains { $0.labels.contains { $0.text.contains("nurses") } },
      "\(discovery.themes.map(\.labels))")
  }

  /// What is nothing but praise is named by what was praised, or at least has a name.
  @Test func praiseAloneHasAName() throws {
    let discovery = try Self.discover(["great", "excellent", "great, excellent", "so great"])
    #expect(discovery.themes.allSatisfy { !$0.labels.isEmpty && !$0.phrases.isEmpty })
  }

  /// "app" in Vietnamese comments is a Vietnamese word.
  @Test func aBorrowedWordIsNoSecondLabel() throws {
    let texts = (0..<10).flatMap { _ in
      [
        "app hay bị lỗi quá", "cái app này chạy chậm", "cập nhật app xong không mở được",
        "app đăng nhập mãi không được", "bãi giữ xe chật quá", "chỗ giữ xe không có mái che",
        "giữ xe thu tiền đắt", "gửi xe ở đây mất thời gian",
      ]
    }
    let discovery = ThemeDiscovery(try Self.corpus(texts), options: .init(themes: 2))
    for theme in discovery.themes {
      #expect(theme.labels.map(\.language) == [.vietnamese], "\(theme.labels)")
    }
    #expect(discovery.themes.contains { $0.labels.contains { $0.text.contains("app") } })
  }

  /// A function word names a theme where it is seldom said elsewhere.
  @Test func theAnswerNothingIsAName() throws {
    let discovery = try Self.discover(["nothing", "nothing at all", "nothing", "nothing really"])
    #expect(discovery.themes.contains { $0.labels.contains { $0.text.lowercased() == "nothing" } })
  }

  /// Who leaves out the full stop still begins a sentence with a capital.
  @Test func aNameEndsWithTheSentence() throws {
    let discovery = try Self.discover([
      "đóng gói rất kém Shop phục vụ rất kém", "giao hàng rất kém Shop phục vụ rất kém",
      "shop phục vụ lâu", "shop trả lời chậm", "chất lượng rất kém Shop phục vụ rất kém",
    ])
    let names = discovery.themes.flatMap { $0.phrases + $0.labels.map(\.text) }
    #expect(!names.contains { $0.contains("kém Shop") }, "\(names)")
  }

  /// A phrase that hardly anybody wrote speaks for few; the next word that says what it is about does
  /// better.
  @Test func aRarePhraseIsNoBetterName() {
    var phrase = PhraseCounts.Candidate(
      key: 3, language: .english, length: 2, words: [1, 2], generals: 1, count: 4, score: 5)
    let word = PhraseCounts.Candidate(
      key: 1, language: .english, length: 1, words: [1], generals: 1, count: 90, score: 5)
    phrase.cover = 0.01
    #expect(NameSpelling.strength(phrase, of: word) == 1)
    #expect(NameSpelling.strength(phrase, of: phrase) == 3)
    phrase.cover = 0.04
    #expect(NameSpelling.strength(phrase, of: word) == 3)
  }

  /// "phong" may be a room or a style; "phong sach" and "nhan vien" leave no doubt.
  @Test func aSyllableWithoutDiacriticsIsSpelledOut() throws {
    let discovery = try Self.discover([
      "phong sach", "phong sach va rong", "khach san nay phong sach lam", "phong nho qua",
    ])
    let labels = discovery.themes.flatMap { $0.labels.map { $0.text.lowercased() } }
    #expect(!labels.contains("phong"), "\(labels)")
  }

  /// With diacritics it is a word like others, as is one that is written without any.
  @Test func aSyllableWithDiacriticsIsAName() throws {
    let reader = DiscoveryReader(try #require(Self.engine))
    func parts(_ text: String) -> [NamePart] {
      var corpus = DiscoveryCorpus()
      var scratch = TagScratch()
      reader.read(Array(text.utf8).span, scratch: &scratch, into: &corpus)
      return corpus.terms(0).map { corpus.terms[$0] }.filter { $0.kind == .word }.map(\.part)
    }
    #expect(parts("phòng đẹp").first == .plain)
    #expect(parts("phong dep va sach lam").first == .general)
  }

  /// "cần" and "vẫn" are of no matter, though "cần" is no function word.
  @Test func someWordsStandInNoName() throws {
    let discovery = try Self.discover([
      "công ty cần cải thiện lương", "cần tăng lương", "lương cần tăng nữa",
      "cần xem lại lương", "năm vẫn chạy", "cần vẫn chạy",
    ])
    let words = discovery.themes.flatMap { $0.phrases + $0.labels.map(\.text) }
      .flatMap { $0.lowercased().split(separator: " ") }
    #expect(!words.contains("cần") && !words.contains("vẫn"), "\(words)")
  }

  /// What is said to somebody is written out: "thank you", "love it".
  @Test func anOpinionKeepsItsPronoun() throws {
    let discovery = try Self.discover([
      "Thank you", "thank you", "thank you so much", "Thanks", "Thank you guys",
    ])
    let labels = discovery.themes.flatMap { $0.labels.map(\.text) }
    #expect(labels.contains { $0.lowercased() == "thank you" }, "\(labels)")
  }

  /// A capital at the beginning of a sentence makes no other word.
  @Test func theUsualFormIsChosenWithoutRegardToCapitals() throws {
    let discovery = try Self.discover([
      "Thank you", "thanks", "Thanks", "THANKS", "Thank you", "Thanks a lot", "thanks again",
    ])
    let labels = discovery.themes.flatMap { $0.labels.map(\.text) }
    #expect(labels.contains { $0.lowercased() == "thanks" }, "\(labels)")
  }
}
