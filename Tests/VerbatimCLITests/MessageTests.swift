import Testing

/// Command lines that make no sense to one command: each is told what was wrong and what to do.
@Suite(.timeLimit(.minutes(20))) struct MessageTests {
  private func survey() throws -> Folder {
    let folder = try Folder()
    try folder.write(
      "in.csv",
      "id,comment,nps,wave,date\n1,slow app,3,a,2026-01-02\n2,great app,9,b,2026-03-04\n"
        + "3,fine app,7,c,soon\n4,bad app,2,a,2026-02-01\n")
    try folder.write("empty.csv", "id,comment,nps\n1,,3\n")
    return folder
  }

  static let score = ["--score", "nps", "--scale", "nps"]

  @Test(arguments: [
    (["compare", "in.csv", "--at", "2026-02-15", "--before", "a"] + score, "of --split COLUMN", 2),
    (["compare", "in.csv"] + score, "--split COLUMN, or --at DATE", 2),
    (["compare", "in.csv", "--at", "someday"] + score, "--at 'someday' is no day", 2),
    (["compare", "in.csv", "--split", "wave"] + score, "name two with --before and --after", 2),
    (
      ["compare", "in.csv", "--split", "wave", "--before", "z", "--after", "a"] + score,
      "--before 'z' is no value of 'wave', which has: 'a', 'b', 'c'", 2
    ),
    (["segments", "in.csv", "--by", ","] + score, "--by needs the name of a column", 2),
    (["segments", "in.csv", "--by", "wvae"] + score, "Did you mean --by 'wave'?", 2),
    (["report", "in.csv", "--page-language", "fr"], "'fr' is no language of the page", 2),
    (["report", "in.csv", "--taxonomy", "genral"], "Did you mean --taxonomy general?", 1),
    (["tag", "in.csv", "--scoer-column", "nps"], "Did you mean '--score-column'?", 2),
    (["tag", "in.csv", "--language", "vn"], "Did you mean 'vi'?", 2),
    (["tag", "in.csv", "--text-column", "coment"], "Did you mean --text-column 'comment'?", 2),
    (["chek", "in.csv"], "'chek' is no command", 2),
    (["repot", "in.csv"], "Did you mean 'report'?", 2),
    (["in.csv"], "'in.csv' is no command: use one of report, check, tag", 2),
    (["taxonomy", "shwo"], "'shwo' is no command: use one of list, show", 2),
    (["report", "in.csv", "--scale", "csat:5-1"], "with min below max, such as csat:1-5", 2),
    (["evaluate", "in.csv"], "--label-column", 2),
    (
      [
        "learn", "segmentation", "--language", "vi", "--output", "o", "--words-output", "w",
        "--comments", "in.csv",
      ], "'vi' cannot be learned yet: use th", 2
    ),
    (
      ["learn", "segmentation", "--language", "th", "--output", "o", "--words-output", "w"],
      "give --comments, --general or --formal", 2
    ),
    (["learn", "sentiment", "--language", "en", "--output", "o"], "Name at least one export", 2),
    (
      ["learn", "themes", "general", "empty.csv", "--text-column", "comment", "--output", "o"],
      "No row has a comment", 2
    ),
  ])
  func answered(arguments: [String], message: String, status: Int32) throws {
    let folder = try survey()
    let run = try folder.verbatim(arguments)
    #expect(run.status == status, "\(run.errors)")
    #expect(run.errors.contains(message), "\(run.errors)")
    #expect(run.bytes.isEmpty)
    #expect(try folder.names() == ["empty.csv", "in.csv"])
  }

  @Test func rowsWithoutADateAreLeftOutAndSaid() throws {
    let run = try survey().verbatim(
      ["compare", "in.csv", "--at", "2026-02-15", "--date-column", "date"] + Self.score)
    #expect(run.status == 0, "\(run.errors)")
    #expect(run.errors.contains("1 rated rows have no date in 'date' and are left out"))
  }
}
