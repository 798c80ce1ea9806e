package import Verbatim

/// How segments differ, as `verbatim segments --format json` prints it: one object a column.
package enum SegmentsJSON {
  /// One line of JSON.
  package static func bytes(
    _ columns: [(column: String, analysis: SegmentAnalysis)], names: [String]
  ) -> [UInt8] {
    var json = JSONText()
    json.object { json in
      if let first = columns.first { json.score("score", first.analysis.score) }
      json.segments("columns", columns, names)
    }
    return json.finished()
  }
}

extension JSONText {
  /// How the groups of columns differ, and promoters from detractors.
  mutating func segments(
    _ key: String, _ columns: [(column: String, analysis: SegmentAnalysis)], _ names: [String]
  ) {
    array(key, columns) { json, item in
      json.object { json in
        json.string("column", item.column)
        json.array("segments", item.analysis.segments) { json, segment in
          json.object { json in
            json.string("segment", segment.name)
            json.score("score", segment.score)
            json.number("impact", segment.impact)
            json.number("p", segment.p)
            json.number("q", segment.q)
            json.bool("moment_of_truth", segment.isMomentOfTruth)
          }
        }
        json.array("themes", item.analysis.cells) { json, cell in
          json.object { json in
            json.string("theme", names[cell.theme])
            json.string("segment", item.analysis.segments[cell.segment].name)
            json.number("n", cell.score.n)
            json.number("score", cell.score.value)
            json.interval("interval", cell.score.interval)
            json.number("share", cell.share)
            json.number("share_elsewhere", cell.shareElsewhere)
            json.number("impact", cell.impact)
            json.number("p", cell.p)
            json.number("q", cell.q)
            json.string("representation", cell.representation?.rawValue)
          }
        }
      }
    }
    array("contrasts", columns.first?.analysis.contrasts ?? []) { json, contrast in
      json.object { json in
        json.string("theme", names[contrast.theme])
        json.number("promoters", contrast.high)
        json.number("detractors", contrast.low)
        json.number("difference", contrast.difference)
        json.number("p", contrast.p)
        json.number("q", contrast.q)
      }
    }
  }
}
