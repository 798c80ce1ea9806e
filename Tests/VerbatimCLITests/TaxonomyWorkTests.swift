import Testing

/// Composing, comparing and extending taxonomies, learning from them, and masking.
@Suite(.timeLimit(.minutes(20))) struct TaxonomyWorkTests {
  private static let head = "theme\twhat\tlanguage\tvalue\n"
  private static let old = head + "parcel\tterm\ten\tparcel\nstaff\tterm\ten\tclerk\n"
  private static let new = head + "parcel\tterm\ten\tbox\nparcel\tterm\ten\tparcel\n"
  private static let comments = "id,comment\n1,the box was wet\n2,a kind clerk\n3,my parcel\n"

  @Test func filesAndNamesAreComposed() throws {
    let folder = try Folder()
    try folder.write("mine.tsv", Self.head + "zorb\tterm\ten\tzorbs\n")
    let run = try folder.verbatim(
      "tag", "-", "--taxonomy", "mine.tsv,general", input: "id,comment\n1,slow delivery of zorbs\n")
    #expect(run.status == 0)
    #expect(run.output.contains("\"theme\":\"zorb\""))
    let show = try folder.verbatim("taxonomy", "show", "mine.tsv,general")
    #expect(show.lines.contains { $0.hasPrefix("zorb\t") })
    #expect(show.lines.contains { $0.hasPrefix("delivery.speed\t") })
  }

  @Test func checkNamesWhatTaxonomiesDisagreeOn() throws {
    let folder = try Folder()
    try folder.write("a.tsv", Self.head + "a\tterm\ten\tbox\n")
    try folder.write("b.tsv", Self.head + "b\tterm\ten\tbox\n")
    let run = try folder.verbatim("taxonomy", "check", "a.tsv,b.tsv")
    #expect(run.status == 0)
    #expect(run.lines == ["'box': a of a.tsv stands before b of b.tsv", "no faults"])
  }

  @Test func diffShowsTheCommentsThatChange() throws {
    let folder = try Folder()
    try folder.write("old.tsv", Self.old)
    try folder.write("new.tsv", Self.new)
    try folder.write("in.csv", Self.comments)
    let run = try folder.verbatim("taxonomy", "diff", "old.tsv", "new.tsv", "in.csv")
    #expect(run.status == 0)
    #expect(run.lines.first == "2 of 3 comments change")
    #expect(run.lines.contains("parcel\t0\t1"))
    #expect(run.lines.contains("staff\t1\t0"))
    #expect(run.lines.contains { $0.hasPrefix("  + parcel ") && $0.hasSuffix("by box") })
    let json = try folder.verbatim(
      "taxonomy", "diff", "old.tsv", "new.tsv", "in.csv", "--format", "jsonl")
    #expect(json.lines.count == 2)
    #expect(json.lines[0].hasPrefix("{\"id\":\"1\",\"text\":\"the box was wet\",\"lost\":[],"))
    let same = try folder.verbatim("taxonomy", "diff", "old.tsv", "old.tsv", "in.csv")
    #expect(same.lines == ["0 of 3 comments change"])
  }

  @Test func suggestProposesTermsAndWhatNoThemeCovers() throws {
    let folder = try Folder()
    try folder.write("t.tsv", Self.old)
    var rows = "id,comment\n"
    for number in 1...6 {
      rows += "\(number)a,parcel squashed\n\(number)b,totally squashed\n"
      rows += "\(number)c,pink flamingo outside\n\(number)d,a kind clerk\n"
    }
    try folder.write("in.csv", rows)
    let run = try folder.verbatim("taxonomy", "suggest", "t.tsv", "in.csv")
    #expect(run.status == 0)
    #expect(run.lines[0] == "theme\twhat\tlanguage\tvalue\tcomments\twithout_theme\texample")
    let squashed = try #require(run.lines.first { $0.contains("\tsquashed\t") })
    #expect(squashed == "parcel\tterm\ten\tsquashed\t12\t6\ttotally squashed")
    #expect(run.lines.contains { $0.hasPrefix("\tterm\ten\tpink flamingo") })
    // What is shown was written by a customer.
    for line in run.lines.dropFirst() {
      let fields = line.split(separator: "\t", omittingEmptySubsequences: false)
      #expect(rows.contains(fields[3]) && rows.contains(fields[6]))
    }
  }

  @Test func learnedThemesAreMarked() throws {
    let folder = try Folder()
    try folder.write("t.tsv", Self.old)
    var rows = "id,comment\n"
    for number in 1...30 {
      rows += "\(number),parcel squashed flat\n\(number)b,a kind clerk today\n"
    }
    try folder.write("in.csv", rows)
    let learn = try folder.verbatim("learn", "themes", "t.tsv", "in.csv", "--output", "m.tsv")
    #expect(learn.status == 0)
    #expect(learn.errors.contains("2 themes learned"))
    let tag = try folder.verbatim(
      "tag", "-", "--taxonomy", "t.tsv", "--theme-model", "m.tsv",
      input: "id,comment\n1,all of it squashed flat\n2,my parcel\n")
    #expect(tag.status == 0)
    #expect(tag.lines[0].contains("\"theme\":\"parcel\""))
    #expect(tag.lines[0].contains("\"rule\":\"learned\""))
    #expect(tag.lines[0].contains("\"learned\":0."))
    #expect(!tag.lines[1].contains("learned"))
    let wrong = try folder.verbatim(
      "tag", "-", "--theme-model", "m.tsv", "--theme-threshold", "2", input: "id,comment\n1,x\n")
    #expect(wrong.status == 2)
  }

  private static let contacts =
    "id,name,comment\n0912345678,mai@example.com,Gọi 0912345678 giao hàng chậm quá\n"

  @Test func maskingHidesContactsInAllThatIsWritten() throws {
    let folder = try Folder()
    let json = try folder.verbatim("tag", "-", "--mask-pii", input: Self.contacts)
    #expect(json.status == 0)
    #expect(json.output.contains("\"text\":\"Gọi [phone] giao hàng chậm quá\""))
    #expect(json.output.contains("giao hàng chậm"))
    let csv = try folder.verbatim(
      "tag", "-", "--mask-pii", "--format", "csv", "--id-column", "id", input: Self.contacts)
    #expect(!csv.output.contains("mai@example.com"))
    // The id leads back to the export.
    #expect(csv.lines[1].hasPrefix("0912345678,[email],Gọi [phone] giao"))
    try folder.write("in.csv", Self.contacts)
    let report = try folder.verbatim(
      "report", "in.csv", "--mask-pii", "--id-column", "id", "--text-column", "comment")
    #expect(report.status == 0)
    for file in ["tagged.csv", "report.html", "summary.json"] {
      #expect(!(try folder.text("verbatim-report/\(file)").contains("mai@example.com")))
      #expect(!(try folder.text("verbatim-report/\(file)").contains("Gọi 0912345678")))
    }
    let plain = try folder.verbatim("tag", "-", input: Self.contacts)
    #expect(plain.output.contains("Gọi 0912345678"))
  }
}
