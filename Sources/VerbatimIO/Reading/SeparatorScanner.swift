internal import VerbatimLanes

/// Finds the separators of a table that stand outside quotes, sixty-four bytes at a time.
///
/// What lies inside quotes is never walked through: the bits between the first quote and the second
/// are those with an odd number of quotes up to them, which a few shifts find for all at once.
///
/// Source of the method: Langdale and Lemire, Parsing Gigabytes of JSON per Second, VLDB Journal
/// 28 (2019), 3.1.
struct SeparatorScanner {
  private var progress = verbatim_separator_scan()
  /// Where quotes are doubled, and where bytes of line ends stand inside quotes.
  private(set) var marks: [Int32] = []

  /// The room that ``scan(_:into:)`` needs.
  static let room = Int(verbatim_room_for_places)

  /// - Parameter isLenient: A quote at the beginning of a field may be text: the scan stops there.
  init(delimiter: UInt8, isLenient: Bool, from start: Int) {
    progress.position = start
    progress.delimiter = delimiter
    progress.is_lenient = isLenient
    progress.behind_separator = 1
  }

  /// At the end, or behind a quote that stands where none may.
  var isDone: Bool { progress.is_done }

  /// Goes on for about a thousand bytes, and writes down where separators stand.
  mutating func scan(_ bytes: UnsafeRawBufferPointer, into places: inout OutputSpan<Int32>) {
    guard let all = unsafe bytes.bindMemory(to: UInt8.self).baseAddress else {
      progress.is_done = true
      return
    }
    var progress = self.progress
    unsafe places.withUnsafeMutableBufferPointer { room, found in
      precondition(room.count - found >= Self.room)
      guard let firstPlace = room.baseAddress else { return }
      var foundHere = 0
      marks.append(addingCapacity: Self.room) { marks in
        unsafe marks.withUnsafeMutableBufferPointer { room, marked in
          guard let firstMark = room.baseAddress else { return }
          unsafe verbatim_scan_separators(
            &progress, all, bytes.count, firstPlace + found, &foundHere, firstMark, &marked)
        }
      }
      found += foundHere
    }
    self.progress = progress
  }
}
