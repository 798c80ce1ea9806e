import ArgumentParser
import Verbatim
import VerbatimIO
import VerbatimReport

/// `verbatim check`: how an export is read, before anything is made of it.
struct CheckCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Say how an export is read: its format, its columns, and each row that cannot be.",
    usage: "verbatim check [<options>] <input>",
    discussion: """
      Reads every row and writes no file: rows in = rows out + rows rejected. It takes a second or \
      two a gigabyte, so a long run need not be the first to find a broken row.

      Examples:
        verbatim check survey.csv
        verbatim check reviews.xlsx --sheet "October 2026"
        verbatim check large.csv --text-column Comment
      """)

  @OptionGroup var source: InputOptions

  @Option(help: "How many workers; as many as there are cores when left out.")
  var threads: Int?

  @Option(help: "How many rejected rows to show.") var top = 20

  func run() async throws {
    let workers = try EngineOptions.workers(threads)
    let input = try source.open()
    var overrides = source.overrides
    // A table without comments can be checked too.
    overrides.needsComment = false
    let roles = try resolve(input, &overrides)
    let progress = ProgressLine(total: Machine.fileSize(source.input))
    let total = Shared(Total())
    try await BlockPipeline.run(
      input, workers: workers, makeWorker: { input.makeParser() },
      process: { block, parser in
        var part = Total(bytes: block.bytes.count)
        part.counts = parser.parse(
          block, record: { _, _ in },
          rejected: { part.rejects.add($0) })
        return part
      },
      deliver: { part in
        progress.advance(rows: part.counts.rows, bytes: part.bytes)
        total.withLock { $0.merge(part) }
        return true
      })
    progress.finish()
    let result = total.withLock { $0 }
    let screen = try OutputSink(path: "-")
    _ = try screen.write(Array(text(result, input, roles).utf8))
    try screen.commit()
    if result.counts.rejected > 0 { throw ExitCode(3) }
  }

  /// Two columns that may both be the score are nothing to stop at: then none is named.
  private func resolve(
    _ input: SharedBlockReader, _ overrides: inout ColumnOverrides
  ) throws(ReadingError) -> ColumnRoles {
    do {
      return try ColumnRoles.resolve(
        input.layout, sample: input.sample, file: input.file, overrides: overrides)
    } catch let error where error.code == .ambiguousScore {
      overrides.wantsScore = false
      return try ColumnRoles.resolve(
        input.layout, sample: input.sample, file: input.file, overrides: overrides)
    }
  }

  private struct Total: Sendable {
    var bytes = 0
    var counts = RowCounts()
    var rejects = RejectTally()

    mutating func merge(_ other: Total) {
      bytes += other.bytes
      counts += other.counts
      rejects.merge(other.rejects)
    }
  }

  private static func role(_ name: String, _ roles: ColumnRoles) -> String {
    guard name == "score", let scale = roles.scale else { return name }
    return "score, \(scale.argument)"
  }

  private func text(
    _ result: Total, _ input: SharedBlockReader, _ roles: ColumnRoles
  ) -> String {
    var lines = ["\(input.file): \(input.form)"]
    if input.layout.headerRows > 1 { lines[0] += ", \(input.layout.headerRows) rows of header" }
    let used = Dictionary(
      roles.described.map { ($0.choice.column, $0.role) }, uniquingKeysWith: { first, _ in first })
    for (column, name) in input.layout.columns.enumerated() {
      lines.append(
        "  \(TerminalText.clean(name))" + (used[column].map { "  (\(Self.role($0, roles)))" } ?? "")
      )
    }
    if roles.comments.isEmpty { lines.append("no column looks like comments: use --text-column") }
    let counts = result.counts
    lines.append(
      "\(Count.of(counts.rows, "row")) in = \(counts.accepted) out + \(counts.rejected) rejected"
        + (counts.blankLines > 0 ? " (and \(counts.blankLines) blank lines)" : ""))
    for reject in result.rejects.first.prefix(max(0, top)) {
      lines.append("  \(reject.description)\n    \(reject.mend)")
    }
    let more = counts.rejected - min(counts.rejected, max(0, top), RejectTally.capacity)
    if more > 0 { lines.append("  … and \(more) more") }
    return lines.joined(separator: "\n") + "\n"
  }
}
