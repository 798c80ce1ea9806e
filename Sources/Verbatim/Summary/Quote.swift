/// A comment chosen to show what a theme is about.
public struct Quote: Sendable, Equatable {
  /// The comment's id.
  public var id: String
  /// The whole comment, as written.
  public var text: String
  /// UTF-8 byte offsets of what matters in it; empty when nothing stands out.
  public var highlight: Range<Int>
  /// The sentiment score of what is shown, −1 to 1.
  public var score: Double
  /// The score the customer gave, if any.
  public var rating: Double?

  /// A comment with what matters in it.
  public init(id: String, text: String, highlight: Range<Int>, score: Double, rating: Double?) {
    self.id = id
    self.text = text
    self.highlight = highlight
    self.score = score
    self.rating = rating
  }

  /// The highlighted words in lower case.
  var phrase: String {
    let utf8 = text.utf8
    let start = utf8.index(utf8.startIndex, offsetBy: highlight.lowerBound)
    let end = utf8.index(start, offsetBy: highlight.count)
    return text[start..<end].lowercased()
  }

  /// How telling the quote is: strong opinions first, in comments that are neither a bare word nor a
  /// page.
  private var rank: Int {
    let length = text.utf8.count
    let readable = length < 24 ? length * 20 : length <= 320 ? 500 : max(0, 660 - length / 2)
    return Int((abs(score) * 1000).rounded()) + readable
  }

  /// A total order, so that the same comments give the same quotes whatever their order.
  func isMoreTelling(than other: Quote) -> Bool {
    if rank != other.rank { return rank > other.rank }
    if id != other.id { return id.utf8.lexicographicallyPrecedes(other.id.utf8) }
    return text.utf8.lexicographicallyPrecedes(other.text.utf8)
  }
}

/// The few most telling quotes of many.
public struct QuoteList: Sendable {
  /// The quotes, the most telling first; no text twice.
  public package(set) var quotes: [Quote] = []
  /// How many are kept.
  static let capacity = 5

  package init() {}

  mutating func offer(_ quote: Quote) {
    let position = quotes.firstIndex { quote.isMoreTelling(than: $0) } ?? quotes.count
    if position >= Self.capacity { return }
    if let same = quotes.firstIndex(where: { $0.text == quote.text }) {
      if same < position { return }
      quotes.remove(at: same)
    }
    quotes.insert(quote, at: position)
    if quotes.count > Self.capacity { quotes.removeLast() }
  }

  mutating func merge(_ other: QuoteList) {
    for quote in other.quotes { offer(quote) }
  }
}
