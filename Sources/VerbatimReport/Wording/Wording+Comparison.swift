import Verbatim

/// How groups differ and what changed.
extension Wording {
  struct Comparison: Sendable {
    let segmentsLead, shares, momentOfTruth, noDifference, contrast, contrastLead: String
    let changed, unchanged, themes, themesLead, emerging, new, since, rising, falling: String
    let noThemeChange, emergingFirst, ranking: String
    let tests, tooFew: String
    /// For the terminal.
    let oftener, seldom: String
  }
}

extension Wording {
  /// How much more often a theme is mentioned of late.
  func emerging(_ theme: TrendAnalysis.Theme) -> String {
    theme.ratio.map { Wording.fill(comparison.emerging, ["times": numbers.decimal($0, 1)]) }
      ?? comparison.new
  }

  /// How a theme's share changed: emerging, since when, or which way.
  func change(of theme: TrendAnalysis.Theme, in trends: TrendAnalysis) -> String {
    var parts = theme.isEmerging ? [emerging(theme)] : []
    if let change = theme.changePoint {
      parts.append(
        Wording.fill(
          comparison.since,
          [
            "step": trends.periods[change.period].name,
            "before": numbers.percent(change.before), "after": numbers.percent(change.after),
          ]))
    } else if parts.isEmpty, let slope = theme.slope {
      parts.append(slope > 0 ? comparison.rising : comparison.falling)
    }
    return parts.joined(separator: "; ")
  }
}

extension Wording.Comparison {
  static let english = Self(
    segmentsLead: "Themes spoken of there more or less often than elsewhere, beyond chance. "
      + "Filled: there; hollow: elsewhere. A moment of truth is a group that costs the "
      + "score points, beyond chance.",
    shares: "{here}, elsewhere {elsewhere}", momentOfTruth: "moment of truth: {impact} points",
    noDifference: "No theme is spoken of more or less often in any of these groups, beyond chance.",
    contrast: "{high} and {low}: what they speak of",
    contrastLead: "How many of each mention a theme, the largest differences first; only what "
      + "goes beyond chance. Filled: {high} (n = {n}); hollow: {low} (n = {m}).",
    changed: "The score changed in {step}: {before} until then, {after} since.",
    unchanged: "The score has not changed beyond chance.",
    themes: "What is mentioned more or less often than before",
    themesLead: "Comments that mention the theme, as a share of the comments of the {unit}; only "
      + "what goes beyond chance, with the number of themes taken into account. What emerges "
      + "stands first.",
    emerging: "emerging: {times} times as often", new: "emerging: new",
    since: "since {step}: {after} instead of {before}", rising: "rising", falling: "falling",
    noThemeChange: "No theme is mentioned more or less often than before, beyond chance.",
    emergingFirst: "What is said more often of late stands first.",
    ranking: "What moves the score most, up or down, of all that praise and complaint explain: "
      + "{themes}.",
    tests: "More or less often, emerging, changed: Fisher's exact test of counts (of means: "
      + "Welch's), which holds for few comments, with q ≤ 0.05 after the number of comparisons is "
      + "taken into account. What came with a change need not be its cause.",
    tooFew:
      "Of fewer than five mentions, or more where nearly everybody rates alike, no interval is "
      + "given: too few to say how sure the number is. The comments count all the same.",
    oftener: "more often", seldom: "less often")

  static let vietnamese = Self(
    segmentsLead: "Chủ đề được nhắc ở đó nhiều hoặc ít hơn nơi khác, vượt quá mức ngẫu nhiên. "
      + "Chấm đặc: ở đó; chấm rỗng: nơi khác. “Thời điểm quyết định” là nhóm kéo điểm số xuống "
      + "vượt quá mức ngẫu nhiên.",
    shares: "{here}, nơi khác {elsewhere}", momentOfTruth: "thời điểm quyết định: {impact} điểm",
    noDifference: "Không chủ đề nào được nhắc nhiều hay ít hơn ở một nhóm vượt quá mức ngẫu nhiên.",
    contrast: "{high} và {low}: họ nói về điều gì",
    contrastLead: "Tỷ lệ nhắc đến chủ đề ở mỗi bên, chênh lệch lớn nhất đứng trước; chỉ nêu điều "
      + "vượt quá mức ngẫu nhiên. Chấm đặc: {high} (n = {n}); chấm rỗng: {low} (n = {m}).",
    changed: "Điểm số đã đổi từ {step}: trước đó {before}, từ đó {after}.",
    unchanged: "Điểm số không thay đổi quá mức ngẫu nhiên.",
    themes: "Điều được nhắc nhiều hoặc ít hơn trước",
    themesLead: "Tỷ lệ ý kiến trong {unit} có nhắc đến chủ đề; chỉ nêu điều vượt quá mức ngẫu "
      + "nhiên, có tính đến số chủ đề. Điều mới nổi lên đứng trước.",
    emerging: "mới nổi lên: gấp {times} lần trước", new: "mới nổi lên: chưa từng có",
    since: "từ {step}: {after}, trước đó {before}", rising: "tăng dần", falling: "giảm dần",
    noThemeChange: "Không chủ đề nào được nhắc nhiều hay ít hơn trước quá mức ngẫu nhiên.",
    emergingFirst: "Điều gần đây được nhắc nhiều hơn đứng trước.",
    ranking:
      "Tác động đến điểm số nhiều nhất, dù lên hay xuống, trong phần mà lời khen và chê giải "
      + "thích được: {themes}.",
    tests: "Nhiều hay ít hơn, mới nổi lên, đã đổi: kiểm định chính xác Fisher trên số lượt (với "
      + "điểm trung bình: Welch), dùng được cả khi ít ý kiến, với q ≤ 0,05 sau khi tính đến số phép "
      + "so sánh. Điều xảy ra cùng lúc chưa hẳn là nguyên nhân.",
    tooFew:
      "Dưới năm lượt nhắc (hoặc nhiều hơn, khi hầu như ai cũng cho điểm giống nhau) thì không "
      + "nêu khoảng tin cậy: quá ít để biết con số chắc đến đâu. "
      + "Nhưng ý kiến nào cũng vẫn đáng kể.",
    oftener: "nhiều hơn", seldom: "ít hơn")

