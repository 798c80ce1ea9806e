import Glibc

/// The options of a benchmark: `--name value`, and flags.
package struct Arguments: Sendable {
  private var values: [String: String] = [:]
  private var flags: Set<String> = []

  package init(options: Set<String>, flags known: Set<String>, usage: String) {
    var words = CommandLine.arguments.dropFirst()[...]
    while let word = words.popFirst() {
      if word == "--help" || word == "-h" {
        Terminal.say(usage)
        exit(0)
      } else if known.contains(word) {
        flags.insert(word)
      } else if options.contains(word), let value = words.popFirst() {
        values[word] = value
      } else {
        BenchmarkError("'\(word)' is no option here, or has no value.\n\(usage)").exit(2)
      }
    }
  }

  package func has(_ flag: String) -> Bool { flags.contains(flag) }

  package func text(_ name: String) -> String? { values[name] }

  package func count(_ name: String, default standard: Int) -> Int {
    guard let text = values[name] else { return standard }
    guard let number = Int(text), number > 0 else {
      BenchmarkError("\(name) wants a number above 0, not '\(text)'.").exit(2)
    }
    return number
  }
}
