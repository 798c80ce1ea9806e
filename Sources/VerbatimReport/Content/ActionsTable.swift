import Verbatim
import VerbatimIO

/// An action plan as tables, for spreadsheets and ticket systems.
package enum ActionsTable {
  /// The comments that need a reply, one a row, each owner's together.
  package static func replies(_ plan: ActionPlan) -> [UInt8] {
    var out: [UInt8] = []
    var csv = CSVWriter()
    csv.row(
      ["owner", "urgent", "id", "theme", "also", "phrase", "rating", "sentiment", "flags", "text"]
        + plan.references, &out)
    for owner in plan.owners {
      for reply in owner.replies {
        csv.cell(owner.name, &out)
        csv.cell(reply.isUrgent ? "yes" : "no", &out)
        csv.cell(reply.id, &out)
        csv.cell(reply.theme.map { plan.themes[$0].id } ?? "", &out)
        csv.cell(reply.others.map { plan.themes[$0].id }.joined(separator: "|"), &out)
        csv.cell(reply.phrase, &out)
        if let rating = reply.rating { csv.number(rating, &out) } else { csv.empty(&out) }
        csv.number(reply.sentiment, &out)
        csv.cell(reply.flags.joined(separator: "|"), &out)
        csv.cell(reply.text, &out)
        for value in reply.references { csv.cell(value, &out) }
        csv.endRow(&out)
      }
    }
    return out
  }

  /// The root causes, one a row, each owner's together.
  package static func causes(_ plan: ActionPlan) -> [UInt8] {
    var out: [UInt8] = []
    var csv = CSVWriter()
    csv.row(
      [
        "owner", "theme", "label", "mentions", "complaints", "impact", "low", "high", "certainty",
        "phrases", "comments",
      ], &out)
    for owner in plan.owners {
      for cause in owner.causes {
        csv.cell(owner.name, &out)
        csv.cell(plan.themes[cause.theme].id, &out)
        csv.cell(plan.themes[cause.theme].label(in: "en"), &out)
        csv.number(cause.mentions, &out)
        csv.number(cause.complaints, &out)
        let numbers = [
          cause.driver?.headline.impact, cause.driver?.headline.interval?.lowerBound,
          cause.driver?.headline.interval?.upperBound,
        ]
        for number in numbers {
          if let number { csv.number(number, &out) } else { csv.empty(&out) }
        }
        csv.cell(cause.driver?.certainty.rawValue ?? "", &out)
        csv.cell(cause.phrases.map { "\($0.phrase) (\($0.count))" }.joined(separator: "|"), &out)
        csv.cell(cause.comments.joined(separator: "|"), &out)
        csv.endRow(&out)
      }
    }
    return out
  }
}
