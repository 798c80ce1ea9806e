/// What stands above the page, the movement of the score, comments to read, and discovered themes.
extension Wording {
  /// The table of contents, and the first of the facts in short.
  struct Opening: Sendable {
    let contents, score, moved, toRead, contradictions: String
  }

  /// Days, weeks or months.
  struct Trend: Sendable {
    let heading, day, week, month: String
    let score, complaints, volume, ratings, monday, themes, themesLead: String
    let peak, peakWeek, peakDay, fewComments: String
  }

  /// Comments that a person should read.
  struct ToRead: Sendable {
    let answer, answerLead, noAnswer, urgent, waits, leaves, firstOf: String
    let contradictions, contradictionsLead, noContradictions, goodScore, badScore: String
  }

  /// Themes that nobody had named.
  struct Discovery: Sendable {
    let heading, lead, sample, leftOver, leftOverLead, unthemed, nearest, none: String
    let noWords, nothingRecurring, examples, method: String
  }
}

extension Wording.Opening {
  static let english = Self(
    contents: "Contents", score: "{name}: {value} ({low} to {high}).",
    moved: "{first} in {from}, {last} in {to}.",
    toRead: "{n} {n|comment needs|comments need} a reply.",
    contradictions: "{n} {n|comment says|comments say} the opposite of the score.")

  static let vietnamese = Self(
    contents: "Nội dung", score: "{name}: {value} ({low} đến {high}).",
    moved: "{from}: {first}; {to}: {last}.",
    toRead: "{n} ý kiến cần phản hồi.",
    contradictions: "{n} ý kiến có lời lẽ trái với điểm đã chấm.")

  static let thai = Self(
    contents: "สารบัญ", score: "{name}: {value} ({low} ถึง {high})",
    moved: "{from} ได้ {first} และ {to} ได้ {last}",
    toRead: "มี {n} ความคิดเห็นที่ควรตอบกลับ",
    contradictions: "มี {n} ความคิดเห็นที่ข้อความขัดกับคะแนน")
}

extension Wording.Trend {
  static let english = Self(
    heading: "Over time", day: "day", week: "week", month: "month",
    score: "The score of each {unit} with its 95% interval",
    complaints: "The share of comments that complain, {unit} by {unit}",
    volume: "columns: comments in the {unit}", ratings: "n: ratings in the {unit}",
    monday: "a week is named by its Monday",
    themes: "Complaints {unit} by {unit}",
    themesLead: "Comments that complain of the theme, as a share of the comments of the {unit}; "
      + "the themes with the most complaints, {from} to {to}.", peak: "most: {share} in {step}",
    peakWeek: "most: {share} in the week of {step}", peakDay: "most: {share} on {step}",
    fewComments: "Grey: fewer than {n} comments in the {unit}.")

  static let vietnamese = Self(
    heading: "Diễn biến theo thời gian", day: "ngày", week: "tuần", month: "tháng",
    score: "Điểm số từng {unit} và khoảng tin cậy 95%",
    complaints: "Tỷ lệ ý kiến có phàn nàn theo từng {unit}",
    volume: "cột: số ý kiến trong {unit}", ratings: "n: số lượt chấm điểm trong {unit}",
    monday: "mỗi tuần ghi theo ngày thứ Hai",
    themes: "Phàn nàn theo từng {unit}",
    themesLead: "Tỷ lệ ý kiến trong {unit} có phàn nàn về chủ đề, của những chủ đề bị phàn nàn "
      + "nhiều nhất, từ {from} đến {to}.", peak: "cao nhất: {share}, {step}",
    peakWeek: "cao nhất: {share}, tuần {step}", peakDay: "cao nhất: {share}, ngày {step}",
    fewComments: "Màu xám: {unit} có ít hơn {n} ý kiến.")

