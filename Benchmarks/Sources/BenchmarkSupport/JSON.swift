/// The little JSON that benchmarks write and read.
package enum JSON {
  /// `text` as a JSON string.
  package static func string(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\r": result += "\\r"
      case "\t": result += "\\t"
      case _ where scalar.value < 0x20:
        let digits = String(scalar.value, radix: 16)
        result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }

  /// The value of a key in a flat object whose strings hold no commas, quotes or braces.
  package static func value(_ key: String, in object: String) -> String? {
    for member in object.split(whereSeparator: { "{},\n".contains($0) }) {
      let parts = member.split(separator: ":", maxSplits: 1).map {
        $0.filter { $0 != " " && $0 != "\"" }
      }
      if parts.count == 2, parts[0] == key { return parts[1] }
    }
    return nil
  }
}
