/// How well the words that name themes belong together, and how much they tell themes apart.
///
/// Sources: normalised pointwise mutual information over documents, Lau, Newman, Baldwin, "Machine
/// reading tea leaves", 2014, −1 for words that never meet; diversity, Dieng, Ruiz, Blei, "Topic
/// modeling in embedding spaces", 2020.
package struct NameQuality: Sendable, Equatable {
  /// The mean over themes of the mean over pairs of their words in one language, from −1 to 1; nil
  /// without pairs.
  package let coherence: Double?
  /// Different words divided by words, over all themes; nil without words.
  package let diversity: Double?

  /// - Parameter themes: by theme and language the keys of the words that name it.
  init(_ sample: borrowing TermKeys, themes: [[[UInt64]]]) {
    let all = themes.joined().joined()
    let words = Set(all).sorted()
    diversity =
      words.isEmpty ? nil : Double(words.count) / Double(all.reduce(0) { count, _ in count + 1 })
    let table = KeyTable(words)
    var comments = [[Int32]](repeating: [], count: words.count)
    for comment in 0..<sample.count {
      for index in sample.terms(comment) {
        let word = Int(table[sample.keys[index] & TermKey.identity])
        if word >= 0, comments[word].last != Int32(comment) {
          comments[word].append(Int32(comment))
        }
      }
    }
    let total = Double(max(1, sample.count))
    var sum = 0.0
    var measured = 0
    for theme in themes {
      var own: [Double] = []
      for language in theme {
        let places = language.map { comments[Int(table[$0])] }
        for first in places.indices {
          for second in places.indices.dropFirst(first + 1) {
            own.append(Self.association(places[first], places[second], of: total))
          }
        }
      }
      guard !own.isEmpty else { continue }
      sum += own.reduce(0, +) / Double(own.count)
      measured += 1
    }
    coherence = measured > 0 ? sum / Double(measured) : nil
  }

  /// The normalised pointwise mutual information of two words by the comments that have them.
  private static func association(
    _ first: [Int32], _ second: [Int32], of total: Double
  ) -> Double {
    var (i, j, both) = (0, 0, 0)
    while i < first.count, j < second.count {
      if first[i] == second[j] { both += 1 }
      let step = first[i] <= second[j]
      if second[j] <= first[i] { j += 1 }
      if step { i += 1 }
    }
    guard both > 0 else { return -1 }
    let joint = Double(both) / total
    guard joint < 1 else { return 1 }
    let independent = Double(first.count) / total * Double(second.count) / total
    return naturalLogarithm(joint / independent) / -naturalLogarithm(joint)
  }
}
