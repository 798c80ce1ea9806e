/// A theme of a taxonomy: what it is called, who owns it, and where it stands in the tree.
public struct Theme: Sendable, Equatable {
  /// Dots part the levels: `delivery.speed` stands under `delivery`.
  public var id: String
  /// The label in each language, by BCP 47 code.
  public var labels: [String: String]
  /// The team that acts on it, empty when nobody is named.
  public var owner: String
  /// What the theme covers, in one line.
  public var note: String
  /// Index of the parent theme in the taxonomy.
  package var parent: Int?

  package init(
    id: String, labels: [String: String], owner: String, note: String, parent: Int?
  ) {
    self.id = id
    self.labels = labels
    self.owner = owner
    self.note = note
    self.parent = parent
  }

  /// The label in `language`, or the English one, or the id.
  public func label(in language: String) -> String {
    labels[language] ?? labels["en"] ?? id
  }
}
