import BenchmarkSupport

/// Public segmenters in a virtual environment of the benchmark's own.
struct Peers {
  /// A public segmenter.
  struct Peer: Sendable {
    /// As `peers/segmenters.py` calls it.
    let name: String
    let language: CommentSet.Name
    /// What pip installs for it; nil when only the user can.
    let packages: [String]?
    /// What must be importable.
    let module: String
  }

  static let all: [Peer] = [
    Peer(name: "ICU th", language: .thai, packages: ["PyICU"], module: "icu"),
    Peer(name: "nlpo3", language: .thai, packages: ["nlpo3", "pythainlp"], module: "nlpo3"),
    Peer(name: "PyThaiNLP newmm", language: .thai, packages: ["pythainlp"], module: "pythainlp"),
    Peer(name: "BudouX", language: .thai, packages: ["budoux"], module: "budoux"),
    Peer(name: "ICU vi", language: .vietnamese, packages: ["PyICU"], module: "icu"),
    Peer(
      name: "coccoc-tokenizer", language: .vietnamese, packages: nil, module: "CocCocTokenizer"),
    Peer(name: "pyvi", language: .vietnamese, packages: ["pyvi"], module: "pyvi"),
    Peer(
      name: "underthesea", language: .vietnamese, packages: ["underthesea"], module: "underthesea"),
    Peer(name: "ICU en", language: .english, packages: ["PyICU"], module: "icu"),
  ]

  private let python: String
  private let script: String
  private let scratch: String
  private(set) var installed: [Peer] = []

  /// Makes the environment when there is none yet, and installs what is missing. Peers that cannot be
  /// installed are left out and named.
  init(_ repository: Repository, scratch: String) {
    let environment = repository.benchmarks + "/.venv-segmenters"
    python = environment + "/bin/python"
    script = repository.benchmarks + "/peers/segmenters.py"
    self.scratch = scratch
    do {
      if !File.exists(python) {
        Terminal.say("making \(environment) …")
        try run("python3", "-m", "venv", environment)
      }
    } catch {
      Terminal.complain("going on without peers: \(error)")
      return
    }
    for peer in Self.all {
      if !has(peer.module), let packages = peer.packages {
        Terminal.say("installing \(packages.joined(separator: ", ")) from PyPI …")
        var install = Command(
          python, ["-m", "pip", "install", "--quiet", "--disable-pip-version-check"] + packages)
        install.errors = scratch + "/pip.txt"
        _ = try? install.run()
      }
      if has(peer.module) {
        installed.append(peer)
      } else {
        Terminal.complain("going on without \(peer.name): it is not installed and cannot be")
      }
    }
  }

  /// What a peer made of a file.
  struct Figures {
    var cpuSeconds: Double
    var words: Int
    var changedLines: Int
    var version: String
  }

  func run(_ peer: Peer, _ path: String) throws(BenchmarkError) -> Figures {
    let said = try Command(python, [script, peer.name, path]).captured(in: scratch)
    guard let line = said.split(separator: "\n").last,
      let seconds = Self.field("cpu_seconds", line).flatMap({ Double($0) }),
      let words = Self.field("words", line).flatMap({ Int($0) }),
      let changed = Self.field("changed_lines", line).flatMap({ Int($0) }),
      let version = Self.field("version", line)
    else { throw BenchmarkError("\(peer.name) printed '\(said.suffix(200))'") }
    return Figures(cpuSeconds: seconds, words: words, changedLines: changed, version: version)
  }

  /// A field of the one flat object that the script prints.
  private static func field(_ name: String, _ object: Substring) -> String? {
    let parts = object.split(separator: "\"\(name)\": ", maxSplits: 1)
    guard parts.count == 2 else { return nil }
    return String(parts[1].prefix { $0 != "," && $0 != "}" }.filter { $0 != "\"" })
  }

  private func has(_ module: String) -> Bool {
    var command = Command(python, ["-c", "import \(module)"])
    command.errors = "/dev/null"
    return (try? command.run())?.status == 0
  }

  private func run(_ program: String, _ arguments: String...) throws(BenchmarkError) {
    var command = Command(program, arguments)
    command.errors = scratch + "/peers.txt"
    _ = try command.runChecked()
  }
}
