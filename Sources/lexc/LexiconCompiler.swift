import Foundation
import VerbatimAutomata
import VerbatimLexicon

/// `lexc words|terms LEXICONS OUTPUT.swift`: compiles lexicon files into Swift source that holds
/// them as one string literal. The build runs it for the segmenter and for the engine.
@main
struct LexiconCompiler {
  static func main() throws {
    let arguments = CommandLine.arguments
    guard arguments.count == 4, arguments[1] == "words" || arguments[1] == "terms" else {
      FileHandle.standardError.write(Data("usage: lexc words|terms LEXICONS OUTPUT.swift\n".utf8))
      exit(2)
    }
    var folder = LexiconFolder(texts: try texts(of: URL(fileURLWithPath: arguments[2])))
    let words = WordCompiler(&folder)
    let tables =
      arguments[1] == "words" ? words.tables() : TermCompiler(&folder, words: words).tables
    for error in folder.errors {
      FileHandle.standardError.write(Data("error: lexicons/\(error)\n".utf8))
    }
    if !folder.errors.isEmpty { exit(1) }
    let source = """
      // Made by lexc from lexicons/.
      enum EmbeddedLexicon {
        static let tables: StaticString = "\(tables.encoded())"
      }

      """
    try source.write(toFile: arguments[3], atomically: true, encoding: .utf8)
  }

  private static func texts(of root: URL) throws -> [String: String] {
    var texts: [String: String] = [:]
    for folder in ["vi", "th", "en", "shared", "taxonomies"] {
      let url = root.appendingPathComponent(folder)
      for name in try FileManager.default.contentsOfDirectory(atPath: url.path)
      where name.hasSuffix(".tsv") {
        texts["\(folder)/\(name)"] = try String(
          contentsOf: url.appendingPathComponent(name), encoding: .utf8)
      }
    }
    return texts
  }
}
