extension Wording {
  /// Vietnamese.
  package static let vietnamese = Wording(
    code: "vi", numbers: .comma,
    page: Page(
      title: "Khách hàng nói gì", inShort: "Tóm tắt",
      rowsRead: "đã đọc {n} dòng", tagged: "đã phân tích {n} ý kiến",
      withoutText: "{n} dòng không có nội dung", rejected: "{n} dòng bị loại",
      hurts:
        "Gây khó chịu nhất: {theme}. {n} ý kiến nhắc đến ({share}), trong đó {negative} lời "
        + "phàn nàn.",
      impact: "Tác động đến điểm số: {impact} điểm ({certainty}).",
      nothingHurts: "Không có chủ đề nào bị phàn nàn.",
      mostComplaints: "Bị phàn nàn nhiều nhất: {theme}, {negative} trong {n} ý kiến nhắc đến.",
      helps:
        "Được lòng khách nhất: {theme}. {n} ý kiến nhắc đến ({share}), trong đó {positive} lời "
        + "khen.",
      moods: "{positive} ý kiến tích cực, {negative} tiêu cực, {mixed} vừa khen vừa chê và "
        + "{neutral} trung tính.",
      unthemed: "{n} ý kiến ({share}) chưa thuộc chủ đề nào; một số ý kiến tiêu biểu ở bên dưới.",
      unread: "{n} dòng không đọc được; danh sách và cách sửa ở bên dưới.",
      footer: "Báo cáo do Verbatim tạo. Mọi con số đều được tính từ chính các ý kiến và có thể "
        + "truy ngược về từng câu khách đã viết."),
    score: Score(
      heading: "Điểm số", nps: "Chỉ số NPS (mức sẵn lòng giới thiệu)",
      enps: "Chỉ số eNPS (nhân viên sẵn lòng giới thiệu)", csat: "Tỷ lệ khách hàng hài lòng",
      ces: "Mức độ dễ dàng (CES), điểm trung bình", stars: "Số sao trung bình",
      yesNo: "Tỷ lệ kết quả mong muốn", numeric: "Điểm trung bình",
      interval: "khoảng tin cậy 95%: {low} đến {high}", basis: "{n} lượt chấm điểm",
      meanRating: "điểm trung bình {mean}",
      ratings: "Phân bố điểm, từ {low} đến {high}",
      notOnScale: "{n} lượt chấm nằm ngoài thang điểm nên không được tính.",
      good: "Như mong muốn", poor: "Không như mong muốn",
      none: "Không có cột nào giống điểm số; nếu có, hãy nêu tên cột bằng --score-column.",
      promoters: "Ủng hộ", passives: "Trung lập",
      detractors: "Không ủng hộ", satisfied: "Hài lòng", neither: "Bình thường",
      dissatisfied: "Không hài lòng"),
    drivers: Drivers(
      heading: "Điều gì tác động đến điểm số",
      lead: "Mức chênh lệch điểm số đi cùng mỗi chủ đề, chỉ so sánh các ý kiến trong cùng một "
        + "nhóm “{column}”. Bên trái: chủ đề đi cùng điểm thấp; bên phải: đi cùng điểm cao.",
      leadCrude: "Mức chênh lệch điểm số đi cùng mỗi chủ đề. Bên trái: chủ đề đi cùng điểm thấp; "
        + "bên phải: đi cùng điểm cao.",
      basis: "Tính từ {n} lượt chấm điểm.", within: "so trong từng nhóm “{column}”",
      crude: "tính chung mọi ý kiến", interval: "khoảng tin cậy 95%",
      more: "{n} chủ đề khác",
      leadAdjusted: "Mức chênh lệch điểm số đi cùng mỗi chủ đề, chỉ so sánh các ý kiến trong cùng "
        + "một nhóm “{column}” và giữ nguyên các chủ đề khác. Bên trái: chủ đề đi cùng điểm thấp; "
        + "bên phải: đi cùng điểm cao.",
      withinAdjusted: "cùng nhóm “{column}”, các chủ đề khác như nhau",
      otherThemesEffect: "chủ yếu do các chủ đề được nhắc cùng",
      groupEffect: "chủ yếu do “{column}”",
      groupEffectUnnamed: "chủ yếu do nơi chủ đề được nhắc đến", points: "{impact} điểm",
      clear: "rõ ràng", likely: "có khả năng", unclear: "chưa rõ", adjusted: "đã hiệu chỉnh",
      stratified: "theo nhóm", leaveOut: "tính chung", credit: "phần đóng góp",
      notDefined: "không có điểm",
      nobodyElse: "mọi người cho điểm đều nhắc đến: không còn ai để so sánh",
      penalty: "người chê", reward: "người khen",
      hygiene: "điều đương nhiên phải có", delighter: "điều gây thích thú",
      performance: "quan trọng cả hai chiều"),
    findings: Findings(
      pains: "Điều khách hàng phàn nàn",
      painsByScore: "Tất cả chủ đề bị phàn nàn, xếp từ chủ đề kéo điểm xuống nhiều nhất.",
      painsByCount: "Tất cả chủ đề bị phàn nàn, xếp từ chủ đề bị phàn nàn nhiều nhất.",
      noPains: "Không có chủ đề nào bị phàn nàn.", strengths: "Điểm mạnh",
      strengthsByScore: "Tất cả chủ đề được khen, xếp từ chủ đề nâng điểm nhiều nhất.",
      strengthsByCount: "Tất cả chủ đề được khen, xếp từ chủ đề được khen nhiều nhất.",
      noStrengths: "Chưa có chủ đề nào được khen.", mentions: "lượt nhắc",
      mentionCount: "{n} lượt nhắc", complaintCount: "{n} phàn nàn",
      complaints: "phàn nàn", praise: "lời khen",
      sentiment: "cảm xúc", impact: "tác động", credit: "đóng góp", certainty: "độ chắc chắn",
      owner: "Phụ trách: {owner}", phrases: "Cách nói thường gặp", quotes: "Ý kiến tiêu biểu",
      rating: "chấm {rating} điểm"),
    mood: Mood(
      heading: "Cảm xúc và ngôn ngữ", byLanguage: "Cảm xúc theo ngôn ngữ",
      positive: "Tích cực", neutral: "Trung tính", negative: "Tiêu cực", mixed: "Vừa khen vừa chê",
      languages: "Ngôn ngữ", vietnamese: "Tiếng Việt", thai: "Tiếng Thái", english: "Tiếng Anh",
      undetermined: "Khác", codeMixed: "{n} ý kiến dùng lẫn nhiều ngôn ngữ.",
      lowValue: "{n} ý kiến không có nội dung cụ thể, như “ok” hay “-”.", comments: "Ý kiến"),
    groups: Groups(
      heading: "Theo nhóm", touchpoint: "điểm chạm", channel: "kênh", segment: "phân khúc",
      month: "tháng", language: "ngôn ngữ",
      byLanguage: "Theo ngôn ngữ", trend: "Diễn biến theo tháng",
      heat: "Chủ đề theo “{column}”",
      heatLead: "Mỗi ô là số người có chấm điểm đã nhắc đến chủ đề ở nhóm đó. Xanh dương: họ chấm "
        + "cao hơn mức chung ({score}). Cam: thấp hơn. Càng nhiều người và càng cách xa mức "
        + "chung, màu càng đậm. Số bên dưới là điểm số của riêng những người ấy.",
      heatComplaints: "Mỗi ô là số ý kiến nhắc đến chủ đề ở nhóm đó, bên dưới là tỷ lệ phàn nàn "
        + "trong số ấy. Cam: phàn nàn nhiều hơn mức chung ({share}). Xanh dương: ít hơn. Càng nhiều ý "
        + "kiến và càng cách xa mức chung, màu càng đậm.",
      theme: "Chủ đề", unnamed: "(để trống)", more: "{n} mục khác",
      unthemed: "Ý kiến chưa thuộc chủ đề nào",
      unthemedLead: "{n} ý kiến ({share}) chưa khớp chủ đề nào. Nếu nhiều ý kiến cùng nói về một "
        + "việc, nên thêm chủ đề cho việc đó.",
      noUnthemed: "Mọi ý kiến đều đã thuộc ít nhất một chủ đề."),
    rows: Rows(
      columns: "Các cột", role: "Được hiểu là", column: "Tên cột", why: "Vì sao",
      notes: "Lưu ý", rejects: "Dòng không đọc được", noRejects: "Mọi dòng đều đọc được.",
      firstOf: "{shown} dòng đầu trong số {n}; đầy đủ trong rejects.csv.", line: "Dòng",
      expected: "Cần có", found: "Thực tế", mend: "Cách sửa",
      comment: "ý kiến", score: "điểm số", id: "mã", date: "ngày", question: "câu hỏi",
      unclosedQuote: "dấu ngoặc kép chưa đóng", textAfterQuote: "có chữ sau dấu ngoặc kép đóng",
      raggedRow: "thừa hoặc thiếu cột", fieldTooLong: "một ô quá dài",
      recordTooLong: "một dòng quá dài", zeroByte: "có byte 0",
      invalidUTF8: "không phải UTF-8", malformedJSON: "JSON sai cú pháp"),
    method: Method(
      heading: "Cách tính",
      leaveOut: "Tính chung (leave-out): điểm số chung trừ đi điểm số khi bỏ ra các ý kiến nhắc "
        + "đến chủ đề. Cách này đơn giản, nhưng chủ đề hay được nhắc ở nơi vốn đã có điểm thấp "
        + "sẽ trông tệ hơn thực tế.",
      stratified: "Theo nhóm (stratified): cũng phép tính ấy nhưng làm riêng trong từng điểm chạm "
        + "rồi gộp lại theo quy mô, nên kết quả không còn lẫn ảnh hưởng của nơi chủ đề được nhắc "
        + "đến. Khi con số này nhỏ hơn một nửa kết quả tính chung, hoặc đổi dấu, báo cáo sẽ nói "
        + "rõ.",
      adjusted:
        "Đã hiệu chỉnh (adjusted): phần tác động còn lại của chủ đề trong mô hình hồi quy khi "
        + "giữ nguyên điểm chạm và mọi chủ đề khác. Con số này được nêu trước khi có ít nhất mười "
        + "lượt chấm cho mỗi chủ đề và điểm chạm; nếu không thì nêu số theo nhóm, rồi đến số tính "
        + "chung.",
      penaltyReward: "Chê và khen: người chê hoặc khen chủ đề chấm thấp hơn hay cao hơn bao nhiêu "
        + "điểm khi mọi điều khác như nhau. Chê mất nhiều hơn khen được: điều đương nhiên phải có; "
        + "ngược lại: điều gây thích thú.",
      interval: "Khoảng tin cậy: rút lại mẫu người trả lời nhiều lần và tính lại mọi con số; trong "
        + "100 khảo sát như thế này có khoảng 95 khoảng chứa con số thật.",
      credit: "Phần đóng góp (credit): mỗi lượt chấm được chia đều cho các chủ đề trong ý kiến đó. "
        + "Cộng phần đóng góp của mọi chủ đề với các lượt trả lời không có chủ đề sẽ ra đúng "
        + "điểm số.",
      certainty: "Độ chắc chắn: “rõ ràng” và “có khả năng” nghĩa là mối liên hệ mạnh như vậy hiếm "
        + "khi do ngẫu nhiên, có tính đến số chủ đề được kiểm định. Nó cho biết chủ đề và điểm số "
        + "đi cùng nhau, không khẳng định cái này gây ra cái kia.",
      unclear: "“Chưa rõ” chỉ có nghĩa là chưa đủ ý kiến để kết luận. Đó không phải lý do để bỏ "
        + "qua điều khách hàng đã viết.",
      sentiment: "Cảm xúc được chấm từ −1 (rất tiêu cực) đến 1 (rất tích cực), có xét đến phủ "
        + "định, mức độ và sự đối lập trong câu. Lượt nhắc vừa khen vừa chê được tính là phàn nàn.",
      quotes: "Ý kiến được trích là những ý kiến có cảm xúc mạnh nhất, không quá ngắn và không quá "
        + "dài. Phần chữ được tô là căn cứ để gắn chủ đề."),
    opening: .vietnamese, trend: .vietnamese, toRead: .vietnamese, discovery: .vietnamese,
    comparison: .vietnamese)
}
