import Verbatim

/// An action plan as `verbatim actions` prints it for the systems that route it.
package enum ActionsJSON {
  /// One line of JSON.
  package static func bytes(_ plan: ActionPlan) -> [UInt8] {
    var json = JSONText()
    json.object { json in
      json.number("comments", plan.comments)
      json.number("negative", plan.negative)
      json.number("to_answer", plan.toAnswer)
      json.array("owners", plan.owners) { json, owner in
        json.object { json in
          json.string("owner", owner.name.isEmpty ? nil : owner.name)
          json.array("causes", owner.causes) { $0.cause($1, plan) }
          json.array("replies", owner.replies) { $0.reply($1, plan) }
        }
      }
      json.array("actions", plan.effects) { $0.effect($1, plan) }
    }
    return json.finished()
  }
}

extension JSONText {
  fileprivate mutating func cause(_ cause: ActionPlan.Cause, _ plan: ActionPlan) {
    object { json in
      json.string("theme", plan.themes[cause.theme].id)
      json.object("label") { json in
        let labels = plan.themes[cause.theme].labels
        for code in labels.keys.sorted() { json.string(code, labels[code]) }
      }
      json.number("mentions", cause.mentions)
      json.number("complaints", cause.complaints)
      if let driver = cause.driver {
        json.number("impact", driver.headline.impact)
        json.string("method", driver.headline.method.rawValue)
        json.interval("interval", driver.headline.interval)
        json.string("certainty", driver.certainty.rawValue)
      } else {
        json.null("impact")
        json.null("certainty")
      }
      json.array("phrases", cause.phrases) { json, item in
        json.object { json in
          json.string("phrase", item.phrase)
          json.number("count", item.count)
        }
      }
      json.array("comments", cause.comments) { $0.string($1) }
    }
  }

  fileprivate mutating func reply(_ reply: Reply, _ plan: ActionPlan) {
    object { json in
      json.string("id", reply.id)
      json.bool("urgent", reply.isUrgent)
      json.string("theme", reply.theme.map { plan.themes[$0].id })
      json.array("also", reply.others) { $0.string(plan.themes[$1].id) }
      json.string("phrase", reply.phrase)
      json.number("rating", reply.rating)
      json.number("sentiment", reply.sentiment)
      json.array("flags", reply.flags) { $0.string($1) }
      json.string("text", reply.text)
      json.object("references") { json in
        for (name, value) in zip(plan.references, reply.references) { json.string(name, value) }
      }
    }
  }

  fileprivate mutating func effect(_ effect: ActionEffect, _ plan: ActionPlan) {
    object { json in
      json.string("theme", plan.themes[effect.theme].id)
      json.string("date", effect.date)
      json.string("what", effect.what)
      json.object("complaints") { json in
        json.number("comments_before", effect.before.comments)
        json.number("complaints_before", effect.before.complaints)
        json.number("comments_after", effect.after.comments)
        json.number("complaints_after", effect.after.complaints)
        json.number("p", effect.p)
      }
      if let change = effect.change {
        json.part("score_change", change.change)
        if let part = effect.part {
          json.part("of_the_theme", part.total)
          json.part("mention_rate", part.rate)
          json.part("how_they_score", part.scores)
        } else {
          json.null("of_the_theme")
        }
      } else {
        json.null("score_change")
      }
    }
  }
}
