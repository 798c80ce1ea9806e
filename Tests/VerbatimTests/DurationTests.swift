import Testing
import Verbatim

/// How long something took, where that is praise or complaint.
@Suite struct DurationTests {
  private func weights(_ text: String) -> [Double] {
    FeedbackEngineTests.engine.trace(text).filter { $0.layer == .situation }.map(\.result)
  }

  @Test(
    "a long wait is a complaint",
    arguments: [
      "took 45 minutes to check in", "Waited 12 days for a t-shirt", "waited almost 2 hours",
      "It took us three weeks to move in", "phải đợi gần 50 phút", "hồ sơ 40 ngày mới xong",
      "chờ 45p", "ใช้เวลา 3 วัน", "รอ 50 นาที",
    ])
  func long(text: String) {
    #expect(weights(text).reduce(0, +) < -1, "\(FeedbackEngineTests.engine.trace(text))")
  }

  @Test(
    "what is quickly done is praise",
    arguments: [
      "checkout took 20 seconds", "sorted in 5 minutes", "opened within 10 min",
      "10 phút là xong", "trong vòng 5 phút", "ภายใน 5 นาที", "10 นาทีก็เสร็จ",
    ])
  func short(text: String) {
    #expect(weights(text).reduce(0, +) > 0.9, "\(FeedbackEngineTests.engine.trace(text))")
  }

  @Test(
    "a duration that nobody waited for says nothing",
    arguments: [
      "open 24 hours", "we stayed 3 nights", "I have had it for two years", "a 40 minute flight",
      "mở cửa 24 tiếng", "học 3 tháng", "เปิด 24 ชั่วโมง", "Waiting staff, 3 days, sun",
      "Our electricity bill doubled in a month",
      "We moved house in 2 months", "chuyển nhà trong 2 tháng", "ย้ายบ้านภายใน 2 เดือน",
    ])
  func neutral(text: String) {
    #expect(weights(text).isEmpty, "\(FeedbackEngineTests.engine.trace(text))")
  }

  @Test("what fails soon is no praise, and a wait that was none no complaint")
  func turned() {
    #expect(weights("the battery died in 2 hours").allSatisfy { $0 < 0 })
    #expect(weights("we did not wait 2 hours").allSatisfy { $0 > 0 })
  }

  @Test("what is said of a theme at each place is part of its evidence")
  func evidence() throws {
    let comment = FeedbackEngineTests.engine.tag(
      "The coffee is delicious. The bread was disgusting, and the tea delicious.")
    let taste = try #require(comment.themes.first { $0.theme == "product.taste" })
    #expect(taste.evidence.map(\.sentiment).contains(.positive))
    #expect(taste.evidence.map(\.sentiment).contains(.negative))
  }

  @Test("the words of a theme count for the comment only where no opinion does")
  func themeShare() {
    func theme(_ text: String) -> Double? {
      FeedbackEngineTests.engine.trace(text).first { $0.layer == .theme }?.clauseFactor
    }
    let alone = theme("App closes itself")
    let beside = theme("App closes itself. The food was delicious")
    #expect(alone == 1)
    #expect(beside == 0)
  }
}
