#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Copies of many bytes at once.
enum ByteCopy {
  /// The bytes of a range as an array.
  static func array(_ bytes: borrowing Span<UInt8>, from start: Int, to end: Int) -> [UInt8] {
    guard start < end else { return [] }
    precondition(start >= 0 && end <= bytes.count)
    return unsafe bytes.withUnsafeBufferPointer { all in
      unsafe [UInt8](unsafeUninitializedCapacity: end - start) { room, count in
        guard let target = room.baseAddress, let source = all.baseAddress else { return }
        unsafe memcpy(target, source + start, end - start)
        count = end - start
      }
    }
  }

  /// Overwrites `target` from `offset` on with a part of `source`.
  static func overwrite(
    _ target: inout [UInt8], at offset: Int, with source: [UInt8], from start: Int, count: Int
  ) {
    guard count > 0 else { return }
    precondition(offset >= 0 && offset + count <= target.count)
    precondition(start >= 0 && start + count <= source.count)
    unsafe target.withUnsafeMutableBufferPointer { room in
      unsafe source.withUnsafeBufferPointer { all in
        guard let target = room.baseAddress, let bytes = all.baseAddress else { return }
        unsafe memcpy(target + offset, bytes + start, count)
      }
    }
  }

  /// Moves a part of `bytes` to `offset` in it.
  static func move(_ bytes: inout [UInt8], from start: Int, to end: Int, at offset: Int) {
    guard start < end, start != offset else { return }
    precondition(
      start >= 0 && end <= bytes.count && offset >= 0 && offset + end - start <= bytes.count)
    unsafe bytes.withUnsafeMutableBufferPointer { all in
      guard let first = all.baseAddress else { return }
      unsafe memmove(first + offset, first + start, end - start)
    }
  }

  /// Moves what lies behind the first `used` bytes, up to `end`, to the front.
  static func moveToFront(_ bytes: inout [UInt8], from used: Int, to end: Int) {
    guard used < end else { return }
    precondition(used >= 0 && end <= bytes.count)
    unsafe bytes.withUnsafeMutableBufferPointer { all in
      guard let start = all.baseAddress else { return }
      unsafe memmove(start, start + used, end - used)
    }
  }
}
