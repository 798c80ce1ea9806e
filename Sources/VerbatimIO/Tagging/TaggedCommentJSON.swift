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
    json.literal(",\"language\":", &out)
    json.string(comment.language.code, &out)
    json.literal(",\"languages\":[", &out)
    for language in comment.languages { json.string(language.code, &out) }
    json.literal("],\"sentiment\":{\"label\":", &out)
    json.string(comment.sentiment.label.name, &out)
    json.literal(",\"score\":", &out)
    json.number(comment.sentiment.score, &out)
    json.literal("},\"themes\":[", &out)
    for theme in comment.themes { write(theme, text, &json, &out) }
    json.literal("],\"pain_points\":[", &out)
    for point in comment.painPoints {
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
    json.literal("],\"intents\":[", &out)
    for intent in comment.intents { json.string(intent.rawValue, &out) }
    json.literal("],\"flags\":[", &out)
    for flag in comment.flags { json.string(flag.rawValue, &out) }
    json.endArray(&out)
    if let trace { write(trace, text, &json, &out) }
    json.endObject(&out)
    json.endLine(&out)
  }

  private static func write(
    _ mention: ThemeMention, _ text: borrowing Span<UInt8>, _ json: inout JSONWriter,
    _ out: inout [UInt8]
  ) {
    json.beginObject(&out)
    json.literal("\"theme\":", &out)
    json.string(mention.theme, &out)
    json.literal(",\"sentiment\":", &out)
    json.string(mention.sentiment.label.name, &out)
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
