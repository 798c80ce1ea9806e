public import ArgumentParser
import Verbatim
import VerbatimIO
import VerbatimText

/// `verbatim learn sentiment`: weights for words and pairs of words from labelled or scored comments.
struct LearnSentiment: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sentiment",
    abstract: "Learn sentiment weights from labelled, or merely scored, comments.",
    usage: "verbatim learn sentiment [<options>] [<inputs> ...] --output <output>",
    discussion: """
      A survey's own scores are labels for free. Where an input has both, labels count, except \
      in files given with --scored. Several inputs are balanced; the order of the rows does not \
      matter much, the same rows give the same file. A tenth of the comments is held out of a \
      first training to say how good the result is, then all are learned from.

      Examples:
        verbatim learn sentiment survey.csv --score-column nps --scale nps \\
          --language vi --output mine.tsv
        verbatim learn sentiment labelled.jsonl --scored reviews.jsonl \\
          --score-column stars --scale numeric:1-5 --language th --output th.tsv
        verbatim learn sentiment reviews.jsonl --tune complaints.jsonl \\
          --language en --output en.tsv
        verbatim tag survey.csv --lexicon mine.tsv
      """)

  @Argument(help: "Exports with comments and labels or scores.", completion: .file())
  var inputs: [String] = []

  @Option(
    help: "Exports of which only the scores are used; a comment counts a third of a labelled one.",
    completion: .file())
  var scored: [String] = []

  @Option(
    help: """
      Labelled exports that are not learned from: they and what is held out say how ready the \
      weights should be to call a comment positive or negative.
      """, completion: .file())
  var tune: [String] = []

  @Option(help: "The column with the comments.") var textColumn = "text"

  @Option(
    help: """
      The column with positive, neutral, negative or mixed; other labels count as neutral.
      """)
  var labelColumn = "label"

  @Option(
    help: """
      A column of JSON with the polarity of several topics; rows without a label, whose topics \
      agree, get theirs.
      """)
  var topicsColumn = "topics"

  @Option(help: "The column with the scores.") var scoreColumn: String?

  @Option(
    help: """
      nps, enps, csat, ces:min-max or numeric:min-max; all but the first two may end in \
      :low-is-good.
      """)
  var scale: String?

  @Option(help: "Leave out rows whose column has this value, as in spam=1.") var except: [String] =
    []

  @Option(help: "vi, th or en.") var language: String

  @Option(help: "How many words, pairs and sequences to keep at most.") var features = 30_000

  @Option(help: "What the data is and its licence, for the head of the file.") var origin = ""

  @Option(help: "open when the data's licence allows any use, else research.")
  var licence = Licence.research

  @Option(help: "How strongly weights are held near zero; more when there is little data.")
  var penalty: Float = 0.2

  @Option(
    help: """
      How far a word counts by how much more often one side has it, from 0 to 1; 0.5 helps where there
      are ten thousand comments of a kind.
      """)
  var ratio: Float = 0

  @Option(help: "How often all comments are gone through.") var rounds = 5

  @Option(help: "survey, or posts: what is learned from posts counts half for answers.")
  var source = CommentSource.survey

  @Option(help: "The file to write.", completion: .file()) var output: String

  enum Licence: String, ExpressibleByArgument, CaseIterable { case open, research }

  func validate() throws {
    if inputs.isEmpty, scored.isEmpty { throw ValidationError("Name at least one export.") }
    if (scale == nil) != (scoreColumn == nil) {
      throw ValidationError("--score-column and --scale go together.")
    }
    if !scored.isEmpty, scale == nil {
      throw ValidationError("--scored needs --score-column and --scale.")
    }
    if !(0...1000).contains(penalty) {
      throw ValidationError("--penalty \(penalty) is out of range: use 0 to 1000.")
    }
    if !(0...1).contains(ratio) {
      throw ValidationError("--ratio \(ratio) is out of range: use 0 to 1.")
    }
    if !(1...100).contains(rounds) {
      throw ValidationError("--rounds \(rounds) is out of range: use 1 to 100.")
    }
    if !(1...1_000_000).contains(features) {
      throw ValidationError("--features \(features) is out of range: use 1 to 1000000.")
    }
  }

  func run() throws {
    guard let language = Language(code: language), language != .undetermined else {
      throw ValidationError("'\(language)' is no language of ours: use vi, th or en.")
    }
    var options = FeedbackEngine.Options()
    options.taxonomies = []
    options.withoutLayers = [.learned]
    var learner = SentimentLearner(
      try FeedbackEngine(options: options), language: language, features: features,
      penalty: penalty, ratioShare: ratio, rounds: rounds,
      learnsFrom: source)
    let scale = try scale.map { try ScoreScale.argument($0) }
    for (path, use) in uses {
      var polarities = PolarityReader(topicsColumn: topicsColumn)
      polarities.labelColumn = use == .scores ? nil : labelColumn
      polarities.scoreColumn = scoreColumn
      polarities.scale = scale
      polarities.exceptions = except
      try learn(path, polarities, use, &learner)
    }
    guard learner.count > 0 else {
      throw ValidationError("No row has a comment with a label or score: name their columns.")
    }
    guard learner.count >= Self.leastComments else {
      throw ValidationError(
        "\(Count.of(learner.count, "comment")) with a label or score: words are learned from "
          + "\(Self.leastComments) or more.")
    }
    let (rows, reports) = learner.learn()
    try write(rows)
    var all = (PolarityFigures(), PolarityFigures())
    for report in reports {
      print(report.source, report.figures, report.lexicon)
      all.0.merge(report.figures)
      all.1.merge(report.lexicon)
    }
    if reports.count > 1 { print("all", all.0, all.1) }
    StandardError.write(
      "\(Count.of(learner.count, "comment")) read, \(rows.count) weights written to \(output)\n")
  }

  /// Weights of fewer comments are chance.
  private static let leastComments = 50

  private enum Use { case labels, scores, tuning }

  private var uses: [(path: String, use: Use)] {
    inputs.map { ($0, .labels) } + scored.map { ($0, .scores) } + tune.map { ($0, .tuning) }
  }

  private func learn(
    _ path: String, _ polarities: PolarityReader, _ use: Use, _ learner: inout SentimentLearner
  ) throws {
    learner.beginSource(
      path.split(separator: "/").last.map(String.init) ?? path,
      weight: use == .scores ? SentimentLearner.scoredWeight : 1, tunes: use == .tuning)
    let input = SharedBlockReader(try BlockReader(ByteSource.open(path)))
    let column = try input.layout.column(named: textColumn, option: "--text-column", file: path)
    let reader = try polarities.resolved(input.layout, file: path)
    var parser = input.makeParser()
    while let block = try input.next() {
      _ = parser.parse(
        block,
        record: { fields, _ in
          guard let text = fields.text(column), !text.isEmpty,
            let polarity = reader.polarity(fields)
          else { return }
          learner.add(text, polarity)
        },
        rejected: { _ in })
    }
  }

  private func write(_ rows: [SentimentLearner.Row]) throws {
    var text = """
      # Sentiment of words, pairs of words and rows of letters, in log-odds against neutral.
      # Made by `verbatim learn sentiment`.
      # Learned from: \(origin)
      # Language: \(language)
      # Class: \(licence.rawValue)
      feature\tkind\tpositive\tnegative

      """
    for row in rows {
      text += "\(row.feature)\t\(row.kind)\t\(row.positive)\t\(row.negative)\n"
    }
    let sink = try OutputSink(path: output)
    _ = try sink.write(Array(text.utf8))
    try sink.commit()
  }

  private func print(_ name: String, _ figures: PolarityFigures, _ lexicon: PolarityFigures) {
    func percent(_ share: Double) -> String { "\((share * 1000).rounded() / 10)" }
    StandardError.write(
      "\(name): \(figures.count) held out, accuracy \(percent(figures.accuracy)), macro F1 "
        + "\(percent(figures.macroF1)) (lexicon alone \(percent(lexicon.accuracy)), "
        + "\(percent(lexicon.macroF1)))\n")
  }
}

extension CommentSource: ExpressibleByArgument {}
