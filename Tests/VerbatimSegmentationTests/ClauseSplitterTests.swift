import Testing
import VerbatimSegmentation
import VerbatimText

@Suite struct ClauseSplitterTests {
  @Test(
    "clauses, parted here by |",
    arguments: [
      "Giao hàng chậm. |Nhân viên dễ thương", "giao hàng chậm |nhưng nhân viên dễ thương",
      "đồ ăn ngon, |phục vụ kém", "Good food but |terrible service", "fast delivery! |great price",
      "dòng một\n|dòng hai", "ส่งช้ามาก |แต่ของดี", "Tuy đắt nhưng ngon", "giá 1.200.000đ quá đắt",
      "xem shop.vn nhé", "dễ thương", "", "...", "good, fast",
      "Nhân viên nhiệt tình; |phòng hơi cũ",
    ].map { $0.replacing("Good food but |", with: "Good food |but ") }
      .map { $0.replacing("Tuy đắt nhưng", with: "Tuy đắt |nhưng") })
  func clauses(marked: String) {
    let text = marked.replacing("|", with: "")
    let result = Segmenter().segment(text)
    var found = ""
    var position = 0
    let bytes = Array(text.utf8)
    for start in result.clauseStarts.dropFirst() {
      let offset = Int(result.tokens[start].start)
      found += String(decoding: bytes[position..<offset], as: UTF8.self) + "|"
      position = offset
    }
    found += String(decoding: bytes[position...], as: UTF8.self)
    #expect(found == marked)
  }
}
