/// The words by which a column tells its role, in English, Vietnamese and Thai.
///
/// They are compared without case and diacritics: Latin ones as whole words, Thai ones anywhere.
struct RoleNames: Sendable {
  struct Match: Equatable {
    var strength: Int
    /// The word that was found; it is all of the name where `isWhole`.
    var word: String
    var isWhole: Bool
  }

  private let entries: [(name: FoldedName, word: String, strength: Int)]

  init(_ rows: [(strength: Int, words: [String])]) {
    entries = rows.flatMap { row in
      row.words.map { (FoldedName($0), $0, row.strength) }
    }
  }

  /// The strongest word in `name`; one that is the whole name counts 10 more.
  func match(_ name: FoldedName) -> Match? {
    var best: Match?
    for entry in entries where name.contains(entry.name) {
      let isWhole = entry.name == name
      let strength = entry.strength + (isWhole ? 10 : 0)
      if strength > best?.strength ?? 0 {
        best = Match(strength: strength, word: entry.word, isWhole: isWhole)
      }
    }
    return best
  }

  static let comment = RoleNames([
    (
      60,
      [
        "comment", "comments", "feedback", "verbatim", "verbatims", "review text", "review body",
        "text", "open ended response", "suggestion", "suggestions", "remarks",
        "nhận xét", "góp ý", "ý kiến", "bình luận", "lý do", "phản hồi", "nội dung",
        "ความคิดเห็น", "ข้อเสนอแนะ", "ความเห็น", "คำติชม", "ติชม", "เหตุผล", "รีวิว",
      ]
    ),
    (
      50,
      [
        "review", "reviews", "message", "body", "content", "answer", "đánh giá chi tiết",
        "chia sẻ", "mô tả", "description", "note", "notes", "ghi chú", "ข้อความ", "หมายเหตุ",
        "รายละเอียด",
      ]
    ),
    // Beside a comment it is mostly a choice from a list.
    (40, ["reason"]),
  ])

  /// Words of a question to which people answer in their own words.
  static let question = RoleNames([
    (
      55,
      [
        "why", "what", "how", "please", "tell us", "anything", "could we", "vì sao", "tại sao",
        "điều gì", "cái gì", "như thế nào", "ra sao", "thế nào", "gì", "hãy", "ทำไม", "เพราะอะไร",
        "เพราะเหตุใด", "อะไร", "อย่างไร", "ยังไง", "โปรด", "กรุณา",
      ]
    )
  ])

  /// What asks for more than was asked before.
  static let further = RoleNames([
    (
      50,
      [
        "other", "else", "additional", "further", "khác", "thêm", "bổ sung", "อื่น", "เพิ่มเติม",
      ]
    )
  ])

  /// What asks for the words behind the choice "Other".
  static let specified = RoleNames([
    (
      50,
      [
        "please specify", "specify", "vui lòng ghi rõ", "ghi rõ", "nêu rõ", "mục khác", "โปรดระบุ",
        "กรุณาระบุ",
      ]
    )
  ])

  /// Texts about the comment, or of somebody else, which are not the comment.
  static let besideComment = RoleNames([
    (
      40,
      [
        "title", "subject", "headline", "reply", "developer", "id", "date", "time", "email",
        "phone",
        "first name", "last name", "full name", "customer name", "link", "url", "status", "label",
        "sentiment", "topic", "topics", "tags", "tag", "type", "language", "theme", "themes",
        "category", "normalised", "tiêu đề", "trả lời của", "trạng thái", "họ tên", "họ và tên",
        "nhãn", "chủ đề", "หัวข้อ", "ชื่อ", "สถานะ", "อีเมล",
      ]
    )
  ])

  static let score = RoleNames([
    (
      60,
      [
        "nps", "enps", "csat", "ces", "score", "scores", "likely", "likelihood", "recommend",
        "recommendation", "điểm", "điểm số", "giới thiệu", "cho điểm", "chấm điểm", "คะแนน",
        "แนะนำ",
      ]
    ),
    (
      50,
      [
        "satisfaction", "satisfied", "hài lòng", "ความพึงพอใจ", "พึงพอใจ", "easy", "effort", "ease",
        "dễ dàng", "nỗ lực", "ความง่าย", "ง่าย",
      ]
    ),
    (
      40,
      [
        "rating", "ratings", "rate", "stars", "star", "star rating", "số sao", "đánh giá",
        "xếp hạng", "ดาว", "เรตติ้ง", "ประเมิน",
      ]
    ),
  ])

  /// What is asked of the whole, beside its parts.
  static let overall = RoleNames([
    (
      50,
      [
        "overall", "in general", "on the whole", "nhìn chung", "tổng thể", "tổng quan", "chung",
        "nói chung", "โดยรวม", "ภาพรวม",
      ]
    )
  ])

  /// Numbers that are no score, whatever their size.
  static let otherNumber = RoleNames([
    (
      100,
      [
        "id", "#", "no", "stt", "age", "tuổi", "อายุ", "duration", "progress", "seconds", "time",
        "latitude", "longitude", "year", "month", "week", "code", "phone", "amount", "price",
        "quantity", "count", "visits", "version", "spam", "group", "sentiment", "confidence",
        "số lượng", "số lần", "giá", "mã", "năm", "tháng", "จำนวน", "ราคา", "ปี", "เดือน", "รหัส",
        "ลำดับ", "ip", "seq", "number", "millis", "epoch", "finished", "duplicate", "tenure",
      ]
    )
  ])
}
