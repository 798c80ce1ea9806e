import Testing

/// Files that cannot be read at all, and command lines that make no sense: nothing is written.
@Suite(.timeLimit(.minutes(20))) struct BadInputTests {
  private func refused(
    _ run: Run, status: Int32 = 1, _ parts: String...,
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    #expect(run.status == status, "\(run.errors)", sourceLocation: sourceLocation)
    #expect(run.bytes.isEmpty, sourceLocation: sourceLocation)
    for part in parts {
      #expect(
        run.errors.contains(part), "'\(part)' in \(run.errors)", sourceLocation: sourceLocation)
    }
  }

  @Test(arguments: [["tag"], ["report"], ["drivers", "--score", "a", "--scale", "nps"]])
  func filesThatAreNone(command: [String]) throws {
    let folder = try Folder()
    try folder.write("empty.csv", "")
    try folder.write("blank.csv", "\n\r\n \n")
    func run(_ name: String) throws -> Run { try folder.verbatim(command + [name]) }
    refused(try run("none.csv"), "verbatim: none.csv: expected a file", "Check the spelling")
    refused(
      try run("."), "verbatim: .: expected a file, found a directory", "Name one of the files")
    refused(try run("empty.csv"), "empty.csv", "found an empty input", "Check that the export")
    refused(try run("blank.csv"), "blank.csv", "nothing but blank lines")
    #expect(try folder.names() == ["blank.csv", "empty.csv"])
  }

  @Test func aHeaderAloneIsNoFailureButSaid() throws {
    let folder = try Folder()
    try folder.write("head.csv", "id,comment,nps\n")
    let tag = try folder.verbatim("tag", "head.csv", "--format", "csv")
    #expect(tag.status == 0)
    #expect(CSV.read(tag.output).count == 1)
    #expect(tag.errors.contains("head.csv") && tag.errors.contains("no rows"), "\(tag.errors)")
    let report = try folder.verbatim("report", "head.csv", "--output", "out")
    #expect(report.status == 0)
    #expect(report.output.contains("0 rows read · 0 comments tagged · 0 rejected"))
    let drivers = try folder.verbatim("drivers", "head.csv", "--score", "nps", "--scale", "nps")
    #expect(drivers.status == 0)
    #expect(drivers.errors.contains("no rows"))
  }

  @Test func columns() throws {
    let folder = try Folder()
    try folder.write("one.csv", "id,Nhận xét\n1,slow app\n")
    refused(
      try folder.verbatim("tag", "one.csv", "--text-column", "nhan xét1"), status: 2,
      "one.csv", "'id', 'Nhận xét'", "Did you mean --text-column 'Nhận xét'?")
    refused(
      try folder.verbatim("tag", "one.csv", "--text-column", "zzzzzzzzzzzz"), status: 2,
      "Use one of the names above")
    #expect(try folder.verbatim("tag", "one.csv", "--text-column", "NHAN XET").status == 0)
    try folder.write(
      "two.csv",
      "id,comment,feedback\n1,the delivery was slow,the staff was kind\n"
        + "2,the app is great yes,quick service as ever\n")
    refused(
      try folder.verbatim("tag", "two.csv"), status: 2, "two.csv", "'comment', 'feedback'",
      "--text-column \"comment\"")
    #expect(try folder.verbatim("tag", "two.csv", "--text-column", "feedback").status == 0)
    try folder.write("numbers.csv", "a,b\n1,2\n3,4\n")
    refused(try folder.verbatim("tag", "numbers.csv"), status: 2, "'a', 'b'", "--text-column")
  }

  @Test func filesOfOtherKinds() throws {
    let folder = try Folder()
    try folder.write("old.xls", bytes: [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1])
    refused(
      try folder.verbatim("tag", "old.xls"), "old.xls", "an Excel workbook of the old kind (.xls)",
      "save it as .xlsx")
    try folder.write("cut.xlsx", bytes: [0x50, 0x4B, 0x03, 0x04, 0, 0, 0, 0])
    refused(
      try folder.verbatim("tag", "cut.xlsx"), "cut.xlsx", "the file is not all there",
      "download it again")
    try folder.write("a.pdf", "%PDF-1.7 and so on")
    refused(try folder.verbatim("tag", "a.pdf"), "a.pdf", "a PDF document")
    try folder.write("raw.bin", bytes: [UInt8](repeating: 0, count: 64))
    refused(try folder.verbatim("tag", "raw.bin"), "raw.bin", "binary data")
  }

  @Test(arguments: [
    (["tag", "in.csv", "--bogus"], "--bogus", "verbatim tag --help"),
    (["tag"], "<input>", "verbatim tag --help"),
    (["tag", "in.csv", "--format", "xml"], "'xml'", "'jsonl' and 'csv'"),
    (["tag", "in.csv", "--input-format", "xml"], "'xml'", "csv, tsv or jsonl"),
    (["tag", "in.csv", "--language", "fr"], "'fr'", "auto, vi, th or en"),
    (["tag", "in.csv", "--threads", "0"], "--threads", "1 or more"),
    (["segment", "in.csv", "--threads", "-2"], "--threads", "verbatim segment --help"),
    (["tag", "in.csv", "--maximum-field", "many"], "'many'", "--maximum-field"),
    (["tag", "in.csv", "--maximum-field", "99000000"], "--maximum-field", "16777216"),
    (["report", "in.csv", "--scale"], "--scale", "verbatim report --help"),
    (["bogus"], "'bogus'", "verbatim --help"),
  ])
  func badUsage(arguments: [String], first: String, second: String) throws {
    let folder = try Folder()
    try folder.write("in.csv", "id,comment\n1,slow app\n")
    let run = try folder.verbatim(arguments)
    refused(run, status: 2, first, second)
    #expect(try folder.names() == ["in.csv"])
  }

  @Test func outputsThatCannotBeWritten() throws {
    let folder = try Folder()
    try folder.write("in.csv", "id,comment\n1,slow app\n")
    try folder.write("file", "")
    refused(
      try folder.verbatim("report", "in.csv", "--output", "file/below"), "file/below",
      "--output")
    refused(try folder.verbatim("report", "in.csv", "--output", "file"), "file", "--output")
    refused(
      try folder.verbatim("tag", "in.csv", "--output", "file/x.jsonl"), "file/x.jsonl",
      "Not a directory")
    refused(
      try folder.verbatim("tag", "in.csv", "--output", "none/x.jsonl"), "none/x.jsonl",
      "Create the folder first")
    refused(try folder.verbatim("tag", "in.csv", "--output", "."), ".", "directory")
    #expect(try folder.names() == ["file", "in.csv"])
  }

  @Test func aFullDiskIsAFailure() throws {
    let folder = try Folder()
    try folder.write("in.csv", "id,comment\n1,slow app\n")
    let run = try folder.shell(#""$VERBATIM" tag in.csv > /dev/full"#)
    refused(run, "standard output", "No space left")
    #expect(!run.errors.contains("--output"))
    let list = try folder.shell(#""$VERBATIM" taxonomy list > /dev/full"#)
    refused(list, "standard output", "No space left")
    for asked in ["--help", "tag --help", "--version"] {
      let told = try folder.shell(#""$VERBATIM" \#(asked) > /dev/full"#)
      refused(told, "standard output", "No space left")
    }
  }

  @Test func aBrokenPipeIsQuiet() throws {
    let folder = try Folder()
    try folder.write("in.csv", CSV.text(Samples.survey(900)))
    let run = try folder.shell(
      #"set -o pipefail; "$VERBATIM" tag in.csv | head -1; echo ${PIPESTATUS[0]}"#)
    #expect(run.errors == "")
    #expect(run.lines.count == 2)
    #expect(run.lines.last == "0")
    #expect(try TaggedRow.rows([run.lines[0]]).first?.id == "R-1")
  }
}
