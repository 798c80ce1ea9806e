/// What an operator word does to the polarity of the words around it.
package enum OperatorRole: UInt8, Sendable, CaseIterable {
  case negator, intensifier, diminisher, contrast, question, condition, suggestion
  /// Parts clauses and means nothing else: with factor 1 one begins before the term, with 0 none begins
  /// inside ("nothing but").
  case opener
  /// Takes back the praise before it: "great, when it works".
  case limit
  /// What follows was expected, for good or ill, so that complaint keeps this much (above 0); or was
  /// promised or due, so that praise does (0 or less): "was supposed to be easy".
  case expectation
  /// Says that something is more than another: "cheaper", "hơn", "กว่านี้".
  case comparative
  /// Says that there was none, so that "such" behind it makes a superlative: "never had such bad luck".
  case never
  /// Says how much: before an opinion (above 0; below 1 not directly behind `never`) or behind it (0).
  case such
  /// What its clause says was so, and keeps this much where nothing says how it is now: "used to be".
  case past
  /// What follows is so now: "these days", "giờ", "เดี๋ยวนี้".
  case present
  /// Another place: what is better there is missing here ("other shops"), before what compares (1) or
  /// behind it (0.5: "cheaper elsewhere"). With 0 it compares and wishes nothing: "than", "so với".
  case rival
  /// The fault that is named beside it is over: "has been fixed", "sửa rồi", "แก้แล้ว".
  case mended
  /// Thanks, which are irony where nothing but a complaint follows: "thanks for charging me twice".
  case thanks

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
    case .limit: "limit"
    case .expectation: "expectation"
    case .comparative: "comparative"
    case .never: "never"
    case .such: "such"
    case .past: "past"
    case .present: "present"
    case .rival: "rival"
    case .mended: "mended"
    case .thanks: "thanks"
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
    case .question, .condition, .suggestion, .opener, .comparative, .never, .such, .present, .rival,
      .mended, .thanks:
      0...1
    case .limit, .expectation, .past: -1...1
    }
  }
}
