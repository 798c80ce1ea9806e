extension Array {
  /// Makes the array `count` long: drops its end, or adds fillers.
  @inline(__always)
  mutating func resize(to count: Int, filler: Element) {
    if count > self.count {
      append(contentsOf: repeatElement(filler, count: count - self.count))
    } else if count < self.count {
      removeLast(self.count - count)
    }
  }
}
