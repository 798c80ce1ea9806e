import ArgumentParser
import Verbatim
import VerbatimIO
import VerbatimText

/// `verbatim evaluate`: how often the tags are right, on labelled comments.
struct EvaluateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "evaluate",
    abstract: "Measure sentiment and themes on labelled or scored comments.",
    discussion: """
      Prints accuracy, macro and weighted F1, the confusion, figures by language, length and \
      writing, and the worst errors with their traces. Mixed counts as neutral. Without a \
      label column, scores are compared: the polarity that a score stands for, and the rank \
      correlation of score and sentiment. Where rows have topics, themes are measured too.

      Examples:
        verbatim evaluate labelled.csv --label-column label
        verbatim evaluate survey.csv --score-column nps --scale nps --without learned
        verbatim evaluate hotel.jsonl --topics-column topics --topic-map map.tsv
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable { case text, json }

  @OptionGroup var source: InputOptions
  @OptionGroup var engine: EngineOptions

  @Option(help: "The column with positive, neutral, negative or mixed.") var labelColumn = "label"

  @Option(help: "The column with what each comment answers; not used when left out.")
  var questionColumn: String?

  @Option(
    help: """
      The column with topics, names joined by | or JSON with topic and label: measures themes.
      """)
  var topicsColumn: String?

  @Option(
    help: "A table without header: theme id or its beginning, tab, topic.", completion: .file())
  var topicMap: String?

  @Option(help: "The column with the scores.") var scoreColumn: String?

  @Option(help: "The scale of the scores, as in numeric:1-5.") var scale: String?

  @Option(help: "Leave out rows whose column has this value, as in spam=1.") var except: [String] =
    []

  @Option(help: "How many errors to show.") var worst = 10

  @Option(help: "text or json.") var format = Format.text

  func validate() throws {
    if (scale == nil) != (scoreColumn == nil) {
      throw ValidationError("--score-column and --scale go together.")
    }
    if worst < 0 { throw ValidationError("--worst \(worst) is out of range: use 0 or more.") }
  }

  func run() throws {
    let evaluation = try evaluate()
    guard evaluation.all.count > 0 || evaluation.topics.comments > 0 else {
      throw ValidationError(
        "No row has a comment with a label, score or topic to compare with: name their columns with "
          + "--label-column, --topics-column, or --score-column and --scale.")
    }
    let sink = try OutputSink(path: "-")
    switch format {
    case .text: _ = try sink.write(Array(evaluation.text.utf8))
    case .json: _ = try sink.write(evaluation.json)
    }
    try sink.commit()
  }

  /// The column that was named, else `text`, else the one that `tag` would take.
  private func textColumn(of input: SharedBlockReader) throws -> Int {
    if source.textColumns.isEmpty, let text = input.layout.columns.firstIndex(of: "text") {
      return text
    }
    var overrides = source.overrides
    overrides.wantsScore = false
    let roles = try ColumnRoles.resolve(
      input.layout, sample: input.sample, file: input.file, overrides: overrides)
    return roles.comments[0].choice.column
  }

  private func evaluate() throws -> Evaluation {
    let engine = try engine.makeEngine()
    let input = try source.open()
    let textColumn = try textColumn(of: input)
    var polarities = PolarityReader(topicsColumn: topicsColumn ?? "topics")
    polarities.labelColumn = labelColumn
    polarities.scoreColumn = scoreColumn
    polarities.scale = try scale.map { try ScoreScale.argument($0) }
    polarities.exceptions = except
    let reader = try polarities.resolved(input.layout, file: input.file, needsOne: false)
    let topicColumn = try (topicsColumn ?? topicMap.map { _ in "topics" }).map {
      try input.layout.column(named: $0, option: "--topics-column", file: input.file)
    }
    let scoreIndex = scoreColumn.flatMap { input.layout.columns.firstIndex(of: $0) }
    let question = try questionColumn.map {
      try input.layout.column(named: $0, option: "--question-column", file: input.file)
    }
    let map = try TopicMap(topicMap)
    var evaluation = Evaluation(worst: worst)
    var scratch = TagScratch()
    var parser = input.makeParser()
    while let block = try input.next() {
      _ = parser.parse(
        block,
        record: { fields, position in
          guard let range = fields.range(textColumn), !range.isEmpty else { return }
          let gold = reader.polarity(fields)
          var context = RowContext()
          if question != nil || reader.scale != nil { context.source = .survey }
          if let question { context.question = engine.read(question: fields.text(question) ?? "") }
          let comment = engine.tag(fields.bytes.span.extracting(range), context, scratch: &scratch)
          if let gold {
            let line = position.line
            evaluation.add(
              gold: gold, comment, scratch.writingStyle,
              error: {
                Evaluation.Failure(
                  line: line, text: fields.text(textColumn) ?? "", gold: gold, comment,
                  engine.traceSteps(of: scratch))
              })
          }
          if let scale = reader.scale,
            case .rating(let rating) = RatingReading(fields, scoreIndex, scale),
            let place = scale.place(of: rating)
          {
            evaluation.add(score: place, sentiment: comment.sentiment.score)
          }
          if let topicColumn, let text = fields.text(topicColumn), !text.isEmpty {
            evaluation.topics.add(
              gold: TopicMap.names(text), found: map.topics(of: comment.themes.map(\.theme)))
          }
        },
        rejected: { _ in })
    }
    return evaluation
  }
}

/// Which topic of a labelled file a theme of ours stands for.
struct TopicMap {
  private var topics: [(theme: String, topic: String)] = []

  /// - Parameter path: nil when topics are called like the themes.
  init(_ path: String?) throws {
    guard let path else { return }
    for line in try TextFile.read(path).split(whereSeparator: \.isNewline) {
      let fields = line.split(separator: "\t")
      if fields.count == 2 { topics.append((String(fields[0]), String(fields[1]))) }
    }
  }

  /// The topic of the longest beginning of the id that the map has; the id itself without a map.
  func topics(of themes: [String]) -> Set<String> {
    if topics.isEmpty { return Set(themes) }
    var found: Set<String> = []
    for theme in themes {
      let best = topics.filter { theme == $0.theme || theme.hasPrefix($0.theme + ".") }
        .max { $0.theme.utf8.count < $1.theme.utf8.count }
      if let best { found.insert(best.topic) }
    }
    return found
  }

  /// The topics of a row.
  static func names(_ text: String) -> Set<String> {
    if text.utf8.first == UInt8(ascii: "[") { return Set(TopicLabels(text).labels.map(\.topic)) }
    return Set(text.split(separator: "|").map(String.init))
  }
}
