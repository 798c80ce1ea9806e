/// Markup. What is written in the source is taken as it is; what is put in is escaped, unless it is
/// markup itself. So no text of a customer can become markup by mistake.
///
/// ```swift
/// let cell: HTML = "<td>\(comment)</td>"  // comment is escaped
/// ```
package struct HTML: Sendable, ExpressibleByStringInterpolation {
  /// The markup as text.
  package private(set) var text = ""

  /// No markup.
  package init() {}

  /// Markup as written in the source. Never to be called by name: data would not be escaped.
  package init(stringLiteral: String) { text = stringLiteral }

  package init(stringInterpolation: StringInterpolation) { text = stringInterpolation.text }

  /// Escapes what is put in.
  package struct StringInterpolation: StringInterpolationProtocol {
    fileprivate var text = ""

    package init(literalCapacity: Int, interpolationCount: Int) {
      text.reserveCapacity(literalCapacity + 16 * interpolationCount)
    }

    package mutating func appendLiteral(_ literal: String) { text += literal }

    package mutating func appendInterpolation(_ data: some StringProtocol) {
      text += HTMLText.escape(data)
    }

    package mutating func appendInterpolation(_ number: Int) { text += String(number) }

    package mutating func appendInterpolation(_ html: HTML) { text += html.text }

    package mutating func appendInterpolation(_ parts: [HTML]) {
      for part in parts { text += part.text }
    }

    /// Nothing for nil.
    package mutating func appendInterpolation(_ html: HTML?) { text += html?.text ?? "" }
  }

  static func += (left: inout HTML, right: HTML) { left.text += right.text }
}

extension HTML {
  /// A sentence of the ``Wording`` with markup filled in.
  static func sentence(_ template: String, _ values: KeyValuePairs<String, HTML>) -> HTML {
    var html = HTML()
    for piece in Wording.pieces(of: template) {
      switch piece {
      case .words(let words): html += "\(words)"
      case .plural(let name, let one, let many):
        let isOne = values.first { $0.key == name }?.value.isOne ?? false
        html += "\(isOne ? one : many)"
      case .name(let name): html += values.first { $0.key == name }?.value ?? HTML()
      }
    }
    return html
  }

  /// Whether the text, without its markup, is the number one.
  private var isOne: Bool { text == "1" || text == HTML.strong("1").text }

  /// The text in bold.
  static func strong(_ text: String) -> HTML { "<strong>\(text)</strong>" }
}
