import Testing
import Verbatim

@testable import VerbatimIO

@Suite struct RatingWordsTests {
  private func roles(_ name: String, _ answers: [String]) throws -> ColumnRoles {
    let rows = answers.map { "\"\($0)\",\"Nhân viên tư vấn kỹ, chờ hơi lâu\"\n" }.joined()
    return try ColumnRolesTests.roles("\(name),comment\n" + rows)
  }

  private func ratings(_ name: String, _ answers: [String]) throws -> [Double?] {
    let guess = try #require(try roles(name, answers).scale)
    let scale = try ScoreScale(parsing: guess.argument)
    return answers.map {
      RatingText.rating(Array($0.utf8).span, on: scale, words: guess.words)
    }
  }

  @Test(
    "five levels, from the lowest to the highest",
    arguments: [
      (
        "Mức độ hài lòng",
        ["Rất không hài lòng", "Không hài lòng", "Bình thường", "Hài lòng", "Rất hài lòng"]
      ),
      (
        "Danh gia",
        ["rat khong hai long", "KHONG HAI LONG", "binh thuong", "hai long", "rat hai long"]
      ),
      ("ความพึงพอใจ", ["น้อยที่สุด", "น้อย", "ปานกลาง", "มาก", "มากที่สุด"]),
      ("ความพึงพอใจ", ["พึงพอใจน้อยที่สุด", "พึงพอใจน้อย", "ปานกลาง", "พึงพอใจมาก", "พึงพอใจมากที่สุด"]),
      ("ความพึงพอใจ", ["ไม่พอใจมาก", "ไม่พอใจ", "เฉยๆ", "พอใจ", "พอใจมาก"]),
      ("ประเมินการบริการ", ["ควรปรับปรุง", "พอใช้", "ปานกลาง", "ดี", "ดีมาก"]),
      (
        "Satisfaction",
        [
          "Very dissatisfied", "Somewhat dissatisfied", "Neither satisfied nor dissatisfied",
          "Somewhat satisfied", "Very satisfied",
        ]
      ),
      (
        "Rating",
        ["Strongly disagree", "Disagree", "Neither agree nor disagree", "Agree", "Strongly agree"]
      ),
      ("Rating", ["Poor", "Fair", "Good", "Very good", "Excellent"]),
      ("Rating", ["Very poor", "Poor", "Neither good nor poor", "Good", "Very good"]),
      ("How easy was it?", ["Very difficult", "Difficult", "Neutral", "Easy", "Very easy"]),
      ("Rating", ["★☆☆☆☆", "★★☆☆☆", "★★★☆☆", "★★★★☆", "★★★★★"]),
      ("Đánh giá", ["1 sao", "2 sao", "3 sao", "4 sao", "5 sao"]),
      ("Satisfaction", ["1 - Very bad", "2", "3", "4", "5 - Very good"]),
      (
        "Satisfaction",
        ["😡 Very dissatisfied (1)", "Dissatisfied", "Neutral", "Satisfied", "😊 Very satisfied (5)"]
      ),
    ])
  func levels(name: String, answers: [String]) throws {
    #expect(try ratings(name, answers) == [1, 2, 3, 4, 5])
  }

