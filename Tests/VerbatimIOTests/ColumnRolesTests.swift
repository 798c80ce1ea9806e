import Testing
import VerbatimIO

@Suite("Roles of columns")
struct ColumnRolesTests {
  static func roles(
    _ text: String, name: String = "test.csv", _ change: (inout ColumnOverrides) -> Void = { _ in }
  ) throws -> ColumnRoles {
    let reader = try BlockReader(ByteSource(bytes: Array(text.utf8), name: name))
    var overrides = ColumnOverrides()
    change(&overrides)
    return try ColumnRoles.resolve(
      reader.layout, sample: reader.sample, file: name, overrides: overrides)
  }

  static func error(_ text: String, _ change: (inout ColumnOverrides) -> Void = { _ in })
    -> ReadingError?
  {
    do {
      _ = try roles(text, change)
      return nil
    } catch { return error as? ReadingError }
  }

  struct Case: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var text: String
    var name = "test.csv"
    var found: [String: String]
    var scale: String?
    var asks: String?
  }

  static let cases: [Case] = [
    Case(
      testDescription: "bank, Vietnamese, NPS",
      text: """
        Mã phản hồi,Ngày trả lời,Khả năng bạn giới thiệu ngân hàng cho bạn bè (0-10),Vì sao bạn cho điểm này?,Điểm chạm,Kênh,Phân khúc,Tỉnh/Thành phố
        N-1,01/07/2026,9,"Nhân viên hướng dẫn kỹ, xong việc sớm hơn hẹn",Tổng đài,Hotline,Đại chúng,Huế
        N-2,13/07/2026,6,Chờ phê duyệt khoản vay quá lâu mà không ai báo,Vay vốn,App,Ưu tiên,Hà Nội
        N-3,14/07/2026,10,,Thẻ,App,Đại chúng,Đà Nẵng
        """,
      found: [
        "id": "Mã phản hồi", "date": "Ngày trả lời",
        "score": "Khả năng bạn giới thiệu ngân hàng cho bạn bè (0-10)",
        "comment": "Vì sao bạn cho điểm này?", "touchpoint": "Điểm chạm", "channel": "Kênh",
        "segment": "Phân khúc, Tỉnh/Thành phố",
      ], scale: "nps", asks: "Vì sao bạn cho điểm này?"),
    Case(
      testDescription: "food delivery, Thai, CSAT",
      text: """
        รหัสการตอบ,วันที่,ความพึงพอใจ (1-5),ความคิดเห็นเพิ่มเติม,จุดสัมผัส,ช่องทาง,กลุ่มลูกค้า,จังหวัด
        C1,01/07/2569,5,ส่งไวมาก พี่ไรเดอร์พูดจาดี,การจัดส่ง,แอป,ลูกค้าประจำ,เชียงใหม่
        C2,21/07/2569,2,อาหารหกเลอะถุงหมดเลย,ร้านค้า,แอป,ลูกค้าใหม่,ขอนแก่น
        """,
      found: [
        "id": "รหัสการตอบ", "date": "วันที่", "score": "ความพึงพอใจ (1-5)",
        "comment": "ความคิดเห็นเพิ่มเติม", "touchpoint": "จุดสัมผัส", "channel": "ช่องทาง",
        "segment": "กลุ่มลูกค้า, จังหวัด",
      ], scale: "csat:1-5"),
    Case(
      testDescription: "marketplace, mixed languages, TSV",
      text: """
        review_id\tcreated_at\trating\treview\ttouchpoint\tchannel\tcountry
        R1\t2026-07-01 08:47:56\t4\tGiao nhanh, hộp hơi móp\tdelivery\tios app\tVN
        R2\t2026-07-02 19:23:27\t5\tExactly as in the pictures\tproduct\tweb\tTH
        """, name: "x.tsv",
      found: [
        "id": "review_id", "date": "created_at", "score": "rating", "comment": "review",
        "touchpoint": "touchpoint", "channel": "channel", "segment": "country",
      ], scale: "numeric:1-5"),
    Case(
      testDescription: "software, English, effort",
      text: """
        Response ID,Submitted at,The company made it easy for me to handle my issue (1-7),What could we do better?,Touchpoint,Channel,Plan,Region
        E1,2026-07-01T09:09:30Z,3,The examples in the manual are out of date.,API,Chat,Team,EMEA
        E2,2026-07-02T08:34:27Z,7,quick and painless,Login,Mail,Free,APAC
        """,
      found: [
        "id": "Response ID", "date": "Submitted at",
        "score": "The company made it easy for me to handle my issue (1-7)",
        "comment": "What could we do better?", "touchpoint": "Touchpoint", "channel": "Channel",
        "segment": "Plan, Region",
      ], scale: "ces:1-7", asks: "What could we do better?"),
    Case(
      testDescription: "names only, no rows",
      text: "id,nps,Comment,Date,Kenh\n",
      found: ["id": "id", "score": "nps", "comment": "Comment", "date": "Date", "channel": "Kenh"],
      scale: "nps"),
    Case(
      testDescription: "forms, Vietnamese",
      text:
        "Dấu thời gian,Điểm hài lòng (1-5),Góp ý của bạn,Kênh sử dụng\n25/03/2024 8:28:09,2,\"Gọi mãi, không ai nghe\",\"App, Web\"\n",
      found: [
        "date": "Dấu thời gian", "score": "Điểm hài lòng (1-5)", "comment": "Góp ý của bạn",
        "channel": "Kênh sử dụng",
      ], scale: "csat:1-5"),
    Case(
      testDescription: "how likely, with two dates",
      text:
        "#,How likely is it that you would recommend us?,Why?,Response Type,Start Date (UTC),Submit Date (UTC)\nq7a,8,giá hơi cao,completed,2024-03-01 02:39:31,2024-03-01 02:41:38\n",
      found: [
        "id": "#", "score": "How likely is it that you would recommend us?", "comment": "Why?",
        "date": "Submit Date (UTC)",
      ], scale: "nps", asks: "Why?"),
    Case(
      testDescription: "patients, JSON lines",
      text: (1...40).map { i in
        #"{"text":"The nurse explained it all, visit \#(i).","question":"Why?","date":"\#(i % 28 + 1)/09/2021","service":"PTS - Transport","topics":[{"topic":"Staff"}],"score":\#(i == 7 ? 7 : i % 5 + 1),"sentiment_1_to_5":3,"label":"neutral","rating":\#(i % 5 + 1)}"#
      }.joined(separator: "\n"), name: "x.jsonl",
      found: [
        "comment": "text", "question": "question", "date": "date", "touchpoint": "service",
        "score": "score",
      ], scale: "numeric:1-5"),
    Case(
      testDescription: "employees, JSON lines",
      text: (1...40).map { i in
        #"{"id":"\#(i)-like","respondent":"\#(i)","text":"Đồng nghiệp vui, việc số \#(i)","question":"What I liked","rating":\#(i % 5 + 1).0,"recommend":"Yes","subscores":{"Pay":3.0}}"#
      }.joined(separator: "\n"), name: "x.jsonl",
      found: ["comment": "text", "question": "question", "id": "id", "score": "rating"],
      scale: "numeric:1-5"),
    Case(
      testDescription: "stars and topics, JSON lines",
      text: #"""
        {"text":"Pin trâu, loa hơi nhỏ","rating":5,"topics":[{"topic":"PIN"}]}
        {"text":"Mới mua đã lỗi màn hình","rating":1,"topics":[]}
        """#, name: "x.jsonl", found: ["comment": "text", "score": "rating"], scale: "numeric:1-5"),
    Case(
      testDescription: "text and label only, JSON lines",
      text: #"""
        {"text":"อร่อยมาก จะมาอีกแน่นอน","label":"positive"}
        {"text":"รอนานเกินไป","label":"negative"}
        """#, name: "x.jsonl", found: ["comment": "text"]),
    Case(
      testDescription: "by content alone",
      text: "q1,q2,q3\n"
        + (1...30).map {
          "\($0 % 11),a rather long answer number \($0),\($0 % 2 == 0 ? "north" : "south")"
        }.joined(separator: "\n"),
      found: ["comment": "q2", "score": "q1", "segment": "q3"], scale: "numeric:0-10"),
  ]

  @Test(arguments: cases)
  func found(_ example: Case) throws {
    let roles = try Self.roles(example.text, name: example.name)
    var found: [String: String] = [:]
    for (role, choice) in roles.described {
      found[role] = (found[role].map { $0 + ", " } ?? "") + choice.name
    }
    #expect(found == example.found)
    #expect(roles.scale?.argument == example.scale)
    #expect(roles.commentQuestion == example.asks)
  }

  @Test func reasonsAreInWords() throws {
    let roles = try Self.roles(Self.cases[0].text)
    #expect(
      roles.comment?.reason
        == "named 'Vì sao bạn cho điểm này?', a question; 2 distinct texts, 46 characters on average"
    )
    #expect(roles.date?.reason == "named 'Ngày trả lời'; 3 dates")
    #expect(roles.dateOrder?.reason == "day first, as 2 of 3 dates can only be read so")
    #expect(roles.scale?.reason == "the name says 0-10")
  }

  @Test func twoCommentColumnsAreAnError() throws {
    let text = """
      comment,feedback
      The staff were kind to my mother.,More seats in the waiting room please.
      Quick and clean and friendly.,Nothing to add at all really.
      """
    let error = try #require(Self.error(text))
    #expect(error.code == .ambiguousComment)
    #expect(
      error.explanation == """
        test.csv: expected one column of comments, found 2 that fit equally well: \
        'comment', 'feedback'
          Choose with --text-column NAME, such as --text-column "comment", or take several: \
        --text-column "comment" --text-column "feedback".
        """)
    #expect(try Self.roles(text) { $0.text = "FEEDBACK" }.comment?.column == 1)
    let both = try Self.roles(text) { $0.texts = ["feedback", "comment", "feedback"] }
    #expect(both.comments.map(\.choice.column) == [1, 0])
    #expect(both.notes == [])
  }

  @Test func openQuestionsAreAllRead() throws {
    let text = """
      NPS,What could we do better?,Which branch did you visit?,What did you like?,Anything else?
      9,More seats in the waiting room please.,Main street,The staff were kind to my mother.,
      3,Nothing to add at all really.,Harbour,Quick and clean and friendly.,No thank you so much
      5,Shorter queues on Monday mornings.,Harbour,It was warm inside as well.,Please call me back
      """
    let roles = try Self.roles(text)
    #expect(roles.comments.map(\.choice.column) == [1, 3, 4])
    #expect(
      roles.comments.map(\.question)
        == ["What could we do better?", "What did you like?", "Anything else?"])
    #expect(roles.hasSeveralComments)
    #expect(
      roles.notes == [
        """
        3 columns of comments are read, each with its question: 'What could we do better?', \
        'What did you like?', 'Anything else?'; choose with --text-column NAME.
        """
      ])
    #expect(
      try Self.roles(text) { $0.text = "what could we do BETTER" }.comments.map(\.choice.column)
        == [1])
  }

  @Test func twoScoreColumnsAreAnError() throws {
    let text = "NPS,Satisfaction (1-5),comment\n9,4,The staff were kind\n3,2,Slow and cold\n"
    let error = try #require(Self.error(text))
    #expect(error.code == .ambiguousScore)
    #expect(error.found == "2 that fit equally well: 'NPS', 'Satisfaction (1-5)'")
    #expect(error.mend.contains("--score-column NAME"))
    #expect(try Self.roles(text) { $0.score = "satisfaction (1-5)" }.scale?.argument == "csat:1-5")
    #expect(try Self.roles(text) { $0.wantsScore = false }.score == nil)
  }

  @Test func noCommentColumnIsAnError() throws {
    let error = try #require(Self.error("id,nps\n1,9\n2,8\n"))
    #expect(
      error.explanation == """
        test.csv: expected a column of comments, found only the columns 'id', 'nps'
          Name the column of the comments with --text-column NAME.
        """)
    #expect(try Self.roles("id,nps\n1,9\n") { $0.needsComment = false }.comment == nil)
  }

  @Test func aHeaderThatMayBeAnAnswerIsToldOf() throws {
    let error = try #require(Self.error("Giao chậm\nok\ntốt\n"))
    #expect(error.found == "only the column 'Giao chậm'")
    #expect(error.mend.contains("add --no-header"))
  }

  @Test(
    "a column called comment is one, whatever is in it",
    arguments: ["good", "5", "👍", "...", "a@b.example", "[x]", "2026-01-02"])
  func plainNames(answer: String) throws {
    for rows in [1, 30] {
      let lines = (1...rows).map { "{\"id\":\"\($0)\",\"text\":\"\(answer)\"}\n" }
      let roles = try Self.roles(lines.joined(), name: "test.jsonl")
      #expect(roles.comment?.name == "text")
      #expect(roles.comment?.reason.hasPrefix("named 'text'") == true)
    }
  }

  @Test("an id may come again", arguments: [(["a", "b", "b"], "id"), (["a", "a", "a"], nil)])
  func repeatedIDs(ids: [String], found: String?) throws {
    let lines = ids.map { "{\"id\":\"\($0)\",\"text\":\"bad food\"}\n" }
    #expect(try Self.roles(lines.joined(), name: "test.jsonl").id?.name == found)
    #expect(
      try Self.roles("id,comment\n" + ids.map { "\($0),bad food\n" }.joined()).id?.name == found)
  }

  @Test func unknownNamesAreAnErrorWithTheNearest() throws {
    let error = try #require(Self.error("mã,Góp ý\n1,tốt lắm\n") { $0.text = "gop yy" })
    #expect(
      error.explanation == """
        test.csv: expected one of the columns 'mã', 'Góp ý', found --text-column 'gop yy'
          Did you mean --text-column 'Góp ý'?
        """)
    #expect(try Self.roles("mã,Góp ý\n1,tốt\n") { $0.text = "GOP Y" }.comment?.name == "Góp ý")
  }

  @Test(arguments: [
    ("NPS", [0, 5, 9, 10], "nps"), ("How likely are you to recommend us", [6, 8, 10], "nps"),
    ("stars", [1, 3, 5], "numeric:1-5"), ("effort", [1, 6, 7], "ces:1-7"),
    ("Satisfaction", [1, 2, 4], "csat:1-5"), ("score 0-10", [3, 4], "nps"),
    ("Would you recommend us as a place to work? (0-10)", [3, 9], "enps"),
    ("eNPS", [0, 3, 9, 10], "enps"), ("e-NPS score", [2, 9, 10], "enps"),
    ("ENPS", [2, 9, 10], "enps"),
    ("điểm (1-7)", [2, 6], "ces:1-7"), ("score", [20, 90, 100], "numeric:0-100"),
  ])
  func scales(name: String, numbers: [Int], expected: String) throws {
    let rows = numbers.map { "\($0),the answer in words" }.joined(separator: "\n")
    #expect(try Self.roles("\"\(name)\",comment\n\(rows)\n").scale?.argument == expected)
  }

  @Test("what else customers say is read with the question before it")
  func furtherComments() throws {
    let roles = try Self.roles(
      """
      Điểm (1-5),Điều gì khiến bạn chưa hài lòng?,Góp ý khác cho chúng tôi
      2,"Chờ lâu quá, 45 phút mới tới lượt",Nên mở thêm quầy giao dịch
      1,Nhân viên hỏi gì cũng không trả lời,sửa app đi
      5,Không có gì,"Nhân viên nhiệt tình, cảm ơn ngân hàng"
      """)
    #expect(
      roles.comments.map(\.choice.name) == [
        "Điều gì khiến bạn chưa hài lòng?", "Góp ý khác cho chúng tôi",
      ])
  }

  @Test("several questions with short answers are all read")
  func shortAnswers() throws {
    let roles = try Self.roles(
      """
      ID,Điểm NPS (0-10),Điều bạn thích nhất?,Điều bạn không thích nhất?
      1,9,nhân viên thân thiện,giá
      2,3,không có,thái độ nhân viên
      3,10,giao hàng nhanh,không có gì
      """)
    #expect(
      roles.comments.map(\.choice.name) == ["Điều bạn thích nhất?", "Điều bạn không thích nhất?"])
  }

  @Test("words behind the choice Other, and groups of the NPS, are no comments")
  func besideQuestions() throws {
    let roles = try Self.roles(
      """
      Q1_NPS_GROUP,Why did you give this score?,Other (please specify)
      Promoter,Easy checkout and quick delivery,a neighbour told me
      Detractor,Delivery took two weeks,the newspaper had it
      Passive,not bad but pricey,my sister
      """)
    #expect(roles.comments.map(\.choice.name) == ["Why did you give this score?"])
  }

  @Test("of several scores the one of the whole is meant")
  func overall() throws {
    let rows = (0..<10).map { "\($0 % 5 + 1),\($0 % 4 + 1),\($0 % 3 + 1),Chờ hơi lâu\n" }.joined()
    let roles = try Self.roles(
      "Bạn hài lòng với nhân viên ở mức nào?,Bạn hài lòng với thời gian chờ ở mức nào?,"
        + "\"Nhìn chung, mức độ hài lòng của bạn?\",Góp ý\n" + rows)
    #expect(roles.score?.name == "Nhìn chung, mức độ hài lòng của bạn?")
    #expect(roles.scale?.argument == "csat:1-5")
  }

  @Test("comments within objects are told of")
  func nested() throws {
    let error = try #require(
      Self.error("{\"id\":1,\"review\":{\"text\":\"slow and rude\"}}\n"))
    #expect(error.code == .noCommentColumn)
    #expect(error.mend.hasPrefix("'review' holds objects or lists: write what is in them"))
  }
}
