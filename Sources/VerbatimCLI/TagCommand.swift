import ArgumentParser
import Verbatim
import VerbatimText
struct TagCommand: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "tag")
  func run() throws {
    let engine = try FeedbackEngine()
    while let line = readLine() {
      let c = engine.tag(line)
      let b = Array(line.utf8)
      print(line, c.languages.map(\.code), c.sentiment.label, c.sentiment.score)
      for t in engine.trace(line) { print("   ", String(decoding: b[t.range], as: UTF8.self), t.layer, t.weight, t.negation, t.degree, t.clauseFactor, t.result) }
      for t in c.themes { print("   >", t.theme, t.sentiment.label, t.sentiment.score, t.evidence.map { ("\(String(decoding: b[$0.range], as: UTF8.self)) [\($0.rule)]") }) }
    }
  }
}
