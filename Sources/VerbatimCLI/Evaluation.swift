import Verbatim
import VerbatimReport

/// What an evaluation comes to.
struct Evaluation {
  /// A comment whose polarity was not found.
  struct Failure {
    var line: Int
    var text: String
    var gold: Polarity
    var found: Sentiment
    var trace: [TraceStep]

    init(
      line: Int, text: String, gold: Polarity, _ comment: TaggedComment, _ trace: [TraceStep]
    ) {
      self.line = line
      self.text = text
      self.gold = gold
      found = comment.sentiment
      self.trace = trace
    }

    /// How far off the score is.
    var distance: Double {
      switch gold {
      case .positive: 1 - found.score
      case .negative: 1 + found.score
      case .neutral, .mixed: found.score.magnitude
      }
    }
  }

  /// Topics found, missed and made up.
  struct TopicFigures {
    private(set) var comments = 0
    private(set) var counts: [String: (right: Int, wrong: Int, missed: Int)] = [:]

    mutating func add(gold: Set<String>, found: Set<String>) {
      comments += 1
      for topic in gold.union(found) {
        var count = counts[topic] ?? (0, 0, 0)
        if gold.contains(topic), found.contains(topic) { count.right += 1 }
        if !gold.contains(topic) { count.wrong += 1 }
        if !found.contains(topic) { count.missed += 1 }
        counts[topic] = count
      }
    }

