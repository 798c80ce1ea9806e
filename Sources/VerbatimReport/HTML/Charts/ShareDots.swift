/// Two shares on one line: a filled dot for the one that is spoken of, a hollow one for the other.
struct ShareDots: Sendable {
  var title: String
  var description: String
  var share: Double
  var other: Double
  /// The share at the right end.
  var most: Double
  var tone: Tone
  var otherTone: Tone

  var html: HTML {
    // The dots are wider than a point; they keep off both ends.
    func place(_ share: Double) -> String { Percent.of(0.03 + 0.94 * share / max(most, 1e-9)) }
    return """
      <svg class="dots" role="img" width="100%" height="22"><title>\(title)</title>\
      <desc>\(description)</desc>\
      <line class="grid" x1="\(place(0))" x2="\(place(most))" y1="11" y2="11"/>\
      <line class="whisker" x1="\(place(min(share, other)))" x2="\(place(max(share, other)))" \
      y1="11" y2="11"/>\
      <circle class="other \(otherTone.css)" cx="\(place(other))" cy="11" r="5"/>\
      <circle class="\(tone.css)" cx="\(place(share))" cy="11" r="5.5"/></svg>
      """
  }
}
