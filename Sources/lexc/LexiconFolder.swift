import Foundation
import VerbatimAutomata

/// The lexicon files of the repository, by language.
struct LexiconFolder {
  static let languages = ["vi", "th", "en"]

  let root: URL
  private(set) var errors: [LexiconError] = []

  init(path: String) { root = URL(fileURLWithPath: path) }

  /// Reads one file if it exists and collects its errors.
  mutating func read(_ path: String, columns: [String], keyColumns: Int) -> LexiconFile? {
    let url = root.appendingPathComponent(path)
    guard let data = try? Data(contentsOf: url) else { return nil }
    guard let text = String(data: data, encoding: .utf8), !data.contains(0) else {
      errors.append(
        LexiconError(
          file: path, line: 1, column: 0, problem: "the file is not UTF-8 or holds a NUL",
          mend: "save it as UTF-8"))
      return nil
    }
    let (file, found) = LexiconFile.check(
      name: path, text: text, columns: columns, keyColumns: keyColumns)
    errors += found
    return file
  }

  mutating func report(_ error: LexiconError) { errors.append(error) }

  /// The names of the files in `folder` that match, sorted.
  func files(in folder: String, prefix: String = "", suffix: String) -> [String] {
    let names =
      (try? FileManager.default.contentsOfDirectory(
        atPath: root.appendingPathComponent(folder).path)) ?? []
    return names.filter { $0.hasPrefix(prefix) && $0.hasSuffix(suffix) }.sorted()
      .map { "\(folder)/\($0)" }
  }

  func text(_ path: String) -> String {
    (try? String(contentsOf: root.appendingPathComponent(path), encoding: .utf8)) ?? ""
  }
}
