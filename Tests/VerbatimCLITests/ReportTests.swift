import Foundation
import Testing

@Suite(.timeLimit(.minutes(20))) struct ReportTests {
  private func sample(_ folder: Folder, rejected: Int = 0) throws {
    var text = CSV.text(Samples.survey(60))
    for _ in 0..<rejected { text += "R-x,one,two,three,four,five\n" }
    try folder.write("survey.csv", text)
  }

  /// Checks that the files and the printed account agree, and that every row is somewhere.
  private func check(_ folder: Folder, _ run: Run, in output: String, read: Int) throws {
    let json = try JSON(folder.text("\(output)/summary.json"))
    func count(_ key: String) -> Int { Int(json["rows"]?[key]?.number ?? -1) }
    #expect(count("read") == read)
    #expect(count("tagged") + count("without_text") + count("rejected") == read)
    #expect(run.output.contains("\(read) rows read · \(count("tagged")) comments tagged"))
    #expect(run.output.contains(" · \(count("rejected")) rejected"))
    let table = CSV.read(try folder.text("\(output)/tagged.csv"))
    #expect(table.count - 1 == read - count("rejected"))
    if count("rejected") > 0 {
      let rejects = CSV.read(try folder.text("\(output)/rejects.csv"))
      #expect(rejects.count - 1 == count("rejected"))
    }
    let page = try folder.text("\(output)/report.html")
    #expect(page.hasPrefix("<!DOCTYPE html>") || page.hasPrefix("<!doctype html>"))
    #expect(page.contains("</html>"))
    for outside in ["src=\"http", "href=\"http", "@import", "url(http"] {
      #expect(!page.contains(outside), "the page must be self-contained")
    }
    #expect(!run.output.contains("\u{1B}"))
    #expect(!run.errors.contains("\u{1B}"))
  }

  private func files(_ folder: Folder, _ output: String) throws -> [String: [UInt8]] {
    var files: [String: [UInt8]] = [:]
    for name in try folder.names(output) { files[name] = try folder.bytes("\(output)/\(name)") }
    return files
  }

  @Test func sixtyRows() throws {
    let folder = try Folder()
    try sample(folder)
    let run = try folder.verbatim("report", "survey.csv", "--output", "out")
    #expect(run.status == 0, "\(run.errors)")
    #expect(run.errors == "")
    #expect(try folder.names("out") == ["report.html", "summary.json", "tagged.csv"])
    try check(folder, run, in: "out", read: 60)
    for part in ["Net Promoter Score", "“comment”", "“nps”", "“touchpoint”", "Pain points"] {
      #expect(run.output.contains(part), "\(part)")
    }
    for name in ["out/report.html", "out/tagged.csv", "out/summary.json"] {
      #expect(run.output.contains(name))
    }
    #expect(!run.output.contains("rejects.csv"))
  }

  @Test func rejectedRowsAreKeptAndCounted() throws {
    let folder = try Folder()
    try sample(folder, rejected: 2)
    let run = try folder.verbatim("report", "survey.csv", "--output", "out")
    #expect(run.status == 3)
    try check(folder, run, in: "out", read: 62)
    #expect(run.output.contains("out/rejects.csv"))
    #expect(run.output.contains("expected 4 fields, found 6"))
    // Mended, the same folder has no rejects any more.
    try sample(folder)
    #expect(try folder.verbatim("report", "survey.csv", "--output", "out").status == 0)
    #expect(try folder.names("out") == ["report.html", "summary.json", "tagged.csv"])
  }

  @Test func theSameInputGivesTheSameBytes() throws {
    let folder = try Folder()
    try sample(folder, rejected: 1)
    for (output, threads) in [("a", "2"), ("b", "2"), ("c", "1"), ("d", "5")] {
      _ = try folder.verbatim("report", "survey.csv", "--output", output, "--threads", threads)
    }
    let first = try files(folder, "a")
    #expect(first.count == 4)
    #expect(try files(folder, "b") == first)
    #expect(try files(folder, "c") == first)
    #expect(try files(folder, "d") == first)
  }

  @Test func theBankSample() throws {
    let folder = try Folder()
    let sample = Tool.packageFolder.appendingPathComponent("corpora/samples/bank-nps.vi.csv").path
    let run = try folder.verbatim("report", sample, "--output", "bank")
    #expect(run.status == 0, "\(run.errors)")
    try check(folder, run, in: "bank", read: 272)
    #expect(run.output.contains("Net Promoter Score"))
    #expect(run.output.contains("“Vì sao bạn cho điểm này?”"))
    let again = try folder.verbatim("report", sample, "--output", "again", "--threads", "1")
    #expect(again.status == 0)
    #expect(try files(folder, "again") == files(folder, "bank"))
  }

  /// Where groups differ and what changed stands on the page, the terminal and in the summary.
  @Test func theBankSampleComparesGroupsAndTimes() throws {
    let folder = try Folder()
    let sample = Tool.packageFolder.appendingPathComponent("corpora/samples/bank-nps.vi.csv").path
    let run = try folder.verbatim("report", sample)
    #expect(run.output.contains("moment of truth: "))
    #expect(run.output.contains("The score changed in 2026-09: +47.4 until then, −8.3 since."))
    let page = try folder.text("verbatim-report/report.html")
    for part in [
      "moment of truth: ", "class=\"dots\"", "class=\"change\"", "<table class=\"heat\">",
    ] {
      #expect(page.contains(part), "\(part)")
    }
    let json = try JSON(try folder.text("verbatim-report/summary.json"))
    let truths = json["segments"]?.array.first?["segments"]?.array.filter {
      if case .bool(true) = $0["moment_of_truth"] { true } else { false }
    }
    #expect(truths?.compactMap { $0["segment"]?.string } == ["Tổng đài", "Ứng dụng ngân hàng số"])
    #expect(json["score_trend"]?["change_point"]?["from"]?.string == "2026-09")
    #expect(json["theme_trends"]?["themes"]?.array.isEmpty == false)
  }

  @Test func withoutAScoreItSaysSo() throws {
    let folder = try Folder()
    let rows = Samples.survey(30).map { Array($0.prefix(2)) }
    try folder.write("plain.csv", CSV.text(rows))
    let run = try folder.verbatim("report", "plain.csv", "--output", "out")
    #expect(run.status == 0, "\(run.errors)")
    #expect(run.output.contains("No column looks like a score"))
    let json = try JSON(folder.text("out/summary.json"))
    #expect(json["score"]?.isNull == true)
    #expect(json["why_no_score"]?.string?.contains("--score-column") == true)
  }

  @Test func aScaleWithoutAScoreIsBadUsage() throws {
    let folder = try Folder()
    try folder.write("plain.csv", CSV.text(Samples.survey(30).map { Array($0.prefix(2)) }))
    let run = try folder.verbatim("report", "plain.csv", "--scale", "nps")
    #expect(run.status == 2)
    #expect(run.errors.contains("--score-column"))
    #expect(try folder.names() == ["plain.csv"])
  }

  @Test(arguments: ["en", "vi", "th"])
  func thePageSpeaks(language: String) throws {
    let folder = try Folder()
    try sample(folder)
    let run = try folder.verbatim(
      "report", "survey.csv", "--output", "out", "--page-language", language)
    #expect(run.status == 0)
    let page = try folder.text("out/report.html")
    #expect(page.contains("<html lang=\"\(language)\""))
    let marks = ["en": "App speed", "vi": "Tốc độ ứng dụng", "th": "ความ"]
    #expect(page.contains(marks[language] ?? "?"))
  }

  @Test func anUnknownPageLanguageIsBadUsage() throws {
    let folder = try Folder()
    try sample(folder)
    let run = try folder.verbatim("report", "survey.csv", "--page-language", "fr")
    #expect(run.status == 2)
    #expect(run.errors.contains("'fr'"))
    #expect(run.errors.contains("en, vi or th"))
    #expect(try folder.names() == ["survey.csv"])
  }

  @Test func foldersAreMade() throws {
    let folder = try Folder()
    try sample(folder)
    let run = try folder.verbatim("report", "survey.csv", "--output", "2026/october/")
    #expect(run.status == 0, "\(run.errors)")
    #expect(try folder.names("2026/october").count == 3)
    #expect(!run.output.contains("//"))
  }

  @Test(.enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/bin/script")))
  func coloursOnlyOnATerminalAndWithoutNoColor() throws {
    let folder = try Folder()
    try sample(folder)
    func colours(_ settings: String) throws -> Bool {
      let run = try folder.shell(
        "\(settings) script -qec '\"$VERBATIM\" report survey.csv --output out' /dev/null")
      #expect(run.output.contains("Net Promoter Score"))
      return run.output.contains("\u{1B}[") && run.output.contains("\u{1B}[0m")
    }
    #expect(try colours(""))
    #expect(try !colours("NO_COLOR=1"))
  }

  @Test func markupInCommentsIsEscaped() throws {
    let folder = try Folder()
    let comments = [
      "<script>alert(1)</script> bad app", "slow app <img src=x onerror=alert(2)>",
      "=HYPERLINK(\"http://x\") bad app", "</style></html>terrible app & \"support\"",
    ]
    try folder.write(
      "evil.csv",
      CSV.text(
        [["id", "comment", "<b>plan</b>"]]
          + comments.enumerated().map { ["<i>\($0)</i>", $1, "<u>x</u>"] }))
    let run = try folder.verbatim(
      "report", "evil.csv", "--output", "out", "--text-column", "comment",
      "--segment-column", "<b>plan</b>")
    #expect(run.status == 0, "\(run.errors)")
    let page = try folder.text("out/report.html")
    #expect(page.contains("script&gt;alert(1)&lt;/script&gt;"))
    for raw in ["<script>alert", "<img", "</style></html>", "<i>0", "<u>x", "<b>plan"] {
      #expect(!page.contains(raw), "\(raw)")
    }
    // By the mark Excel knows UTF-8.
    #expect(try folder.bytes("out/tagged.csv").prefix(3) == [0xEF, 0xBB, 0xBF])
    let table = CSV.read(try folder.text("out/tagged.csv"))
    #expect(table.count == 5)
    #expect(table[3][1] == "'" + comments[2])
    #expect(table[1][1] == comments[0])
  }

  @Test func aScoreOutsideItsScaleIsReportedAndTheCommentKept() throws {
    let folder = try Folder()
    var rows = Samples.survey(40)
    rows[5][2] = "11"
    rows[7][2] = "abc"
    try folder.write("survey.csv", CSV.text(rows))
    let run = try folder.verbatim(
      "report", "survey.csv", "--output", "out", "--scale", "nps", "--score-column", "nps")
    #expect(run.status == 0, "\(run.errors)")
    let json = try JSON(folder.text("out/summary.json"))
    #expect(json["rows"]?["tagged"]?.number == 40)
    #expect(json["score"]?["n"]?.number == 38)
    let warning = json["warnings"]?.array.first?.string ?? ""
    #expect(warning.contains("2 scores in 'nps' outside the scale nps"))
    #expect(warning.contains("'11'") && warning.contains("'abc'"))
    #expect(run.output.contains("Warning: "))
  }
}
