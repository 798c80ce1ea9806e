import Testing
import Verbatim
import VerbatimAutomata
import VerbatimLexicon

/// Several taxonomies in one engine.
@Suite struct TaxonomyCompositionTests {
  private static func file(_ rows: String) -> String {
    let sorted = rows.split(separator: "\n").sorted {
      $0.utf8.lexicographicallyPrecedes($1.utf8)
    }
    return "theme\twhat\tlanguage\tvalue\n" + sorted.joined(separator: "\n") + "\n"
  }

  private static func options(_ files: String...) -> FeedbackEngine.Options {
    .init(
      taxonomies: [],
      taxonomyFiles: files.enumerated().map { (name: "\($0.offset).tsv", text: file($0.element)) })
  }

  private static let food = """
    dish\tlabel\ten\tDishes
    dish\towner\t*\tKitchen
    dish\tterm\ten\tbland
    dish\tterm\tvi\tnhạt
    dish\trule-\ten\tsoup NEAR/3 @slow
    dish\thint\ten\twarm
    staff\tlabel\ten\tWaiters
    staff\tterm\ten\twaiter*
    """
  private static let shop = """
    goods\tterm\ten\tbland
    goods\tterm\tvi\tnhạt
    goods\trule\ten\tbox NEAR/3 @slow
    goods\texclude\ten\twarm box
    staff\tlabel\ten\tStaff
    staff\tlabel\tvi\tNhân viên
    staff\tterm\ten\tclerk
    staff\tterm-\ten\trude clerk
    """

  private func themes(_ text: String, _ engine: FeedbackEngine) -> [String] {
    engine.tag(text).themes.map(\.theme)
  }

  @Test("terms, rules, wildcards and concepts of all parts are found")
  func found() throws {
    let engine = try FeedbackEngine(options: Self.options(Self.food, Self.shop))
    #expect(engine.themes.map(\.id) == ["dish", "goods", "staff"])
    #expect(themes("The soup was slow", engine) == ["dish"])
    #expect(themes("The box was slow", engine) == ["goods"])
    #expect(themes("waiters", engine) == ["staff"])
    #expect(themes("zorb waitering", engine) == ["staff"])
    let rude = try #require(engine.tag("a rude clerk").themes.first)
    #expect(rude.theme == "staff")
    #expect(rude.evidence[0].rule == "rude clerk")
    #expect(rude.sentiment.label == .negative)
    #expect(engine.tag("soup so slow").themes.first?.evidence[0].rule == "soup NEAR/3 @slow")
  }

