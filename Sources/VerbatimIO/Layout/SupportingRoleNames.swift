/// The words of the roles beside comment and score.
extension RoleNames {
  static let id = RoleNames([
    (
      60,
      [
        "response id", "comment id", "review id", "survey id", "ticket id", "id", "uuid", "guid",
        "mã phản hồi", "mã khảo sát", "รหัสตอบกลับ",
      ]
    ),
    (
      50,
      [
        "respondent", "respondent id", "record id", "#", "mã", "mã số", "số phiếu", "stt", "key",
        "รหัส", "ลำดับ", "ลำดับที่", "no", "seq number",
      ]
    ),
  ])

  static let date = RoleNames([
    (
      60,
      [
        "submitted at", "submit date", "submitted", "created at", "recorded date", "date",
        "response date", "survey date", "review date", "timestamp", "dấu thời gian", "ngày",
        "ngày gửi", "ngày tạo", "ngày đánh giá", "ngày khảo sát", "thời gian", "วันที่",
        "ประทับเวลา", "วันที่ตอบ", "วันเวลา",
      ]
    ),
    (50, ["end date", "created", "updated at", "completed at", "time", "day", "เวลา"]),
    (
      40,
      [
        "month", "week", "period", "tháng", "tuần", "kỳ", "เดือน", "สัปดาห์", "งวด",
      ]
    ),
  ])

  /// Dates of something else than the answer.
  static let otherDate = RoleNames([
    (
      60,
      [
        "start date", "last update date", "last updated", "stage date", "updated", "birth",
        "expiry", "sinh", "hết hạn", "เกิด",
      ]
    )
  ])

  static let touchpoint = RoleNames([
    (60, ["touchpoint", "touch point", "điểm chạm", "จุดสัมผัส", "จุดบริการ"]),
    (
      50,
      [
        "service", "journey", "journey stage", "stage", "interaction", "dịch vụ", "hành trình",
        "giai đoạn", "บริการ", "ขั้นตอน",
      ]
    ),
  ])

  static let channel = RoleNames([
    (60, ["channel", "kênh", "ช่องทาง"]),
    (40, ["source", "platform", "medium", "device", "nguồn", "nền tảng", "แพลตฟอร์ม"]),
  ])

  /// How the survey was sent out, which says nothing of the service.
  static let surveyChannel = RoleNames([(50, ["distribution channel", "collector"])])

  static let language = RoleNames([
    (60, ["language", "lang", "locale", "ngôn ngữ", "ภาษา"])
  ])

  static let askedQuestion = RoleNames([
    (60, ["question", "question text", "prompt", "câu hỏi", "คำถาม"])
  ])

  static let segment = RoleNames([
    (
      60,
      [
        "segment", "customer segment", "phân khúc", "nhóm khách hàng", "nhóm khách",
        "กลุ่มลูกค้า", "กลุ่ม", "plan", "tier", "gói", "hạng", "แพ็กเกจ", "ระดับ",
      ]
    ),
    (
      50,
      [
        "region", "country", "city", "province", "state", "branch", "store", "department",
        "team", "gender", "age group", "product", "khu vực", "vùng", "miền", "quốc gia",
        "thành phố", "tỉnh", "chi nhánh", "cửa hàng", "phòng ban", "giới tính", "nhóm tuổi",
        "sản phẩm", "ภูมิภาค", "ภาค", "ประเทศ", "เมือง", "จังหวัด", "สาขา", "แผนก", "เพศ",
        "ช่วงอายุ", "สินค้า",
      ]
    ),
  ])

  /// Names of people and ways to reach them: neither segments nor comments.
  static let person = RoleNames([
    (
      60,
      [
        "email", "phone", "name", "first name", "last name", "address", "ip address", "url",
        "link", "điện thoại", "họ tên", "địa chỉ", "อีเมล", "โทรศัพท์", "ชื่อ", "ที่อยู่",
      ]
    )
  ])

  /// Verdicts on the comment, by people or programs: no segments of customers.
  static let verdict = RoleNames([
    (
      60,
      [
        "label", "sentiment", "topic", "topics", "theme", "themes", "tag", "tags", "status",
        "response type", "nhãn", "chủ đề", "trạng thái", "สถานะ", "หัวข้อ", "finished", "spam",
        "recommend",
      ]
    )
  ])
}
