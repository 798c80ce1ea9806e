import Verbatim
import VerbatimIO

/// Reads the true polarity of a comment from its row: a label, the labels of its topics, or a score.
struct PolarityReader {
  var labelColumn: String?
  var topicsColumn: String
  var scoreColumn: String?
  var scale: ScoreScale?
  /// Rows that are left out, as column=value.
  var exceptions: [String] = []

  private var label: Int?
  private var topics: Int?
  private var score: Int?
  private var exceptional: [(column: Int, value: String)] = []

  init(topicsColumn: String) { self.topicsColumn = topicsColumn }

  /// The columns are looked up; those that an export does not have are not used.
  func resolved(
    _ layout: ExportLayout, file: String, needsOne: Bool = true
  ) throws -> PolarityReader {
    var reader = self
    func index(_ name: String) -> Int? { layout.columns.firstIndex(of: name) }
    reader.label = labelColumn.flatMap(index)
    reader.topics = labelColumn == nil ? nil : index(topicsColumn)
    reader.score = scoreColumn.flatMap(index)
    if needsOne, reader.label == nil, reader.topics == nil, reader.score == nil,
      let name = labelColumn ?? scoreColumn
    {
      _ = try layout.column(
        named: name, option: labelColumn == nil ? "--score-column" : "--label-column", file: file)
    }
    for exception in exceptions {
      guard let equals = exception.firstIndex(of: "="),
        let column = index(String(exception[..<equals]))
      else { continue }
      reader.exceptional.append((column, String(exception[exception.index(after: equals)...])))
    }
    return reader
  }

  func polarity(_ fields: borrowing RecordFields) -> Polarity? {
    for (column, value) in exceptional where fields.text(column) == value { return nil }
    if let label, let text = fields.text(label), !text.isEmpty {
      return Polarity.allCases.first { $0.name == text.lowercased() } ?? .neutral
    }
    if let topics, let text = fields.text(topics), let common = Self.commonLabel(text) {
      return common
    }
    guard let scale, let score, case .rating(let rating) = RatingReading(fields, score, scale)
    else {
      return nil
    }
    return scale.polarity(of: rating)
  }

  /// The polarity on which all topics of a JSON array agree.
  static func commonLabel(_ json: String) -> Polarity? {
    let labels = Set(TopicLabels(json).labels.map(\.polarity))
    return labels.count == 1 ? labels.first ?? nil : nil
  }
}

/// Topics with their polarity: `[{"topic": "price", "label": "negative"}, …]`.
struct TopicLabels {
  private(set) var labels: [(topic: String, polarity: Polarity?)] = []

  init(_ json: String) {
    for object in json.split(separator: "}") {
      guard let topic = Self.value(of: "topic", in: object) else { continue }
      let label = Self.value(of: "label", in: object)
      labels.append((topic, Polarity.allCases.first { $0.name == label }))
    }
  }

  /// The string behind `"key":`; topics have no escapes.
  private static func value(of key: String, in object: Substring) -> String? {
    let parts = object.split(separator: "\"", omittingEmptySubsequences: false)
    guard let position = parts.firstIndex(where: { $0 == key }), position + 2 < parts.count else {
      return nil
    }
    return String(parts[position + 2])
  }
}
