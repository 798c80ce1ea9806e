package import Verbatim
import VerbatimText

/// Writes a tagged comment as one JSON object: the shape of `verbatim tag --format jsonl`, which is
/// published in `Schemas/tagged-comment.schema.json`.
package enum TaggedCommentJSON {
  /// - Parameters:
  ///   - id: the comment's id.
  ///   - text: the comment as it came, UTF-8; evidence is sliced from it.
  ///   - question: what the comment answers; nil leaves the field out.
  ///   - trace: the opinions behind the sentiment; nil leaves the field out.
  package static func write(
    _ comment: TaggedComment, id: CommentID, text: Span<UInt8>,
    question: String? = nil, trace: [TraceStep]? = nil, _ out: inout [UInt8]
  ) {
    let room =
      room(for: comment, id: id, textCount: text.count)
      + OutputSpan<UInt8>.roomForString(question?.utf8.count ?? 0)
    out.append(addingCapacity: room) { line in
      line.write("{\"id\":")
      id.write(to: &line)
      line.write(",\"text\":")
      line.writeString(text)
      if let question {
        line.write(",\"question\":")
        line.writeString(question)
      }
      writeLanguages(comment.languages, &line)
      line.write(",\"sentiment\":{\"label\":")
      line.write(comment.sentiment.label.json)
      line.write(",\"score\":")
      write(score: comment.sentiment.score, &line)
      if comment.themes.isEmpty, comment.painPoints.isEmpty {
        line.write("},\"themes\":[],\"pain_points\":[],\"intents\":[")
      } else {
        line.write("},\"themes\":[")
        for index in comment.themes.indices {
          if index > 0 { line.append(Byte.comma) }
          write(comment.themes[index], text, &line)
        }
        line.write("],\"pain_points\":[")
        for index in comment.painPoints.indices {
          if index > 0 { line.append(Byte.comma) }
          write(comment.painPoints[index], text, &line)
        }
        line.write("],\"intents\":[")
      }
      for index in comment.intents.indices {
        if index > 0 { line.append(Byte.comma) }
        line.write(comment.intents[index].json)
      }
      line.write("],\"flags\":[")
      for index in comment.flags.indices {
        if index > 0 { line.append(Byte.comma) }
        line.write(comment.flags[index].json)
      }
      line.append(Byte.closeBracket)
      write(comment.intentEvidence, text, &line)
      if trace == nil { line.write("}\n") }
    }
    guard let trace else { return }
    write(trace, text, &out)
    out.append(Byte.closeBrace)
    out.append(Byte.lineFeed)
  }

  /// So many bytes a line takes at most, without the trace.
  private static func room(
    for comment: borrowing TaggedComment, id: CommentID, textCount: Int
  ) -> Int {
    var room = 512 + id.room + OutputSpan<UInt8>.roomForString(textCount)
    for theme in comment.themes {
      room += 128 + OutputSpan<UInt8>.roomForString(theme.theme.utf8.count)
      for evidence in theme.evidence {
        room +=
          160 + OutputSpan<UInt8>.roomForString(evidence.range.count + evidence.rule.utf8.count)
      }
    }
    for evidence in comment.intentEvidence {
      room += 128 + OutputSpan<UInt8>.roomForString(evidence.range.count)
    }
    for point in comment.painPoints {
      // A letter may grow from two bytes to three in lower case.
      room +=
        128 + OutputSpan<UInt8>.roomForString(point.theme.utf8.count + 2 * point.range.count)
    }
    return room
  }

  /// Scores are thousandths.
  private static func write(score: Double, _ line: inout OutputSpan<UInt8>) {
    line.write(thousandths: Int((score * 1000).rounded()))
  }

  private static func writeLanguages(_ languages: [Language], _ line: inout OutputSpan<UInt8>) {
    if languages.count == 1, languages[0] == .english {
      line.write(",\"language\":\"en\",\"languages\":[\"en\"]")
      return
    }
    line.write(",\"language\":")
    line.write((languages.first ?? .undetermined).json)
    line.write(",\"languages\":[")
    for index in languages.indices {
      if index > 0 { line.append(Byte.comma) }
      line.write(languages[index].json)
    }
    line.append(Byte.closeBracket)
  }

  private static func write(
    _ point: borrowing PainPoint, _ text: Span<UInt8>, _ line: inout OutputSpan<UInt8>
  ) {
    line.write("{\"theme\":")
    line.writeString(point.theme)
    line.write(",\"phrase\":")
    LowerCase.write(text, point.range, &line)
    line.write(",\"start\":")
    line.write(point.range.lowerBound)
    line.write(",\"end\":")
    line.write(point.range.upperBound)
    line.append(Byte.closeBrace)
  }

  private static func write(
    _ mention: borrowing ThemeMention, _ text: Span<UInt8>,
    _ line: inout OutputSpan<UInt8>
  ) {
    line.write("{\"theme\":")
    line.writeString(mention.theme)
    line.write(",\"sentiment\":")
    line.write(mention.sentiment.label.json)
    line.write(",\"score\":")
    write(score: mention.sentiment.score, &line)
    line.write(",\"evidence\":[")
    for index in mention.evidence.indices {
      if index > 0 { line.append(Byte.comma) }
      write(mention.evidence[index], text, &line)
    }
    line.append(Byte.closeBracket)
    if let learned = mention.learned {
      line.write(",\"learned\":")
      write(score: learned, &line)
    }
    if let learned = mention.learnedSentiment {
      line.write(",\"learned_sentiment\":")
      write(score: learned, &line)
    }
    line.append(Byte.closeBrace)
  }

  private static func write(
    _ evidence: borrowing Evidence, _ text: Span<UInt8>,
    _ line: inout OutputSpan<UInt8>
  ) {
    line.write("{\"start\":")
    line.write(evidence.range.lowerBound)
    line.write(",\"end\":")
    line.write(evidence.range.upperBound)
    line.write(",\"text\":")
    line.writeString(text.extracting(evidence.range))
    line.write(",\"clause\":")
    line.write(evidence.clause)
    line.write(",\"rule\":")
    line.writeString(evidence.rule)
    line.write(",\"sentiment\":")
    line.write(evidence.sentiment.json)
    line.append(Byte.closeBrace)
  }

  /// Left out when there is none.
  private static func write(
    _ evidence: borrowing [IntentEvidence], _ text: Span<UInt8>,
    _ line: inout OutputSpan<UInt8>
  ) {
    if evidence.isEmpty { return }
    line.write(",\"intent_evidence\":[")
    for index in evidence.indices {
      line.write(index > 0 ? ",{\"intent\":" : "{\"intent\":")
      line.write(evidence[index].intent.json)
      line.write(",\"start\":")
      line.write(evidence[index].range.lowerBound)
      line.write(",\"end\":")
      line.write(evidence[index].range.upperBound)
      line.write(",\"text\":")
      line.writeString(text.extracting(evidence[index].range))
      line.append(Byte.closeBrace)
    }
    line.append(Byte.closeBracket)
  }

  private static func write(
    _ trace: [TraceStep], _ text: Span<UInt8>, _ out: inout [UInt8]
  ) {
    out.append(Byte.comma)
    var json = JSONWriter()
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
    case .churnRisk: "\"churn_risk\""
    case .effort: "\"effort\""
    case .urgent: "\"urgent\""
    case .needsReply: "\"needs_reply\""
    case .namesStaff: "\"names_staff\""
    case .competitor: "\"mentions_competitor\""
    }
  }
}

extension CommentFlag {
  fileprivate var json: StaticString {
    switch self {
    case .lowValue: "\"low_value\""
    case .gibberish: "\"gibberish\""
    case .contradiction: "\"contradiction\""
    }
  }
}
