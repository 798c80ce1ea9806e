import Foundation
import Testing

/// What shells and manuals are made from.
@Suite(.timeLimit(.minutes(20))) struct ShellTests {
  private static let commands = [
    "report", "check", "tag", "discover", "drivers", "compare", "segments", "trends", "actions",
    "segment", "taxonomy", "learn", "evaluate",
  ]

  @Test(arguments: ["bash", "zsh", "fish"])
  func completion(shell: String) throws {
    let folder = try Folder()
    let run = try folder.verbatim("--generate-completion-script", shell)
    #expect(run.status == 0)
    for word in Self.commands + ["--text-column", "--sqlite"] {
      let plain = shell == "fish" ? word.replacingOccurrences(of: "--", with: "") : word
      #expect(run.output.contains(plain), "\(word)")
    }
    guard shell == "bash" else { return }
    // It is bash, and offers what it says.
    try folder.write("completion.bash", run.output)
    let offered = try folder.shell(
      """
      bash -n completion.bash && source completion.bash
      COMP_WORDS=(verbatim re) COMP_CWORD=1 COMP_LINE="verbatim re" COMP_POINT=11
      _verbatim verbatim re verbatim; echo "${COMPREPLY[@]}"
      """)
    #expect(offered.errors == "", "\(offered.errors)")
    #expect(offered.lines == ["report"])
  }

  /// Rows, speed and time left for whoever waits at a terminal; nothing for a file or pipe.
  @Test func progressIsShownOnATerminalOnly() throws {
    let folder = try Folder()
    let row = "slow app, \(String(repeating: "great staff and late delivery ", count: 10))"
    try folder.write("in.csv", CSV.text([["comment"]] + Array(repeating: [row], count: 3_000)))
    let quiet = try folder.verbatim("tag", "in.csv", "--output", "x.jsonl")
    #expect(quiet.errors == "")
    let hasTerminals = try folder.shell("script -qec true /dev/null")
    guard hasTerminals.status == 0 else { return }
    let shown = try folder.shell(
      #"script -qec '"$VERBATIM" tag in.csv --output x.jsonl' /dev/null"#)
    let line = try Regex(#"\d+ rows  \d+(\.\d)? MB/s  \d+ %  \d+ (s|min) left"#)
    #expect(shown.output.firstMatch(of: line) != nil, "\(shown.output)")
  }

  @Test func anUnknownShellIsToldWhichThereAre() throws {
    let run = try Folder().verbatim("--generate-completion-script", "tcsh")
    #expect(run.status == 2)
    #expect(run.errors.contains("tcsh"))
  }

  /// The manual page is generated from this: each command and each option says what it is for.
  @Test func everyOptionIsExplained() throws {
    let run = try Folder().verbatim("--experimental-dump-help")
    #expect(run.status == 0)
    let help = try JSON(run.output)
    var seen: [String] = []
    func check(_ command: JSON, _ path: String) {
      let name = command["commandName"]?.string ?? ""
      seen.append(name)
      #expect(command["abstract"]?.string?.isEmpty == false, "\(path) \(name)")
      for argument in command["arguments"]?.array ?? [] {
        let option = argument["valueName"]?.string ?? ""
        #expect(argument["abstract"]?.string?.isEmpty == false, "\(path) \(name): \(option)")
      }
      for child in command["subcommands"]?.array ?? [] where child["commandName"]?.string != "help"
      {
        check(child, "\(path) \(name)")
      }
    }
    if let root = help["command"] { check(root, "") }
    for name in Self.commands { #expect(seen.contains(name), "\(name)") }
  }
}
