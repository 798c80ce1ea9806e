import Verbatim
import VerbatimIO
import VerbatimReport

/// What is noted of the comments for an action plan. Parts add up in the order of the input.
struct ActionNotes: Sendable {
  var summary: FeedbackSummary
  /// For each theme the comments that complain of it.
  var complaints: [[String]]
  /// The days of these comments, `nil` where unknown.
  var complaintDays: [[Int?]]
  /// The days of all comments.
  var days: [Int?] = []
  var replies: [Reply] = []
  var offScale = OffScale()

  mutating func merge(_ other: ActionNotes) {
    summary.merge(other.summary)
    for theme in complaints.indices {
      complaints[theme] += other.complaints[theme]
      complaintDays[theme] += other.complaintDays[theme]
    }
    days += other.days
    replies += other.replies
    offScale.merge(other.offScale)
  }

  /// What an action changed: the day itself counts as after.
  func effect(of action: PastAction) -> ActionEffect {
    let day = action.day.dayNumber
    func split(_ days: [Int?]) -> (before: Int, after: Int) {
      (days.count { $0.map { $0 < day } ?? false }, days.count { $0.map { $0 >= day } ?? false })
    }
    let (comments, complaints) = (split(days), split(complaintDays[action.theme]))
    let table = summary.namedDrivers?.responses
    let change = table.flatMap { table in
      ScoreChange(
        before: table.filtered {
          table.days[$0] != ResponseTable.noDay && Int(table.days[$0]) < day
        },
        after: table.filtered { Int(table.days[$0]) >= day })
    }
    return ActionEffect(
      theme: action.theme, date: action.day.description, what: action.what,
      before: (comments.before, complaints.before), after: (comments.after, complaints.after),
      change: change)
  }
}
