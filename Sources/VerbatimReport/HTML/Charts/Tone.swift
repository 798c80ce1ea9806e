/// What a colour says: orange for ill, blue for well. A label always says it too.
enum Tone: Sendable {
  case bad, neutral, good, mixed, plain

  /// The CSS class that fills with it.
  var css: HTML {
    switch self {
    case .bad: "bad"
    case .neutral: "mid"
    case .good: "good"
    case .mixed: "mix"
    case .plain: "plain"
    }
  }
}

/// Lengths in SVG as percent of its width, so that a chart is as wide as its place while its text
/// keeps its size.
enum Percent {
  static func of(_ share: Double) -> String {
    NumberStyle.plain.decimal(min(1, max(0, share)) * 100, 2)
      .replacingMinus + "%"
  }
}

extension String {
  /// With the hyphen that CSS and SVG know.
  fileprivate var replacingMinus: String { String(map { $0 == "−" ? "-" : $0 }) }
}
