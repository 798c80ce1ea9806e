/// Names that a user may have meant.
package enum Spelling {
  /// The name that is nearest to `word` by the letters one must change, add or leave out; `nil` if
  /// none is near. Case, diacritics and punctuation do not count.
  package static func nearest(to word: String, in names: [String]) -> String? {
    let folded = FoldedName(word)
    let count = folded.text.unicodeScalars.count
    let limit = count < 3 ? 1 : max(2, count / 2)
    var best: (name: String, distance: Int)?
    for name in names {
      let other = FoldedName(name)
      var distance = other.distance(to: folded)
      // A beginning is near, however much is missing.
      if count >= 3, other.text.hasPrefix(folded.text) {
        distance = min(distance, 1)
      }
      if distance <= limit && distance < best?.distance ?? .max { best = (name, distance) }
    }
    return best?.name
  }
}
