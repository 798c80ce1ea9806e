@testable import VerbatimIO

/// Writes ZIP archives, whole or with faults, for tests.
struct ZipBuilder {
  struct Part {
    var name: String
    var bytes: [UInt8]
    /// Packed bytes, where they are not the bytes themselves.
    var packed: [UInt8]?
    var flags = 0
    var method: Int?
    /// What the directory says of the size, where that is not true.
    var statedBytes: Int?
  }

  var parts: [Part] = []
  var comment: [UInt8] = []

  mutating func add(_ name: String, _ text: String) {
    parts.append(Part(name: name, bytes: Array(text.utf8)))
  }

  func bytes() -> [UInt8] {
    var out: [UInt8] = []
    var directory: [UInt8] = []
    func number(_ value: Int, _ count: Int) -> [UInt8] {
      (0..<count).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
    }
    for part in parts {
      let packed = part.packed ?? part.bytes
      var checksum = CRC32()
      checksum.add(part.bytes.span)
      let common =
        number(part.flags, 2) + number(part.method ?? (part.packed == nil ? 0 : 8), 2)
        + number(0, 4) + number(Int(checksum.value), 4) + number(packed.count, 4)
        + number(part.statedBytes ?? part.bytes.count, 4) + number(part.name.utf8.count, 2)
        + number(0, 2)
      directory +=
        number(0x0201_4B50, 4) + number(20, 2) + number(20, 2) + common + number(0, 2)
        + number(0, 2) + number(0, 2) + number(0, 4) + number(out.count, 4)
      directory += Array(part.name.utf8)
      out += number(0x0403_4B50, 4) + number(20, 2) + common + Array(part.name.utf8) + packed
    }
    let place = out.count
    out += directory
    out += number(0x0605_4B50, 4) + number(0, 4) + number(parts.count, 2) + number(parts.count, 2)
    out += number(directory.count, 4) + number(place, 4) + number(comment.count, 2) + comment
    return out
  }
}

/// Makes workbooks out of the XML of their sheets.
struct WorkbookBuilder {
  var sheets: [(name: String, rows: String)] = []
  var attributes: [String: String] = [:]
  var sharedStrings: String?
  var styles: String?
  var properties = ""

  static let head = #"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"# + "\n"

  func builder() -> ZipBuilder {
    var zip = ZipBuilder()
    zip.add("[Content_Types].xml", Self.head + "<Types/>")
    zip.add(
      "_rels/.rels",
      Self.head + """
        <Relationships><Relationship Id="rId1" Target="xl/workbook.xml" \
        Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"/>\
        </Relationships>
        """)
    var list = ""
    var relations = ""
    for (index, sheet) in sheets.enumerated() {
      list += """
        <sheet name="\(sheet.name)" sheetId="\(index + 1)" r:id="rId\(index + 1)" \
        \(attributes[sheet.name] ?? "")/>
        """
      relations += """
        <Relationship Id="rId\(index + 1)" Type="x/worksheet" \
        Target="worksheets/sheet\(index + 1).xml"/>
        """
    }
    zip.add(
      "xl/workbook.xml",
      Self.head + "<workbook xmlns:r=\"x\">\(properties)<sheets>\(list)</sheets></workbook>")
    zip.add("xl/_rels/workbook.xml.rels", "<Relationships>\(relations)</Relationships>")
    for (index, sheet) in sheets.enumerated() {
      zip.add(
        "xl/worksheets/sheet\(index + 1).xml",
        Self.head
          + "<worksheet><dimension ref=\"A1\"/><sheetData>\(sheet.rows)</sheetData><foo/></worksheet>"
      )
    }
    if let styles { zip.add("xl/styles.xml", "<styleSheet>\(styles)</styleSheet>") }
    if let sharedStrings { zip.add("xl/sharedStrings.xml", "<sst>\(sharedStrings)</sst>") }
    return zip
  }

  func bytes() -> [UInt8] { builder().bytes() }
}
