/// Inputs that several tests share.
enum Samples {
  static let comments = [
    "Giao hàng chậm nhưng nhân viên dễ thương 😊",
    "great app, slow support",
    "แอปใช้ง่ายมาก แต่ส่งของช้า",
    "Nhân viên thân thiện, giá hơi cao",
    "Delivery was late and nobody answered the phone.",
    "ok",
    "App hay bị lỗi, đăng nhập không được 😡",
    "พนักงานบริการดีมาก ประทับใจ",
    "Staff said \"wait, please\" for two hours",
    "Shop giao nhanh, đóng gói cẩn thận\nnhưng thiếu 1 món",
    "=SUM(A1) slow app",
    "<script>alert('x')</script> bad <b>app</b> & slow",
  ]

  /// id, comment, nps, touchpoint; `count` rows.
  static func survey(_ count: Int) -> [[String]] {
    let touchpoints = ["branch", "app", "call"]
    let rows = (0..<count).map { index in
      [
        "R-\(index + 1)", comments[index % comments.count], "\(index * 7 % 11)",
        touchpoints[index % 3],
      ]
    }
    return [["id", "comment", "nps", "touchpoint"]] + rows
  }

  static let taxonomy = """
    theme\twhat\tlanguage\tvalue
    gadget\tlabel\ten\tGadget
    gadget\tterm\ten\tapp
    gadget\tterm\tvi\tapp
    parcel\tlabel\ten\tParcel
    parcel\tterm\ten\tdelivery
    parcel\tterm\tvi\tgiao hàng

    """
}

/// The 20 comments of `VerbatimTests/Drivers/Golden20.swift` as a tagged table.
enum Golden20 {
  static let rows: [(rating: Int, themes: String, touchpoint: String)] = [
    (10, "staff", "branch"), (9, "staff", "branch"), (9, "app", "app"), (10, "", "branch"),
    (9, "price", "app"), (10, "staff|app", "app"), (8, "wait", "branch"), (8, "", "app"),
    (7, "price", "app"), (7, "app", "app"), (6, "wait", "call"), (3, "wait|staff", "call"),
    (0, "wait|refund", "call"), (1, "refund", "call"), (5, "app", "app"),
    (4, "price|wait", "call"), (2, "refund|staff", "call"), (9, "wait", "branch"),
    (10, "app", "app"), (9, "", "call"),
  ]

  static let csv = CSV.text(
    [["id", "nps", "themes", "touchpoint"]]
      + rows.enumerated().map { ["\($0 + 1)", "\($1.rating)", $1.themes, $1.touchpoint] })

  /// The exact values of the reference.
  static let expected: [String: (leaveOut: Double, credit: Double, stratified: Double)] = [
    "app": (10, 7.5, 5.0 / 3), "price": (-30.0 / 17, 2.5, 0),
    "refund": (-330.0 / 17, -10, -7.5), "staff": (10.0 / 3, 7.5, 61.0 / 21),
    "wait": (-180.0 / 7, -7.5, -55.0 / 3),
  ]
}
