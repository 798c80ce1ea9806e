internal import VerbatimLanes

/// Decides about many bytes at once whether they are UTF-8, without branches on what they hold.
///
/// Each byte is judged by itself and the three before it: whether a lead byte asks for it to be a
/// continuation, and whether it is one. Text that mixes Latin letters and Thai is as fast as any
/// other.
///
/// Source of the method: Keiser and Lemire, Validating UTF-8 in Less Than One Instruction per Byte,
/// Software: Practice and Experience 51 (2021).
enum UTF8Lanes {
  /// Whether `start..<end` is UTF-8 from its first to its last byte.
  ///
  /// - Parameter allowsZeros: whether zero bytes are text.
  static func accepts(
    _ bytes: borrowing Span<UInt8>, from start: Int, to end: Int, allowsZeros: Bool = true
  ) -> Bool {
    precondition(start >= 0 && start <= end && end <= bytes.count)
    return unsafe bytes.withUnsafeBufferPointer { all in
      guard let first = all.baseAddress else { return true }
      return unsafe verbatim_is_utf8(first + start, end - start, allowsZeros)
    }
  }
}
