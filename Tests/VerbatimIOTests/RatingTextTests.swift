import Testing
import Verbatim
import VerbatimIO

@Suite struct RatingTextTests {
  private func read(_ text: String, _ scale: ScoreScale) -> Double? {
    RatingText.rating(Array(text.utf8).span, on: scale)
  }

  @Test(arguments: [
    "yes", "Y", "TRUE", "1", " Yes. ", "1.0", "có", "CÓ", "Co", "co\u{301}", "Đúng", "rồi", "dạ",
    "ใช่",
    "มี",
  ])
  func yes(text: String) {
    #expect(read(text, .yesNo) == 1, "\(text)")
  }

  @Test(arguments: [
    "no", "N", "False", "0", "0.0", "không", "Khong", "KHÔNG", "chưa", "sai", "ไม่ใช่", "ไม่", "ไม่มี",
  ])
  func no(text: String) {
    #expect(read(text, .yesNo) == 0, "\(text)")
  }

  @Test(arguments: ["", "2", "-1", "maybe", "0.5", "yes and no", "nope nope", "1/5", "ไม่แน่ใจ"])
  func neither(text: String) {
    #expect(read(text, .yesNo) == nil, "\(text)")
  }

  @Test(arguments: [
    ("5", 5.0), ("4.5", 4.5), ("5★", 5), ("★★★★☆", 4), (" ⭐⭐⭐", 3), ("3 stars", 3), ("4/5", 4),
    ("4,5 sao", 4.5),
  ])
  func stars(text: String, stars: Double) {
    #expect(read(text, .stars) == stars)
  }

  @Test(arguments: ["0", "6", "☆☆☆☆☆", "★★★★★★", "good", ""])
  func noStars(text: String) {
    #expect(read(text, .stars) == nil)
  }
}
