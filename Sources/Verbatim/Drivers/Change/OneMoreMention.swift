/// The variance that one more mention in either group would add to a theme's parts, if it rated as
/// all of its group do. It keeps a theme that nobody mentioned before from being known for certain:
/// none in fifteen is not never.
struct OneMoreMention {
  /// To how they score, and to the total.
  var scores = 0.0
  var total = 0.0

  init(_ mentions: [ComparedArm.Mentions], of all: [ScoreSummary]) {
    let count = Double(mentions.reduce(0) { $0 + $1.n })
    let square = mentions.reduce(0) { $0 + $1.squares } / max(1, count)
    let known = mentions.compactMap(\.score)
    let level = all.compactMap(\.value)
    let apart = known.reduce(0, +) / Double(max(1, known.count)) - level.reduce(0, +) / 2
    let rate = zip(mentions, all).reduce(0) { $0 + $1.0.parts / Double(max(1, $1.1.n)) } / 2
    for (mention, score) in zip(mentions, all) {
      let (n, variance) = (Double(max(1, score.n)), score.moments.variance ?? 0)
      total += square * (variance + apart * apart) / (n * n)
      if mention.parts > 0 {
        scores += rate * rate * square * variance / (mention.parts * mention.parts)
      }
    }
  }
}
