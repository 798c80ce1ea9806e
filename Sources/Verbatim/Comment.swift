/// One answer of one customer, as an export or a service hands it over.
public struct Comment: Sendable, Equatable {
  /// Names the comment in the results.
  public var id: String
  /// What the customer wrote.
  public var text: String
  /// What the customer was asked, if known.
  public var question: String?

  /// A comment.
  public init(id: String, text: String, question: String? = nil) {
    self.id = id
    self.text = text
    self.question = question
  }
}
