import Verbatim

/// The fields of a record with personal data masked, in place of those as they came.
///
/// The comment is masked, and every column that no role speaks for: names of answers' authors,
/// contacts. Ids, scores, dates and groups stay, since they lead back to the export.
struct MaskedFields: Sendable {
  private let kept: Set<Int>
  private(set) var fields = RecordFields()

  init(_ roles: ColumnRoles) {
    let choices = [
      roles.id, roles.score, roles.date, roles.touchpoint, roles.channel, roles.language,
    ]
    kept = Set((choices + roles.segments).compactMap { $0?.column })
  }

  /// Takes in the fields of the next record.
  ///
  /// - Returns: the masked comment and where it lies.
  mutating func read(
    _ original: borrowing RecordFields, comment: Int?
  ) -> (text: MaskedText, range: Range<Int>) {
    var bytes: [UInt8] = []
    var ranges: [Range<Int>?] = []
    var masked = MaskedText([])
    for column in 0..<original.count {
      guard let range = original.range(column) else {
        ranges.append(nil)
        continue
      }
      let start = bytes.count
      if kept.contains(column) {
        bytes += original.bytes[range]
      } else {
        let text = MaskedText(Array(original.bytes[range]))
        bytes += text.bytes
        if column == comment { masked = text }
      }
      ranges.append(start..<bytes.count)
    }
    fields.load(bytes.span, from: 0, to: bytes.count, columns: ranges.count)
    for (column, range) in ranges.enumerated() {
      if let range { fields.set(column, from: range.lowerBound, to: range.upperBound) }
    }
    return (masked, comment.flatMap { fields.range($0) } ?? 0..<0)
  }
}

extension Reject {
  /// The reject with the personal data of its row masked.
  var masked: Reject {
    var masked = self
    masked.raw = MaskedText(raw).bytes
    return masked
  }
}
