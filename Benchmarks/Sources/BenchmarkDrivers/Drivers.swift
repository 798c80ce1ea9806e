import BenchmarkSupport

/// `verbatim drivers` and `verbatim segments` as whole processes on tagged surveys of several sizes.
@main
struct Drivers {
  static let usage = """
    Measures `verbatim drivers` and `verbatim segments` on tagged comments.

    usage: swift run -c release --package-path Benchmarks drivers [options]

      --comments N     comments of the largest survey (1000000); a quarter and a half of it as well
      --resamples N    resamples for the intervals (1000)
      --runs R         runs of everything, medians are shown (1)
      --command PATH   measure this command instead of building it
    """

  static func main() {
    let arguments = Arguments(
      options: ["--comments", "--resamples", "--runs", "--command"], flags: [], usage: usage)
    do {
      try TemporaryFolder.use { scratch throws(BenchmarkError) in
        try measure(arguments, scratch)
      }
    } catch {
      error.exit()
    }
  }

  private static func measure(_ arguments: Arguments, _ scratch: String) throws(BenchmarkError) {
    let repository = try Repository()
    let verbatim = try repository.command(
      builtAt: arguments.text("--command"), scratch: scratch)
    let largest = arguments.count("--comments", default: 1_000_000)
    let resamples = arguments.count("--resamples", default: 1_000)
    let runs = arguments.count("--runs", default: 1)
    let cores = Array(Affinity.current.prefix(2))
    let groups = SurveyTable.columns.map(\.0).joined(separator: ",")
    var table = Table("what", "comments", "CPU s", "wall s", "cores used", "peak MB", "CPU µs each")
    var first: [String: Double] = [:]
    var remarks: [String] = []
    for count in [largest / 4, largest / 2, largest] where count > 0 {
      let path = "\(scratch)/survey-\(count).csv"
      var survey = SurveyTable()
      try survey.write(count, to: path)
      for (name, options) in [
        ("drivers", ["--adjust", "touchpoint", "--resamples", "\(resamples)"]),
        ("segments", ["--by", groups]),
      ] {
        var (cpu, wall, peak) = ([Double](), [Double](), 0)
        for _ in 0..<runs {
          var command = Command(
            verbatim,
            [name, path, "--score", "NPS", "--scale", "nps", "--themes-column", "themes"]
              + ["--format", "json"] + options)
          command.cores = cores
          command.looks = 12_000
          command.output = "\(scratch)/\(name).json"
          command.errors = "\(scratch)/errors.txt"
          let run = try command.runChecked()
          guard File.size(command.output) > 10_000 else {
            throw BenchmarkError("\(name) of \(count) comments wrote too little")
          }
          cpu.append(run.cpuSeconds)
          wall.append(run.wallSeconds)
          peak = max(peak, run.peakBytes)
        }
        let (cpuMedian, wallMedian) = (median(cpu), median(wall))
        let each = cpuMedian / Double(count) * 1e6
        table.add(
          name, Double(count).formatted(), cpuMedian.formatted(2), wallMedian.formatted(2),
          (cpuMedian / wallMedian).formatted(2), (Double(peak) / 1e6).formatted(),
          each.formatted(2))
        if let known = first[name] {
          if count == largest {
            remarks.append(
              "\(name): a comment takes \((each / known).formatted(2)) times the CPU of one in the "
                + "smallest survey.")
          }
        } else {
          first[name] = each
        }
      }
    }
    let host = Host(repository: repository.root, scratch: scratch)
    Terminal.say("\n\(host.description)\n")
    Terminal.say(
      "\(SurveyTable.themes) themes, \(SurveyTable.columns.count) columns of groups, "
        + "\(resamples) resamples, \(cores.count) cores\n\n\(table.text)\n")
    for remark in remarks { Terminal.say(remark) }
  }

  private static func median(_ values: [Double]) -> Double {
    let sorted = values.sorted()
    return sorted[sorted.count / 2]
  }
}
