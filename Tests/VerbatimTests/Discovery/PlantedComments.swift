/// Comments about topics that are known, made of openings, things and ends, all different.
enum PlantedComments {
  struct Comment {
    var text: String
    var topic: Int
    var language: String
  }

  private typealias Parts = (things: [String], ends: [String])

  private static let english: [Parts] = [
    (
      ["delivery", "the courier", "shipping"],
      ["came two days late", "was very slow", "took too long", "is delayed again"]
    ),
    (
      ["the staff", "your employees", "the waiter"],
      [
        "smiled and was polite", "was friendly to us", "was kind and helpful",
        "greeted us politely",
      ]
    ),
    (
      ["the price", "the fee", "the cost"],
      ["went up too much", "is too expensive", "is not worth it", "was raised again"]
    ),
    (
      ["the app", "your application", "the new version"],
      ["crashes at login", "freezes when I log in", "keeps crashing", "shows a login error"]
    ),
  ]
  private static let vietnamese: [Parts] = [
    (
      ["giao hàng", "shipper giao hàng", "đơn hàng giao"],
      ["chậm quá", "trễ hai ngày", "rất lâu mới tới", "chậm hơn dự kiến"]
    ),
    (
      ["nhân viên", "bạn nhân viên", "các bạn nhân viên"],
      ["nhiệt tình và lịch sự", "thân thiện lắm", "lịch sự với khách", "phục vụ nhiệt tình"]
    ),
    (
      ["giá", "giá cả", "mức giá"],
      ["đắt quá", "cao hơn chỗ khác", "tăng mạnh", "không đáng tiền, đắt"]
    ),
    (
      ["ứng dụng", "app", "phiên bản mới"],
      ["bị lỗi đăng nhập", "treo khi đăng nhập", "hay bị văng", "lỗi liên tục"]
    ),
  ]
  private static let thai: [Parts] = [
    (["จัดส่ง", "การจัดส่ง", "ส่งของ"], ["ช้ามาก", "ล่าช้าสองวัน", "ช้ากว่าที่แจ้ง", "นานเกินไป ช้า"]),
    (
      ["พนักงาน", "น้องพนักงาน", "พนักงานร้าน"], ["บริการดี สุภาพ", "ยิ้มแย้มสุภาพ", "เป็นกันเองมาก", "พูดจาสุภาพ"]
    ),
    (["ราคา", "ค่าบริการ", "ราคาสินค้า"], ["แพงมาก", "แพงเกินไป", "ขึ้นอีกแล้ว แพง", "สูงกว่าที่อื่น แพง"]),
    (
      ["แอป", "แอปพลิเคชัน", "แอปเวอร์ชันใหม่"],
      ["เข้าสู่ระบบไม่ได้", "เด้งตอนเข้าสู่ระบบ", "ค้างบ่อย เด้ง", "ล่มเข้าสู่ระบบไม่ได้"]
    ),
  ]

  static let topics = english.count

  static func make(_ languages: [String]) -> [Comment] {
    var result: [Comment] = []
    for language in languages {
      let (topics, openings): ([Parts], [String]) =
        switch language {
        case "vi": (vietnamese, ["", "hôm nay ", "mình thấy "])
        case "th": (thai, ["", "วันนี้ ", "ครั้งนี้ "])
        default: (english, ["", "today ", "I think "])
        }
      for (topic, parts) in topics.enumerated() {
        for opening in openings {
          for thing in parts.things {
            for end in parts.ends {
              let space = language == "th" ? "" : " "
              result.append(
                Comment(text: opening + thing + space + end, topic: topic, language: language))
            }
          }
        }
      }
    }
    return result
  }
}