  static let thai = Self(
    segmentsLead: "หัวข้อที่ถูกพูดถึงในกลุ่มนั้นบ่อยกว่าหรือน้อยกว่าที่อื่น เกินกว่าความบังเอิญ "
      + "จุดทึบ: กลุ่มนั้น จุดโปร่ง: ที่อื่น “จุดชี้ขาด” คือกลุ่มที่ดึงคะแนนลงเกินกว่าความบังเอิญ",
    shares: "{here} ที่อื่น {elsewhere}", momentOfTruth: "จุดชี้ขาด: {impact} คะแนน",
    noDifference: "ไม่มีหัวข้อใดที่กลุ่มหนึ่งพูดถึงบ่อยกว่าหรือน้อยกว่าเกินกว่าความบังเอิญ",
    contrast: "{high} กับ {low}: พูดถึงเรื่องอะไร",
    contrastLead: "สัดส่วนของแต่ละฝ่ายที่พูดถึงหัวข้อ เรียงจากที่ต่างกันมากที่สุด "
      + "แสดงเฉพาะที่เกินกว่าความบังเอิญ จุดทึบ: {high} (n = {n}) จุดโปร่ง: {low} (n = {m})",
    changed: "คะแนนเปลี่ยนตั้งแต่ {step}: ก่อนหน้านั้น {before} หลังจากนั้น {after}",
    unchanged: "คะแนนไม่ได้เปลี่ยนเกินกว่าความบังเอิญ",
    themes: "เรื่องที่ถูกพูดถึงบ่อยขึ้นหรือน้อยลง",
    themesLead: "สัดส่วนความคิดเห็นใน{unit}นั้นที่พูดถึงหัวข้อ แสดงเฉพาะที่เกินกว่าความบังเอิญ "
      + "โดยคิดเผื่อจำนวนหัวข้อแล้ว เรื่องที่เพิ่งมาแรงอยู่ก่อน",
    emerging: "มาแรง: {times} เท่าของเดิม", new: "มาแรง: เรื่องใหม่",
    since: "ตั้งแต่ {step}: {after} จากเดิม {before}", rising: "เพิ่มขึ้นเรื่อย ๆ", falling: "ลดลงเรื่อย ๆ",
    noThemeChange: "ไม่มีหัวข้อใดถูกพูดถึงบ่อยขึ้นหรือน้อยลงเกินกว่าความบังเอิญ",
    emergingFirst: "เรื่องที่ช่วงหลังพูดถึงบ่อยขึ้นอยู่ก่อน",
    ranking: "เรื่องที่มีผลต่อคะแนนมากที่สุด ไม่ว่าขึ้นหรือลง จากส่วนที่คำชมและคำบ่นอธิบายได้: {themes}",
    tests: "บ่อยกว่าหรือน้อยกว่า มาแรง และเปลี่ยนไป: ใช้การทดสอบแม่นตรงของฟิชเชอร์กับจำนวนนับ "
      + "(ค่าเฉลี่ยใช้ของเวลช์) ซึ่งใช้ได้แม้มีความคิดเห็นน้อย โดย q ≤ 0.05 เมื่อคิดเผื่อจำนวนการเปรียบเทียบแล้ว "
      + "สิ่งที่เกิดพร้อมกันอาจไม่ใช่สาเหตุ",
    tooFew:
      "หัวข้อที่ถูกพูดถึงไม่ถึงห้าครั้ง (หรือมากกว่านั้นเมื่อเกือบทุกคนให้คะแนนเหมือนกัน) จะไม่มีช่วงความเชื่อมั่น เพราะน้อยเกินกว่าจะบอกว่าตัวเลขแน่ชัดเพียงใด "
      + "แต่ทุกความคิดเห็นยังมีความหมาย",
    oftener: "บ่อยกว่า", seldom: "น้อยกว่า")
}
