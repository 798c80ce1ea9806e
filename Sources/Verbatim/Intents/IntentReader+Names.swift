import VerbatimSegmentation

/// Names of the staff and of competitors.
extension IntentReader {
  /// A listed name with the words before or behind it that make it one of the staff.
  func readName(
    _ utf8: Span<UInt8>, _ index: Int, _ scratch: borrowing TagScratch, _ reading: inout Reading
  ) {
    let name = scratch.cues[index]
    guard isNameLike(utf8, Int(name.start), scratch) else { return }
    var end = name.end
    // A family name may follow.
    if isCapital(utf8, Int(end), scratch) { end += 1 }
    var start = name.start
    var isStaff = false
    for cue in scratch.cues where cue.part.intent == .namesStaff {
      switch cue.part.role {
      case .not where cue.end == name.start || cue.start < name.end && name.start < cue.end:
        return
      case .title, .before:
        guard cue.end == name.start || cue.end + 1 == name.start && isPoint(Int(cue.end), scratch)
        else { continue }
        start = min(start, cue.start)
        isStaff = true
      case .after where cue.start == name.end || cue.start == end:
        isStaff = true
      default: continue
      }
    }
    if isStaff { add(.namesStaff, start..<end, scratch, &reading) }
  }

  /// A title and a word with a capital that no list has.
  func readTitle(
    _ utf8: Span<UInt8>, _ index: Int, _ scratch: borrowing TagScratch, _ reading: inout Reading
  ) {
    let title = scratch.cues[index]
    var next = Int(title.end)
    if isPoint(next, scratch) { next += 1 }
    guard next < scratch.text.tokens.count, isCapital(utf8, next, scratch),
      scratch.text.tokens[next].traits.contains(.unknown), !isAcronym(utf8, next, scratch),
      !isShouted(utf8), !isExcluded(.namesStaff, title.start..<title.end, scratch)
    else { return }
    add(.namesStaff, title.start..<Int32(next + 1), scratch, &reading)
  }

  func readBrand(
    _ index: Int, _ scratch: borrowing TagScratch, _ reading: inout Reading
  ) {
    let brand = scratch.cues[index]
    for cue in scratch.cues
    where cue.part.role == .versus && cue.end <= brand.start && brand.start - cue.end <= 1 {
      add(.competitor, cue.start..<brand.end, scratch, &reading)
      return
    }
  }

  /// Thai has no capitals; elsewhere a name has one, in a text that is not all capitals.
  private func isNameLike(
    _ utf8: Span<UInt8>, _ token: Int, _ scratch: borrowing TagScratch
  ) -> Bool {
    scratch.text.tokens[token].language == .thai
      || isCapital(utf8, token, scratch) && !isShouted(utf8)
  }

  private func isPoint(_ token: Int, _ scratch: borrowing TagScratch) -> Bool {
    token < scratch.text.tokens.count && scratch.text.tokens[token].kind == .punctuation
      && scratch.text.forms[Int(scratch.text.tokens[token].formStart)] == 0x2E
  }

  private func isCapital(
    _ utf8: Span<UInt8>, _ token: Int, _ scratch: borrowing TagScratch
  ) -> Bool {
    guard token < scratch.text.tokens.count, scratch.text.tokens[token].kind == .word else {
      return false
    }
    let start = Int(scratch.text.tokens[token].start)
    switch utf8[start] {
    case 0x41...0x5A: return true
    case 0xC3: return start + 1 < utf8.count && (0x80...0x9E).contains(utf8[start + 1])
    case 0xC4, 0xC6: return start + 1 < utf8.count && [0x90, 0xA0, 0xAF].contains(utf8[start + 1])
    case 0xE1: return start + 2 < utf8.count && utf8[start + 1] >= 0xBA && utf8[start + 2] & 1 == 0
    default: return false
    }
  }

  /// Whether the second letter is a capital as well.
  private func isAcronym(
    _ utf8: Span<UInt8>, _ token: Int, _ scratch: borrowing TagScratch
  ) -> Bool {
    let token = scratch.text.tokens[token]
    return token.end - token.start > 1 && (0x41...0x5A).contains(utf8[Int(token.start) + 1])
  }

  /// Whether the text has no small letter.
  private func isShouted(_ utf8: Span<UInt8>) -> Bool {
    for index in utf8.indices where (0x61...0x7A).contains(utf8[index]) { return false }
    return true
  }
}
