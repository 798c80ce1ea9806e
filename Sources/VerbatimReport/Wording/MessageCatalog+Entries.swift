extension MessageCatalog {
  static let all = columns + scales + dates + inputs + findings + faults

  /// Why a column was taken for something.
  private static let columns: [Entry] = [
    Entry("by its name", "theo tên cột", "จากชื่อคอลัมน์"),
    Entry("by its name, a question", "tên cột là một câu hỏi", "ชื่อคอลัมน์เป็นคำถาม"),
    Entry("by its name ('{label}')", "theo tên cột (“{label}”)", "จากชื่อคอลัมน์ (“{label}”)"),
    Entry(
      "by its name ('{label}'), a question", "theo tên cột, là câu hỏi “{label}”",
      "จากชื่อคอลัมน์ เป็นคำถาม “{label}”"),
    Entry("named '{name}'", "tên là “{name}”", "ชื่อ “{name}”"),
    Entry("without a name", "không có tên", "ไม่มีชื่อ"),
    Entry("given with {option}", "được chỉ định bằng {option}", "กำหนดด้วย {option}"),
    Entry(
      "{n} distinct texts, {mean} characters on average",
      "{n} đoạn khác nhau, trung bình {mean} ký tự", "{n} ข้อความไม่ซ้ำ เฉลี่ย {mean} ตัวอักษร"),
    Entry("no texts in the first rows", "các dòng đầu không có chữ", "แถวแรก ๆ ไม่มีข้อความ"),
    Entry("{n} distinct questions", "{n} câu hỏi khác nhau", "{n} คำถามไม่ซ้ำ"),
    Entry(
      "{n} distinct short values in {rows} rows", "{n} giá trị ngắn khác nhau trong {rows} dòng",
      "{n} ค่าสั้นไม่ซ้ำใน {rows} แถว"),
    Entry("{n} distinct short values", "{n} giá trị ngắn khác nhau", "{n} ค่าสั้นไม่ซ้ำ"),
    Entry("{n} distinct values", "{n} giá trị khác nhau", "{n} ค่าไม่ซ้ำ"),
    Entry(
      "{n} short values, all distinct", "{n} giá trị ngắn, không giá trị nào trùng",
      "{n} ค่าสั้น ไม่ซ้ำกันเลย"),
  ]

  /// How a score is read.
  private static let scales: [Entry] = [
    Entry(
      "{n} numbers between {low} and {high}", "{n} số từ {low} đến {high}",
      "{n} ตัวเลขระหว่าง {low} ถึง {high}"),
    Entry("no numbers in the first rows", "các dòng đầu không có số", "แถวแรก ๆ ไม่มีตัวเลข"),
    Entry("the name says {range}", "tên cột ghi {range}", "ชื่อคอลัมน์ระบุ {range}"),
    Entry("the name has '{word}'", "tên cột có “{word}”", "ชื่อคอลัมน์มีคำว่า “{word}”"),
    Entry(
      "the bulk of the numbers is between {low} and {high}",
      "phần lớn các số nằm từ {low} đến {high}", "ตัวเลขส่วนใหญ่อยู่ระหว่าง {low} ถึง {high}"),
    Entry("{n} values good or bad", "{n} giá trị tốt hoặc xấu", "{n} ค่าดีหรือไม่ดี"),
    Entry(
      "the values are good and bad", "các giá trị là tốt và xấu (good, bad)",
      "ค่าเป็นดีและไม่ดี (good, bad)"),
    Entry("{n} answers yes or no", "{n} câu trả lời có hoặc không", "{n} คำตอบใช่หรือไม่"),
    Entry(
      "the answers are yes and no", "câu trả lời là có và không", "คำตอบคือใช่และไม่"),
    Entry("the ratings are out of {n}", "điểm tối đa là {n}", "คะแนนเต็ม {n}"),
    Entry(
      "the answers are words on {n} levels, the best is the highest",
      "câu trả lời là lời trên {n} mức, tốt nhất là cao nhất",
      "คำตอบเป็นคำใน {n} ระดับ ดีที่สุดคือสูงสุด"),
    Entry(
      "{n} answers in words, on {levels} levels", "{n} câu trả lời bằng lời, trên {levels} mức",
      "{n} คำตอบเป็นคำ ใน {levels} ระดับ"),
    Entry(
      "{n} answers promoter, passive or detractor",
      "{n} câu trả lời ủng hộ, trung lập hoặc phản đối (promoter, passive, detractor)",
      "{n} คำตอบผู้สนับสนุน เป็นกลาง หรือผู้ไม่สนับสนุน (promoter, passive, detractor)"),
    Entry(
      "the answers are promoter, passive and detractor, counted as 9, 7 and 6",
      "câu trả lời là ủng hộ, trung lập và phản đối (promoter, passive, detractor), tính là 9, 7 và 6",
      "คำตอบคือผู้สนับสนุน เป็นกลาง และผู้ไม่สนับสนุน (promoter, passive, detractor) นับเป็น 9, 7 และ 6"),
    Entry(
      "{names} are scales of words; choose a score with --score-column NAME",
      "{names} là thang bằng lời; chọn cột điểm bằng --score-column TÊN",
      "{names} เป็นมาตรวัดแบบคำ เลือกคะแนนด้วย --score-column ชื่อ"),
    Entry(
      "'{name}' is no score: {words} are on no scale of words that is known",
      "“{name}” không phải là điểm: {words} không thuộc thang lời nào đã biết",
      "“{name}” ไม่ใช่คะแนน เพราะ {words} ไม่อยู่ในมาตรวัดแบบคำที่รู้จัก"),
    Entry(
      "the score is read as {scale}, as given with --scale",
      "điểm được đọc theo thang {scale}, do --scale chỉ định",
      "อ่านคะแนนเป็น {scale} ตามที่กำหนดด้วย --scale"),
    Entry(
      "the score is read as {scale}: {reason}", "điểm được đọc theo thang {scale}: {reason}",
      "อ่านคะแนนเป็น {scale}: {reason}"),
    Entry(
      "a high rating in '{name}' counts as good: agreement that it was easy; if it is effort, "
        + "where low is good, use --scale {scale}",
      "điểm cao ở “{name}” được tính là tốt: đồng ý rằng dễ dàng; nếu đó là công sức bỏ ra, khi thấp "
        + "là tốt, hãy dùng --scale {scale}",
      "คะแนนสูงใน “{name}” นับว่าดี คือเห็นด้วยว่าง่าย ถ้าเป็นความพยายามที่ต้องใช้ ซึ่งต่ำคือดี ให้ใช้ --scale {scale}"
    ),
    Entry(
      "a low score is good here: scores are turned round, so that more is always better",
      "ở đây điểm thấp là tốt: điểm đã được đảo lại để cao hơn luôn là tốt hơn",
      "ในที่นี้คะแนนต่ำคือดี จึงกลับด้านคะแนนให้มากกว่าดีกว่าเสมอ"),
  ]

  private static let dates: [Entry] = [
    Entry("{n} dates", "{n} ngày tháng", "{n} วันที่"),
    Entry(
      "the best named of {n} columns of dates", "tên hợp nhất trong {n} cột ngày tháng",
      "ชื่อตรงที่สุดใน {n} คอลัมน์วันที่"),
    Entry(
      "{n} values are shaped like dates", "{n} giá trị có dạng ngày tháng",
      "{n} ค่ามีรูปแบบเป็นวันที่"),
    Entry(
      "dates in '{name}': {reason}", "ngày trong “{name}”: {reason}",
      "วันที่ใน “{name}”: {reason}"),
    Entry(
      "the dates fit both orders", "đọc theo cả hai thứ tự đều được", "อ่านได้ทั้งสองแบบ"),
    Entry(
      "taken as {order}: if they are {other}, add --date-order {option}",
      "ở đây lấy là {order}: nếu là {other}, hãy thêm --date-order {option}",
      "จึงถือว่าเป็น {order} ถ้าเป็น {other} ให้เพิ่ม --date-order {option}"),
    Entry(
      "taken as month first, as {why}: if they are day first, add --date-order day-first",
      "ở đây lấy tháng trước ngày ({why}): nếu ngày trước, hãy thêm --date-order day-first",
      "จึงถือว่าเดือนอยู่หน้าวัน ({why}) ถ้าวันอยู่หน้า ให้เพิ่ม --date-order day-first"),
    Entry(
      "the dates contradict each other: {n} can only be read day first, {m} only month first",
      "các ngày mâu thuẫn nhau: {n} ngày chỉ đọc được khi ngày trước tháng, {m} chỉ khi tháng trước",
      "วันที่ขัดแย้งกัน {n} ค่าอ่านได้เมื่อวันอยู่หน้าเท่านั้น {m} ค่าอ่านได้เมื่อเดือนอยู่หน้าเท่านั้น"),
    Entry(
      "taken as {order}, the others have no date", "ở đây lấy là {order}, số còn lại không có ngày",
      "จึงถือว่าเป็น {order} ที่เหลือไม่มีวันที่"),
  ]

  /// How the input was unpacked and laid out.
  private static let inputs: [Entry] = [
    Entry("unpacked with gzip", "đã giải nén bằng gzip", "คลายไฟล์ gzip แล้ว"),
    Entry("read as {encoding}", "đọc theo bảng mã {encoding}", "อ่านด้วยรหัสอักขระ {encoding}"),
    Entry(
      "read '{name}' of a ZIP archive", "đọc tệp “{name}” trong tệp nén ZIP",
      "อ่าน “{name}” จากไฟล์ ZIP"),
    Entry(
      "read sheet '{name}' of an Excel workbook (its sheets are {names}; choose one with --sheet NAME)",
      "đọc trang tính “{name}” của tệp Excel (các trang: {names}; chọn bằng --sheet TÊN)",
      "อ่านแผ่นงาน “{name}” ของไฟล์ Excel (มีแผ่นงาน {names} เลือกด้วย --sheet ชื่อ)"),
    Entry(
      "read sheet '{name}' of an Excel workbook", "đọc trang tính “{name}” của tệp Excel",
      "อ่านแผ่นงาน “{name}” ของไฟล์ Excel"),
    Entry(
      "read {n} rows of header, as {origin} writes them",
      "đọc {n} dòng tiêu đề theo cách ghi của {origin}", "อ่านหัวตาราง {n} แถวตามแบบของ {origin}"),
    Entry(
      "several columns are called {names}; from the second on they have a number behind",
      "có nhiều cột cùng tên {names}; từ cột thứ hai có thêm số ở sau",
      "มีหลายคอลัมน์ชื่อ {names} ตั้งแต่คอลัมน์ที่สองมีหมายเลขต่อท้าย"),
    Entry(
      "the first row is taken for the names of columns, but '{name}' looks like an answer; if there "
        + "is no header, add --no-header",
      "dòng đầu được coi là tên cột, nhưng “{name}” trông giống câu trả lời; nếu không có dòng tiêu đề, "
        + "hãy thêm --no-header",
      "ถือว่าแถวแรกเป็นชื่อคอลัมน์ แต่ “{name}” ดูเหมือนคำตอบ ถ้าไม่มีหัวตาราง ให้เพิ่ม --no-header"),
    Entry(
      "{n} columns of comments are read, each with its question: {names}; choose with "
        + "--text-column NAME.",
      "đọc {n} cột ý kiến, mỗi cột với câu hỏi của nó: {names}; chọn bằng --text-column TÊN.",
      "อ่านคอลัมน์ความคิดเห็น {n} คอลัมน์ แต่ละคอลัมน์มีคำถามของตัวเอง: {names} "
        + "เลือกด้วย --text-column ชื่อ"),
  ]

  /// What was seen in all rows.
  private static let findings: [Entry] = [
    Entry(
      "1 comment repeats an earlier one word for word, {near} nearly; one was given {most} times",
      "1 ý kiến lặp lại nguyên văn một ý kiến trước, {near} gần như vậy; "
        + "có ý kiến xuất hiện {most} lần",
      "1 ความคิดเห็นซ้ำกับก่อนหน้าทุกคำ {near} รายการเกือบซ้ำ มีข้อความหนึ่งปรากฏ {most} ครั้ง"),
    Entry(
      "1 half of a character (a lone surrogate) is read as U+FFFD",
      "1 nửa ký tự (surrogate lẻ) được đọc thành U+FFFD",
      "ครึ่งอักขระ (surrogate เดี่ยว) 1 ตัวอ่านเป็น U+FFFD"),
    Entry(
      "{n} halves of a character (a lone surrogate) are read as U+FFFD",
      "{n} nửa ký tự (surrogate lẻ) được đọc thành U+FFFD",
      "ครึ่งอักขระ (surrogate เดี่ยว) {n} ตัวอ่านเป็น U+FFFD"),
    Entry(
      "the export has a header and no rows", "tệp chỉ có dòng tiêu đề, không có dòng dữ liệu nào",
      "ไฟล์มีแต่หัวตาราง ไม่มีแถวข้อมูล"),
    Entry(
      "{n} comments repeat an earlier one word for word, {near} nearly; one was given {most} times",
      "{n} ý kiến lặp lại nguyên văn một ý kiến trước, {near} gần như vậy; "
        + "có ý kiến xuất hiện {most} lần",
      "{n} ความคิดเห็นซ้ำกับก่อนหน้าทุกคำ {near} รายการเกือบซ้ำ มีข้อความหนึ่งปรากฏ {most} ครั้ง"),
    Entry(
      "'{name}' has {n} values, too many to show as groups",
      "“{name}” có {n} giá trị, quá nhiều để chia nhóm", "“{name}” มี {n} ค่า มากเกินกว่าจะแสดงเป็นกลุ่ม"),
    Entry(
      "scores get lower as words get better (correlation {r}): if a low score is good here, add "
        + "--scale {scale}",
      "lời càng tốt thì điểm càng thấp (tương quan {r}): nếu ở đây điểm thấp là tốt, hãy thêm "
        + "--scale {scale}",
      "ข้อความยิ่งดีคะแนนยิ่งต่ำ (สหสัมพันธ์ {r}) ถ้าคะแนนต่ำคือดี ให้เพิ่ม --scale {scale}"),
    Entry(
      "the taxonomy {names} was made for comments like these: --taxonomy {list} finds more in them",
      "bộ chủ đề {names} được soạn cho những ý kiến như thế này: --taxonomy {list} sẽ tìm thấy "
        + "nhiều hơn",
      "ชุดหัวข้อ {names} ทำมาสำหรับความคิดเห็นแบบนี้ --taxonomy {list} จะพบหัวข้อได้มากขึ้น"),
    pooled(
      "relationship and transactional answers",
      "câu trả lời về quan hệ chung và về một lần giao dịch",
      "คำตอบเรื่องความสัมพันธ์โดยรวมและเรื่องธุรกรรมครั้งหนึ่ง"),
    pooled(
      "answers of customers and of employees", "câu trả lời của khách hàng và của nhân viên",
      "คำตอบของลูกค้าและของพนักงาน"),
    outside("score"), outside("scores"),
  ]

  private static func pooled(_ english: String, _ vietnamese: String, _ thai: String) -> Entry {
    Entry(
      "{file}: '{column}' holds \(english), which are different questions; their scores are pooled "
        + "here. Compare them by this column with `verbatim segments --by` or `compare --split`, or "
        + "give one kind only",
      "{file}: “{column}” chứa \(vietnamese), là những câu hỏi khác nhau; điểm của chúng đang được gộp "
        + "ở đây. Hãy so sánh theo cột này bằng `verbatim segments --by` hoặc `compare --split`, hoặc "
        + "chỉ đưa một loại",
      "{file}: “{column}” มี\(thai) ซึ่งเป็นคำถามคนละเรื่อง คะแนนถูกรวมกันที่นี่ "
        + "ให้เปรียบเทียบตามคอลัมน์นี้ด้วย `verbatim segments --by` หรือ `compare --split` "
        + "หรือให้ข้อมูลเพียงชนิดเดียว")
  }

  private static func outside(_ word: String) -> Entry {
    Entry(
      "{file}: {n} \(word) in '{column}' outside the scale {scale} ({reason}); their comments are "
        + "kept, their scores are not used. Correct them, or name the right scale with --scale",
      "{file}: {n} điểm trong “{column}” nằm ngoài thang {scale} ({reason}); ý kiến vẫn được giữ, "
        + "điểm thì không dùng. Hãy sửa lại, hoặc nêu đúng thang bằng --scale",
      "{file}: คะแนน {n} ค่าใน “{column}” อยู่นอกมาตรวัด {scale} ({reason}) เก็บความคิดเห็นไว้แต่ไม่ใช้คะแนน "
        + "แก้ไขค่า หรือระบุมาตรวัดที่ถูกต้องด้วย --scale")
  }

  /// Rows that could not be read.
  private static let faults: [Entry] = [
    Entry("line {n}: '{found}'", "dòng {n}: “{found}”", "บรรทัด {n}: “{found}”"),
    Entry("{n} more", "và {n} điểm nữa", "และอีก {n} ค่า"),
    Entry("1 field", "1 ô", "1 ช่อง"),
    Entry("{n} fields", "{n} ô", "{n} ช่อง"),
    Entry("text", "chữ", "ข้อความ"),
    Entry("UTF-8", "UTF-8", "UTF-8"),
    Entry("a zero byte", "byte số không", "ไบต์ศูนย์"),
    Entry("{n} bytes", "{n} byte", "{n} ไบต์"),
    Entry("a longer one", "một dòng dài hơn", "บรรทัดที่ยาวกว่า"),
    Entry("none that ends it", "không có dấu nào đóng lại", "ไม่มีเครื่องหมายปิด"),
    Entry(
      "a closing quote for the field that begins here", "dấu nháy đóng cho ô bắt đầu ở đây",
      "เครื่องหมายคำพูดปิดของช่องที่เริ่มตรงนี้"),
    Entry(
      "a delimiter or the end of the line behind the closing quote",
      "dấu phân cách hoặc cuối dòng sau dấu nháy đóng",
      "ตัวคั่นหรือจบบรรทัดหลังเครื่องหมายคำพูดปิด"),
    Entry("a field of at most {n} bytes", "ô dài nhất {n} byte", "ช่องที่ยาวไม่เกิน {n} ไบต์"),
    Entry("a line of at most {n} bytes", "dòng dài nhất {n} byte", "บรรทัดที่ยาวไม่เกิน {n} ไบต์"),
    Entry(
      "byte {byte} at byte {place} of the input", "byte {byte} ở vị trí {place} của tệp",
      "ไบต์ {byte} ที่ตำแหน่ง {place} ของไฟล์"),
    Entry(
      "Put the field that contains the delimiter in double quotes.",
      "Đặt ô có chứa dấu phân cách trong dấu nháy kép.",
      "ใส่ช่องที่มีตัวคั่นไว้ในเครื่องหมายคำพูดคู่"),
    Entry(
      "Put a field that contains a line end in double quotes, or add the missing fields.",
      "Đặt ô có xuống dòng trong dấu nháy kép, hoặc thêm các ô còn thiếu.",
      "ใส่ช่องที่ขึ้นบรรทัดใหม่ไว้ในเครื่องหมายคำพูดคู่ หรือเพิ่มช่องที่ขาด"),
    Entry(
      "Close the quote, or write a quote inside a quoted field twice (\"\").",
      "Đóng dấu nháy, hoặc viết dấu nháy bên trong thành hai dấu (\"\").",
      "ปิดเครื่องหมายคำพูด หรือเขียนเครื่องหมายที่อยู่ภายในซ้ำสองตัว (\"\")"),
    Entry(
      "Write a quote inside a quoted field twice (\"\").",
      "Viết dấu nháy bên trong ô thành hai dấu (\"\").",
      "เขียนเครื่องหมายคำพูดภายในช่องซ้ำสองตัว (\"\")"),
    Entry(
      "Check for missing line ends, or take the row out.",
      "Xem có thiếu chỗ xuống dòng không, hoặc bỏ dòng này.",
      "ตรวจว่าขาดการขึ้นบรรทัดหรือไม่ หรือลบแถวนี้ออก"),
    Entry(
      "Export the row again, or take the zero byte out.",
      "Xuất lại dòng này, hoặc bỏ byte số không.", "ส่งออกแถวนี้ใหม่ หรือลบไบต์ศูนย์ออก"),
    Entry(
      "Save the export as UTF-8, or correct this row.", "Lưu tệp dạng UTF-8, hoặc sửa dòng này.",
      "บันทึกไฟล์เป็น UTF-8 หรือแก้ไขแถวนี้"),
    Entry(
      "Allow longer fields with --maximum-field (up to {n} bytes), or shorten the field.",
      "Cho phép ô dài hơn bằng --maximum-field (tối đa {n} byte), hoặc rút ngắn ô.",
      "อนุญาตช่องที่ยาวขึ้นด้วย --maximum-field (สูงสุด {n} ไบต์) หรือทำให้ช่องสั้นลง"),
  ]
}