    var topics: [String] { counts.keys.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) } }

    func f1(_ topic: String) -> Double {
      counts[topic].map { Self.f1($0.right, $0.wrong, $0.missed) } ?? 0
    }

    var microF1: Double {
      Self.f1(
        counts.values.reduce(0) { $0 + $1.right }, counts.values.reduce(0) { $0 + $1.wrong },
        counts.values.reduce(0) { $0 + $1.missed })
    }

    var macroF1: Double {
      counts.isEmpty ? 0 : topics.map(f1).reduce(0, +) / Double(counts.count)
    }

    private static func f1(_ right: Int, _ wrong: Int, _ missed: Int) -> Double {
      right > 0 ? Double(2 * right) / Double(2 * right + wrong + missed) : 0
    }
  }

  let worst: Int
  private(set) var all = PolarityFigures()
  private(set) var groups: [(name: String, figures: PolarityFigures)] = []
  private(set) var failures: [Failure] = []
  var topics = TopicFigures()
  private var scores: [Double] = []
  private var sentiments: [Double] = []

  init(worst: Int) { self.worst = worst }

  mutating func add(
    gold: Polarity, _ comment: TaggedComment, _ style: WritingStyle, error: () -> Failure
  ) {
    let found = comment.sentiment.label
    all.add(gold: gold, found: found)
    add(to: "language \(comment.language.code)", gold, found)
    let length =
      style.words <= 5 ? "to 5 words" : style.words <= 20 ? "6 to 20 words" : "over 20 words"
    add(to: length, gold, found)
    if comment.language == .vietnamese {
      add(to: style.isStripped ? "without diacritics" : "with diacritics", gold, found)
    }
    add(to: style.hasShortForms ? "with short forms" : "without short forms", gold, found)
    let isRight =
      found == gold || found == .mixed && gold == .neutral || found == .neutral && gold == .mixed
    guard !isRight, worst > 0 else { return }
    let failure = error()
    if failures.count == worst, let last = failures.last, failure.distance <= last.distance {
      return
    }
    let place = failures.firstIndex { $0.distance < failure.distance } ?? failures.count
    failures.insert(failure, at: place)
    if failures.count > worst { failures.removeLast() }
  }

  private mutating func add(to group: String, _ gold: Polarity, _ found: Polarity) {
    if let index = groups.firstIndex(where: { $0.name == group }) {
      groups[index].figures.add(gold: gold, found: found)
    } else {
      var figures = PolarityFigures()
      figures.add(gold: gold, found: found)
      groups.append((group, figures))
    }
  }

  mutating func add(score: Double, sentiment: Double) {
    scores.append(score)
    sentiments.append(sentiment)
  }

  /// Spearman's correlation of score and sentiment; nil without scores.
  var rankCorrelation: Double? {
    scores.count > 1 ? RankCorrelation.spearman(scores, sentiments) : nil
  }

  private var sortedGroups: [(name: String, figures: PolarityFigures)] {
    groups.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
  }

  // MARK: - Output

  var text: String {
    var text = ""
    func percent(_ share: Double) -> String { "\((share * 1000).rounded() / 10)" }
    if all.count > 0 {
      text += "\(Count.of(all.count, "comment")): accuracy \(percent(all.accuracy)), macro F1 "
      text += "\(percent(all.macroF1)), weighted F1 \(percent(all.weightedF1))\n\n"
      var confusion = TextTable([
        .word("truly"), .number("positive"), .number("neutral"), .number("negative"),
        .number("precision"), .number("recall"), .number("F1"),
      ])
      for (index, polarity) in PolarityFigures.classes.enumerated() {
        confusion.add(
          [polarity.name] + all.confusion[index].map(String.init)
            + [all.precision(polarity), all.recall(polarity), all.f1(polarity)].map(percent))
      }
      text += Self.joined(confusion)
      var table = TextTable([
        .word("group"), .number("comments"), .number("accuracy"), .number("macro F1"),
      ])
      for (name, figures) in sortedGroups {
        table.add(
          [name, String(figures.count), percent(figures.accuracy), percent(figures.macroF1)])
      }
      text += "\n" + Self.joined(table)
    }
    if let rankCorrelation {
      text +=
        "\n\(Count.of(scores.count, "score")): Spearman \((rankCorrelation * 1000).rounded() / 1000)\n"
    }
    if topics.comments > 0 {
      text +=
        "\nTopics of \(Count.of(topics.comments, "comment")): micro F1 \(percent(topics.microF1)), "
      text += "macro F1 \(percent(topics.macroF1))\n"
      var table = TextTable([
        .word("topic"), .number("right"), .number("wrong"), .number("missed"), .number("F1"),
      ])
      for topic in topics.topics {
        let count = topics.counts[topic] ?? (0, 0, 0)
        table.add([
          topic, String(count.right), String(count.wrong), String(count.missed),
          percent(topics.f1(topic)),
        ])
      }
      text += Self.joined(table)
    }
    if !failures.isEmpty { text += "\nWorst errors\n" }
    for failure in failures {
      text +=
        "\nline \(failure.line): truly \(failure.gold.name), found \(failure.found.label.name) "
      text += "(\(failure.found.score))\n  \(TerminalText.clean(failure.text))\n"
      for step in failure.trace {
        text += "    \(step.layer.rawValue) \(Self.rounded(step.result))  "
        text += "\(TerminalText.clean(Self.slice(failure.text, step.scope)))\n"
      }
    }
    return text
  }

  private static func joined(_ table: TextTable) -> String {
    let (title, rows) = table.lines(width: 100)
    return ([title].compactMap { $0 } + rows).map { $0 + "\n" }.joined()
  }

  private static func rounded(_ x: Double) -> Double { (x * 100).rounded() / 100 }

  private static func slice(_ text: String, _ range: Range<Int>) -> String {
    String(decoding: Array(text.utf8)[range], as: UTF8.self)
  }

  var json: [UInt8] {
    var json = JSONText()
    json.object { json in
      json.object("sentiment") { json in
        Self.write(all, &json)
        json.object("confusion") { json in
          for (index, gold) in PolarityFigures.classes.enumerated() {
            json.object(gold.name) { json in
              for (column, found) in PolarityFigures.classes.enumerated() {
                json.number(found.name, all.confusion[index][column])
              }
            }
          }
        }
        json.object("classes") { json in
          for polarity in PolarityFigures.classes {
            json.object(polarity.name) { json in
              json.number("precision", all.precision(polarity))
              json.number("recall", all.recall(polarity))
              json.number("f1", all.f1(polarity))
              json.number("support", all.support(polarity))
            }
          }
        }
        json.object("groups") { json in
          for (name, figures) in sortedGroups {
            json.object(name) { Self.write(figures, &$0) }
          }
        }
        json.number("spearman", rankCorrelation)
      }
      json.object("topics") { json in
        json.number("comments", topics.comments)
        json.number("micro_f1", topics.microF1)
        json.number("macro_f1", topics.macroF1)
        json.object("f1") { json in
          for topic in topics.topics { json.number(topic, topics.f1(topic)) }
        }
      }
      json.array("worst", failures) { json, failure in
        json.object { json in
          json.number("line", failure.line)
          json.string("text", failure.text)
          json.string("truly", failure.gold.name)
          json.string("found", failure.found.label.name)
          json.number("score", failure.found.score)
          json.array("trace", failure.trace) { json, step in
            json.object { json in
              json.string("layer", step.layer.rawValue)
              json.string("text", Self.slice(failure.text, step.scope))
              json.number("result", step.result)
            }
          }
        }
      }
    }
    return json.finished()
  }

  private static func write(_ figures: PolarityFigures, _ json: inout JSONText) {
    json.number("comments", figures.count)
    json.number("accuracy", figures.accuracy)
    json.number("macro_f1", figures.macroF1)
    json.number("weighted_f1", figures.weightedF1)
  }
}
