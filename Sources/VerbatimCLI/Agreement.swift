/// How far scores and words agree: sums for a correlation, in whole thousandths so that parts add up
/// the same in any order.
struct Agreement: Sendable {
  private(set) var count = 0
  private var x = 0
  private var y = 0
  private var xx: Int128 = 0
  private var yy: Int128 = 0
  private var xy: Int128 = 0

  mutating func add(_ contribution: Double, _ sentiment: Double) {
    let a = Int((max(-1e9, min(1e9, contribution)) * 1000).rounded())
    let b = Int((sentiment * 1000).rounded())
    count += 1
    x += a
    y += b
    xx += Int128(a) * Int128(a)
    yy += Int128(b) * Int128(b)
    xy += Int128(a) * Int128(b)
  }

  mutating func merge(_ other: Agreement) {
    count += other.count
    x += other.x
    y += other.y
    xx += other.xx
    yy += other.yy
    xy += other.xy
  }

  /// Pearson's correlation; nil when either does not vary.
  var correlation: Double? {
    let n = Int128(count)
    let varianceX = Double(n * xx - Int128(x) * Int128(x))
    let varianceY = Double(n * yy - Int128(y) * Int128(y))
    guard varianceX > 0, varianceY > 0 else { return nil }
    return Double(n * xy - Int128(x) * Int128(y)) / (varianceX * varianceY).squareRoot()
  }
}
