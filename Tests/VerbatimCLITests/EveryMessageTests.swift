import Testing

/// What each command answers to wrong use: what was wrong, where, and what to do. Together with
/// ``MessageTests``, ``BadInputTests`` and ``RejectedRowTests`` these are all messages there are.
@Suite(.timeLimit(.minutes(20))) struct EveryMessageTests {
  private func exports() throws -> Folder {
    let folder = try Folder()
    try folder.write(
      "in.csv",
      "id,comment,nps,wave,date\n1,slow app,3,a,2026-01-02\n2,great app,9,b,2026-03-04\n"
        + "3,fine app,7,c,2026-02-03\n4,bad app,2,a,2026-02-01\n")
    try folder.write("undated.csv", "id,comment,nps\n1,slow app,3\n2,great app,9\n")
    try folder.write("unrated.csv", "id,comment,nps,wave\n1,slow app,,a\n2,great app,3,b\n")
    try folder.write("plain.csv", "comment\nslow app\n")
    try folder.write("blank.csv", "comment,label\nslow app,\n")
    try folder.write("theme.csv", "theme,date,what\nparking,2026-02-01,more of it\n")
    try folder.write("day.csv", "theme,date,what\napp.crash,soon,a new version\n")
    try folder.write("head.tsv", "feature\tkind\tpositive\tnegative\n")
    try folder.write("tongue.tsv", "# Language: xx\nfeature\tkind\tpositive\tnegative\n")
    try folder.write(
      "latin.csv", bytes: Array("id,\u{67}".utf8) + [0xE9, 0x0A, 0x31, 0x2C, 0x61, 0x0A])
    return folder
  }

  /// Leaves nothing behind, prints nothing, and says `message`.
  private func answered(_ arguments: [String], _ message: String, _ status: Int32) throws {
    let folder = try exports()
    let before = try folder.names()
    let run = try folder.verbatim(arguments)
    #expect(run.status == status, "\(arguments): \(run.errors)")
    #expect(run.errors.contains(message), "\(arguments): \(run.errors)")
    #expect(run.errors.hasPrefix("verbatim: "))
    #expect(!run.errors.contains("Error: "))
    #expect(run.bytes.isEmpty)
    #expect(try folder.names() == before)
  }

  static let score = ["--score", "nps", "--scale", "nps"]

  @Test(arguments: [
    (["in.csv", "--top", "0"], "--top 0 is out of range: use 1 or more"),
    (["in.csv", "--top", "-3"], "is joined to its option: --top=-3"),
    (["in.csv", "--top", "three"], "The value 'three' is invalid for '--top <top>'"),
    (["in.csv", "--score", "nps"], "--score and --scale go together: name the column and what"),
    (
      ["undated.csv", "--actions", "day.csv"],
      "day.csv:2: expected a day such as 2026-03-01, found 'soon'\n  Correct the date"
    ),
    (
      ["in.csv", "--actions", "theme.csv"],
      "theme.csv:2: expected a theme of the taxonomy, found 'parking'\n  `verbatim taxonomy show`"
    ),
  ])
  func actions(arguments: [String], message: String) throws {
    try answered(["actions"] + arguments, message, 2)
  }

  @Test func actionsNeedDates() throws {
    let folder = try exports()
    try folder.write("done.csv", "theme,date,what\napp.crash,2026-02-01,a new version\n")
    let run = try folder.verbatim("actions", "undated.csv", "--actions", "done.csv")
    #expect(run.status == 2)
    #expect(run.errors.contains("no column of dates was found: name it with --date-column"))
  }

  @Test(arguments: [
    (["compare", "in.csv"] + score, "name what to compare: a second export, --split COLUMN", 2),
    (
      ["compare", "in.csv", "undated.csv", "--before", "a"] + score,
      "--before and --after are values of --split COLUMN", 2
    ),
    (["compare", "in.csv", "--at", "x"] + score, "is no day: write it as 2026-03-01", 2),
    (
      ["compare", "undated.csv", "--at", "2026-02-01"] + score,
      "no column of dates was found: name it with --date-column", 2
    ),
    (
      ["compare", "in.csv", "--split", "wave"] + score,
      "'wave' has 3 values with ratings: name two with --before and --after. It has: 'a', 'b', 'c'",
      2
    ),
    (
      ["compare", "in.csv", "--at", "2020-01-01"] + score,
      "in.csv: expected ratings in both groups, found none in '", 1
    ),
    (["trends", "undated.csv"] + score, "name it with --date-column, or a column of waves", 2),
    (["drivers", "in.csv", "--scale", "nps"], "--score is missing: name the column of scores", 2),
    (["drivers", "in.csv", "--score", "nps"], "--scale is missing: name the column of scores", 2),
    (
      ["drivers", "in.csv", "--resamples=-1"] + score, "--resamples -1 is out of range: use 0", 2
    ),
    (
      ["drivers", "in.csv", "--score", "nsp", "--scale", "nps"],
      "Did you mean --score-column 'nps'?", 2
    ),
    (["drivers", "in.csv", "--score", "nps", "--scale", "nsp"], "Did you mean 'nps'?", 2),
  ])
  func scores(arguments: [String], message: String, status: Int32) throws {
    try answered(arguments, message, status)
  }

  @Test(arguments: [
    (["discover", "in.csv", "--themes", "0"], "--themes 0 is out of range: use 1 or more"),
    (["discover", "in.csv", "--sample", "9"], "--sample 9 is out of range: use 1000 or more"),
    (
      ["discover", "in.csv", "--format", "tsv"],
      "--format tsv proposes rows for a taxonomy: add --beyond-taxonomy"
    ),
    (
      ["discover", "plain.csv", "--scale", "nps"],
      "--scale is given but no score column was found: use --score-column"
    ),
    (
      ["report", "plain.csv", "--scale", "nps"],
      "--scale is given but no score column was found: use --score-column"
    ),
    (["report", "in.csv", "--wave", "a"], "--wave names a wave in a database: it needs --sqlite"),
    (
      ["tag", "in.csv", "--input-format", "xml"], "'xml' is no input format: use csv, tsv or jsonl"
    ),
    (["tag", "in.csv", "--encoding", "big5"], "'big5' is no encoding that is read: use one of"),
    (["tag", "in.csv", "--maximum-field", "0"], "--maximum-field 0 is out of range: use 1 to"),
    (["tag", "in.csv", "--without", "x"], "'x' is no layer that can be left out: use learned or"),
    (["tag", "in.csv", "--theme-threshold", "2"], "--theme-threshold 2.0 is out of range: use 0"),
    (["tag", "in.csv", "--threads", "0"], "--threads 0 is out of range: use 1 or more"),
    (["tag", "in.csv", "--language", "fr"], "'fr' is no language of ours: use auto, vi, th or en"),
    (
      ["tag", "in.csv", "--summary", "s.json", "--resume", "--output", "o.jsonl"],
      "--summary needs a run from the beginning: leave out --resume"
    ),
    (
      ["tag", "in.csv", "--respondent", "id"],
      "--respondent is for the summary: it needs --summary PART.json"
    ),
    (
      ["taxonomy", "show", "--language", "auto"], "Labels have one language each: use vi, th or en"
    ),
    (
      ["taxonomy", "diff", "general", "general", "in.csv", "--top=-1"],
      "--top -1 is out of range: use 0 or more"
    ),
    (
      ["taxonomy", "suggest", "general", "in.csv", "--top", "0"],
      "--top 0 is out of range: use 1 or more"
    ),
  ])
  func options(arguments: [String], message: String) throws {
    try answered(arguments, message, 2)
  }

  static let learned = ["--language", "en", "--output", "out.tsv"]

  @Test(arguments: [
    (["evaluate", "in.csv", "--worst=-1"], "--worst -1 is out of range: use 0 or more"),
    (
      ["evaluate", "plain.csv", "--text-column", "comment"],
      "No row has a comment with a label, score or topic to compare with"
    ),
    (["learn", "sentiment"] + learned, "Name at least one export"),
    (
      ["learn", "sentiment", "--scored", "in.csv"] + learned,
      "--scored needs --score-column and --scale"
    ),
    (
      ["learn", "sentiment", "in.csv", "--penalty=-1"] + learned,
      "--penalty -1.0 is out of range: use 0 to 1000"
    ),
    (
      ["learn", "sentiment", "in.csv", "--features", "0"] + learned,
      "--features 0 is out of range: use 1 to 1000000"
    ),
    (
      ["learn", "sentiment", "in.csv", "--language", "xx", "--output", "o"],
      "'xx' is no language of ours: use vi, th or en"
    ),
    (
      ["learn", "sentiment", "blank.csv", "--text-column", "comment"] + learned,
      "No row has a comment with a label or score: name their columns"
    ),
    (
      ["learn", "segmentation", "--language", "th", "--output", "o", "--words-output", "w"],
      "there is no text to learn from: give --comments, --general or --formal"
    ),
    (
      ["learn", "syllables", "--output", "o"],
      "there is no text to learn from: give --segmented"
    ),
    (
      ["learn", "words", "--language", "xx", "--output", "o"],
      "'xx' is no language of ours: use vi, th or en"
    ),
    (
      ["learn", "themes", "general", "plain.csv", "--output", "o"],
      "The rules find no theme often enough to learn from: use more comments or more terms"
    ),
  ])
  func learning(arguments: [String], message: String) throws {
    try answered(arguments, message, 2)
  }

  @Test(arguments: [
    (
      ["tag", "in.csv", "--lexicon", "head.tsv"], "head.tsv:1",
      "no line '# Language: …' above the table; add '# Language: vi', th or en"
    ),
    (
      ["tag", "in.csv", "--lexicon", "tongue.tsv"], "tongue.tsv:1",
      "'xx' is no language of ours; use vi, th or en"
    ),
    (
      ["tag", "latin.csv", "--encoding", "utf-8"], "latin.csv:1",
      "expected a header in UTF-8, found bytes of another encoding\n  Name the encoding with"
    ),
    (
      ["report", "in.csv", "--output", "in.csv/out"], "in.csv",
      "expected a folder to write to, found Not a directory\n  Choose another with --output"
    ),
  ])
  func files(arguments: [String], place: String, message: String) throws {
    try answered(arguments, message, 1)
    try answered(arguments, place, 1)
  }

  #if !SQLite
    @Test func aCommandWithoutADatabaseSaysHowToBuildOneWith() throws {
      try answered(
        ["report", "in.csv", "--sqlite", "x.sqlite", "--output", "."],
        "expected a command that was built with SQLite, found one without\n  Install libsqlite3-dev "
          + "and build with: swift build -c release --traits SQLite", 2)
    }
  #endif

  @Test func summariesKnowTheirScores() throws {
    let folder = try exports()
    _ = try folder.verbatim("tag", "in.csv", "--summary", "bare.json", "--output", "o.jsonl")
    let bare = try folder.verbatim("drivers", "bare.json")
    #expect(bare.status == 1)
    #expect(bare.errors.contains("expected a summary with scores, found none\n  Make it with"))
    _ = try folder.verbatim(
      "tag", "in.csv", "--summary", "s.json", "--score-column", "nps", "--scale", "nps",
      "--output", "o.jsonl")
    let known = try folder.verbatim("drivers", "s.json", "--scale", "nps")
    #expect(known.status == 2)
    #expect(known.errors.contains("--scale: a summary knows it from `verbatim tag`; leave it out"))
    let by = try folder.verbatim("segments", "s.json", "--by", "wave")
    #expect(by.status == 2)
    #expect(by.errors.contains("expected a column of the summary for --by, found 'wave'; it has"))
    #expect(
      by.errors.contains("Name it when the summary is made: `verbatim tag --summary-by wave`"))
  }

  @Test func yesThatMayBeBadIsAsked() throws {
    let folder = try Folder()
    try folder.write("in.csv", "id,comment,churned\n1,slow app,yes\n2,great app,no\n")
    let run = try folder.verbatim(
      "drivers", "in.csv", "--score", "churned", "--scale", "yesno", "--resamples", "0")
    #expect(
      run.errors.contains(
        "yes counts as good in 'churned'; if no is the good answer, use --scale yesno:low-is-good"))
  }

  /// What is done is said on standard error, so that standard output is for results.
  @Test func learningSaysWhatItHasDone() throws {
    let folder = try Folder()
    try folder.write("words.txt", "xin\tchào\nxin\tcảm ơn\n")
    let syllables = try folder.verbatim(
      "learn", "syllables", "--segmented", "words.txt", "--output", "s.tsv")
    #expect(syllables.status == 0, "\(syllables.errors)")
    #expect(syllables.errors.contains("rows written to s.tsv"))
    let words = try folder.verbatim(
      "learn", "words", "--language", "vi", "--segmented", "words.txt", "--output", "w.tsv")
    #expect(words.status == 0, "\(words.errors)")
    #expect(words.errors.contains("words written to w.tsv"))
    try folder.write(
      "in.csv",
      "id,comment,theme\n" + (0..<60).map { "\($0),slow app \($0),speed|nonsense\n" }.joined())
    let themes = try folder.verbatim(
      "learn", "themes", "general", "in.csv", "--themes-column", "theme", "--output", "t.tsv")
    #expect(themes.errors.contains("labels that are no themes of general: nonsense, speed"))
    let found = try folder.verbatim("taxonomy", "suggest", "general", "in.csv")
    #expect(found.errors.contains("comments read, "), "\(found.errors)")
    #expect(found.errors.contains(" of them without a theme"))
  }

  @Test func themesThatTooFewCommentsHaveAreNamed() throws {
    let folder = try Folder()
    let crashes = (0..<8).map { "\($0),the app crashes on day \($0)\n" }.joined()
    try folder.write("in.csv", "id,comment\n" + crashes + "9,the car park is always full\n")
    let run = try folder.verbatim(
      "learn", "themes", "general", "in.csv", "--text-column", "comment", "--output", "t.tsv")
    #expect(run.status == 0, "\(run.errors)")
    #expect(run.errors.contains("too few comments to learn: store.parking"), "\(run.errors)")
  }

  @Test func aZeroThatIsWrittenAsAnEscapeIsRejected() throws {
    let folder = try Folder()
    try folder.write(
      "in.jsonl", "{\"id\":1,\"text\":\"slow\\u0000app\"}\n{\"id\":2,\"text\":\"ok\"}\n")
    let run = try folder.verbatim("tag", "in.jsonl")
    #expect(run.status == 3)
    #expect(run.lines.count == 1)
    let rejects = try folder.text("in.rejects.csv")
    #expect(rejects.contains("an escaped zero byte (\\u0000)"), "\(rejects)")
  }
}
