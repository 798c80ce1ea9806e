/// The rows that stand before the answers: one in most exports, two or three in those of some survey
/// platforms.
struct HeaderRows {
  /// So many rows behind the first one may belong to the header, or show that they do not.
  static let mostBehindFirst = 3

  /// How many rows the header has.
  private(set) var count = 1
  private(set) var columns: [String]
  /// The question or other title of each column, empty where there is none.
  private(set) var titles: [String]
  /// The platform that writes such a header.
  private(set) var origin: String?

  /// - Parameters:
  ///   - names: the first row.
  ///   - next: the rows behind it, each with as many cells.
  init(_ names: [String], next: [[String]]) {
    columns = names
    titles = [String](repeating: "", count: names.count)
    guard let second = next.first else { return }
    let third = next.count > 1 ? next[1] : []
    if Self.areImportIDs(third) {
      readQualtrics(second, importIDs: third)
    } else if Self.isQualtricsTitles(names, second) {
      readQualtrics(second, importIDs: nil)
    } else if Self.isSurveyMonkey(names, second) {
      readSurveyMonkey(second)
    }
  }

  // MARK: - Qualtrics

  /// The columns that every export of Qualtrics has, with the names of the old format.
  private static let system: Set<String> = [
    "startdate", "enddate", "status", "ipaddress", "progress", "duration (in seconds)", "finished",
    "recordeddate", "responseid", "recipientlastname", "recipientfirstname", "recipientemail",
    "externalreference", "locationlatitude", "locationlongitude", "distributionchannel",
    "userlanguage", "responseset", "name", "externaldatareference", "emailaddress",
  ]

  /// Cells such as `{"ImportId":"QID2_TEXT"}`.
  private static func areImportIDs(_ row: [String]) -> Bool {
    let filled = row.filter { !$0.isEmpty }
    let found = filled.count { $0.hasPrefix("{") && $0.contains("ImportId") }
    return found > 0 && found * 5 >= filled.count * 4
  }

  /// A second row of titles without the third one; the old format calls its first columns V1, V2
  /// and so on.
  private static func isQualtricsTitles(_ names: [String], _ second: [String]) -> Bool {
    if names.first == "V1", FoldedName(second.first ?? "") == FoldedName("response id") {
      return true
    }
    let known = names.indices.filter { system.contains(names[$0].lowercased()) }
    guard known.count >= 4 else { return false }
    let dates = known.filter { names[$0].lowercased().hasSuffix("date") }
    return !dates.isEmpty
      && dates.allSatisfy { column in
        !second[column].isEmpty && !second[column].contains { $0.isNumber }
      }
  }

  private mutating func readQualtrics(_ second: [String], importIDs: [String]?) {
    origin = "Qualtrics"
    count = importIDs == nil ? 2 : 3
    for column in columns.indices {
      let name = columns[column]
      if name.first == "V", name.dropFirst().allSatisfy(\.isNumber), !second[column].isEmpty {
        columns[column] = second[column]
        continue
      }
      // What is no question has the same name in every language in the first row only.
      let isQuestion =
        importIDs.map { $0[column].contains("\"QID") || $0[column].contains("'QID") }
        ?? !Self.system.contains(name.lowercased())
      if isQuestion && second[column] != name { titles[column] = second[column] }
    }
  }

  // MARK: - SurveyMonkey

  static let surveyMonkey = "SurveyMonkey"

  /// What stands under a question with one column of text.
  private static let openEnded = [
    "Open-Ended Response", "Response", "Câu trả lời mở", "Câu trả lời", "Phản hồi mở",
    "คำตอบปลายเปิด", "คำตอบแบบปลายเปิด", "การตอบกลับ",
  ].map { FoldedName($0) }

  private static func isSurveyMonkey(_ names: [String], _ second: [String]) -> Bool {
    guard second.first == "", second.contains(where: { !$0.isEmpty }) else { return false }
    let folded = names.map { FoldedName($0) }
    let isNamed =
      folded.contains(FoldedName("respondent id")) || folded.contains(FoldedName("collector id"))
    let isOpen = second.contains { openEnded.contains(FoldedName($0)) }
    let hasBlanks = names.indices.contains { names[$0].isEmpty && !second[$0].isEmpty }
    return (isNamed || isOpen && hasBlanks)
      && !second.contains { ColumnRatings.number($0) != nil && $0.count > 2 }
  }

  /// A question that has several columns stands over the first of them.
  private mutating func readSurveyMonkey(_ second: [String]) {
    origin = Self.surveyMonkey
    count = 2
    var question = ""
    for column in columns.indices {
      if !columns[column].isEmpty { question = columns[column] }
      let part = second[column]
      guard !part.isEmpty else { continue }
      columns[column] =
        Self.openEnded.contains(FoldedName(part)) ? question : "\(question) – \(part)"
    }
  }
}
