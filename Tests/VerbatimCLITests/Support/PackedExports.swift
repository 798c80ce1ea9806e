import Foundation

/// The same two comments in the formats that a text cannot hold.
enum PackedExports {
  private static func bytes(_ base64: String) -> [UInt8] {
    Array(Data(base64Encoded: base64) ?? Data())
  }

  static let csv = """
    id,Góp ý,NPS
    R-1,"Giao hàng nhanh, cảm ơn",9
    R-2,ส่งช้ามาก,2

    """

  static func utf16(_ text: String) -> [UInt8] {
    [0xFF, 0xFE] + text.utf16.flatMap { [UInt8(truncatingIfNeeded: $0), UInt8($0 >> 8)] }
  }

  /// A workbook with packed parts.
  static let workbook = bytes(
    """
    UEsDBBQAAAAIAAAAIVzHHBc8CgAAAAgAAAATAAAAW0NvbnRlbnRfVHlwZXNdLnhtbLMJqSxILda3AwBQSwMEFAAA\
    AAgAAAAhXLeEPnhLAAAAXgAAAA8AAAB4bC93b3JrYm9vay54bWyzKc8vyk7Kz89WqMjNySu2KrJVKlKysynOSE0t\
    KYbSCnmJuam2Su6HNxcoHN6rpAAW9EyxVTJUUiiyygQyEpX07Wz0YZr0YWbaAQBQSwMEFAAAAAgAAAAhXKuqhzc8\
    AAAAVAAAABoAAAB4bC9fcmVscy93b3JrYm9vay54bWwucmVsc7MJSs1JLMnMzyvOyCwotrNB5ip4ptgqJSophCQW\
    paeW2CqV5xdlF2ekppYU64MpQ72K3BwlfTsbfVRDAFBLAwQUAAAACAAAACFcy3dJOL0AAACRAQAAGAAAAHhsL3dv\
    cmtzaGVldHMvc2hlZXQxLnhtbLOxr8jNUShLLSrOzM+zVTLUM1Cyt7Mpzy/KLs5ITS2xswFTLokliXY2RfnlCkVA\
    NUp2NskghqOhkkKJrVIxkF9mZ2CjX2Zno58MlXNCljNElXNGljOCy+kDzYdbYgS3xAhJsTGaJchyJmiWGIFFLbEb\
    bww33hjJCFM04yFymXk5mXmpwSVFQDWZxXY2JXYPdqx6sLPjwY72Bzu6HuzsfLBj04MdC8Fko40+MMz0QcoQLjHG\
    6lF9pJDVRwQ4AFBLAwQUAAAACAAAACFcs1ey3k8AAACYAAAAFAAAAHhsL3NoYXJlZFN0cmluZ3MueG1ssykuLrGz\
    Kc60symxy0yx0Qdy9EE8iIj74c0FCof3ogv7BQSjCwXpGmJozkzMV8g4vCAvXSEvIzEvQ0ch+eGuxbkKxxbmYeo2\
    Qgjpg5wEAFBLAQIUAxQAAAAIAAAAIVzHHBc8CgAAAAgAAAATAAAAAAAAAAAAAACAAQAAAABbQ29udGVudF9UeXBl\
    c10ueG1sUEsBAhQDFAAAAAgAAAAhXLeEPnhLAAAAXgAAAA8AAAAAAAAAAAAAAIABOwAAAHhsL3dvcmtib29rLnht\
    bFBLAQIUAxQAAAAIAAAAIVyrqoc3PAAAAFQAAAAaAAAAAAAAAAAAAACAAbMAAAB4bC9fcmVscy93b3JrYm9vay54\
    bWwucmVsc1BLAQIUAxQAAAAIAAAAIVzLd0k4vQAAAJEBAAAYAAAAAAAAAAAAAACAAScBAAB4bC93b3Jrc2hlZXRz\
    L3NoZWV0MS54bWxQSwECFAMUAAAACAAAACFcs1ey3k8AAACYAAAAFAAAAAAAAAAAAAAAgAEaAgAAeGwvc2hhcmVk\
    U3RyaW5ncy54bWxQSwUGAAAAAAUABQBOAQAAmwIAAAAA
    """)

  /// The table as gzip.
  static let gzip = bytes(
    """
    H4sIAAAAAAACA8tM0XE/vLlA4fBeHb+AYK4gXUMdJffMxHyFjMML8tIV8jIS8zJ0FJIf7lqcq3BsYZ6SjiVQjZHO\
    gx2rHuzseLCj/cGOrgc7Ox/s2PRgx0Iw2ahjxAUAs5THL1UAAAA=
    """)

}
