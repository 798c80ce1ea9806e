import Testing

@Suite(.timeLimit(.minutes(20))) struct TaxonomyCommandTests {
  @Test func list() throws {
    let run = try Folder().verbatim("taxonomy", "list")
    #expect(run.status == 0)
    let general = try #require(run.lines.first { $0.hasPrefix("general\t") })
    #expect(general.hasSuffix(" themes"))
  }

  @Test func showHasALineAThemeInTheLanguageAskedFor() throws {
    let folder = try Folder()
    let english = try folder.verbatim("taxonomy", "show")
    let vietnamese = try folder.verbatim("taxonomy", "show", "general", "--language", "vi")
    #expect(english.lines.allSatisfy { $0.split(separator: "\t").count >= 2 })
    #expect(english.lines.count == vietnamese.lines.count)
    #expect(english.lines.contains { $0.hasPrefix("account\tAccount\t") })
    #expect(vietnamese.lines.contains { $0.hasPrefix("account\tTài khoản\t") })
    try folder.write("own.tsv", Samples.taxonomy)
    #expect(
      try folder.verbatim("taxonomy", "show", "own.tsv").lines
        == ["gadget\tGadget\t\t", "parcel\tParcel\t\t"])
  }

  @Test func showRefusesAnUnknownLanguage() throws {
    let run = try Folder().verbatim("taxonomy", "show", "--language", "xx")
    #expect(run.status == 2)
    #expect(run.errors.contains("'xx'"))
  }

  @Test func anUnknownTaxonomyIsToldWhatThereIs() throws {
    for arguments in [["taxonomy", "show", "nosuch"], ["tag", "-", "--taxonomy", "nosuch"]] {
      let run = try Folder().verbatim(arguments, input: "id,comment\n1,slow app\n")
      #expect(run.status == 1)
      #expect(run.bytes.isEmpty)
      #expect(run.errors.contains("nosuch"))
      #expect(run.errors.contains("general"))
    }
  }

  @Test func checkFindsEveryFaultWithItsPlace() throws {
    let folder = try Folder()
    try folder.write(
      "bad.tsv",
      "theme\twhat\tlanguage\tvalue\na\tterm\ten\tapp\nb\trule\t*\t@nosuch NEAR/3 @slow\n"
        + "c\tbogus\ten\tz\nd\tterm\txx\tz\ne\trule\t*\tNEAR/3 slow\nf\tterm\ten\n")
    let run = try folder.verbatim("taxonomy", "check", "bad.tsv")
    #expect(run.status == 1)
    let places = ["bad.tsv:3:4:", "bad.tsv:4:2:", "bad.tsv:5:3:", "bad.tsv:6:4:", "bad.tsv:7:4:"]
    #expect(run.lines.count == places.count)
    for (line, place) in zip(run.lines, places) {
      #expect(line.hasPrefix(place), "\(line)")
      #expect(line.contains("; "), "says what to do: \(line)")
    }
    // The first of them stops a run that uses the file.
    let tag = try folder.verbatim(
      "tag", "-", "--taxonomy", "bad.tsv", input: "id,comment\n1,slow app\n")
    #expect(tag.status == 1)
    #expect(tag.bytes.isEmpty)
    #expect(tag.errors.hasPrefix("verbatim: bad.tsv:"))
  }

  @Test func checkPassesAGoodFile() throws {
    let folder = try Folder()
    try folder.write("own.tsv", Samples.taxonomy)
    let run = try folder.verbatim("taxonomy", "check", "own.tsv")
    #expect(run.status == 0)
    #expect(run.lines == ["no faults"])
    let missing = try folder.verbatim("taxonomy", "check", "none.tsv")
    #expect(missing.status == 1)
    #expect(missing.errors.contains("none.tsv"))
  }
}

@Suite(.timeLimit(.minutes(20))) struct HelpTests {
  @Test(arguments: [
    "", "report", "check", "tag", "merge", "discover", "drivers", "compare", "segments", "trends",
    "actions", "segment", "taxonomy", "taxonomy list", "taxonomy show", "taxonomy check",
    "taxonomy diff", "taxonomy suggest", "learn", "learn words", "learn segmentation",
    "learn syllables", "learn sentiment", "learn themes", "evaluate",
  ])
  func everyHelpHasExamples(command: String) throws {
    let run = try Folder().shell("COLUMNS=80 \"$VERBATIM\" \(command) --help")
    #expect(run.status == 0)
    #expect(run.lines.allSatisfy { $0.count <= 80 })
    let wide = try Folder().shell("COLUMNS=120 \"$VERBATIM\" \(command) --help")
    #expect(wide.lines.allSatisfy { $0.count <= 120 })
    #expect(run.errors == "")
    #expect(run.output.contains("USAGE: verbatim"))
    #expect(run.output.contains("Examples:"), "\(command)")
    // Examples are to be copied: none may be broken over two lines.
    let examples = run.lines.drop { $0 != "Examples:" }.dropFirst().prefix { !$0.isEmpty }
    #expect(!examples.isEmpty)
    for line in examples { #expect(line.hasPrefix("  "), "\(line)") }
    #expect(run.lines.filter { $0.split(separator: " ").count == 1 && $0.hasPrefix("-") }.isEmpty)
  }

  @Test func version() throws {
    let run = try Folder().verbatim("--version")
    #expect(run.status == 0)
    #expect(run.lines.count == 1)
    #expect(run.lines[0].split(separator: ".").compactMap { Int($0) }.count == 3)
  }

  @Test func exitCodesAreDocumented() throws {
    let run = try Folder().verbatim("--help")
    #expect(run.output.contains("Exit codes: 0 done, 1 failed, 2 bad usage, 3 done but"))
  }
}
