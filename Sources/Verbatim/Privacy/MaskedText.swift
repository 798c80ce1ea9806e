/// A text whose personal data is replaced by the name of its kind in brackets, and where each place
/// of the original is in it.
///
/// Tags are made of the original, so masking changes none of them; their offsets are then moved. A
/// range that begins or ends inside personal data is widened to all of its mask, so that it still
/// slices the masked text.
package struct MaskedText: Sendable {
  /// The text that may be shown.
  package private(set) var bytes: [UInt8] = []
  private var cuts: [(original: Range<Int>, masked: Range<Int>)] = []

  /// Whether anything was masked.
  package var isChanged: Bool { !cuts.isEmpty }

  /// Masks UTF-8 text.
  package init(_ text: [UInt8]) {
    var position = 0
    for data in PersonalData.find(in: text) {
      bytes += text[position..<data.range.lowerBound]
      let start = bytes.count
      bytes += "[\(data.kind.rawValue)]".utf8
      cuts.append((data.range, start..<bytes.count))
      position = data.range.upperBound
    }
    bytes += text[position...]
  }

  /// Where a range of the original is.
  package func range(_ original: Range<Int>) -> Range<Int> {
    let start = place(original.lowerBound, isEnd: false)
    return start..<max(start, place(original.upperBound, isEnd: true))
  }

  private func place(_ position: Int, isEnd: Bool) -> Int {
    var shift = 0
    for cut in cuts {
      if position <= cut.original.lowerBound { break }
      if position < cut.original.upperBound {
        return isEnd ? cut.masked.upperBound : cut.masked.lowerBound
      }
      shift = cut.masked.upperBound - cut.original.upperBound
    }
    return position + shift
  }

  /// The tags of the original with the offsets of the masked text.
  package func moved(_ comment: TaggedComment) -> TaggedComment {
    guard isChanged else { return comment }
    var moved = comment
    for theme in moved.themes.indices {
      for index in moved.themes[theme].evidence.indices {
        moved.themes[theme].evidence[index].range = range(
          moved.themes[theme].evidence[index].range)
      }
    }
    for index in moved.painPoints.indices {
      moved.painPoints[index].range = range(moved.painPoints[index].range)
    }
    for index in moved.intentEvidence.indices {
      moved.intentEvidence[index].range = range(moved.intentEvidence[index].range)
    }
    return moved
  }

  /// The trace with the offsets of the masked text.
  package func moved(_ trace: [TraceStep]) -> [TraceStep] {
    guard isChanged else { return trace }
    return trace.map { step in
      var step = step
      step.range = range(step.range)
      step.scope = range(step.scope)
      return step
    }
  }
}
