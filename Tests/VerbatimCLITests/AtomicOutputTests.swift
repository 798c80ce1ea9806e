import Foundation
import Testing

/// An output file is there in full or not at all.
@Suite(.timeLimit(.minutes(20)), .serialized) struct AtomicOutputTests {
  /// Several blocks of short rows.
  private func writeLarge(_ folder: Folder, rows: Int) throws {
    var text = "id,comment\n"
    for row in 0..<rows { text += "\(row),ok \(row)\n" }
    try folder.write("large.csv", text)
  }

  @Test func aKilledRunLeavesTheOldFile() throws {
    let folder = try Folder()
    try writeLarge(folder, rows: 120_000)
    try folder.write("x.jsonl", "old\n")
    let started = try folder.start(arguments: ["tag", "large.csv", "--output", "x.jsonl"])
    // Until the first block has been written to the temporary file.
    let deadline = Date().addingTimeInterval(20)
    while Date() < deadline {
      let partial = try folder.names().first { $0.hasSuffix(".tmp") }
      if let partial, let size = try? folder.bytes(partial).count, size > 0 { break }
      usleep(20_000)
    }
    kill(started.process.processIdentifier, SIGKILL)
    let run = try started.finish()
    #expect(run.wasKilled)
    #expect(try folder.text("x.jsonl") == "old\n")
    #expect(try folder.names().filter { !$0.hasSuffix(".tmp") } == ["large.csv", "x.jsonl"])
  }

  @Test func aDiskThatFillsUpLeavesTheOldFile() throws {
    let folder = try Folder()
    try writeLarge(folder, rows: 30_000)
    try folder.write("old.jsonl", "old\n")
    for name in ["old.jsonl", "new.jsonl"] {
      let run = try folder.shell(
        "trap '' XFSZ; ulimit -f 500; \"$VERBATIM\" tag large.csv --output \(name)")
      #expect(run.status == 1)
      #expect(run.errors.contains("\(name): expected a place to write to, found File too large"))
    }
    #expect(try folder.text("old.jsonl") == "old\n")
    #expect(try folder.names() == ["large.csv", "old.jsonl"])
  }

  @Test func anInputThatCannotBeReadLeavesTheOldFile() throws {
    let folder = try Folder()
    try folder.write("x.jsonl", "old\n")
    #expect(try folder.verbatim("tag", "none.csv", "--output", "x.jsonl").status == 1)
    #expect(try folder.text("x.jsonl") == "old\n")
    #expect(try folder.names() == ["x.jsonl"])
  }

  @Test func theSecondOfTwoFilesOfSegmentIsMissing() throws {
    let folder = try Folder()
    try folder.write("a.txt", "một hai\n")
    let run = try folder.verbatim("segment", "a.txt", "none.txt")
    #expect(run.status == 1)
    #expect(run.errors.contains("none.txt"))
  }

  @Test func whatAKilledRunLeftIsNotInTheWay() throws {
    let folder = try Folder()
    try folder.write("in.csv", "id,comment\n1,slow app\n")
    // In a container every run may have the same process number.
    let run = try folder.shell(
      #"echo left > .x.jsonl.$$.1.tmp; exec "$VERBATIM" tag in.csv --output x.jsonl"#)
    #expect(run.status == 0, "\(run.errors)")
    #expect(
      try TaggedRow.rows(folder.text("x.jsonl").split(separator: "\n").map(String.init)).count == 1)
  }

  @Test func aPipeIsWrittenToAndNotReplaced() throws {
    let folder = try Folder()
    try folder.write("in.csv", "id,comment\n1,slow app\n")
    let run = try folder.shell(
      #"mkfifo pipe; timeout 10 cat pipe & "$VERBATIM" tag in.csv --output pipe; wait; test -p pipe"#
    )
    #expect(run.status == 0, "\(run.errors)")
    #expect(try run.tagged().map(\.id) == ["1"])
    #expect(try folder.names() == ["in.csv", "pipe"])
  }

  @Test(
    "no file is written over the input, or over one another",
    arguments: [
      ["tag", "in.csv", "--output", "in.csv"], ["tag", "in.csv", "--output", "./in.csv"],
      ["tag", "in.csv", "--output", "o.jsonl", "--summary", "in.csv"],
      ["tag", "in.csv", "--output", "o.jsonl", "--summary", "o.jsonl"],
      ["tag", "in.csv", "--output", "o.jsonl", "--rejects", "in.csv"],
      ["discover", "in.csv", "--output", "in.csv"], ["report", "tagged.csv", "--output", "."],
    ])
  func outputsAreKeptApart(arguments: [String]) throws {
    let folder = try Folder()
    let text = "id,comment\n1,slow app\n2,great app\n"
    try folder.write("in.csv", text)
    try folder.write("tagged.csv", text)
    let run = try folder.verbatim(arguments)
    #expect(run.status == 2)
    #expect(run.errors.contains("name another file"))
    #expect(try folder.text("in.csv") == text)
    #expect(try folder.text("tagged.csv") == text)
  }

  @Test func theInputCanBeTheOutput() throws {
    let folder = try Folder()
    try folder.write("in.csv", "id,comment\n1,slow app\n2,great app\n")
    let run = try folder.verbatim("tag", "in.csv", "--format", "csv", "--output", "in.csv")
    #expect(run.status == 0)
    #expect(CSV.read(try folder.text("in.csv")).map { $0[0] } == ["id", "1", "2"])
  }
}