  @Test("a scale with other words for the same level is another scale")
  func ambiguous() throws {
    #expect(try ratings("Rating", ["Poor", "Fair", "Good", "Excellent"]) == [1, 2, 3, 4])
    #expect(
      try ratings(
        "Agreement rating",
        [
          "Strongly disagree", "Disagree", "Somewhat disagree", "Neither agree nor disagree",
          "Somewhat agree", "Agree", "Strongly agree",
        ]) == [1, 2, 3, 4, 5, 6, 7])
    #expect(RatingWords(["very good", "excellent", "good", "bad", "poor"]) == nil)
  }

  @Test("one level may be said in several ways")
  func synonyms() throws {
    let answers = [
      "RẤT HÀI LÒNG", "Hài lòng ", "Bình thường", "Tạm hài lòng", "Không hài lòng",
      "Chưa hài lòng", "Ko hài lòng", "Rất không hài lòng", "Hoàn toàn không hài lòng",
    ]
    #expect(try ratings("Mức độ hài lòng", answers) == [5, 4, 3, 3, 2, 2, 2, 1, 1])
    let other = ["Rất hài lòng", "Hài lòng", "Bình thường", "Ít hài lòng", "Không hài lòng"]
    #expect(try ratings("Mức độ hài lòng", other) == [5, 4, 3, 2, 1])
  }

  @Test("an answer that is on no scale takes none from the others")
  func stranger() throws {
    let answers = [
      "Rất hài lòng", "Hài lòng", "Bình thường", "Không hài lòng", "Hài lòng", "Hài lòng",
      "Rất hài lòng", "Hài lòng", "Hài lòng", "Khác",
    ]
    #expect(try ratings("Mức độ hài lòng", answers).suffix(2) == [4, nil])
    let few = try roles("Mức độ hài lòng", ["Hài lòng", "Rất hài lòng", "Khác"])
    #expect(few.score == nil)
    #expect(few.notes.contains { $0.contains("'Khác'") })
  }

  @Test(
    "a score is found by its answers",
    arguments: [
      ("Điểm NPS", ["9/10", "10/10", "3/10"], "nps", [9, 10, 3]),
      ("Điểm NPS", ["9 điểm", "10 điểm", "3 điểm"], "nps", [9, 10, 3]),
      ("คะแนน NPS", ["9 คะแนน", "10 คะแนน", "3 คะแนน"], "nps", [9, 10, 3]),
      ("NPS", ["๙", "๑๐", "๓"], "nps", [9, 10, 3]),
      ("CSAT (%)", ["80%", "100%", "20%"], "csat:0-100", [80, 100, 20]),
      (
        "NPS", ["9", "10", "3", "7", "N/A", "-", "không trả lời"], "nps",
        [9, 10, 3, 7, nil, nil, nil]
      ),
      (
        "Bạn có sẵn sàng giới thiệu chúng tôi? (0-10)",
        ["9 - rất có thể", "10 - chắc chắn", "8 - có thể", "7 - có thể", "3 - khó"], "nps",
        [9, 10, 8, 7, 3]
      ),
      ("Bạn có giới thiệu không? (0-10)", ["9: điểm", "10: điểm"], "nps", [9, 10]),
      ("NPS", ["Rất có thể (9)", "Rất có thể (10)", "Không (3)"], "nps", [9, 10, 3]),
      ("Bạn có hài lòng không?", ["Có", "Không"], "yesno", [1, 0]),
      ("Overall", ["Strongly agree", "Agree", "Disagree"], "numeric:1-5", [5, 4, 2]),
      (
        "Đánh giá chung", ["Rất tốt", "Tốt", "Khá", "Trung bình", "Kém"], "numeric:1-5",
        [5, 4, 3, 2, 1]
      ),
    ] as [(String, [String], String, [Double?])])
  func found(name: String, answers: [String], scale: String, levels: [Double?]) throws {
    let roles = try roles(name, answers)
    #expect(roles.scale?.argument == scale)
    #expect(roles.comments.map(\.choice.name) == ["comment"])
    #expect(try ratings(name, answers) == levels)
  }

  @Test(
    "the groups of the Net Promoter Score are a score",
    arguments: [
      ("NPS Group", ["Promoter", "Passive", "Detractor"]),
      ("Segment", ["Promoters (9-10)", "Neutral (7-8)", "Detractors (0-6)"]),
      ("Phân nhóm khách hàng", ["Người ủng hộ", "Trung lập", "Phản đối"]),
      ("Nhóm NPS", ["nguoi ung ho", "bi dong", "nguoi phan doi"]),
      ("กลุ่ม", ["ผู้สนับสนุน", "เป็นกลาง", "ผู้ไม่สนับสนุน"]),
    ])
  func groups(name: String, answers: [String]) throws {
    #expect(try roles(name, answers).scale?.argument == "nps")
    #expect(try ratings(name, answers) == [9, 7, 6])
  }

  @Test("the groups of a rating that is there are neither the score nor a segment")
  func groupsBeside() throws {
    let rows = [("10", "Promoter"), ("8", "Passive"), ("2", "Detractor"), ("9", "Promoter")]
    let text = (0..<12).map { "\(rows[$0 % 4].0),\(rows[$0 % 4].1),Clean but slow \($0)\n" }
      .joined()
    let roles = try ColumnRolesTests.roles("NPS,NPS group,comment\n" + text)
    #expect(roles.score?.name == "NPS")
    #expect(roles.segments.isEmpty)
  }

  @Test("statements to agree with are no score, and are named")
  func statements() throws {
    let rows = ["Agree,Disagree", "Disagree,Agree", "Neutral,Neutral"]
    let roles = try ColumnRolesTests.roles(
      "The room,The food,comment\n"
        + rows.map { $0 + ",Clean but the breakfast was cold\n" }.joined())
    #expect(roles.score == nil)
    #expect(roles.notes.contains { $0.contains("'The food', 'The room'") })
  }

  @Test("yes and no are a score only of what asks for one")
  func consent() throws {
    #expect(try roles("May we write to you", ["Yes", "No"]).score == nil)
  }

  @Test("words say what numbers before them mean")
  func turned() throws {
    let answers = ["5. Rất không hài lòng", "4. Không hài lòng", "2. Hài lòng", "1. Rất hài lòng"]
    #expect(try ratings("Mức độ hài lòng", answers) == [1, 2, 4, 5])
    let ends = ["10 - Extremely likely", "0 - Not at all likely"]
    #expect(try ratings("Likely to recommend?", ends) == [10, 0])
  }

  @Test("the kind of score is what was asked")
  func kinds() throws {
    let answers = ["Rất hài lòng", "Hài lòng", "Không hài lòng"]
    #expect(try roles("Đánh giá", answers).scale?.argument == "csat:1-5")
    #expect(try roles("How easy?", ["Agree", "Disagree", "Neutral"]).scale?.argument == "ces:1-5")
    #expect(try roles("Rating", ["Agree", "Disagree"]).scale?.argument == "numeric:1-5")
  }

  @Test("no answer is no rating", arguments: ["N/A", "Không áp dụng", "ไม่ระบุ"])
  func unanswered(answer: String) throws {
    let guess = try #require(
      try roles("Mức độ hài lòng", ["Hài lòng", "Rất hài lòng", answer]).scale)
    let text = Array(answer.utf8)
    let rating = RatingText.rating(text.span, on: .csat, words: guess.words)
    let isUnanswered = RatingText.isUnanswered(text.span, on: .csat)
    #expect(rating == nil)
    #expect(isUnanswered)
  }

  @Test(
    "what is no scale stays what it was",
    arguments: [
      ("Chi nhánh", ["Cầu Giấy", "Quận 1"]), ("Rating group", ["18-25", "26-35"]),
      ("Rating time", ["5 phút", "10 phút"]), ("Điểm đến", ["Tốt", "Huế"]),
      ("Đánh giá", ["tốt", "tốt"]), ("Rating age", ["18 - 25", "26 - 35"]),
    ])
  func noScale(name: String, answers: [String]) throws {
    #expect(try roles(name, answers).score == nil)
  }

  @Test("comments of one word are comments")
  func comments() throws {
    #expect(try ColumnRolesTests.roles("Góp ý\nTốt\nBình thường\n").comment?.name == "Góp ý")
    #expect(
      try ColumnRolesTests.roles("Hài lòng chứ?,Góp ý\nHài lòng,Tốt\nRất hài lòng,Bình thường\n")
        .score?.name == "Hài lòng chứ?")
  }
}
