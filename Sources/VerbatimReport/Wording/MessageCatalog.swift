/// What reading an export says in English, in the language of a page.
///
/// Messages are made where things are found out, in English, for the terminal and for logs; the
/// English template is the key of a translation, as in gettext. A name in braces stands for what
/// differs. A message of several parts is translated part by part; one that has no translation stays
/// English and is marked so.
struct MessageCatalog: Sendable {
  /// The templates of one message.
  struct Entry: Sendable {
    var english: String
    var vietnamese: String
    var thai: String

    init(_ english: String, _ vietnamese: String, _ thai: String) {
      self.english = english
      self.vietnamese = vietnamese
      self.thai = thai
    }
  }

  /// What is captured under this name is a message itself.
  private static let message = "reason"
  /// What is captured under this name is a whole number.
  private static let number = "n"
  private static let separator = "; "

  private let entries: [(source: [Wording.Piece], target: String)]

  /// - Parameter code: of the language: `vi` or `th`; any other one keeps the English.
  init(_ code: String) {
    let target: KeyPath<Entry, String>? =
      code == "vi" ? \.vietnamese : code == "th" ? \.thai : nil
    entries =
      target.map { target in
        Self.all.map { (Wording.pieces(of: $0.english), $0[keyPath: target]) }
      } ?? []
  }

  /// The translation; nil where some of the message would stay English.
  func translation(of text: String) -> String? {
    for entry in entries {
      if let text = filled(entry.target, Self.captures(of: entry.source, in: text)) { return text }
    }
    guard let cut = Self.firstSeparator(in: text) else { return nil }
    let rest = text[cut...].dropFirst(Self.separator.utf8.count)
    guard let first = translation(of: String(text[..<cut])),
      let second = translation(of: String(rest))
    else { return nil }
    return first + Self.separator + second
  }

  private func filled(_ template: String, _ captures: [(name: String, text: String)]?) -> String? {
    guard let captures else { return nil }
    var result = ""
    for piece in Wording.pieces(of: template) {
      switch piece {
      case .words(let words): result += words
      case .name(let name):
        guard let text = captures.first(where: { $0.name == name })?.text else { return nil }
        guard name == Self.message else {
          result += text
          continue
        }
        guard let translated = translation(of: text) else { return nil }
        result += translated
      case .plural: return nil
      }
    }
    return result
  }

  /// What stands in `text` for the names of a template; nil if it is another message.
  private static func captures(
    of template: [Wording.Piece], in text: String
  ) -> [(name: String, text: String)]? {
    var captures: [(name: String, text: String)] = []
    var rest = text[...]
    var open: String?
    for piece in template {
      switch piece {
      case .words(let words):
        guard let name = open else {
          guard rest.hasPrefix(words) else { return nil }
          rest = rest.dropFirst(words.count)
          continue
        }
        guard !words.isEmpty else { continue }
        guard let place = Self.place(of: words, in: rest) else { return nil }
        captures.append((name, String(rest[..<place])))
        rest = rest[place...].dropFirst(words.count)
        open = nil
      case .name(let name): open = String(name)
      case .plural: return nil
      }
    }
    if let open {
      captures.append((open, String(rest)))
      rest = rest[rest.endIndex...]
    }
    // A part of a longer message is no value, and words are no number.
    let areValues = captures.allSatisfy { name, text in
      name == message || !text.contains(separator) && (name != number || Int(text) != nil)
    }
    return rest.isEmpty && areValues ? captures : nil
  }

  private static func place(of words: Substring, in text: Substring) -> String.Index? {
    var place = text.startIndex
    while place < text.endIndex {
      if text[place...].hasPrefix(words) { return place }
      place = text.index(after: place)
    }
    return nil
  }

  private static func firstSeparator(in text: String) -> String.Index? {
    place(of: separator[...], in: text[...])
  }
}
