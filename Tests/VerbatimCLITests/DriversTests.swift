import Testing

@Suite(.timeLimit(.minutes(20))) struct DriversTests {
  private func run(_ extra: String...) throws -> Run {
    let folder = try Folder()
    try folder.write("golden.csv", Golden20.csv)
    return try folder.verbatim(
      ["drivers", "golden.csv", "--score", "nps", "--scale", "nps", "--themes-column", "themes"]
        + extra)
  }

  private func near(_ left: Double?, _ right: Double) -> Bool {
    left.map { abs($0 - right) <= 1e-9 } ?? false
  }

  @Test func golden20IsExact() throws {
    let run = try run("--adjust", "touchpoint", "--format", "json")
    #expect(run.status == 0, "\(run.errors)")
    let json = try JSON(run.output)
    #expect(json["score"]?["scale"]?.string == "nps")
    #expect(json["score"]?["n"]?.number == 20)
    #expect(json["score"]?["value"]?.number == 10)
    #expect(json["score"]?["interval"]?.array.count == 2)
    let drivers = json["drivers"]?.array ?? []
    #expect(Set(drivers.compactMap { $0["theme"]?.string }) == Set(Golden20.expected.keys))
    var sum = 0.0
    for driver in drivers {
      let theme = driver["theme"]?.string ?? ""
      let expected = try #require(Golden20.expected[theme])
      let impact = try #require(driver["impact"])
      #expect(near(impact["leave_out"]?.number, expected.leaveOut), "\(theme)")
      #expect(near(impact["credit"]?.number, expected.credit), "\(theme)")
      #expect(near(impact["stratified"]?.number, expected.stratified), "\(theme)")
      #expect(impact["relative_weight"]?.number != nil)
      #expect(impact["method"]?.string == "lmg")
      for key in ["negative", "positive", "share", "score_with", "score_without", "p", "q"] {
        #expect(driver[key]?.number != nil, "\(theme) \(key)")
      }
      #expect(driver["interval"]?.array.count == 2)
      #expect(["clear", "likely", "unclear"].contains(driver["certainty"]?.string))
      sum += impact["credit"]?.number ?? .nan
    }
    #expect(json["unthemed"]?["mentions"]?.number == 3)
    #expect(near(json["unthemed"]?["credit"]?.number, 10))
    #expect(near(sum + (json["unthemed"]?["credit"]?.number ?? .nan), 10))
  }

  @Test func aRareThemeIsListedWithItsComments() throws {
    let json = try JSON(try run("--format", "json").output)
    let refund = try #require(
      json["drivers"]?.array.first { $0["theme"]?.string == "refund" })
    #expect(refund["mentions"]?.number == 3)
    #expect(refund["comments"]?.array.compactMap(\.string) == ["13", "14", "17"])
    #expect(refund["q"]?.number.map { ($0 * 1000).rounded() } == 154)
  }

  @Test func theTouchpointIsAdjustedForUnlessTold() throws {
    let told = try run("--adjust", "touchpoint", "--format", "json")
    let found = try run("--format", "json")
    #expect(told.bytes == found.bytes)
  }

  @Test func byAColumn() throws {
    let json = try JSON(try run("--by", "touchpoint", "--format", "json").output)
    #expect(json["score"]?["value"]?.number == 10)
    #expect(json["by"]?["column"]?.string == "touchpoint")
    let values = json["by"]?["values"]?.array ?? []
    #expect(values.compactMap { $0["value"]?.string } == ["app", "branch", "call"])
    let counts = values.map { $0["drivers"]?["score"]?["n"]?.number ?? .nan }
    #expect(counts == [8, 5, 7])
    for value in values {
      let part = try #require(value["drivers"])
      var sum = part["unthemed"]?["credit"]?.number ?? .nan
      for driver in part["drivers"]?.array ?? [] {
        sum += driver["impact"]?["credit"]?.number ?? .nan
      }
      #expect(near(sum, part["score"]?["value"]?.number ?? .nan))
    }
    let text = try run("--by", "touchpoint").output
    for name in ["app", "branch", "call"] { #expect(text.contains("touchpoint = \(name)\n")) }
  }

  @Test func textForPeople() throws {
    let run = try run("--adjust", "touchpoint")
    #expect(run.status == 0)
    #expect(run.lines.first?.contains("Net Promoter Score (nps): +10.0") == true)
    let refund = try #require(run.lines.first { $0.hasPrefix("refund") })
    for part in ["−19.4", "−10.0", "−7.5"] {
      #expect(refund.contains(part), "\(part)")
    }
    #expect(run.lines.contains { $0.hasPrefix("(no theme)") && $0.contains("+10.0") })
    #expect(!run.output.contains("\u{1B}"))
  }

  @Test func spacesBesideTheBarDoNotMatter() throws {
    let folder = try Folder()
    let json = try JSON(
      try folder.verbatim(
        "drivers", "-", "--score", "nps", "--scale", "nps", "--themes-column", "themes",
        "--format", "json", input: "id,nps,themes\n1,9, wait | staff \n2,3,staff|wait\n3,9,\n"
      ).output)
    let themes = json["drivers"]?.array.compactMap { $0["theme"]?.string } ?? []
    #expect(themes.sorted() == ["staff", "wait"])
  }

  @Test func commentsAreTaggedFirst() throws {
    let folder = try Folder()
    try folder.write("survey.csv", CSV.text(Samples.survey(36)))
    let arguments = ["drivers", "survey.csv", "--score", "nps", "--scale", "nps"]
    let one = try folder.verbatim(arguments + ["--format", "json", "--threads", "1"])
    let five = try folder.verbatim(arguments + ["--format", "json", "--threads", "5"])
    #expect(one.status == 0, "\(one.errors)")
    #expect(one.bytes == five.bytes)
    let json = try JSON(one.output)
    #expect(json["score"]?["n"]?.number == 36)
    #expect(json["drivers"]?.array.isEmpty == false)
  }

  @Test(arguments: ["npss", "csat:5-1", "csat:1-", "nps:0-10", "numeric:low-is-good", ""])
  func aBadScaleIsBadUsage(scale: String) throws {
    let folder = try Folder()
    try folder.write("golden.csv", Golden20.csv)
    let run = try folder.verbatim(
      "drivers", "golden.csv", "--score", "nps", "--scale", scale, "--themes-column", "themes")
    #expect(run.status == 2)
    #expect(run.bytes.isEmpty)
    #expect(run.errors.contains("score scale \"\(scale)\": expected"))
    #expect(run.errors.contains("verbatim drivers --help"))
  }

  @Test func anUnknownScoreColumnIsNamedByAnOptionThatWorks() throws {
    let folder = try Folder()
    try folder.write("golden.csv", Golden20.csv)
    func run(_ option: String, _ column: String) throws -> Run {
      try folder.verbatim(
        "drivers", "golden.csv", option, column, "--scale", "nps", "--themes-column", "themes")
    }
    let wrong = try run("--score", "nsp")
    #expect(wrong.status == 2)
    #expect(wrong.errors.contains("Did you mean --score-column 'nps'?"))
    #expect(try run("--score-column", "nps").status == 0)
  }

  /// Effort, where a low rating is good, given as if high were: said by its name and by the words.
  @Test func theDirectionOfEffortIsAskedFor() throws {
    let folder = try Folder()
    var csv = "id,How much effort did it take? (1-5),comment\n"
    for index in 0..<60 {
      csv +=
        index % 2 == 0
        ? "\(index),1,Very easy and quick\n" : "\(index),5,Terrible and far too complicated\n"
    }
    _ = try folder.write("effort.csv", csv)
    let column = "How much effort did it take? (1-5)"
    let high = try folder.verbatim([
      "drivers", "effort.csv", "--score", column, "--scale", "ces:1-5",
    ])
    #expect(high.errors.contains("a high rating in '\(column)' counts as good"))
    #expect(high.errors.contains("get lower as words get better"))
    #expect(high.errors.contains("--scale ces:1-5:low-is-good"))
    let low = try folder.verbatim([
      "drivers", "effort.csv", "--score", column, "--scale", "ces:1-5:low-is-good",
    ])
    #expect(low.status == 0 && low.errors.isEmpty, "\(low.errors)")
  }

  /// Different questions in one column of scores are never pooled without a word.
  @Test func surveysOfDifferentKindsAreNotPooledSilently() throws {
    let folder = try Folder()
    var csv = "id,survey type,audience,NPS,comment\n"
    for index in 0..<60 {
      csv += "\(index),\(index % 2 == 0 ? "Relationship" : "Transactional NPS survey"),"
      csv += "\(index % 3 == 0 ? "nhân viên" : "khách hàng"),\(index % 11),Fast and friendly\n"
    }
    _ = try folder.write("mixed.csv", csv)
    let drivers = try folder.verbatim(["drivers", "mixed.csv", "--score", "NPS", "--scale", "nps"])
    #expect(drivers.status == 0)
    for run in [drivers.errors, try folder.verbatim(["report", "mixed.csv"]).output] {
      let words = run.split { $0 == " " || $0 == "\n" }.joined(separator: " ")
      #expect(words.contains("'survey type' holds relationship and transactional answers"))
      #expect(words.contains("'audience' holds answers of customers and of employees"))
    }
    // Compared by the column they are not pooled.
    let segments = try folder.verbatim([
      "segments", "mixed.csv", "--by", "audience,survey type", "--score", "NPS", "--scale", "nps",
    ])
    #expect(!segments.errors.contains("pooled"))
    _ = try folder.write("page.csv", csv)
    _ = try folder.verbatim(["report", "page.csv", "--page-language", "vi", "--output", "page"])
    let page = try folder.text("page/report.html")
    #expect(page.contains("là những câu hỏi khác nhau"))
  }

}
