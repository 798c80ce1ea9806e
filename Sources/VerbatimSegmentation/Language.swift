/// A language that Verbatim reads, or none of them.
public enum Language: UInt8, Sendable, CaseIterable {
  case vietnamese, thai, english
  /// Another language, or text without words.
  case undetermined

  /// The BCP 47 code: `vi`, `th`, `en`, `und`.
  public var code: String {
    switch self {
    case .vietnamese: "vi"
    case .thai: "th"
    case .english: "en"
    case .undetermined: "und"
    }
  }

  /// The language of a BCP 47 code, or nil when it is not one of ours.
  public init?(code: String) {
    guard let language = Self.allCases.first(where: { $0.code == code }) else { return nil }
    self = language
  }
}
