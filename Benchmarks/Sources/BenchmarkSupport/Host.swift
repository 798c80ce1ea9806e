import Glibc

/// What the figures were measured on, and of what.
package struct Host: Sendable {
  package let processor: String
  package let cores: Int
  /// As `swift --version` says it.
  package let swift: String
  /// The commit of the repository; a plus behind it when files outside Benchmarks/ have changed.
  package let commit: String

  package init(repository: String, scratch folder: String) {
    processor = Self.processorName
    cores = sysconf(Int32(_SC_NPROCESSORS_ONLN))
    let version = try? Command("swift", ["--version"]).captured(in: folder)
    let words = version?.split(whereSeparator: \.isWhitespace) ?? []
    swift =
      words.firstIndex(of: "version").flatMap { $0 + 1 < words.count ? String(words[$0 + 1]) : nil }
      ?? "unknown"
    func git(_ arguments: String...) -> String? {
      try? Command("git", ["-C", repository] + arguments).captured(in: folder)
    }
    let changes = git("status", "--porcelain", "--", ".", ":!Benchmarks") ?? ""
    commit = git("rev-parse", "--short", "HEAD").map { $0 + (changes.isEmpty ? "" : "+") } ?? "none"
  }

  /// One line about the machine.
  package var description: String {
    "\(processor), \(cores) cores; Swift \(swift); commit \(commit); load \(Self.load)"
  }

  /// How many processes wanted a core in the last minute.
  package static var load: String {
    guard let text = try? File.text("/proc/loadavg") else { return "unknown" }
    return text.split(separator: " ").first.map(String.init) ?? "unknown"
  }

  private static var processorName: String {
    guard let text = try? File.text("/proc/cpuinfo") else { return "unknown processor" }
    for line in text.split(separator: "\n") where line.hasPrefix("model name") {
      return line.split(separator: ":").dropFirst().joined().drop { $0 == " " }.description
    }
    return "unknown processor"
  }
}

/// The folders of the repository.
package struct Repository: Sendable {
  package let root: String
  package var benchmarks: String { root + "/Benchmarks" }

  /// The repository that the working folder is the root or the Benchmarks folder of.
  package init() throws(BenchmarkError) {
    for folder in [".", ".."] where File.exists(folder + "/corpora/samples") {
      if let path = unsafe realpath(folder, nil) {
        defer { unsafe free(path) }
        root = unsafe String(cString: path)
        return
      }
    }
    throw BenchmarkError(
      """
      corpora/samples is not here. Run from the root of the repository:
        swift run -c release --package-path Benchmarks end-to-end
      """)
  }

  /// The command: the one at `given`, or else built here.
  package func command(
    builtAt given: String?, scratch: String
  ) throws(BenchmarkError) -> String {
    if let given { return given }
    Terminal.say("building verbatim …")
    var build = Command(
      "swift", ["build", "-c", "release", "--product", "verbatim", "--package-path", root])
    build.output = scratch + "/build.txt"
    build.errors = build.output
    _ = try build.runChecked()
    return root + "/.build/release/verbatim"
  }
}
