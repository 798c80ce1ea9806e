import VerbatimLexicon
import VerbatimSegmentation

/// What is told by words of the lists.
extension IntentReader {
  func readCues(
    _ utf8: Span<UInt8>, _ scratch: borrowing TagScratch, _ reading: inout Reading
  ) {
    var one: [Range<Int32>] = []
    var other: [Range<Int32>] = []
    for index in scratch.cues.indices {
      let cue = scratch.cues[index]
      let span = cue.start..<cue.end
      switch cue.part.role {
      case .cue where cue.part.intent == .lowValue: break
      case .cue:
        if !isExcluded(cue.part.intent, span, scratch) {
          add(Intent(cue.part.intent), span, scratch, &reading)
        }
      case .one: if !isExcluded(.urgent, span, scratch) { one.append(span) }
      case .other: if !isExcluded(.urgent, span, scratch) { other.append(span) }
      case .name: readName(utf8, index, scratch, &reading)
      case .title: readTitle(utf8, index, scratch, &reading)
      case .brand: readBrand(index, scratch, &reading)
      case .not, .before, .after, .versus: break
      }
    }
    for first in one {
      guard let second = other.first(where: { !$0.overlaps(first) }) else { continue }
      add(.urgent, first, scratch, &reading)
      add(.urgent, second, scratch, &reading)
      break
    }
  }

  /// Whether all words are cues that say nothing.
  func saysNothing(_ scratch: borrowing TagScratch) -> Bool {
    guard scratch.mentions.isEmpty else { return false }
    var covered: Int32 = 0
    var words = 0
    // Cues come in the order of their first words; of those with the same the longest is last.
    for cue in scratch.cues where cue.part.intent == .lowValue && cue.part.role == .cue {
      for token in max(covered, cue.start)..<max(covered, cue.end)
      where scratch.text.tokens[Int(token)].kind == .word { words += 1 }
      covered = max(covered, cue.end)
    }
    return words > 0 && words == scratch.text.wordCount
  }

  /// Makes one match of two parts with a gap between them.
  func joinGaps(_ scratch: inout TagScratch) {
    guard scratch.cues.contains(where: { !$0.isWhole }) else { return }
    defer { scratch.cues.removeAll { !$0.isWhole } }
    guard scratch.cues.contains(where: \.isClosing) else { return }
    let count = scratch.cues.count
    for index in 0..<count where scratch.cues[index].isClosing {
      let closing = scratch.cues[index]
      for before in (0..<count).reversed() {
        let opening = scratch.cues[before]
        guard opening.isOpening, opening.part.pair == closing.part.pair,
          opening.part.intent == closing.part.intent, opening.end <= closing.start,
          closing.start - opening.end <= Int32(IntentCues.gap),
          !hasStop(opening.end..<closing.start, scratch)
        else { continue }
        var whole = closing
        whole.part.place = .whole
        whole.start = opening.start
        scratch.cues.append(whole)
        break
      }
    }
  }

  /// Whether a sentence ends among the tokens.
  private func hasStop(_ tokens: Range<Int32>, _ scratch: borrowing TagScratch) -> Bool {
    for index in tokens where scratch.text.tokens[Int(index)].kind == .punctuation {
      let sign = scratch.text.forms[Int(scratch.text.tokens[Int(index)].formStart)]
      if sign == 0x2E || sign == 0x21 || sign == 0x3F { return true }
    }
    return false
  }

  func isExcluded(
    _ intent: CuedIntent, _ span: Range<Int32>, _ scratch: borrowing TagScratch
  ) -> Bool {
    for cue in scratch.cues where cue.part.role == .not && cue.part.intent == intent {
      if cue.isWhole, cue.start < span.upperBound, span.lowerBound < cue.end {
        return true
      }
    }
    return false
  }
}