  static let thai = Self(
    heading: "ความเปลี่ยนแปลงตามเวลา", day: "วัน", week: "สัปดาห์", month: "เดือน",
    score: "คะแนนของแต่ละ{unit}พร้อมช่วงความเชื่อมั่น 95%",
    complaints: "สัดส่วนความคิดเห็นที่มีคำบ่นในแต่ละ{unit}",
    volume: "แท่ง: จำนวนความคิดเห็นใน{unit}นั้น",
    ratings: "n: จำนวนการให้คะแนนใน{unit}นั้น", monday: "แต่ละสัปดาห์เรียกตามวันจันทร์",
    themes: "คำบ่นราย{unit}",
    themesLead: "สัดส่วนความคิดเห็นใน{unit}นั้นที่บ่นเรื่องนี้ แสดงเฉพาะหัวข้อที่มีคำบ่นมากที่สุด "
      + "ตั้งแต่ {from} ถึง {to}",
    peak: "สูงสุด {share} ใน {step}", peakWeek: "สูงสุด {share} ในสัปดาห์ {step}",
    peakDay: "สูงสุด {share} วันที่ {step}",
    fewComments: "สีเทา: {unit}ที่มีความคิดเห็นน้อยกว่า {n}")
}

extension Wording.ToRead {
  static let english = Self(
    answer: "Comments that need a reply",
    answerLead:
      "{n} {n|comment|comments} ({share}), the most urgent first: somebody is in danger or "
      + "in need, waits for an answer on their own case, or says that they leave.",
    noAnswer: "No comment needs a reply.", urgent: "urgent", waits: "waits for an answer",
    leaves: "may leave", firstOf: "The first {shown} of {n}.",
    contradictions: "Words against score",
    contradictionsLead: "{n} {n|comment says|comments say} the opposite of the score. That may be "
      + "irony, a scale taken the wrong way round, or a comment misread here: look before you "
      + "count on it.",
    noContradictions: "No comment says the opposite of its score.",
    goodScore: "Good score, words that complain", badScore: "Bad score, words that praise")

  static let vietnamese = Self(
    answer: "Ý kiến cần phản hồi",
    answerLead: "{n} ý kiến ({share}), gấp nhất đứng trước: việc khẩn cấp, khách đang chờ trả lời "
      + "về việc của chính mình, hoặc nói sẽ rời bỏ.",
    noAnswer: "Không có ý kiến nào cần phản hồi.", urgent: "khẩn cấp", waits: "chờ trả lời",
    leaves: "có thể rời bỏ", firstOf: "{shown} ý kiến đầu trong số {n}.",
    contradictions: "Lời lẽ trái với điểm số",
    contradictionsLead: "{n} ý kiến có lời lẽ trái với điểm đã chấm. Có thể là nói mỉa, hiểu "
      + "ngược thang điểm, hoặc báo cáo này đọc nhầm: nên xem lại trước khi dựa vào.",
    noContradictions: "Không có ý kiến nào trái với điểm đã chấm.",
    goodScore: "Điểm cao nhưng lời phàn nàn", badScore: "Điểm thấp nhưng lời khen")

  static let thai = Self(
    answer: "ความคิดเห็นที่ควรตอบกลับ",
    answerLead: "{n} ความคิดเห็น ({share}) เรียงตามความเร่งด่วน ได้แก่ เรื่องฉุกเฉิน "
      + "ลูกค้าที่รอคำตอบเรื่องของตัวเอง และลูกค้าที่บอกว่าจะเลิกใช้",
    noAnswer: "ไม่มีความคิดเห็นที่ต้องตอบกลับ", urgent: "เร่งด่วน", waits: "รอคำตอบ",
    leaves: "อาจเลิกใช้", firstOf: "แสดง {shown} รายการแรกจาก {n}",
    contradictions: "ข้อความขัดกับคะแนน",
    contradictionsLead: "{n} ความคิดเห็นมีข้อความตรงข้ามกับคะแนนที่ให้ อาจเป็นการประชด "
      + "การเข้าใจมาตรวัดสลับด้าน หรือรายงานนี้อ่านผิด ควรอ่านก่อนนำไปใช้",
    noContradictions: "ไม่มีความคิดเห็นที่ขัดกับคะแนน",
    goodScore: "คะแนนดีแต่ข้อความบ่น", badScore: "คะแนนต่ำแต่ข้อความชม")
}

