extension Array {
  /// Removes all elements and keeps the room. Most lists of a comment are empty already, and to remove
  /// nothing costs a call.
  @inline(__always)
  mutating func empty() {
    if !isEmpty { removeAll(keepingCapacity: true) }
  }
}