  @Test("a term of two themes belongs to the taxonomy that stands first")
  func rightOfWay() throws {
    let food = try FeedbackEngine(options: Self.options(Self.food, Self.shop))
    let shop = try FeedbackEngine(options: Self.options(Self.shop, Self.food))
    #expect(themes("bland", food) == ["dish"])
    #expect(themes("bland", shop) == ["goods"])
    #expect(themes("nhạt quá", food) == ["dish"])
    #expect(food.themes.first { $0.id == "staff" }?.label(in: "en") == "Waiters")
    #expect(food.themes.first { $0.id == "staff" }?.label(in: "vi") == "Nhân viên")
    #expect(shop.themes.first { $0.id == "staff" }?.label(in: "en") == "Staff")
    let conflicts = try TaxonomyComposition(Self.options(Self.food, Self.shop)).conflicts
    #expect(
      conflicts == [
        "staff: the en label 'Waiters' of 0.tsv stands before 'Staff' of 1.tsv",
        "'bland': dish of 0.tsv stands before goods of 1.tsv",
        "'nhạt': dish of 0.tsv stands before goods of 1.tsv",
      ])
  }

  @Test("files joined after compiling tag a theme like one file with all their rows")
  func likeOneFile() throws {
    let apart = try FeedbackEngine(
      options: Self.options(
        "a\tterm\ten\tparcel\na\trule\ten\twet NEAR/3 box", "b\tterm-\tvi\tvỡ hộp"))
    let together = try FeedbackEngine(
      options: Self.options(
        "a\tterm\ten\tparcel\na\trule\ten\twet NEAR/3 box\nb\tterm-\tvi\tvỡ hộp"))
    for text in [
      "parcel", "box so wet", "bị vỡ hộp", "vo hop roi shop oi", "nothing",
    ] {
      #expect(apart.tag(text) == together.tag(text))
    }
    // Where themes of both stand together each has what a reader of its own file would give it.
    #expect(themes("parcel vỡ hộp 😡", apart) == ["a", "b"])
  }

  @Test("general beside itself is general")
  func idempotent() throws {
    let twice = try FeedbackEngine(options: .init(taxonomies: ["general", "general"]))
    for text in [
      "Giao hàng chậm nhưng nhân viên dễ thương", "อาหารอร่อย รอนาน", "charged twice, rude agent",
    ] {
      #expect(twice.tag(text) == FeedbackEngineTests.engine.tag(text))
    }
  }

  @Test("a later taxonomy says nothing of words that an earlier one has used")
  func unusedWords() throws {
    let food = "dish\tterm\ten\tsoup\ndish.warmth\trule\ten\tsoup NEAR/3 cold"
    let shop = "climate\tterm\ten\tcold\nspeed\tterm\ten\tdelivery\npot\tterm\ten\tsoup pot"
    let engine = try FeedbackEngine(options: Self.options(food, shop))
    #expect(themes("cold soup", engine) == ["dish.warmth"])
    #expect(themes("cold hall", engine) == ["climate"])
    #expect(themes("cold soup and slow delivery", engine) == ["dish.warmth", "speed"])
    // A longer term of the later one does not hide what the earlier one finds.
    #expect(themes("the soup pot", engine) == ["dish"])
    let turned = try FeedbackEngine(options: Self.options(shop, food))
    #expect(themes("the soup pot", turned) == ["pot"])
  }

  @Test("an opinion counts once, though two taxonomies see it")
  func opinionsOnce() throws {
    let engine = try FeedbackEngine(
      options: Self.options("dish\tterm-\ten\tcold soup", "meal\trule-\ten\tcold NEAR/2 soup"))
    let alone = try FeedbackEngine(options: Self.options("dish\tterm-\ten\tcold soup"))
    #expect(engine.tag("cold soup").sentiment == alone.tag("cold soup").sentiment)
    #expect(themes("cold soup", engine) == ["dish"])
  }

  @Test("every taxonomy of the folder is built in")
  func builtIn() throws {
    #expect(FeedbackEngine.taxonomyNames.contains("general"))
    for name in FeedbackEngine.taxonomyNames where name != "general" {
      let pack = try FeedbackEngine(options: .init(taxonomies: [name]))
      let both = try FeedbackEngine(options: .init(taxonomies: [name, "general"]))
      #expect(both.themes.count > pack.themes.count)
      let ids = Set(both.themes.map(\.id))
      #expect(ids.isSuperset(of: pack.themes.map(\.id)))
    }
  }
}

@Suite struct TrieEntriesTests {
  @Test("a trie tells all its keys in order")
  func entries() {
    let keys: [[Symbol]] = [
      [1], [1, 2], [1, 2, 3], [2, 255], [2, 255, 1], [7, 7, 7, 7], [255],
    ]
    for weights in [nil, keys.map { Double($0.count) }] {
      let trie = DoubleArrayBuilder.build(
        keys.enumerated().map { ($0.element, UInt32($0.offset * 3)) }, weights: weights)
      #expect(trie.entries.map(\.key) == keys)
      #expect(trie.entries.map(\.value) == keys.indices.map { UInt32($0 * 3) })
    }
    #expect(DoubleArray(cells: []).entries.isEmpty)
  }
}
