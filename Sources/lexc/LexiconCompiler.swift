import Foundation
import VerbatimAutomata

/// `lexc words|terms|check LEXICONS [OUTPUT.swift]`: compiles the lexicon files into Swift source
/// that holds them as one string literal, or only checks them.
///
/// The build runs it for the segmenter (`words`) and for the engine (`terms`).
@main
struct LexiconCompiler {
  static func main() {
    let arguments = CommandLine.arguments
    guard arguments.count >= 3, ["words", "terms", "check"].contains(arguments[1]),
      arguments[1] == "check" || arguments.count == 4
    else {
      fail("usage: lexc words|terms LEXICONS OUTPUT.swift, or lexc check LEXICONS", code: 2)
    }
    var folder = LexiconFolder(path: arguments[2])
    let words = WordCompiler(&folder)
    let terms = TermCompiler(&folder, words: words)
    for error in folder.errors { complain("error: \(error)") }
    if !folder.errors.isEmpty { exit(1) }
    if arguments[1] == "check" { return }
    let tables =
      arguments[1] == "words"
      ? words.tables(signs: terms.signs, openers: terms.openers) : terms.tables(folder)
    let source = """
      // Made by lexc from lexicons/.
      enum EmbeddedLexicon {
        static let tables: StaticString = "\(tables.encoded())"
      }

      """
    do {
      try source.write(toFile: arguments[3], atomically: true, encoding: .utf8)
    } catch {
      fail("cannot write \(arguments[3]): \(error)", code: 1)
    }
  }

  private static func complain(_ message: String) {
    FileHandle.standardError.write(Data((message + "\n").utf8))
  }

  private static func fail(_ message: String, code: Int32) -> Never {
    complain(message)
    exit(code)
  }
}
