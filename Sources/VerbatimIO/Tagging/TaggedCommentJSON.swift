package import Verbatim
import VerbatimText

/// Writes a tagged comment as one JSON object: the shape of `verbatim tag --format jsonl`, which is
/// published in `Schemas/tagged-comment.schema.json`.
package enum TaggedCommentJSON {
  /// - Parameters:
  ///   - id: the comment's id.
  ///   - text: the comment as it came, UTF-8; evidence is sliced from it.
  ///   - trace: the opinions behind the sentiment; nil leaves the field out.
  package static func write(
    _ comment: TaggedComment, id: String, text: borrowing Span<UInt8>, trace: [TraceStep]? = nil,
    _ json: inout JSONWriter, _ out: inout [UInt8]
  ) {
    json.literal("{\"id\":", &out)
    json.string(id, &out)
    json.literal(",\"text\":", &out)
    json.string(text, &out)
    writeLanguages(comment.languages, &json, &out)
    json.literal(",\"sentiment\":{\"label\":", &out)
    json.name(comment.sentiment.label.json, &out)
    json.literal(",\"score\":", &out)
    json.number(comment.sentiment.score, &out)
    if comment.themes.isEmpty, comment.painPoints.isEmpty {
      json.literal("},\"themes\":[],\"pain_points\":[],\"intents\":[", &out)
    } else {
      json.literal("},\"themes\":[", &out)
      for theme in comment.themes { write(theme, text, &json, &out) }
      json.literal("],\"pain_points\":[", &out)
      for point in comment.painPoints { write(point, text, &json, &out) }
      json.literal("],\"intents\":[", &out)
    }
    for intent in comment.intents { json.name(intent.json, &out) }
    json.literal("],\"flags\":[", &out)
    for flag in comment.flags { json.name(flag.json, &out) }
    json.endArray(&out)
    if let trace { write(trace, text, &json, &out) }
    json.literal("}\n", &out)
  }

  private static func writeLanguages(
    _ languages: [Language], _ json: inout JSONWriter, _ out: inout [UInt8]
  ) {
    if languages.count == 1, languages[0] == .english {
      json.literal(",\"language\":\"en\",\"languages\":[\"en\"]", &out)
      return
    }
    json.literal(",\"language\":", &out)
    json.name((languages.first ?? .undetermined).json, &out)
    json.literal(",\"languages\":[", &out)
    for language in languages { json.name(language.json, &out) }
    json.endArray(&out)
  }

  private static func write(
    _ point: PainPoint, _ text: borrowing Span<UInt8>, _ json: inout JSONWriter,
    _ out: inout [UInt8]
  ) {
    json.beginObject(&out)
    json.literal("\"theme\":", &out)
    json.string(point.theme, &out)
    json.literal(",\"phrase\":", &out)
    json.string(LowerCase.text(text, point.range), &out)
    json.literal(",\"start\":", &out)
    json.number(point.range.lowerBound, &out)
    json.literal(",\"end\":", &out)
    json.number(point.range.upperBound, &out)
    json.endObject(&out)
  }

  private static func write(
    _ mention: ThemeMention, _ text: borrowing Span<UInt8>, _ json: inout JSONWriter,
    _ out: inout [UInt8]
  ) {
    json.beginObject(&out)
    json.literal("\"theme\":", &out)
    json.string(mention.theme, &out)
    json.literal(",\"sentiment\":", &out)
    json.name(mention.sentiment.label.json, &out)
    json.literal(",\"score\":", &out)
    json.number(mention.sentiment.score, &out)
    json.literal(",\"evidence\":[", &out)
    for evidence in mention.evidence {
      json.beginObject(&out)
      json.literal("\"start\":", &out)
      json.number(evidence.range.lowerBound, &out)
      json.literal(",\"end\":", &out)
      json.number(evidence.range.upperBound, &out)
      json.literal(",\"text\":", &out)
      json.string(text.extracting(evidence.range), &out)
      json.literal(",\"clause\":", &out)
      json.number(evidence.clause, &out)
      json.literal(",\"rule\":", &out)
      json.string(evidence.rule, &out)
      json.endObject(&out)
    }
    json.endArray(&out)
    json.endObject(&out)
  }

  private static func write(
    _ trace: [TraceStep], _ text: borrowing Span<UInt8>, _ json: inout JSONWriter,
    _ out: inout [UInt8]
  ) {
    json.key("trace", &out)
    json.beginArray(&out)
    for step in trace {
      json.beginObject(&out)
      json.key("start", &out)
      json.number(step.range.lowerBound, &out)
      json.key("end", &out)
      json.number(step.range.upperBound, &out)
      json.key("text", &out)
      json.string(text.extracting(step.range), &out)
      json.key("scope", &out)
      json.string(text.extracting(step.scope), &out)
      json.key("clause", &out)
      json.number(step.clause, &out)
      json.key("layer", &out)
      json.string(step.layer.rawValue, &out)
      json.key("weight", &out)
      json.number(step.weight, &out)
      json.key("negation", &out)
      json.number(step.negation, &out)
      json.key("degree", &out)
      json.number(step.degree, &out)
      json.key("clause_factor", &out)
      json.number(step.clauseFactor, &out)
      json.key("result", &out)
      json.number(step.result, &out)
      json.endObject(&out)
    }
    json.endArray(&out)
  }
}

extension Language {
  fileprivate var json: StaticString {
    switch self {
    case .vietnamese: "\"vi\""
    case .thai: "\"th\""
    case .english: "\"en\""
    case .undetermined: "\"und\""
    }
  }
}

extension Polarity {
  fileprivate var json: StaticString {
    switch self {
    case .positive: "\"positive\""
    case .neutral: "\"neutral\""
    case .negative: "\"negative\""
    case .mixed: "\"mixed\""
    }
  }
}

extension Intent {
  fileprivate var json: StaticString {
    switch self {
    case .complaint: "\"complaint\""
    case .praise: "\"praise\""
    case .suggestion: "\"suggestion\""
    case .question: "\"question\""
    }
  }
}

extension CommentFlag {
  fileprivate var json: StaticString {
    switch self {
    case .lowValue: "\"low_value\""
    case .contradiction: "\"contradiction\""
    }
  }
}
