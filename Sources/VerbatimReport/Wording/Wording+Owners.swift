/// Departments that own the themes of the built-in taxonomies, in the language of a page.
extension Wording {
  /// The name of an owner; one of a taxonomy of the user's own stays as it was written.
  func owner(_ name: String) -> String {
    guard let names = Self.owners[name] else { return name }
    return switch code {
    case "vi": names.vietnamese
    case "th": names.thai
    default: name
    }
  }

  private static let owners: [String: (vietnamese: String, thai: String)] = [
    "Academic Affairs": ("Phòng Đào tạo", "ฝ่ายวิชาการ"),
    "Administration": ("Hành chính", "ฝ่ายบริหาร"),
    "Airport Operations": ("Khai thác sân bay", "ปฏิบัติการสนามบิน"),
    "Baggage Services": ("Dịch vụ hành lý", "บริการสัมภาระ"),
    "Bar": ("Quầy bar", "บาร์"),
    "Cabin Services": ("Dịch vụ trên khoang", "บริการบนเครื่องบิน"),
    "Catering": ("Suất ăn", "ครัวการบินและจัดเลี้ยง"),
    "Content": ("Nội dung", "ฝ่ายเนื้อหา"),
    "Corporate": ("Khối doanh nghiệp", "สำนักงานใหญ่"),
    "Customer Service": ("Chăm sóc khách hàng", "บริการลูกค้า"),
    "Delivery": ("Giao hàng", "ฝ่ายจัดส่ง"),
    "Design": ("Thiết kế", "ฝ่ายออกแบบ"),
    "Diagnostics": ("Chẩn đoán, xét nghiệm", "ฝ่ายตรวจวินิจฉัย"),
    "Digital": ("Kênh số", "ช่องทางดิจิทัล"),
    "Emergency": ("Cấp cứu", "แผนกฉุกเฉิน"),
    "Engineering": ("Kỹ thuật", "วิศวกรรม"),
    "Executive": ("Ban điều hành", "ผู้บริหาร"),
    "Facilities": ("Cơ sở vật chất", "อาคารสถานที่"),
    "Finance": ("Tài chính", "การเงิน"),
    "Flight Operations": ("Khai thác bay", "ปฏิบัติการบิน"),
    "Food Safety": ("An toàn thực phẩm", "ความปลอดภัยของอาหาร"),
    "Food and Beverage": ("Ẩm thực", "อาหารและเครื่องดื่ม"),
    "Front Office": ("Lễ tân", "แผนกต้อนรับ"),
    "Housekeeping": ("Buồng phòng", "แม่บ้าน"),
    "Human Resources": ("Nhân sự", "ทรัพยากรบุคคล"),
    "IT": ("Công nghệ thông tin", "เทคโนโลยีสารสนเทศ"),
    "Information Security": ("An ninh thông tin", "ความปลอดภัยของข้อมูล"),
    "Kitchen": ("Bếp", "ครัว"),
    "Legal": ("Pháp chế", "กฎหมาย"),
    "Lending": ("Tín dụng", "สินเชื่อ"),
    "Loyalty": ("Khách hàng thân thiết", "ลูกค้าสัมพันธ์และสะสมคะแนน"),
    "Marketing": ("Tiếp thị", "การตลาด"),
    "Medical Direction": ("Ban giám đốc chuyên môn", "ฝ่ายการแพทย์"),
    "Network": ("Mạng lưới", "โครงข่าย"),
    "Network Planning": ("Quy hoạch mạng lưới", "วางแผนเครือข่าย"),
    "Nursing": ("Điều dưỡng", "การพยาบาล"),
    "Obstetrics": ("Sản khoa", "สูตินรีเวช"),
    "Operations": ("Vận hành", "ปฏิบัติการ"),
    "Operations Control": ("Điều hành khai thác", "ควบคุมการปฏิบัติการ"),
    "Paediatrics": ("Nhi khoa", "กุมารเวช"),
    "Patient Relations": ("Quan hệ người bệnh", "ผู้ป่วยสัมพันธ์"),
    "Pharmacy": ("Dược", "เภสัชกรรม"),
    "Product": ("Sản phẩm", "ผลิตภัณฑ์"),
    "Reservations": ("Đặt chỗ", "สำรองที่นั่งและห้องพัก"),
    "Revenue Management": ("Quản lý doanh thu", "บริหารรายได้"),
    "Risk": ("Quản trị rủi ro", "บริหารความเสี่ยง"),
    "Sales": ("Kinh doanh", "ฝ่ายขาย"),
    "Security": ("An ninh", "รักษาความปลอดภัย"),
    "Student Affairs": ("Công tác sinh viên", "กิจการนักศึกษา"),
    "Supply Chain": ("Chuỗi cung ứng", "ซัพพลายเชน"),
    "Surgery": ("Ngoại khoa", "ศัลยกรรม"),
    "Trust and Safety": ("An toàn và tin cậy", "ความเชื่อมั่นและความปลอดภัย"),
  ]
}
