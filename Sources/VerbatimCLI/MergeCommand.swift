import ArgumentParser
import Verbatim
import VerbatimIO

/// `verbatim merge`: one summary of many.
struct MergeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "merge",
    abstract: "Join the summaries that `tag --summary` wrote on many files or machines.",
    discussion: """
      The joined summary equals, byte for byte, that of one run over all comments, in whatever order \
      the parts are named or joined. `drivers`, `segments`, `trends` and `compare` take a summary \
      in place of an export, and print what they would print for all comments: scores, impacts, and \
      intervals too, as resamples are drawn from the respondents' ids.

      Parts must come from the same version, taxonomy, settings, scale and columns, and their \
      comments must have ids. Where their names, columns of scores or kept columns tell that they \
      ask different questions (relationship and transactional surveys, customers and employees), a \
      warning says so.

      Examples:
        verbatim tag may.csv --score-column NPS --scale nps --summary may.json
        verbatim tag june.csv --score-column NPS --scale nps --summary june.json
        verbatim merge may.json june.json --output all.json
        verbatim drivers all.json
        verbatim segments all.json --by branch
      """)

  @Argument(help: "Summaries written by `tag --summary` or `merge`.", completion: .file())
  var parts: [String]

  @Option(help: "The file to write; - for standard output.", completion: .file())
  var output = "-"

  func run() throws {
    var whole: SummaryPart?
    var paths: [UInt64: String] = [:]
    var rows: Set<String> = []
    var repeated = 0
    for path in parts {
      let part = try SummaryPartReader.read(path)
      if let obstacle = whole?.obstacle(to: part) {
        throw ReadingError(
          .unlikeParts, file: path, expected: "\(obstacle.expected), as in \(parts[0])",
          found: obstacle.found, mend: obstacle.mend)
      }
      let checksum = BlockChecksum.of(SummaryPartJSON.bytes(part))
      if part.summary.comments > 0, let same = paths.updateValue(path, forKey: checksum) {
        throw ReadingError(
          .unlikeParts, file: path, expected: "each part once",
          found: "the same summary as \(same)",
          mend: "Leave one of them out: its comments would count twice.")
      }
      for response in part.responses where response.id.hasPrefix(RowTagger.rowPrefix) {
        if !rows.insert(response.id).inserted { repeated += 1 }
      }
      if whole?.merge(part) == nil { whole = part }
    }
    guard let whole else { return }
    if repeated > 0 {
      StandardError.write(
        "verbatim: \(Count.of(repeated, "rating")) of rows without an id \(repeated == 1 ? "has" : "have") "
          + "the row number of another part's, and \(repeated == 1 ? "counts" : "count") as the same "
          + "respondent's; give them ids, or name the respondents with --respondent\n")
    }
    let file = output == "-" ? "the joined summary" : output
    for warning in [PooledSurveys.warning(files: parts)].compactMap(\.self)
      + PooledSurveys.warnings(of: whole, file: file)
    {
      StandardError.write("verbatim: \(warning)\n")
    }
    try OutputSink.write(SummaryPartJSON.bytes(whole), to: output)
  }
}
