/// The themes of all comments of one record: each counts once, however many of them name it.
package struct RecordThemes: Sendable {
  private var themes: [Int] = []
  private var signs: [Int] = []

  package init() {}

  package mutating func add(_ mentions: [(theme: Int, polarity: Int8)]) {
    for (theme, polarity) in mentions {
      if let index = themes.firstIndex(of: theme) {
        signs[index] += Int(polarity)
      } else {
        themes.append(theme)
        signs.append(Int(polarity))
      }
    }
  }

  /// The themes with the sign of what is said of each on the whole.
  package var polarities: [(theme: Int, polarity: Int8)] {
    zip(themes, signs).map { (theme: $0, polarity: Int8($1.signum())) }
  }
}
