/// Reads yes or no from a cell, in English, Vietnamese and Thai.
///
/// Case, punctuation and Vietnamese diacritics do not matter.
package enum YesNoText {
  private static let yes: Set<String> = [
    "y", "yes", "t", "true", "co", "dung", "roi", "co roi", "da", "ใช่", "มี", "จริง", "เคย",
  ]
  private static let no: Set<String> = [
    "n", "no", "f", "false", "khong", "ko", "sai", "chua", "khong co", "ไม่", "ไม่ใช่", "ไม่มี",
    "ไม่จริง", "เท็จ", "ไม่เคย", "ยัง",
  ]
  private static let losses = RoleNames([
    (
      60,
      [
        "churn", "churned", "cancel", "cancelled", "canceled", "left", "lost", "quit", "refund",
        "refunded", "complained", "rời bỏ", "hủy", "huỷ", "nghỉ việc", "bỏ đi", "ยกเลิก", "ลาออก",
        "เลิกใช้",
      ]
    )
  ])

  /// Whether a column is called as if no were the good answer: "churned".
  package static func isLoss(column name: String) -> Bool {
    losses.match(FoldedName(name)) != nil
  }

  /// Longer cells are not looked at.
  private static let longest = 64

  /// 1 for yes, 0 for no, nil for anything else.
  package static func value(_ text: borrowing Span<UInt8>) -> Double? {
    guard text.count <= longest else { return nil }
    var bytes: [UInt8] = []
    for index in 0..<text.count { bytes.append(text[index]) }
    let cell = String(decoding: bytes, as: UTF8.self).lowercased()
    if bytes.contains(where: { $0 >= 0x30 && $0 <= 0x39 }) {
      // A table program may have made "1.0" of a 1.
      switch cell.trimmed {
      case "1", "1.0", "1,0": return 1
      case "0", "0.0", "0,0": return 0
      default: return nil
      }
    }
    let name = FoldedName(cell).text
    return yes.contains(name) ? 1 : no.contains(name) ? 0 : nil
  }
}
