import Testing

@testable import VerbatimIO

/// Exports in the layouts of survey and review platforms, with rows invented here. For each: its
/// columns, its roles, and rows in = rows out + rejected.
@Suite("Layouts of platforms")
struct PlatformLayoutTests {
  struct Export: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var name = "export.csv"
    var bytes: [UInt8]
    var rows: Int
    var rejected: [Reject.Reason] = []
    var roles: [String: String]
    var scale: String?
    var asks: [String?] = [nil]
    var headerRows = 1
    var order: DateOrder? = .dayFirst
    var notes: [String] = []

    init(
      _ testDescription: String, name: String = "export.csv", _ text: String, rows: Int,
      rejected: [Reject.Reason] = [], roles: [String: String], scale: String? = nil,
      asks: [String?] = [nil], headerRows: Int = 1, order: DateOrder? = .dayFirst,
      notes: [String] = []
    ) {
      self.testDescription = testDescription
      self.name = name
      bytes = Array(text.utf8)
      self.rows = rows
      self.rejected = rejected
      self.roles = roles
      self.scale = scale
      self.asks = asks
      self.headerRows = headerRows
      self.order = order
      self.notes = notes
    }

    /// The same export in UTF-16, as the platform's download for Excel has it.
    func inUTF16() -> Export {
      var export = self
      export.testDescription += ", UTF-16"
      export.bytes = EncodingTests.utf16(
        String(decoding: bytes, as: UTF8.self), isBigEndian: false, hasMark: true)
      export.notes.insert("read as UTF-16 (little-endian)", at: 0)
      return export
    }
  }

  static let qualtricsNames =
    "StartDate,EndDate,Status,Progress,Duration (in seconds),Finished,RecordedDate,ResponseId,DistributionChannel,UserLanguage,Q1,Q2,Q4,Q7_TEXT,Branch"

  static let qualtrics = Export(
    "Qualtrics, three rows of header in Vietnamese",
    qualtricsNames + "\r\n" + """
      Ngày bắt đầu,Ngày kết thúc,Loại phản hồi,Tiến độ,Thời lượng (giây),Đã xong,Ngày ghi nhận,ID phản hồi,Kênh phân phối,Ngôn ngữ,"Khả năng bạn giới thiệu chúng tôi (0-10)?","Vì sao bạn cho điểm đó?
      (vài dòng cũng được)",Bạn thường dùng kênh nào?,Chúng tôi nên làm gì tốt hơn?,Branch
      "{""ImportId"":""startDate"",""timeZone"":""Asia/Bangkok""}","{""ImportId"":""endDate""}","{""ImportId"":""status""}","{""ImportId"":""progress""}","{""ImportId"":""duration""}","{""ImportId"":""finished""}","{""ImportId"":""recordedDate""}","{""ImportId"":""_recordId""}","{""ImportId"":""distributionChannel""}","{""ImportId"":""userLanguage""}","{""ImportId"":""QID1""}","{""ImportId"":""QID2_TEXT""}","{""ImportId"":""QID4""}","{""ImportId"":""QID7_TEXT""}","{""ImportId"":""Branch""}"
      2026-03-01 08:28:09,2026-03-01 08:30:01,0,100,112,1,2026-03-01 08:30:02,R_a1,email,VI,3,"Chờ ở quầy gần một tiếng,
      không ai hỏi han","App,Quầy",Mở thêm quầy vào sáng thứ hai,Huế
      2026-03-02 09:00:00,2026-03-02 09:01:00,0,100,60,1,2026-03-02 09:01:00,R_b2,email,TH,10,พนักงานอธิบายละเอียดดีมาก,สาขา,เปิดวันเสาร์ด้วยได้ไหม,Vinh
      2026-03-02 10:00:00,2026-03-02 10:01:00,0,100,60,1,2026-03-02 10:01:00,R_c3,email,VI,8,,App,,Huế,x
      """, rows: 3, rejected: [.raggedRow],
    roles: [
      "comment": "Q2, Q7_TEXT", "score": "Q1", "id": "ResponseId", "date": "RecordedDate",
      "channel": "Q4", "language": "UserLanguage", "segment": "Branch",
    ], scale: "nps",
    asks: ["Vì sao bạn cho điểm đó?\n(vài dòng cũng được)", "Chúng tôi nên làm gì tốt hơn?"],
    headerRows: 3, notes: ["read 3 rows of header, as Qualtrics writes them"])

  static let exports: [Export] = [
    qualtrics, qualtrics.inUTF16(),
    Export(
      "Qualtrics, two rows of header",
      """
      StartDate,EndDate,Status,Finished,ResponseID,NPS,Why
      Start Date,End Date,Status,Finished,Response ID,How likely are you to recommend us?,What is the main reason for your score?
      2026-03-01 08:28:09,2026-03-01 08:30:01,0,1,R_1,7,The queue was long but people were kind
      """, rows: 1,
      roles: ["comment": "Why", "score": "NPS", "id": "ResponseID", "date": "EndDate"],
      scale: "nps", asks: ["What is the main reason for your score?"], headerRows: 2,
      notes: ["read 2 rows of header, as Qualtrics writes them"]),
    Export(
      "Qualtrics, the old format",
      """
      V1,V2,V3,V8,V9,V10,Q3,Q4
      ResponseID,ResponseSet,Name,StartDate,EndDate,Finished,Overall satisfaction (1-5),What could we have done better today?
      R_9,Default Response Set,Anonymous,2015-03-01 08:28:09,2015-03-01 08:30:01,1,2,Nobody called me back about the refund
      """, rows: 1,
      roles: ["comment": "Q4", "score": "Q3", "id": "ResponseID", "date": "EndDate"],
      scale: "csat:1-5", asks: ["What could we have done better today?"], headerRows: 2,
      notes: ["read 2 rows of header, as Qualtrics writes them"]),
    Export(
      "SurveyMonkey",
      """
      \u{FEFF}Respondent ID,Collector ID,Start Date,End Date,IP Address,Email Address,How likely is it that you would recommend us?,What should we change first?,Which of these have you used this year?,,
      ,,,,,,,Open-Ended Response,Mobile application,Branch,Hotline
      118000001,44001,03/01/2026 08:28:09 AM,03/01/2026 08:30:01 AM,,,6,"đăng nhập hay bị lỗi, chậm",Mobile application,,
      118000002,44001,03/01/2026 09:00:00 AM,03/01/2026 09:01:00 AM,,,10,พนักงานสุภาพมาก ไม่ต้องเปลี่ยน,,Branch,Hotline
      """, rows: 2,
      roles: [
        "comment": "What should we change first?",
        "score": "How likely is it that you would recommend us?", "id": "Respondent ID",
        "date": "End Date",
      ], scale: "nps", asks: ["What should we change first?"], headerRows: 2, order: .monthFirst,
      notes: ["read 2 rows of header, as SurveyMonkey writes them"]),
    Export(
      "QuestionPro",
      """
      Response ID,Response Status,IP Address,Timestamp (mm/dd/yyyy),Duplicate,Time Taken to Complete (Seconds),Seq. Number,External Reference,Respondent Email,NPS,Lý do
      9001,Completed,,03/01/2026 08:28:09,,45,1,KH001,,9,nhân viên nhiệt tình
      9002,Completed,,03/02/2026 08:28:09,,45,2,KH002,,2,"gọi ""tổng đài"" mãi không được"
      """, rows: 2,
      roles: [
        "comment": "Lý do", "score": "NPS", "id": "Response ID", "date": "Timestamp (mm/dd/yyyy)",
      ], scale: "nps", order: .monthFirst),
    Export(
      "Google Forms in Thai, years of the Buddhist era",
      """
      ประทับเวลา,ความพึงพอใจ (1-5),ข้อเสนอแนะ
      "25/3/2569, 8:28:09",5,ดีมากกกก 555
      "26/3/2569, 9:00:00",1,รอนานไปหน่อยนะ
      """, rows: 2,
      roles: ["comment": "ข้อเสนอแนะ", "score": "ความพึงพอใจ (1-5)", "date": "ประทับเวลา"],
      scale: "csat:1-5"),
    Export(
      "Google Forms in Vietnamese",
      "Dấu thời gian,Điểm hài lòng (1-5),Góp ý của bạn,Kênh sử dụng\n25/03/2026 8:28:09,2,\"Đợi mãi, ko ai nghe máy 😡\",\"App, Quầy\"\n",
      rows: 1,
      roles: [
        "comment": "Góp ý của bạn", "score": "Điểm hài lòng (1-5)", "date": "Dấu thời gian",
        "channel": "Kênh sử dụng",
      ], scale: "csat:1-5"),
    Export(
      "Google Forms in Vietnamese, answers in words",
      """
      Dấu thời gian,Mức độ hài lòng của bạn về dịch vụ?,Góp ý của bạn
      25/03/2026 8:28:09,Rất không hài lòng,"Đợi mãi, ko ai nghe máy 😡"
      25/03/2026 9:28:09,Hài lòng,Nhân viên tư vấn kỹ
      """, rows: 2,
      roles: [
        "comment": "Góp ý của bạn", "score": "Mức độ hài lòng của bạn về dịch vụ?",
        "date": "Dấu thời gian",
      ], scale: "csat:1-5"),
    Export(
      "SurveyMonkey, ends of the scale in words",
      """
      Respondent ID,How likely is it that you would recommend us?,Why?
      11,10 - Extremely likely,Nurses were kind and explained everything
      12,4,Waited two hours for a signature
      13,0 - Not at all likely,Nobody answered the phone all week
      """, rows: 3,
      roles: [
        "comment": "Why?", "score": "How likely is it that you would recommend us?",
        "id": "Respondent ID",
      ], scale: "nps", asks: ["Why?"], order: nil),
    Export(
      "Google Play",
      """
      Package Name,App Version Code,App Version Name,Reviewer Language,Device,Review Submit Date and Time,Review Submit Millis Since Epoch,Review Last Update Date and Time,Review Last Update Millis Since Epoch,Star Rating,Review Title,Review Text,Developer Reply Date and Time,Developer Reply Millis Since Epoch,Developer Reply Text,Review Link
      vn.example.app,77,1.0.6,vi,star2q,2026-03-01T08:28:09Z,1709281689000,2026-03-02T08:28:09Z,1709281689000,1,,Cập nhật xong là treo luôn,,,Cảm ơn bạn đã góp ý,https://example.com/1
      vn.example.app,77,1.0.6,th,star2q,2026-03-01T09:28:09Z,1709281689000,2026-03-02T08:28:09Z,1709281689000,5,,ใช้ง่ายดีมาก,,,,https://example.com/2
      """, rows: 2,
      roles: [
        "comment": "Review Text", "score": "Star Rating", "date": "Review Submit Date and Time",
        "channel": "Device", "language": "Reviewer Language",
      ], scale: "numeric:1-5"
    ).inUTF16(),
    Export(
      "App Store", name: "reviews.json",
      """
      {"data": [
        {"type": "customerReviews", "id": "a-1", "attributes": {"rating": 2, "title": "ค้าง", "body": "เข้าแอปไม่ได้เลยหลังอัปเดต", "reviewerNickname": "n", "createdDate": "2026-03-01T08:10:34-08:00", "territory": "THA"}, "relationships": {"response": {"links": {"self": "https://example.com"}}}},
        {"type": "customerReviews", "id": "a-2", "attributes": {"rating": 5, "title": "ok", "body": "Dùng mượt, giao diện đẹp", "reviewerNickname": "m", "createdDate": "2026-03-02T08:10:34-08:00", "territory": "VNM"}}
      ], "links": {"self": "https://example.com"}, "meta": {"paging": {"total": 2}}}
      """, rows: 2,
      roles: [
        "comment": "attributes.body", "score": "attributes.rating", "id": "id",
        "date": "attributes.createdDate",
      ], scale: "numeric:1-5", notes: ["read the list 'data' of a JSON document"]),
    Export(
      "Zendesk", name: "ratings.json",
      #"{"satisfaction_ratings": [{"id": 35, "assignee_id": 1, "ticket_id": 208, "score": "bad", "comment": "Ba ngày rồi chưa ai gọi lại", "reason": "The issue took too long to resolve", "reason_code": 100, "created_at": "2026-03-01T22:02:39Z", "updated_at": "2026-03-01T22:05:00Z"}, {"id": 36, "ticket_id": 209, "score": "offered", "comment": null, "created_at": "2026-03-01T23:02:39Z"}], "count": 2}"#,
      rows: 2,
      roles: ["comment": "comment", "score": "score", "id": "id", "date": "created_at"],
      scale: "csat:0-1", notes: ["read the list 'satisfaction_ratings' of a JSON document"]),
    Export(
      "Typeform",
      """
      #,Bạn có giới thiệu chúng tôi không?,Vì sao vậy bạn?,Response Type,Start Date (UTC),Stage Date (UTC),Submit Date (UTC),Network ID,Tags
      od1,8,giá hơi cao so với chỗ khác,completed,2026-03-01 02:39:31,,2026-03-01 02:41:38,653e,
      od2,2,hàng giao thiếu một món,completed,2026-03-01 03:39:31,,2026-03-01 03:41:38,653f,
      """, rows: 2,
      roles: [
        "comment": "Vì sao vậy bạn?", "score": "Bạn có giới thiệu chúng tôi không?", "id": "#",
        "date": "Submit Date (UTC)",
      ], scale: "nps", asks: ["Vì sao vậy bạn?"]),
    Export(
      "semicolons, decimal commas",
      "id;điểm;góp ý\r\n1;4,5;\"tốt; sẽ quay lại\"\r\n2;3,0;tạm được thôi\r\n", rows: 2,
      roles: ["comment": "góp ý", "score": "điểm", "id": "id"], scale: "numeric:1-5", order: nil),
    Export(
      "bars", name: "export.txt", "id|comment\n1|a, b; and some more\n2|c|d\n", rows: 2,
      rejected: [.raggedRow], roles: ["comment": "comment", "id": "id"], order: nil),
    Export(
      "lines that end with a return", "id,comment\r1,\"one\rtwo\"\r2,\"open\r3,and so on\r",
      rows: 3,
      rejected: [.unclosedQuote], roles: ["comment": "comment", "id": "id"], order: nil),
    Export(
      "JSON lines", name: "export.jsonl",
      "{\"id\":\"1\",\"text\":\"slow app today\"}\n{\"id\":\"2\",\"text\":}\n\n{\"id\":\"3\",\"text\":\"it works now\"}\n",
      rows: 3, rejected: [.malformedJSON], roles: ["comment": "text", "id": "id"], order: nil),
    Export(
      "JSON array", name: "export.json",
      "[{\"id\":\"1\",\"text\":\"slow app today\"}, 17,\n{\"id\":\"3\",\"text\":\"it works now\"}]",
      rows: 3, rejected: [.malformedJSON], roles: ["comment": "text", "id": "id"], order: nil),
  ]

  @Test(arguments: exports)
  func read(_ export: Export) throws {
    for piece in [7, Int.max] {
      let outcome = try VerbatimIOTests.read(export.bytes, name: export.name, piece: piece)
      #expect(outcome.rows.count == export.rows - export.rejected.count)
      #expect(outcome.reasons == export.rejected)
      #expect(outcome.lastRecord == export.rows)
      for reject in outcome.rejects { #expect(!reject.raw.isEmpty) }
    }
    let reader = try BlockReader(ByteSource(bytes: export.bytes, name: export.name))
    #expect(reader.notes == export.notes)
    #expect(
      reader.layout.headerRows
        == (reader.layout.dialect.format == .jsonLines ? 0 : export.headerRows))
    let roles = try ColumnRoles.resolve(reader.layout, sample: reader.sample, file: export.name)
    var found: [String: String] = [:]
    for (role, choice) in roles.described {
      found[role] = (found[role].map { $0 + ", " } ?? "") + choice.name
    }
    #expect(found == export.roles)
    #expect(roles.scale?.argument == export.scale)
    #expect(roles.comments.map(\.question) == export.asks)
    #expect(roles.dateOrder?.order == export.order)
  }

  /// A workbook that holds an export cell by cell, as the platform's download does.
  static func workbook(_ export: Export) throws -> [UInt8] {
    var rows = ""
    var number = 1
    let text = String(decoding: export.bytes, as: UTF8.self)
    for record in CSVCells.rows(text) {
      var cells = ""
      for (column, cell) in record.enumerated() where !cell.isEmpty {
        let escaped = cell.reduce(into: "") { out, character in
          switch character {
          case "&": out += "&amp;"
          case "<": out += "&lt;"
          default: out.append(character)
          }
        }
        let letter = String(Unicode.Scalar(UInt8(65 + column)))
        cells +=
          "<c r=\"\(letter)\(number)\" t=\"inlineStr\"><is><t>\(escaped)</t></is></c>"
      }
      rows += "<row r=\"\(number)\">\(cells)</row>"
      number += 1
    }
    var book = WorkbookBuilder()
    book.sheets = [("Sheet0", rows)]
    return book.bytes()
  }

  @Test func workbooksAreReadLikeTheirTables() throws {
    for export in Self.exports
    where export.name == "export.csv" && export.notes.count < 2
      && !export.testDescription.contains("UTF-16") && !export.testDescription.contains("return")
      && !export.testDescription.contains("semicolons")
    {
      let text = String(decoding: export.bytes, as: UTF8.self)
      let plain = try VerbatimIOTests.read(text)
      let outcome = try VerbatimIOTests.read(try Self.workbook(export), name: "export.xlsx")
      #expect(outcome.columns == plain.columns)
      // A cell without anything is not in the workbook, in the table it is empty.
      #expect(outcome.texts.map { $0.map { $0 ?? "" } } == plain.texts.map { $0.map { $0 ?? "" } })
      #expect(outcome.reasons == plain.reasons, "\(export.testDescription)")
      #expect(outcome.lastRecord == export.rows)
    }
  }

  @Test func aFirstRowThatLooksLikeAHeaderIsARow() throws {
    for text in [
      "id,comment,\n,good,note\n2,bad,\n", "Q1,Q2\nwhat,why\n1,2\n",
      "StartDate,EndDate,Status,Finished\n2026-01-01,2026-01-01,0,1\n",
      "name,comment\n\"{\"\"ImportId\"\":1}\",a\nb,c\n",
    ] {
      let reader = try BlockReader(ByteSource(bytes: Array(text.utf8), name: "x.csv"))
      #expect(reader.layout.headerRows == 1, "\(text)")
    }
  }

  @Test func columnsAreNamedByTheirTitlesToo() throws {
    let reader = try BlockReader(ByteSource(bytes: Self.qualtrics.bytes, name: "x.csv"))
    #expect(
      try reader.layout.column(
        named: "chung toi nen lam gi tot hon", option: "--text-column", file: "x") == 13)
    #expect(try reader.layout.column(named: "q2", option: "--text-column", file: "x") == 11)
  }
}

/// Splits CSV text that is in order, apart from the reader that is tested.
enum CSVCells {
  static func rows(_ text: String) -> [[String]] {
    var rows: [[String]] = []
    var row: [String] = []
    var cell = ""
    var isQuoted = false
    var previous: Unicode.Scalar = " "
    for scalar in text.unicodeScalars where scalar != "\u{FEFF}" {
      defer { previous = scalar }
      if isQuoted {
        if scalar == "\"" { isQuoted = false } else { cell.unicodeScalars.append(scalar) }
        continue
      }
      switch scalar {
      case "\"":
        if previous == "\"" { cell += "\"" }
        isQuoted = true
      case ",":
        row.append(cell)
        cell = ""
      case "\n", "\r":
        if scalar == "\n" && previous == "\r" { continue }
        rows.append(row + [cell])
        (row, cell) = ([], "")
      default: cell.unicodeScalars.append(scalar)
      }
    }
    if !row.isEmpty || !cell.isEmpty { rows.append(row + [cell]) }
    return rows
  }
}
