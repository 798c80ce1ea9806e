public import VerbatimPrefetch

extension Span {
  /// Asks the processor for an element that will be read soon, so that by then it is in a near cache.
  ///
  /// A table of some hundred thousand words fits no near cache: to wait for each of its elements is
  /// most of what looking up a word costs. Where several words are to be looked up, all are asked for
  /// first.
  @inlinable @inline(__always)
  public func prefetch(_ index: Int) {
    guard indices.contains(index) else { return }
    unsafe withUnsafeBufferPointer { elements in
      guard let first = elements.baseAddress else { return }
      unsafe verbatim_prefetch(first + index)
    }
  }
}
