import Foundation
import VerbatimAutomata
import VerbatimLexicon
import VerbatimSegmentation

/// `lexc words|terms LEXICONS OUTPUT.swift`: compiles lexicon files into Swift source that holds
/// them as one string literal. The build runs it for the segmenter and for the engine.
///
/// `lexc segment LEXICONS [CONVENTION | vi]`: segments Thai or Vietnamese lines of standard input with
/// the lexicons as they are, to try a change of them without a build.
@main
struct LexiconCompiler {
  static func main() throws {
    let arguments = CommandLine.arguments
    if arguments.count >= 3, arguments[1] == "segment" { return try segment(arguments) }
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
    let source = #"""
      // Made by lexc from lexicons/.
      enum EmbeddedLexicon {
        static let tables: StaticString = #"\#(tables.encoded())"#
      }

      """#
    try source.write(toFile: arguments[3], atomically: true, encoding: .utf8)
  }

  private static func segment(_ arguments: [String]) throws {
    var folder = LexiconFolder(texts: try texts(of: URL(fileURLWithPath: arguments[2])))
    let words = WordCompiler(&folder)
    for error in folder.errors.prefix(20) {
      FileHandle.standardError.write(Data("error: \(error)\n".utf8))
    }
    var segmenter = Segmenter(tables: WordTables(words.tables()))
    segmenter.thaiConvention = ThaiConvention.allCases.first { "\($0)" == arguments.last }
    let language = Language(code: arguments.last ?? "") ?? .thai
    while let line = readLine() {
      print(segmenter.words(in: line, language: language).joined(separator: "\t"))
    }
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
