package import Verbatim
package import VerbatimIO

/// Themes nobody had named, as `verbatim discover` prints them.
package enum DiscoveryJSON {
  /// One line of JSON: the themes, the largest first, and how many comments have none and why.
  package static func bytes(_ discovery: ThemeDiscovery) -> [UInt8] {
    var json = JSONText()
    json.object { json in
      json.number("comments", discovery.assignments.count)
      json.array("themes", discovery.themes) { json, theme in
        json.object { json in
          json.string("id", theme.id)
          json.object("label") { json in
            for (language, text) in theme.labels { json.string(language.code, text) }
          }
          json.array("phrases", theme.phrases) { $0.string($1) }
          json.number("size", theme.size)
          json.array("exemplars", theme.exemplars) { $0.string($1) }
        }
      }
      json.object("unthemed") { json in
        for (reason, count) in discovery.unthemed { json.number(reason.rawValue, count) }
      }
    }
    return json.finished()
  }

  /// One line of JSON for a comment: its main theme, all its themes, and how sure the main one is.
  ///
  /// - Parameter id: the comment's id.
  package static func write(
    _ assignment: ThemeAssignment, id: String, themes: [DiscoveredTheme],
    _ json: inout JSONWriter, _ out: inout [UInt8]
  ) {
    json.literal("{\"id\":", &out)
    json.string(id, &out)
    json.literal(",\"theme\":", &out)
    guard let theme = assignment.theme else {
      json.literal("null,\"themes\":[],\"confidence\":0,\"reason\":", &out)
      json.string(assignment.reason?.rawValue ?? "", &out)
      json.literal("}\n", &out)
      return
    }
    json.string(themes[theme].id, &out)
    json.literal(",\"themes\":[", &out)
    for index in [theme] + assignment.others { json.string(themes[index].id, &out) }
    json.literal("],\"confidence\":", &out)
    json.number(assignment.confidence, &out)
    json.literal("}\n", &out)
  }
}