extension Wording.Discovery {
  static let english = Self(
    heading: "Themes nobody had named",
    lead: "Found by the words that {n} comments share, without the taxonomy, and so beside the "
      + "themes above; the largest first.",
    sample: "Found in a fixed sample of {shown} of the {n} comments.",
    leftOver: "In what the taxonomy leaves over",
    leftOverLead: "Found in the {n} {n|comment|comments} that no theme of the taxonomy fits; what "
      + "recurs here may be worth a theme of its own.",
    unthemed: "{share} without a theme of the taxonomy",
    nearest: "in the taxonomy mostly “{theme}”",
    none: "Without such a theme: {reasons}.", noWords: "{n} without words",
    nothingRecurring: "{n} with no word that recurs", examples: "Examples",
    method: "Themes nobody had named: comments become vectors by the words they share, neighbours "
      + "are joined into groups, and each group is named by words that tell it from the others. "
      + "The same comments give the same themes. The names are phrases of customers, not "
      + "judgements.")

  static let vietnamese = Self(
    heading: "Chủ đề chưa ai đặt tên",
    lead: "Tìm thấy nhờ những từ mà {n} ý kiến dùng chung, không dựa vào bộ chủ đề có sẵn, nên "
      + "đứng bên cạnh các chủ đề ở trên; lớn nhất đứng trước.",
    sample: "Tìm trong một mẫu cố định gồm {shown} trên {n} ý kiến.",
    leftOver: "Trong phần bộ chủ đề chưa bao quát",
    leftOverLead: "Tìm trong {n} ý kiến chưa thuộc chủ đề nào; điều lặp lại ở đây có thể đáng được "
      + "đặt thành chủ đề riêng.",
    unthemed: "{share} chưa thuộc chủ đề nào", nearest: "trong bộ chủ đề phần lớn là “{theme}”",
    none: "Không thuộc nhóm nào: {reasons}.", noWords: "{n} ý kiến không có chữ",
    nothingRecurring: "{n} ý kiến không có từ nào lặp lại", examples: "Ví dụ",
    method: "Chủ đề chưa ai đặt tên: mỗi ý kiến được biểu diễn thành vectơ theo những từ nó dùng "
      + "chung với ý kiến khác, các ý kiến gần nhau được gộp thành nhóm, và tên nhóm là những từ "
      + "phân biệt nhóm ấy với nhóm khác. Cùng các ý kiến thì luôn ra cùng chủ đề. Tên là cách nói "
      + "của khách, không phải lời đánh giá.")

  static let thai = Self(
    heading: "หัวข้อที่ยังไม่มีใครตั้งชื่อ",
    lead: "พบจากคำที่ {n} ความคิดเห็นใช้ร่วมกัน โดยไม่ใช้ชุดหัวข้อที่มีอยู่ "
      + "จึงแสดงควบคู่กับหัวข้อข้างต้น เรียงจากกลุ่มใหญ่ที่สุด",
    sample: "หาในตัวอย่างคงที่ {shown} จาก {n} ความคิดเห็น",
    leftOver: "ในส่วนที่ชุดหัวข้อยังไม่ครอบคลุม",
    leftOverLead: "หาใน {n} ความคิดเห็นที่ยังไม่เข้าหัวข้อใด สิ่งที่พูดซ้ำกันอาจควรเป็นหัวข้อใหม่",
    unthemed: "{share} ยังไม่เข้าหัวข้อใด", nearest: "ในชุดหัวข้อส่วนใหญ่คือ “{theme}”",
    none: "ที่ไม่เข้ากลุ่มใด: {reasons}", noWords: "ไม่มีคำ {n} รายการ",
    nothingRecurring: "ไม่มีคำที่ซ้ำกับใคร {n} รายการ", examples: "ตัวอย่าง",
    method: "หัวข้อที่ยังไม่มีใครตั้งชื่อ: แปลงความคิดเห็นเป็นเวกเตอร์ตามคำที่ใช้ร่วมกัน "
      + "รวมความคิดเห็นที่ใกล้กันเป็นกลุ่ม แล้วตั้งชื่อด้วยคำที่แยกกลุ่มนั้นออกจากกลุ่มอื่น "
      + "ความคิดเห็นชุดเดียวกันให้หัวข้อเดียวกันเสมอ ชื่อเป็นคำของลูกค้า ไม่ใช่คำตัดสิน")
}

extension Wording {
  func name(_ reason: CommentsToRead.Reason) -> String {
    switch reason {
    case .urgent: toRead.urgent
    case .waits: toRead.waits
    case .leaves: toRead.leaves
    }
  }
}
