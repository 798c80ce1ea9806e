import BenchmarkSupport
import Verbatim

/// How long the first engine of a process takes: measured in processes of its own, because the
/// second one shares the lexicons that the first has unpacked.
struct FirstEngine {
  private(set) var engine = Samples()
  private(set) var cpu = Samples()
  private(set) var comment = Samples()

  static func measure(
    processes: Int, scratch: String
  ) throws(BenchmarkError) -> FirstEngine {
    var result = FirstEngine()
    for _ in 0..<processes {
      let said = try Command("/proc/self/exe", ["--first-engine"]).captured(in: scratch)
      guard let engine = JSON.value("engine", in: said).flatMap(Double.init),
        let cpu = JSON.value("cpu", in: said).flatMap(Double.init),
        let comment = JSON.value("comment", in: said).flatMap(Double.init)
      else { throw BenchmarkError("no figures in '\(said)'") }
      result.engine.add(engine)
      result.cpu.add(cpu)
      result.comment.add(comment)
    }
    return result
  }

  /// Makes the first engine of this process and prints its figures.
  static func measureHere() throws(BenchmarkError) {
    let (wall, cpu) = (Clock.wall, Clock.thread)
    let engine = try Engine.makeEngine()
    let (madeWall, madeCPU) = (Clock.wall, Clock.thread)
    let comment = engine.tag("Giao hàng chậm nhưng nhân viên dễ thương 😊")
    let tagged = Clock.wall
    guard comment.themes.map(\.theme).contains("delivery.speed") else {
      throw BenchmarkError("the first comment has the themes \(comment.themes.map(\.theme))")
    }
    Terminal.say(
      """
      {"engine":\(madeWall - wall),"cpu":\(madeCPU - cpu),"comment":\(tagged - madeWall)}
      """)
  }
}
