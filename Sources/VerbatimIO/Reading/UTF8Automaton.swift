/// Decides about many bytes at once whether they are UTF-8, one shift a byte and without branches.
///
/// A state is a multiple of 6; the entry of a byte holds, 6 bits for each state, the state that
/// follows. Text that mixes Latin letters and Thai is as fast as any other.
enum UTF8Automaton {
  private static let accept = 0
  private static let refuse = 6
  private static let oneMore = 12
  private static let twoMore = 18
  private static let threeMore = 24
  private static let behindE0 = 30
  private static let behindED = 36
  private static let behindF0 = 42
  private static let behindF4 = 48

  private static let entries: [UInt64] = (0...255).map { entry(of: $0) }

  private static func entry(of byte: Int) -> UInt64 {
    var next = [Int](repeating: refuse, count: 9)
    switch byte {
    case 0x00...0x7F: next[accept / 6] = accept
    case 0xC2...0xDF: next[accept / 6] = oneMore
    case 0xE0: next[accept / 6] = behindE0
    case 0xED: next[accept / 6] = behindED
    case 0xE1...0xEF: next[accept / 6] = twoMore
    case 0xF0: next[accept / 6] = behindF0
    case 0xF1...0xF3: next[accept / 6] = threeMore
    case 0xF4: next[accept / 6] = behindF4
    default: break
    }
    if (0x80...0xBF).contains(byte) {
      next[oneMore / 6] = accept
      next[twoMore / 6] = oneMore
      next[threeMore / 6] = twoMore
      next[(byte >= 0xA0 ? behindE0 : behindED) / 6] = oneMore
      next[(byte >= 0x90 ? behindF0 : behindF4) / 6] = twoMore
    }
    var packed: UInt64 = 0
    for (state, following) in next.enumerated() { packed |= UInt64(following) << (6 * state) }
    return packed
  }

  static func accepts(_ bytes: borrowing Span<UInt8>, from start: Int, to end: Int) -> Bool {
    precondition(start >= 0 && start <= end && end <= bytes.count)
    return unsafe entries.withUnsafeBufferPointer { entries in
      unsafe bytes.withUnsafeBufferPointer { all in
        var state = UInt64(accept)
        for i in start..<end {
          state = unsafe entries[Int(all[i])] &>> state
        }
        return state & 63 == UInt64(accept)
      }
    }
  }
}
