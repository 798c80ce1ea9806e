/// E-mail addresses and LINE ids.
extension PersonalDataScan {
  func email(around sign: Int) -> PersonalData? {
    var start = sign
    while start > 0, isLocal(text[start - 1]) { start -= 1 }
    var end = sign + 1
    var lastDot = -1
    while end < text.count, isAlphanumeric(text[end]) || text[end] == 0x2D || text[end] == 0x2E {
      if text[end] == 0x2E { lastDot = end }
      end += 1
    }
    while end > sign, text[end - 1] == 0x2E || text[end - 1] == 0x2D {
      end -= 1
      if lastDot >= end { lastDot = text[sign..<end].lastIndex(of: 0x2E) ?? -1 }
    }
    guard start < sign, lastDot > sign + 1, end - lastDot >= 3 else { return nil }
    return PersonalData(kind: .email, range: start..<end)
  }

  private func isLocal(_ byte: UInt8) -> Bool {
    isAlphanumeric(byte) || [0x2E, 0x5F, 0x2D, 0x2B, 0x25].contains(byte)
  }

  /// The id behind "LINE ID", "line:", "line @", "ไลน์ไอดี": the word alone is a queue or a product.
  func lineID(at position: Int, after word: StaticString) -> PersonalData? {
    guard has(word, at: position), position == 0 || !isAlphanumeric(text[position - 1]) else {
      return nil
    }
    var next = position + word.utf8CodeUnitCount
    var isAnnounced = false
    while next < text.count {
      if text[next] == 0x20 {
        next += 1
      } else if text[next] == 0x3A || text[next] == 0x3D {
        isAnnounced = true
        next += 1
      } else if has("id", at: next), next + 2 >= text.count || !isAlphanumeric(text[next + 2]) {
        isAnnounced = true
        next += 2
      } else if has("ไอดี", at: next) {
        isAnnounced = true
        next += 12
      } else {
        break
      }
    }
    let start = next
    if next < text.count, text[next] == 0x40 {
      isAnnounced = true
      next += 1
    }
    var length = 0
    while next < text.count, isLocal(text[next]) {
      next += 1
      length += 1
    }
    while length > 0, text[next - 1] == 0x2E {
      next -= 1
      length -= 1
    }
    guard isAnnounced, length >= 3 else { return nil }
    return PersonalData(kind: .line, range: start..<next)
  }
}
