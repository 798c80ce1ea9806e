/// What an operator word does to the polarity of the words around it.
package enum OperatorRole: UInt8, Sendable, CaseIterable {
  case negator, intensifier, diminisher, contrast, question, condition, suggestion
  /// Parts clauses and means nothing else: with factor 1 one begins before the term, with 0 none begins
  /// inside ("nothing but").
  case opener

  package var name: String {
    switch self {
    case .negator: "negator"
    case .intensifier: "intensifier"
    case .diminisher: "diminisher"
    case .contrast: "contrast"
    case .question: "question"
    case .condition: "condition"
    case .suggestion: "suggestion"
    case .opener: "opener"
    }
  }

  package init?(name: String) {
    guard let role = Self.allCases.first(where: { $0.name == name }) else { return nil }
    self = role
  }

  /// The factors that make sense for the role.
  package var factors: ClosedRange<Double> {
    switch self {
    case .negator: -1.2...0
    case .intensifier: 1...3
    case .diminisher: 0.05...1
    case .contrast: 0.1...3
    case .question, .condition, .suggestion, .opener: 0...1
    }
  }
}
