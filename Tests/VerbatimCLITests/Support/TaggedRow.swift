import Foundation
import Testing

/// One line of `verbatim tag --format jsonl`. All fields of the contract must be there to decode it.
struct TaggedRow: Decodable {
  struct Mood: Decodable {
    var label: String
    var score: Double
  }
  struct Evidence: Decodable {
    var start: Int
    var end: Int
    var text: String
    var clause: Int
    var rule: String
  }
  struct Theme: Decodable {
    var theme: String
    var sentiment: String
    var score: Double
    var evidence: [Evidence]
  }
  struct PainPoint: Decodable {
    var theme: String
    var phrase: String
    var start: Int
    var end: Int
  }

  var id: String
  var text: String
  var language: String
  var languages: [String]
  var sentiment: Mood
  var themes: [Theme]
  var pain_points: [PainPoint]
  var intents: [String]
  var flags: [String]

  /// Checks everything that holds for every row, whatever the comment.
  func check(original: String, sourceLocation: SourceLocation = #_sourceLocation) {
    #expect(text == original, sourceLocation: sourceLocation)
    let bytes = Array(original.utf8)
    func slice(_ start: Int, _ end: Int) -> String? {
      guard start >= 0, start < end, end <= bytes.count else { return nil }
      return String(validating: bytes[start..<end], as: UTF8.self)
    }
    let labels: Set = ["positive", "neutral", "negative", "mixed"]
    #expect(labels.contains(sentiment.label), sourceLocation: sourceLocation)
    #expect((-1...1).contains(sentiment.score), sourceLocation: sourceLocation)
    #expect(languages.first == nil || languages.contains(language), sourceLocation: sourceLocation)
    #expect(Set(themes.map(\.theme)).count == themes.count, sourceLocation: sourceLocation)
    for theme in themes {
      #expect(labels.contains(theme.sentiment), sourceLocation: sourceLocation)
      #expect((-1...1).contains(theme.score), sourceLocation: sourceLocation)
      #expect(!theme.evidence.isEmpty, "\(theme.theme)", sourceLocation: sourceLocation)
      for evidence in theme.evidence {
        #expect(
          slice(evidence.start, evidence.end) == evidence.text, sourceLocation: sourceLocation)
        #expect(evidence.clause >= 0 && !evidence.rule.isEmpty, sourceLocation: sourceLocation)
      }
    }
    for point in pain_points {
      #expect(
        slice(point.start, point.end)?.lowercased() == point.phrase,
        sourceLocation: sourceLocation)
      #expect(themes.contains { $0.theme == point.theme }, sourceLocation: sourceLocation)
    }
  }
}

extension Run {
  /// Standard output as tagged comments.
  func tagged() throws -> [TaggedRow] { try TaggedRow.rows(lines) }
}

extension TaggedRow {
  static func rows(_ lines: [String]) throws -> [TaggedRow] {
    let decoder = JSONDecoder()
    return try lines.map { try decoder.decode(TaggedRow.self, from: Data($0.utf8)) }
  }
}

/// Any JSON value, to look into documents of many fields.
enum JSON: Decodable, Equatable {
  case null
  case bool(Bool)
  case number(Double)
  case string(String)
  case array([JSON])
  case object([String: JSON])

  init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if container.decodeNil() {
      self = .null
    } else if let value = try? container.decode(Bool.self) {
      self = .bool(value)
    } else if let value = try? container.decode(Double.self) {
      self = .number(value)
    } else if let value = try? container.decode(String.self) {
      self = .string(value)
    } else if let value = try? container.decode([JSON].self) {
      self = .array(value)
    } else {
      self = .object(try container.decode([String: JSON].self))
    }
  }

  init(_ text: String) throws {
    self = try JSONDecoder().decode(JSON.self, from: Data(text.utf8))
  }

  subscript(key: String) -> JSON? {
    if case .object(let members) = self { members[key] } else { nil }
  }
  var number: Double? { if case .number(let value) = self { value } else { nil } }
  var string: String? { if case .string(let value) = self { value } else { nil } }
  var array: [JSON] { if case .array(let values) = self { values } else { [] } }
  var isNull: Bool { if case .null = self { true } else { false } }
}
