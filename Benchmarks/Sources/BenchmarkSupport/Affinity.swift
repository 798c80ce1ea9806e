import BenchmarkPlatform
import Glibc

/// The cores a thread may run on. Processes inherit those of the thread that starts them.
package enum Affinity {
  /// The cores this thread may run on, rising.
  package static var current: [Int] {
    var cores = [Int32](repeating: 0, count: 1024)
    let count = unsafe benchmark_cores(&cores, Int32(cores.count))
    return count > 0 ? cores.prefix(Int(count)).map { Int($0) } : [0]
  }

  /// Keeps this thread, and the processes it starts from now on, on these cores.
  package static func pin(to cores: [Int]) throws(BenchmarkError) { try pin(0, to: cores) }

  static func pin(_ thread: pid_t, to cores: [Int]) throws(BenchmarkError) {
    let numbers = cores.map { Int32($0) }
    guard unsafe benchmark_pin(thread, numbers, Int32(numbers.count)) == 0 else {
      throw .system("pin to cores \(cores)")
    }
  }
}
