import BenchmarkSupport

/// The measured candidates, as a table for people and as rows of `record/end-to-end.csv`.
struct Report {
  let host: Host
  let runs: Int
  let candidates: [Candidate]
  let peer: Candidate?

  var table: String {
    var table = Table(
      "what", "comments", "per CPU s", "MB/s", "wall s", "peak MB", "x VADER", "x its loop")
    for candidate in candidates + (peer.map { [$0] } ?? []) {
      let (process, loop) = ratios(candidate)
      table.add(
        candidate.title, Double(candidate.input.comments).formatted(),
        candidate.commentsPerCPUSecond.formatted(), candidate.megabytesPerSecond.formatted(1),
        candidate.wall.median.formatted(2),
        (candidate.peakIsBound ? "<" : "") + candidate.peakMegabytes.formatted(1),
        process.formatted(1), loop.formatted(1))
    }
    if let peer, !peer.loop.values.isEmpty {
      table.add(
        "VADER, \(peer.input.language), loop only", Double(peer.input.comments).formatted(),
        peer.loopCommentsPerCPUSecond.formatted(), "–", "–", "–",
        (peer.loopCommentsPerCPUSecond / peer.commentsPerCPUSecond).formatted(1), "1.0")
    }
    return table.text
  }

  /// What the table does not say, one remark a line.
  var remarks: [String] {
    var remarks = [
      runs == 1
        ? "One run."
        : "Medians of \(runs) runs, taken in turn; CPU seconds of the runs differ by up to "
          + "\((spread * 100).formatted()) %."
    ]
    for many in candidates where many.workers > 1 {
      guard let one = candidates.first(where: { $0.input.path == many.input.path })
      else { continue }
      remarks.append(
        "\(many.input.language): \(many.workers) workers are "
          + "\((one.wall.median / many.wall.median).formatted(2)) times as fast as one by the clock."
      )
      remarks.append(
        "They wrote the same \(one.checksum?.lines ?? 0) rows, FNV-1a "
          + "\(one.checksum?.description ?? "").")
    }
    if peer == nil { remarks.append("No ratio: VADER was not there (see above).") }
    let starved = candidates.filter { $0.share < 0.9 }
    if let least = starved.map(\.share).min() {
      remarks.append(
        "The machine was busy: a worker had down to \((least * 100).formatted()) % of its core, so")
      remarks.append("MB/s, wall time and the speed-up say little; compare CPU seconds.")
    }
    return remarks
  }

  static let header =
    "date,commit,machine,swift,load,what,comments,runs,comments_per_cpu_second,mb_per_second,"
    + "wall_seconds,core_share,peak_mb,vs_vader_process,vs_vader_loop,input_fnv1a,output_fnv1a\n"

  /// Adds a row for each candidate to the record.
  func append(to path: String) throws(BenchmarkError) {
    let isNew = File.size(path) == 0
    var file = try OutputFile(path, appending: true)
    if isNew { try file.write(Self.header.utf8) }
    let load = Host.load
    func row(_ what: String, _ candidate: Candidate, _ figures: [String]) -> String {
      ([
        Clock.today, host.commit, "\(host.processor) x \(host.cores)", host.swift, load, what,
        "\(candidate.input.comments)", "\(runs)",
      ] + figures).map { field in
        field.contains(where: { ",\"\n".contains($0) })
          ? "\"\(field.map { $0 == "\"" ? "\"\"" : String($0) }.joined())\"" : field
      }.joined(separator: ",") + "\n"
    }
    for candidate in candidates + (peer.map { [$0] } ?? []) {
      let (process, loop) = ratios(candidate)
      let figures = [
        candidate.commentsPerCPUSecond.formatted(grouping: false),
        candidate.megabytesPerSecond.formatted(2, grouping: false),
        candidate.wall.median.formatted(3, grouping: false),
        candidate.share.formatted(2, grouping: false),
        candidate.peakIsBound ? "" : candidate.peakMegabytes.formatted(1, grouping: false),
        process.formatted(2, grouping: false), loop.formatted(2, grouping: false),
        candidate.input.checksum.description, candidate.checksum?.description ?? "",
      ]
      try file.write(row(candidate.title, candidate, figures).utf8)
    }
    if let peer, !peer.loop.values.isEmpty {
      let figures = [
        peer.loopCommentsPerCPUSecond.formatted(grouping: false), "", "", "", "",
        (peer.loopCommentsPerCPUSecond / peer.commentsPerCPUSecond).formatted(2, grouping: false),
        "1.00", peer.input.checksum.description, "",
      ]
      try file.write(row("VADER, \(peer.input.language), loop only", peer, figures).utf8)
    }
    try file.close()
  }

  /// Comments a CPU second over those of the peer, as a whole process and in its loop alone; only
  /// on the peer's own input, because other languages are not its job.
  private func ratios(_ candidate: Candidate) -> (process: Double, loop: Double) {
    guard let peer, peer.input.path == candidate.input.path else { return (.nan, .nan) }
    return (
      candidate.commentsPerCPUSecond / peer.commentsPerCPUSecond,
      candidate.commentsPerCPUSecond / peer.loopCommentsPerCPUSecond
    )
  }

  private var spread: Double {
    (candidates + (peer.map { [$0] } ?? [])).map(\.cpu.spread).max() ?? 0
  }
}
