import Verbatim

/// An action plan for people: for each owner what to mend and whom to answer.
package enum ActionsText {
  /// - Parameters:
  ///   - top: how many causes and replies of each owner are shown.
  package static func text(_ plan: ActionPlan, width: Int = 100, top: Int = 5) -> String {
    let width = min(200, max(40, width))
    let words = Wording.english
    let numbers = words.numbers
    var lines = [
      "\(numbers.whole(plan.comments)) comments, \(numbers.whole(plan.toAnswer)) to answer"
    ]
    for owner in plan.owners {
      lines.append("")
      lines.append(
        "\(owner.name.isEmpty ? "(no owner)" : owner.name): "
          + "\(numbers.whole(owner.replies.count)) to answer")
      for (index, cause) in owner.causes.prefix(top).enumerated() {
        var line = "\(index + 1). \(plan.themes[cause.theme].label(in: "en")): "
        line += "\(numbers.whole(cause.complaints)) complaints"
        if let driver = cause.driver {
          line += ", \(numbers.signed(driver.headline.value, 1)) points"
          line += " (\(words.name(driver.certainty)))"
        }
        let phrases = cause.phrases.prefix(3).map {
          TerminalText.truncate(TerminalText.clean($0.phrase), width: 40)
        }
        if !phrases.isEmpty { line += ": " + phrases.joined(separator: " · ") }
        lines += TerminalText.wrap(line, width: width - 2).map { "  " + $0 }
      }
      if owner.causes.count > top {
        lines.append("  and \(numbers.whole(owner.causes.count - top)) more causes")
      }
      for reply in owner.replies.prefix(top) {
        var line = reply.isUrgent ? "! " : "→ "
        line += TerminalText.clean(reply.id)
        if let rating = reply.rating {
          line += " (" + numbers.decimal(rating, rating == rating.rounded() ? 0 : 2) + ")"
        }
        line += ": " + TerminalText.truncate(TerminalText.clean(reply.text), width: width - 16)
        lines.append("  " + TerminalText.truncate(line, width: width - 2))
      }
      if owner.replies.count > top {
        lines.append("  and \(numbers.whole(owner.replies.count - top)) more to answer")
      }
    }
    if !plan.effects.isEmpty { lines += ["", "Past actions"] }
    for effect in plan.effects {
      func share(_ counts: (comments: Int, complaints: Int)) -> String {
        "\(numbers.percent(counts.complaints, of: max(1, counts.comments))) of "
          + numbers.whole(counts.comments)
      }
      var line = "\(effect.date) \(effect.what) (\(plan.themes[effect.theme].label(in: "en"))): "
      line += "complaints \(share(effect.before)) → \(share(effect.after))"
      if let p = effect.p { line += ", p \(numbers.decimal(p, 3))" }
      if let change = effect.change, let part = effect.part {
        line += "; score \(numbers.signed(change.change.value, 1)), of which the theme "
        line += "\(numbers.signed(part.total.value, 1)) (\(words.name(part.total.certainty)))"
      }
      lines += TerminalText.wrap(line, width: width - 2).map { "  " + $0 }
    }
    return lines.joined(separator: "\n") + "\n"
  }
}
