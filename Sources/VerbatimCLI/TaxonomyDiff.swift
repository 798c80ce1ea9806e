import ArgumentParser
import Verbatim
import VerbatimIO

/// `verbatim taxonomy diff`: which comments an edit of a taxonomy changes.
struct TaxonomyDiff: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "diff",
    abstract: "Show which comments would be tagged otherwise by another taxonomy.",
    usage: "verbatim taxonomy diff [<options>] <old> <new> <input>",
    discussion: """
      Tags every comment with both and prints what changed: first how many comments each theme \
      loses and gains, then the comments themselves, with the words and the term or rule. Look at \
      it before you publish an edit.

      Examples:
        verbatim taxonomy diff themes.tsv themes-new.tsv survey.csv
        verbatim taxonomy diff general restaurants,general reviews.csv --top 50
        verbatim taxonomy diff themes.tsv themes-new.tsv survey.csv --format jsonl
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable { case text, jsonl }

  @Argument(help: "The taxonomy in use: built in, or files, joined with commas.")
  var old: String

  @Argument(help: "The other one.") var new: String

  @OptionGroup var source: InputOptions

  @Option(help: "How many changed comments to print as text; jsonl has all.") var top = 20

  @Option(help: "text, or jsonl: an object for each comment that changes.") var format = Format.text

  func validate() throws {
    if top < 0 { throw ValidationError("--top \(top) is out of range: use 0 or more.") }
  }

  func run() throws {
    let before = try Self.engine(old)
    let after = try Self.engine(new)
    var diff = ThemeDiff()
    var scratch = TagScratch()
    try source.forEachComment { text, id in
      diff.add(
        before.tag(text, scratch: &scratch), after.tag(text, scratch: &scratch), text, id: id)
    }
    let sink = try OutputSink(path: "-")
    _ = try sink.write(format == .text ? Array(diff.text(top: top).utf8) : diff.json)
    try sink.commit()
  }

  private static func engine(_ taxonomy: String) throws -> FeedbackEngine {
    var options = FeedbackEngine.Options()
    options.withoutLayers = [.learned]
    try EngineOptions.use(taxonomies: taxonomy, in: &options)
    return try FeedbackEngine(options: options)
  }
}

/// What two taxonomies find in the same comments.
private struct ThemeDiff {
  /// A theme that one of them has and the other has not, or with another sentiment.
  struct Change {
    var theme: String
    var sentiment: String
    var words: String
    var rule: String
  }
  struct Comment {
    var id: String
    var text: String
    var lost: [Change]
    var gained: [Change]
  }

  private var comments = 0
  private var changed: [Comment] = []
  private var lost: [String: Int] = [:]
  private var gained: [String: Int] = [:]

  mutating func add(
    _ before: TaggedComment, _ after: TaggedComment, _ text: Span<UInt8>, id: String
  ) {
    comments += 1
    let old = Self.changes(before, text, unlike: after)
    let new = Self.changes(after, text, unlike: before)
    if old.isEmpty, new.isEmpty { return }
    for change in old { lost[change.theme, default: 0] += 1 }
    for change in new { gained[change.theme, default: 0] += 1 }
    changed.append(
      Comment(id: id, text: Self.string(text, 0..<text.count), lost: old, gained: new))
  }

  private static func changes(
    _ comment: TaggedComment, _ text: Span<UInt8>, unlike other: TaggedComment
  ) -> [Change] {
    var changes: [Change] = []
    for theme in comment.themes {
      let isSame = other.themes.contains {
        $0.theme == theme.theme && $0.sentiment.label == theme.sentiment.label
      }
      if isSame { continue }
      changes.append(
        Change(
          theme: theme.theme, sentiment: theme.sentiment.label.name,
          words: string(text, theme.evidence[0].range), rule: theme.evidence[0].rule))
    }
    return changes
  }

  private static func string(_ text: Span<UInt8>, _ range: Range<Int>) -> String {
    var bytes: [UInt8] = []
    for index in range { bytes.append(text[index]) }
    return String(decoding: bytes, as: UTF8.self)
  }

  func text(top: Int) -> String {
    var text =
      "\(changed.count) of \(Count.of(comments, "comment")) \(changed.count == 1 ? "changes" : "change")\n"
    let themes = Set(lost.keys).union(gained.keys).sorted {
      let sums = (
        lost[$0, default: 0] + gained[$0, default: 0], lost[$1, default: 0] + gained[$1, default: 0]
      )
      return sums.0 != sums.1 ? sums.0 > sums.1 : $0 < $1
    }
    if !themes.isEmpty { text += "\ntheme\tlost\tgained\n" }
    for theme in themes {
      text += "\(theme)\t\(lost[theme, default: 0])\t\(gained[theme, default: 0])\n"
    }
    for comment in changed.prefix(top) {
      text += "\n\(comment.id): \(comment.text)\n"
      for change in comment.lost { text += Self.line("-", change) }
      for change in comment.gained { text += Self.line("+", change) }
    }
    if changed.count > top, top > 0 {
      text += "\n… and \(changed.count - top) more; --top \(changed.count) shows all\n"
    }
    return text
  }

  private static func line(_ sign: String, _ change: Change) -> String {
    "  \(sign) \(change.theme) \(change.sentiment): “\(change.words)” by \(change.rule)\n"
  }

  var json: [UInt8] {
    var out: [UInt8] = []
    for comment in changed {
      var json = JSONWriter()
      json.beginObject(&out)
      json.key("id", &out)
      json.string(comment.id, &out)
      json.key("text", &out)
      json.string(comment.text, &out)
      for (key, changes) in [("lost", comment.lost), ("gained", comment.gained)] {
        json.key(key, &out)
        json.beginArray(&out)
        for change in changes {
          json.beginObject(&out)
          json.key("theme", &out)
          json.string(change.theme, &out)
          json.key("sentiment", &out)
          json.string(change.sentiment, &out)
          json.key("text", &out)
          json.string(change.words, &out)
          json.key("rule", &out)
          json.string(change.rule, &out)
          json.endObject(&out)
        }
        json.endArray(&out)
      }
      json.endObject(&out)
      out.append(UInt8(ascii: "\n"))
    }
    return out
  }
}
