import ArgumentParser
import VerbatimText
#if canImport(Glibc)
  import Glibc
#endif

struct SegmentCommand: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "segment")
  @Option var language = "auto"
  @Argument var files: [String] = []
  func run() throws {
    let segmenter = Segmenter()
    var result = SegmentedText()
    var output = ""
    while let line = readLine(strippingNewline: true) {
      let bytes = Array(line.utf8)
      segmenter.segment(bytes.span, language: Language(code: language), into: &result)
      var first = true
      for token in result.tokens {
        if !first { output += "\t" }
        first = false
        output += String(decoding: bytes[token.range], as: UTF8.self)
      }
      output += "\n"
    }
    print(output, terminator: "")
  }
}
