import Verbatim

/// An action plan for people: for each owner what to mend and whom to answer.
package enum ActionsText {
  /// - Parameters:
  ///   - top: how many causes and replies of each owner are shown.
  package static func text(_ plan: ActionPlan, width: Int = 100, top: Int = 5) -> String {
    let width = min(200, max(40, width))
    let words = Wording.english
    let numbers = words.numbers
    func count(_ n: Int, _ what: String) -> String {
      "\(numbers.whole(n)) \(what)\(n == 1 ? "" : "s")"
    }
    let style = plan.scale.map(ScoreStyle.init)
    var lines = ["\(count(plan.comments, "comment")), \(numbers.whole(plan.toAnswer)) to answer"]
    for owner in plan.owners {
      lines.append("")
      lines.append(
        "\(owner.name.isEmpty ? "(no owner)" : owner.name): "
          + "\(numbers.whole(owner.replies.count)) to answer")
      for (index, cause) in owner.causes.prefix(top).enumerated() {
        var line = "\(index + 1). \(plan.themes[cause.theme].label(in: "en")): "
        line += count(cause.complaints, "complaint")
        if let driver = cause.driver, let impact = driver.headline.impact, let style {
          line += ", \(style.impact(impact, numbers)) points"
          line += " (\(words.name(driver.certainty)))"
        }
        let phrases = cause.phrases.prefix(3).map {
          TerminalText.truncate(TerminalText.clean($0.phrase), width: 40)
        }
        if !phrases.isEmpty { line += ": " + phrases.joined(separator: " · ") }
        lines += TerminalText.wrap(line, width: width - 2).map { "  " + $0 }
      }
      if owner.causes.count > top {
        lines.append("  and \(count(owner.causes.count - top, "more cause"))")
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
        let style = ScoreStyle(change.before.scale)
        line += "; score \(style.impact(change.change.value, numbers)), of which the theme "
        line += "\(style.impact(part.total.value, numbers)) (\(words.name(part.total.certainty)))"
      }
      lines += TerminalText.wrap(line, width: width - 2).map { "  " + $0 }
    }
    if plan.toAnswer > 0 || plan.owners.contains(where: { !$0.causes.isEmpty }) {
      var legend = "! urgent, or about to leave; → to be answered, the worst score first."
      if style != nil {
        legend += " points: how much of the score goes with a theme, praise of it included, as "
        legend +=
          "`verbatim drivers` has it. unclear: too few comments to tell, no reason to leave "
        legend += "a customer without an answer."
      }
      lines.append("")
      lines += TerminalText.wrap(legend, width: width)
    }
    return lines.joined(separator: "\n") + "\n"
  }
}
