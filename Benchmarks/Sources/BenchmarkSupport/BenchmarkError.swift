import Glibc

/// Why a benchmark has no figure.
package struct BenchmarkError: Error, CustomStringConvertible {
  package let description: String

  package init(_ description: String) { self.description = description }

  /// What the operating system refused to do, with its reason.
  static func system(_ what: String) -> BenchmarkError {
    BenchmarkError("cannot \(what): \(unsafe String(cString: strerror(errno)))")
  }

  /// Ends the program with this error.
  package func exit(_ status: Int32 = 1) -> Never {
    Terminal.complain("benchmark: \(description)")
    Glibc.exit(status)
  }
}
