import Foundation
import Testing

/// A run that is stopped goes on with `--resume`, and the bytes are those of a run that was not.
@Suite(.timeLimit(.minutes(20)), .serialized) struct ResumeTests {
  private static let rows = 24_000

  private func writeLarge(
    _ folder: Folder, name: String = "large.csv", from first: Int = 0, rows: Int = rows
  ) throws {
    var text = "id,comment\n"
    for row in 0..<rows {
      // A row in a thousand cannot be read.
      text += row % 1000 == 7 ? "\(row),\"ok\n" : "\(row + first),ok \(row) slow\n"
    }
    try folder.write(name, text)
  }

  /// Starts the command and kills it as soon as it has noted that some work is done.
  private func interrupt(
    _ folder: Folder, _ arguments: [String], signal: Int32 = SIGKILL
  ) throws -> Run {
    let started = try folder.start(arguments: arguments)
    let deadline = Date().addingTimeInterval(40)
    while Date() < deadline, started.process.isRunning {
      let notes = (try? folder.text(".x.jsonl.resume.tmp")) ?? ""
      if notes.split(separator: "\n").count > 2 { break }
      usleep(2_000)
    }
    kill(started.process.processIdentifier, signal)
    return try started.finish()
  }

  @Test func killedAndResumed() throws {
    let folder = try Folder()
    try writeLarge(folder)
    let whole = try folder.verbatim("tag", "large.csv", "--output", "whole.jsonl")
    #expect(whole.status == 3)
    let arguments = ["tag", "large.csv", "--output", "x.jsonl"]
    #expect(try interrupt(folder, arguments, signal: SIGTERM).errors.contains("--resume goes on"))
    var random = SystemRandomNumberGenerator()
    for _ in 0..<3 {
      let started = try folder.start(arguments: arguments + ["--resume", "--threads", "3"])
      usleep(UInt32.random(in: 20_000...400_000, using: &random))
      kill(started.process.processIdentifier, SIGKILL)
      _ = try started.finish()
      if folder.exists("x.jsonl") { break }
      #expect(folder.exists(".x.jsonl.resume.tmp"))
    }
    if !folder.exists("x.jsonl") {
      let last = try folder.verbatim(arguments + ["--resume"])
      #expect(last.status == 3)
      #expect(last.errors.contains("x.jsonl: goes on behind row "), "\(last.errors)")
      #expect(last.errors.contains("rows in = "))
      #expect(
        last.errors.split(separator: "\n").dropFirst().prefix(3)
          == whole.errors.split(separator: "\n").prefix(3))
    }
    #expect(try folder.bytes("x.jsonl") == folder.bytes("whole.jsonl"))
    #expect(try folder.bytes("x.jsonl.rejects.csv") == folder.bytes("whole.jsonl.rejects.csv"))
    #expect(
      try folder.names() == [
        "large.csv", "whole.jsonl", "whole.jsonl.rejects.csv", "x.jsonl", "x.jsonl.rejects.csv",
      ])
  }

  /// Whenever it is killed, however often, nothing is lost, doubled or changed.
  @Test func killedAtFiftyRandomMoments() throws {
    let folder = try Folder()
    try writeLarge(folder)
    #expect(try folder.verbatim("tag", "large.csv", "--output", "whole.jsonl").status == 3)
    let whole = try folder.bytes("whole.jsonl")
    let rejects = try folder.bytes("whole.jsonl.rejects.csv")
    func compare() throws {
      #expect(try folder.bytes("x.jsonl") == whole)
      #expect(try folder.bytes("x.jsonl.rejects.csv") == rejects)
      for name in ["x.jsonl", "x.jsonl.rejects.csv"] {
        try FileManager.default.removeItem(at: folder.url.appendingPathComponent(name))
      }
    }
    var random = SystemRandomNumberGenerator()
    var kills = 0
    // Its last moments too, where the files get their names: now and then a run comes to its end.
    while kills < 50 {
      let arguments = ["tag", "large.csv", "--output", "x.jsonl", "--resume"]
      let started = try folder.start(arguments: arguments + ["--threads", "\(1 + kills % 3)"])
      usleep(UInt32.random(in: 1_000...500_000, using: &random))
      kill(started.process.processIdentifier, SIGKILL)
      let run = try started.finish()
      if run.wasKilled { kills += 1 } else { try compare() }
    }
    let last = try folder.verbatim("tag", "large.csv", "--output", "x.jsonl", "--resume")
    #expect(last.status == 3, "\(last.errors)")
    try compare()
    #expect(try folder.names() == ["large.csv", "whole.jsonl", "whole.jsonl.rejects.csv"])
  }

  /// Two at once would write over each other.
  @Test func aRunThatIsStillWritingIsNotGoneOnWith() throws {
    let folder = try Folder()
    try writeLarge(folder, rows: 60_000)
    let arguments = ["tag", "large.csv", "--output", "x.jsonl"]
    let first = try folder.start(arguments: arguments)
    let deadline = Date().addingTimeInterval(40)
    while Date() < deadline, !folder.exists(".x.jsonl.resume.tmp") { usleep(2_000) }
    let second = try folder.verbatim(arguments + ["--resume"])
    kill(first.process.processIdentifier, SIGKILL)
    _ = try first.finish()
    #expect(second.status == 1)
    #expect(
      second.errors.contains(
        "expected a run that has ended, found one that is still writing this file\n  Wait for its end"
      ), "\(second.errors)")
  }

  @Test func whatDoesNotFitIsRefused() throws {
    let folder = try Folder()
    try writeLarge(folder)
    try writeLarge(folder, name: "other.csv", from: 1)
    try folder.write("short.csv", "id,comment\n1,slow app\n")
    let arguments = ["tag", "large.csv", "--output", "x.jsonl"]
    #expect(try interrupt(folder, arguments).wasKilled)
    func refused(_ arguments: [String], _ words: String) throws {
      let run = try folder.verbatim(arguments)
      #expect(run.status == 1)
      #expect(run.errors.contains(words), "\(run.errors)")
      #expect(!folder.exists("x.jsonl"))
    }
    let keep = try folder.bytes(".x.jsonl.resume.tmp")
    let part = try folder.bytes(".x.jsonl.part.tmp")
    func restore() throws {
      try folder.write(".x.jsonl.resume.tmp", bytes: keep)
      try folder.write(".x.jsonl.part.tmp", bytes: part)
    }
    try refused(
      arguments + ["--resume", "--trace"],
      "x.jsonl: expected the options and the version of the interrupted run, found others")
    #expect(folder.exists(".x.jsonl.resume.tmp"))
    try refused(
      ["tag", "other.csv", "--output", "x.jsonl", "--resume"],
      "x.jsonl: expected the input of the interrupted run, found another one")
    try restore()
    try refused(
      ["tag", "short.csv", "--output", "x.jsonl", "--resume"],
      "x.jsonl: expected the input of the interrupted run, found a shorter one")
    try restore()
    let anew = try folder.verbatim("tag", "short.csv", "--output", "x.jsonl")
    #expect(anew.status == 0)
    #expect(
      anew.errors
        == "verbatim: x.jsonl: an interrupted run had begun it; with --resume it would go on\n")
    #expect(try folder.text("x.jsonl").split(separator: "\n").count == 1)
    #expect(try folder.names().filter { $0.hasPrefix(".") } == [])
  }

  @Test func nothingToResumeIsABeginning() throws {
    let folder = try Folder()
    try folder.write("in.csv", "id,comment\n1,slow app\n")
    let run = try folder.verbatim("tag", "in.csv", "--output", "x.jsonl", "--resume")
    #expect(run.status == 0)
    #expect(run.errors == "")
    #expect(try folder.names() == ["in.csv", "x.jsonl"])
  }

  @Test func aTornNoteIsNotBelieved() throws {
    let folder = try Folder()
    // A table is shorter than JSON lines, and noted as often by its bytes.
    try writeLarge(folder, rows: 3 * Self.rows)
    #expect(
      try folder.verbatim("tag", "large.csv", "--output", "whole.jsonl", "--format", "csv").status
        == 3)
    let arguments = ["tag", "large.csv", "--output", "x.jsonl", "--format", "csv"]
    #expect(try interrupt(folder, arguments).wasKilled)
    var notes = try folder.text(".x.jsonl.resume.tmp")
    // A note of bytes that never reached the disk, and half a note.
    notes += "99 1 999999999\n4"
    try folder.write(".x.jsonl.resume.tmp", notes)
    #expect(try folder.verbatim(arguments + ["--resume"]).status == 3)
    #expect(try folder.bytes("x.jsonl") == folder.bytes("whole.jsonl"))
  }
}
