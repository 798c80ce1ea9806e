import Foundation

/// A temporary folder of one test, removed with it, in which the built command runs.
final class Folder: Sendable {
  let url: URL
  /// What the command prints goes here, so that the folder itself shows what it wrote.
  private let captures: URL

  init() throws {
    let base = FileManager.default.temporaryDirectory
      .appendingPathComponent("verbatim-cli-tests-\(UUID().uuidString)", isDirectory: true)
    url = base.appendingPathComponent("work", isDirectory: true)
    captures = base.appendingPathComponent("captures", isDirectory: true)
    for folder in [url, captures] {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    }
  }

  deinit { try? FileManager.default.removeItem(at: url.deletingLastPathComponent()) }

  // MARK: - Files

  @discardableResult
  func write(_ name: String, _ text: String) throws -> String {
    try write(name, bytes: Array(text.utf8))
  }

  @discardableResult
  func write(_ name: String, bytes: [UInt8]) throws -> String {
    try Data(bytes).write(to: url.appendingPathComponent(name))
    return name
  }

  func bytes(_ name: String) throws -> [UInt8] {
    try Array(Data(contentsOf: url.appendingPathComponent(name)))
  }

  func text(_ name: String) throws -> String { String(decoding: try bytes(name), as: UTF8.self) }

  func exists(_ name: String) -> Bool {
    FileManager.default.fileExists(atPath: url.appendingPathComponent(name).path)
  }

  /// The names in the folder, hidden ones included, sorted.
  func names(_ folder: String = "") throws -> [String] {
    try FileManager.default.contentsOfDirectory(
      atPath: folder.isEmpty ? url.path : url.appendingPathComponent(folder).path
    ).sorted()
  }

  // MARK: - Running

  /// Runs `verbatim` with `arguments` and waits for its end.
  func verbatim(_ arguments: String..., input: String? = nil) throws -> Run {
    try run(Tool.url, arguments, input: input)
  }

  func verbatim(_ arguments: [String], input: String? = nil) throws -> Run {
    try run(Tool.url, arguments, input: input)
  }

  /// Runs a script in which `$VERBATIM` is the command.
  func shell(_ script: String) throws -> Run {
    try run(URL(fileURLWithPath: "/bin/bash"), ["-c", script])
  }

  private func run(_ tool: URL, _ arguments: [String], input: String? = nil) throws -> Run {
    let started = try start(tool, arguments: arguments, input: input)
    return try started.finish()
  }

  func start(_ tool: URL = Tool.url, arguments: [String], input: String? = nil) throws -> Started {
    let name = UUID().uuidString
    let files = ["in", "out", "err"].map { captures.appendingPathComponent("\(name).\($0)") }
    try Data((input ?? "").utf8).write(to: files[0])
    for file in files[1...] { try Data().write(to: file) }
    let process = Process()
    process.executableURL = tool
    process.arguments = arguments
    process.currentDirectoryURL = url
    var environment = ProcessInfo.processInfo.environment
    environment["VERBATIM"] = Tool.url.path
    environment["NO_COLOR"] = nil
    process.environment = environment
    process.standardInput = try FileHandle(forReadingFrom: files[0])
    process.standardOutput = try FileHandle(forWritingTo: files[1])
    process.standardError = try FileHandle(forWritingTo: files[2])
    try process.run()
    return Started(process: process, output: files[1], errors: files[2])
  }
}

/// A command that has been started.
struct Started {
  let process: Process
  fileprivate let output: URL
  fileprivate let errors: URL

  fileprivate init(process: Process, output: URL, errors: URL) {
    self.process = process
    self.output = output
    self.errors = errors
  }

  func finish() throws -> Run {
    // Not `waitUntilExit()`: a command that hangs must fail its test, not stop all of them.
    let deadline = Date().addingTimeInterval(50)
    while process.isRunning {
      if Date() > deadline { kill(process.processIdentifier, SIGKILL) }
      usleep(3_000)
    }
    return Run(
      status: process.terminationStatus, wasKilled: process.terminationReason == .uncaughtSignal,
      bytes: try Array(Data(contentsOf: output)),
      errors: String(decoding: try Data(contentsOf: errors), as: UTF8.self))
  }
}

/// What a command printed, and how it ended.
struct Run: Sendable {
  var status: Int32
  var wasKilled: Bool
  var bytes: [UInt8]
  var errors: String

  var output: String { String(decoding: bytes, as: UTF8.self) }
  /// The lines of standard output, without a last empty one.
  var lines: [String] {
    var lines = output.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    if lines.last == "" { lines.removeLast() }
    return lines
  }
}

enum Tool {
  /// The built command: beside the test binary, or in the package's debug folder.
  static let url: URL = {
    let beside = URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent()
      .appendingPathComponent("verbatim")
    if FileManager.default.isExecutableFile(atPath: beside.path) { return beside }
    return packageFolder.appendingPathComponent(".build/debug/verbatim")
  }()

  static let packageFolder = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()
}
