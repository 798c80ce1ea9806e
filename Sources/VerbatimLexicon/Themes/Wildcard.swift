import VerbatimAutomata
import VerbatimSegmentation

/// `deliver*` in a term or rule: all words of the word lists that begin so, and unlisted ones where
/// the term is this one word.
struct Wildcard {
  /// A shorter beginning would stand for too much.
  static let shortestPrefix = 3

  /// Throws when an asterisk stands anywhere but behind the beginning of a word.
  static func check(_ text: String) throws(ThemeRule.SyntaxError) {
    for word in text.split(separator: " ") where word.contains("*") {
      guard word.last == "*", !word.dropLast().contains("*") else {
        throw ThemeRule.SyntaxError(
          problem: "the * in '\(word)' does not end a word",
          mend: "write the beginning of the word and one * behind it")
      }
      guard word.count > shortestPrefix else {
        throw ThemeRule.SyntaxError(
          problem: "'\(word)' stands for too many words",
          mend: "write at least \(shortestPrefix) letters before the *")
      }
    }
  }

  let segmenter: Segmenter

  /// The forms that a text with wildcards stands for.
  func forms(of text: String, language: Language?) -> [[Symbol]] {
    var forms: [[Symbol]] = [[]]
    for part in text.split(separator: " ") {
      var endings = [segmenter.segment(part.filter { $0 != "*" }, language: language).forms]
      if part.last == "*" { endings = listed(endings[0]) + endings }
      forms = forms.flatMap { form in
        endings.map { form.isEmpty ? $0 : form + [Symbols.space] + $0 }
      }
    }
    return forms
  }

  /// The beginning of the word, when the text is one word with a wildcard.
  func prefix(of text: String, language: Language?) -> [Symbol]? {
    guard text.last == "*", !text.contains(" ") else { return nil }
    return segmenter.segment(String(text.dropLast()), language: language).forms
  }

  /// The words of the lists that begin with `prefix` and go on.
  private func listed(_ prefix: [Symbol]) -> [[Symbol]] {
    var words: [[Symbol]] = []
    for trie in [segmenter.tables.latin, segmenter.tables.thai().trie] {
      let cells = trie.cells.span
      var node = DoubleArray.root(cells)
      var isListed = true
      for symbol in prefix {
        guard let next = DoubleArray.step(cells, node, symbol) else {
          isListed = false
          break
        }
        node = next
      }
      if isListed { collect(below: node, prefix, cells, &words) }
    }
    return words
  }

  private func collect(
    below node: UInt32, _ word: [Symbol], _ cells: Span<UInt32>, _ words: inout [[Symbol]]
  ) {
    for symbol in Symbol(1)...255 where symbol != Symbols.space {
      guard let next = DoubleArray.step(cells, node, symbol) else { continue }
      let longer = word + [symbol]
      if DoubleArray.value(cells, next) != nil { words.append(longer) }
      collect(below: next, longer, cells, &words)
    }
  }
}
