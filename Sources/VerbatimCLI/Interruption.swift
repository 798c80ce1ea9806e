#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// What happens when a person or the system stops the command.
enum Interruption {
  /// Says how to go on before the process ends.
  static func explain() {
    for number in [SIGINT, SIGTERM, SIGHUP] {
      // Only what may be called in a signal handler: no memory is allocated.
      _ = signal(number) { number in
        let text: StaticString =
          "\nverbatim: interrupted; the same command with --resume goes on where it stopped\n"
        _ = unsafe write(2, text.utf8Start, text.utf8CodeUnitCount)
        _ = signal(number, SIG_DFL)
        raise(number)
      }
    }
  }
}
