import Foundation
import Testing

/// Results in a database: what the command says where it was built without, and what it writes
/// where it was built with.
@Suite(.timeLimit(.minutes(20))) struct DatabaseTests {
  private func survey() throws -> Folder {
    let folder = try Folder()
    try folder.write("survey.csv", CSV.text(Samples.survey(60)))
    return folder
  }

  @Test func aWaveNeedsADatabase() throws {
    let run = try survey().verbatim("report", "survey.csv", "--wave", "october")
    #expect(run.status == 2)
    #expect(run.errors.contains("it needs --sqlite FILE"), "\(run.errors)")
  }

  #if SQLite
    /// Runs SQL through the sqlite3 command; nil where the machine has none.
    private func query(_ folder: Folder, _ sql: String) throws -> [String] {
      try folder.write("query.sql", sql)
      let run = try folder.shell("python3 -c '\(Self.reader)' results.sqlite query.sql")
      #expect(run.errors == "")
      return run.lines
    }

    private static let reader = """
      import sqlite3, sys
      for row in sqlite3.connect(sys.argv[1]).execute(open(sys.argv[2]).read()):
        print("|".join("" if v is None else str(v) for v in row))
      """

    private func report(_ folder: Folder, _ wave: String, _ more: String...) throws -> Run {
      try folder.verbatim(
        ["report", "survey.csv", "--output", "out", "--sqlite", "results.sqlite", "--wave", wave]
          + more)
    }

    @Test func aSecondWaveKeepsTheFirst() throws {
      let folder = try survey()
      let first = try report(folder, "2026-09")
      #expect(first.status == 0, "\(first.errors)")
      #expect(first.output.contains("results.sqlite"))
      let tables = "SELECT count(*) FROM comments UNION ALL SELECT count(*) FROM mentions"
      let one = try query(folder, tables).compactMap { Int($0) }
      #expect(one[0] == 60)
      #expect(one[1] > 0)
      #expect(try report(folder, "2026-10").status == 0)
      #expect(try query(folder, tables).compactMap { Int($0) } == one.map { 2 * $0 })
      #expect(try query(folder, "SELECT wave FROM runs ORDER BY id") == ["2026-09", "2026-10"])
      // The same figures as the summary has.
      let json = try JSON(folder.text("out/summary.json"))
      let themes = try query(
        folder, "SELECT theme, mentions FROM themes WHERE run = 1 ORDER BY theme")
      let listed = (json["themes"]?.array ?? []).sorted {
        ($0["theme"]?.string ?? "") < ($1["theme"]?.string ?? "")
      }
      #expect(
        themes
          == listed.map { "\($0["theme"]?.string ?? "")|\(Int($0["mentions"]?.number ?? -1))" })
      let counted = try query(
        folder,
        """
        SELECT theme, count(*) FROM mentions JOIN comments ON comments.id = comment
        WHERE run = 1 GROUP BY theme ORDER BY theme
        """)
      #expect(counted == themes)
      let drivers = try query(folder, "SELECT count(*) FROM drivers WHERE run = 2")
      #expect(drivers == ["\(listed.count)"])
    }

    @Test func theSameWaveIsRefusedBeforeAnythingIsWritten() throws {
      let folder = try survey()
      _ = try report(folder, "october")
      let before = try folder.bytes("results.sqlite")
      let again = try report(folder, "october")
      #expect(again.status == 1)
      #expect(again.errors.contains("results.sqlite: expected a wave that is not in yet"))
      #expect(again.errors.contains("--wave"))
      #expect(try folder.bytes("results.sqlite") == before)
    }

    @Test func otherFilesAreLeftAlone() throws {
      let folder = try survey()
      try folder.write("results.sqlite", String(repeating: "no database at all\n", count: 100))
      let other = try report(folder, "october")
      #expect(other.status == 1)
      #expect(other.errors.contains("found a file of another kind"), "\(other.errors)")
      #expect(try folder.text("results.sqlite").hasPrefix("no database"))
      let missing = try folder.verbatim(
        "report", "survey.csv", "--sqlite", "none/results.sqlite")
      #expect(missing.status == 1)
      #expect(missing.errors.contains("none/results.sqlite"), "\(missing.errors)")
    }

    /// What is found in the place of a database of ours, and what the command says of it.
    @Test(arguments: [
      ("c.execute(\"CREATE TABLE t (a)\")", "found a database of something else"),
      ("c.execute(\"PRAGMA user_version = 99\")", "found version 99"),
      ("c.execute(\"DROP TABLE runs\")", "no such table: runs"),
    ])
    func otherDatabasesAreLeftAlone(change: String, message: String) throws {
      let folder = try survey()
      if !change.contains("CREATE") { _ = try report(folder, "september") }
      let made = try folder.shell(
        "python3 -c 'import sqlite3; c = sqlite3.connect(\"results.sqlite\"); \(change); c.commit()'"
      )
      #expect(made.errors == "")
      let before = try folder.bytes("results.sqlite")
      let run = try report(folder, "october")
      #expect(run.status == 1)
      #expect(run.errors.contains(message), "\(run.errors)")
      #expect(try folder.bytes("results.sqlite") == before)
    }

    @Test func aDatabaseThatAnotherProgramWritesToIsLeftAlone() throws {
      let folder = try survey()
      _ = try report(folder, "september")
      let holder = """
        import sqlite3, subprocess, sys
        c = sqlite3.connect("results.sqlite", isolation_level=None)
        c.execute("BEGIN EXCLUSIVE")
        sys.exit(subprocess.run(sys.argv[1:]).returncode)
        """
      try folder.write("hold.py", holder)
      let run = try folder.shell(
        "python3 hold.py '\(Tool.url.path)' report survey.csv --output out --sqlite results.sqlite "
          + "--wave october")
      #expect(run.status == 1)
      #expect(run.errors.contains("one that another program writes to"), "\(run.errors)")
    }

    /// Each query of the documentation runs and finds something.
    @Test func theExamplesOfTheDocumentationRun() throws {
      let folder = try survey()
      _ = try report(folder, "2026-09")
      _ = try report(folder, "2026-10")
      let page = try String(
        contentsOf: Tool.packageFolder.appendingPathComponent(
          "Sources/Verbatim/Verbatim.docc/Database.md"), encoding: .utf8)
      let queries = page.components(separatedBy: "```sql\n").dropFirst().compactMap {
        $0.components(separatedBy: "```").first
      }
      #expect(queries.count >= 5)
      for sql in queries { #expect(try !query(folder, sql).isEmpty, "\(sql)") }
    }
  #else
    @Test func withoutSQLiteTheOptionSaysHowToBuild() throws {
      let folder = try survey()
      let run = try folder.verbatim("report", "survey.csv", "--sqlite", "results.sqlite")
      #expect(run.status == 2)
      #expect(run.bytes.isEmpty)
      #expect(run.errors.contains("--traits SQLite"), "\(run.errors)")
      #expect(run.errors.contains("libsqlite3-dev"), "\(run.errors)")
      #expect(try folder.names() == ["survey.csv"])
    }
  #endif
}
