/// Scratch of the best-path search: for each position the cheapest way to reach it.
struct Lattice: Sendable {
  var cost: [UInt32] = []
  var from: [Int32] = []
  /// The lexeme of the edge that ends at a position, −1 for unknown text.
  var lexeme: [Int32] = []
  /// Ends of the edges on the best path, last first.
  var path: [Int32] = []

  var thai = ThaiScratch()
  var syllables = SyllableScratch()

  static let unreached = UInt32.max

  mutating func prepare(_ length: Int) {
    if cost.count < length {
      let capacity = max(256, length * 3 / 2)
      cost = [UInt32](repeating: 0, count: capacity)
      from = [Int32](repeating: 0, count: capacity)
      lexeme = [Int32](repeating: 0, count: capacity)
    }
    path.removeAll(keepingCapacity: true)
  }
}
