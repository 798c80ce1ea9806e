import BenchmarkSupport

/// VADER in a virtual environment of the benchmark's own.
struct Peer: Sendable {
  let python: String
  let script: String

  /// Makes the environment when there is none yet.
  ///
  /// - Throws: `BenchmarkError` with the reason, when there is no python3 or no network.
  init(_ repository: Repository, scratch: String) throws(BenchmarkError) {
    let environment = repository.benchmarks + "/.venv"
    python = environment + "/bin/python"
    script = repository.benchmarks + "/peers/vader.py"
    if isReady { return }
    let log = scratch + "/peer.txt"
    func step(_ program: String, _ arguments: String...) throws(BenchmarkError) {
      var command = Command(program, arguments)
      command.errors = log
      _ = try command.runChecked()
    }
    Terminal.say("making \(environment) with VADER from PyPI …")
    try step("python3", "-m", "venv", environment)
    try step(
      python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--requirement",
      repository.benchmarks + "/peers/requirements.txt")
    guard isReady else { throw BenchmarkError("vaderSentiment was installed but does not start") }
  }

  private var isReady: Bool {
    guard File.exists(python) else { return false }
    var command = Command(python, ["-c", "import vaderSentiment.vaderSentiment"])
    command.errors = "/dev/null"
    return (try? command.run())?.status == 0
  }
}
