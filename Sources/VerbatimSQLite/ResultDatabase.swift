package import VerbatimIO

#if SQLite
  import GRDB
  import Synchronization

  /// A database of results to which a run is added, whole or not at all.
  ///
  /// All that is written is one transaction, which ``commit(_:themes:drivers:)`` ends: until then
  /// readers see the database as it was, and so they do after a run that was interrupted.
  package final class ResultDatabase: Sendable {
    private let path: String
    private let queue: DatabaseQueue
    private let wave: String
    private let isNew: Bool
    /// The number of the run, and whether it is in for good.
    private let state: Mutex<(run: Int64, isDone: Bool)>

    /// - Parameters:
    ///   - path: a file that such a run has made, or one that is not there yet.
    ///   - wave: what the run is called; no other in the file may be called so.
    package init(path: String, wave: String) throws(ReadingError) {
      let isNew = FileNames.kind(path) == nil
      do {
        var configuration = Configuration()
        // One transaction lasts from here to `commit`.
        configuration.allowsUnsafeTransactions = true
        let queue = try DatabaseQueue(path: path, configuration: configuration)
        let run = try queue.inDatabase { db in
          try Self.prepare(db)
          try db.beginTransaction(.immediate)
          return try Self.begin(db, wave: wave)
        }
        self.path = path
        self.wave = wave
        self.isNew = isNew
        self.queue = queue
        state = Mutex((run: run, isDone: false))
      } catch {
        if isNew { FileNames.removeQuietly(path) }
        throw Self.explain(error, path: path, wave: wave)
      }
    }

    deinit {
      guard !state.withLock({ $0.isDone }) else { return }
      try? queue.inDatabase { db in try db.rollback() }
      try? queue.close()
      if isNew { FileNames.removeQuietly(path) }
    }

    /// Adds comments behind those that are in.
    package func add(_ comments: [CommentRow]) throws(ReadingError) {
      let run = state.withLock { $0.run }
      do {
        try queue.inDatabase { db in
          for comment in comments { try Self.insert(comment, run: run, db) }
        }
      } catch {
        throw Self.explain(error, path: path, wave: wave)
      }
    }

    /// Ends the run; readers see it from now on.
    package func commit(
      _ row: RunRow, themes: [ThemeRow], drivers: [DriverRow]
    ) throws(ReadingError) {
      let run = state.withLock { $0.run }
      do {
        try queue.inDatabase { db in
          try Self.finish(row, run: run, db)
          for theme in themes { try Self.insert(theme, run: run, db) }
          for driver in drivers { try Self.insert(driver, run: run, db) }
          try db.execute(sql: ResultSchema.indexes)
          try db.commit()
        }
        try queue.close()
      } catch {
        throw Self.explain(error, path: path, wave: wave)
      }
      state.withLock { $0.isDone = true }
    }
  }

  // MARK: - Statements

  extension ResultDatabase {
    private enum Failure: Error {
      case otherDatabase
      case otherVersion(Int)
      case sameWave
    }

    private static func prepare(_ db: Database) throws {
      let tables = try Int.fetchOne(db, sql: "SELECT count(*) FROM sqlite_master") ?? 0
      guard tables > 0 else { return }
      let application = try Int.fetchOne(db, sql: "PRAGMA application_id")
      guard application == ResultSchema.application else { throw Failure.otherDatabase }
      let version = try Int.fetchOne(db, sql: "PRAGMA user_version") ?? 0
      guard version == ResultSchema.version else { throw Failure.otherVersion(version) }
    }

    private static func begin(_ db: Database, wave: String) throws -> Int64 {
      if try Int.fetchOne(db, sql: "SELECT count(*) FROM sqlite_master") == 0 {
        try db.execute(sql: ResultSchema.statements)
        try db.execute(sql: "PRAGMA application_id = \(ResultSchema.application)")
        try db.execute(sql: "PRAGMA user_version = \(ResultSchema.version)")
      }
      let same = try Int.fetchOne(
        db, sql: "SELECT count(*) FROM runs WHERE wave = ?", arguments: [wave])
      guard same == 0 else { throw Failure.sameWave }
      try db.execute(
        sql: """
          INSERT INTO runs (wave, source, version, taxonomy, rows_read, tagged, without_text, rejected)
          VALUES (?, '', '', '', 0, 0, 0, 0)
          """,
        arguments: [wave])
      return db.lastInsertedRowID
    }

    private static func insert(_ comment: CommentRow, run: Int64, _ db: Database) throws {
      let tags = comment.tags
      let statement = try db.cachedStatement(
        sql: "INSERT INTO comments VALUES (NULL,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)")
      try statement.execute(arguments: [
        run, comment.row, comment.answer, comment.id, comment.question, comment.text,
        comment.rating, comment.date, comment.touchpoint, comment.channel, comment.segments,
        tags?.language, tags?.sentiment, tags?.score, tags?.intents, tags?.flags,
      ])
      guard let tags, !tags.mentions.isEmpty else { return }
      let number = db.lastInsertedRowID
      let mentions = try db.cachedStatement(
        sql: "INSERT INTO mentions VALUES (NULL,?,?,?,?,?,?,?,?)")
      for mention in tags.mentions {
        try mentions.execute(arguments: [
          number, mention.theme, mention.sentiment, mention.score, mention.evidence,
          mention.range.lowerBound, mention.range.upperBound, mention.complaint,
        ])
      }
    }

    private static func finish(_ row: RunRow, run: Int64, _ db: Database) throws {
      try db.execute(
        sql: """
          UPDATE runs SET source = ?, version = ?, taxonomy = ?, rows_read = ?, tagged = ?,
            without_text = ?, rejected = ?, scale = ?, score = ?, score_low = ?, score_high = ?,
            responses = ? WHERE id = ?
          """,
        arguments: [
          row.source, row.version, row.taxonomy, row.rowsRead, row.tagged, row.withoutText,
          row.rejected, row.scale, row.score, row.interval?.lowerBound, row.interval?.upperBound,
          row.responses, run,
        ])
    }

    private static func insert(_ theme: ThemeRow, run: Int64, _ db: Database) throws {
      try db.cachedStatement(sql: "INSERT INTO themes VALUES (?,?,?,?,?,?,?,?,?,?,?,?)").execute(
        arguments: [
          run, theme.theme, theme.english, theme.vietnamese, theme.thai, theme.owner,
          theme.mentions, theme.negative, theme.neutral, theme.positive, theme.mixed,
          theme.sentiment,
        ])
    }

    private static func insert(_ driver: DriverRow, run: Int64, _ db: Database) throws {
      try db.cachedStatement(sql: "INSERT INTO drivers VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)")
        .execute(arguments: [
          run, driver.theme, driver.mentions, driver.impact, driver.method,
          driver.interval?.lowerBound, driver.interval?.upperBound, driver.p, driver.q,
          driver.certainty, driver.scoreWith, driver.scoreWithout, driver.leaveOut,
          driver.adjusted, driver.importance,
        ])
    }

    private static func explain(_ error: any Error, path: String, wave: String) -> ReadingError {
      let expected = "a database of results, or no file"
      switch error {
      case let error as ReadingError: return error
      case Failure.otherDatabase:
        return ReadingError(
          .cannotWrite, file: path, expected: expected, found: "a database of something else",
          mend: "Choose another name with --sqlite.")
      case Failure.otherVersion(let version):
        return ReadingError(
          .cannotWrite, file: path, expected: "tables of version \(ResultSchema.version)",
          found: "version \(version)", mend: "Begin a new file with --sqlite.")
      case Failure.sameWave:
        return ReadingError(
          .cannotWrite, file: path, expected: "a wave that is not in yet",
          found: "'\(wave)' among its runs",
          mend: "Give this one another name with --wave, or take the old one out: "
            + "PRAGMA foreign_keys = ON; DELETE FROM runs WHERE wave = '…';")
      case let error as DatabaseError where error.resultCode == .SQLITE_NOTADB:
        return ReadingError(
          .cannotWrite, file: path, expected: expected, found: "a file of another kind",
          mend: "Choose another name with --sqlite.")
      case let error as DatabaseError where error.resultCode == .SQLITE_BUSY:
        return ReadingError(
          .cannotWrite, file: path, expected: "a database that nobody writes to",
          found: "one that another program writes to", mend: "Wait for its end and try again.")
      default:
        return ReadingError(
          .cannotWrite, file: path, expected: expected, found: Self.words(of: error),
          mend: "Check the folder and the free space, or choose another name with --sqlite.")
      }
    }

    private static func words(of error: any Error) -> String {
      (error as? DatabaseError)?.message ?? "\(error)"
    }
  }
#else
  /// Stands for the database where the package was built without it.
  package final class ResultDatabase: Sendable {
    /// - Throws: how to build with it.
    package init(path: String, wave: String) throws(ReadingError) {
      throw ReadingError(
        .notBuiltIn, file: path, expected: "a command that was built with SQLite",
        found: "one without",
        mend: "Install libsqlite3-dev and build with: swift build -c release --traits SQLite")
    }

    /// Never reached.
    package func add(_ comments: [CommentRow]) throws(ReadingError) {}

    /// Never reached.
    package func commit(
      _ row: RunRow, themes: [ThemeRow], drivers: [DriverRow]
    ) throws(ReadingError) {}
  }
#endif
