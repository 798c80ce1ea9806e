import VerbatimIO

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// What the command asks the operating system.
enum Machine {
  static var cores: Int { Int(sysconf(Int32(_SC_NPROCESSORS_ONLN))) }

  static var isErrorTerminal: Bool { isatty(2) == 1 }
  static var isOutputTerminal: Bool { isatty(1) == 1 }

  /// Whether output may be coloured: on a terminal, unless NO_COLOR is set (no-color.org).
  static var wantsColor: Bool {
    unsafe isOutputTerminal && getenv("NO_COLOR") == nil
  }

  /// The width of the terminal, 100 where there is none.
  static var terminalWidth: Int {
    var size = winsize()
    guard unsafe ioctl(1, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return 100 }
    return Int(size.ws_col)
  }

  /// Whether two paths lead to one file, by name or by what is there.
  static func isSameFile(_ first: String, _ second: String) -> Bool {
    if first == second { return true }
    var one = stat()
    var other = stat()
    guard unsafe stat(first, &one) == 0, unsafe stat(second, &other) == 0 else { return false }
    return one.st_dev == other.st_dev && one.st_ino == other.st_ino
      && one.st_mode & S_IFMT == S_IFREG
  }

  /// Makes a folder, and those above it, where they are missing.
  static func makeFolder(_ path: String) throws {
    guard unsafe mkdir(path, 0o777) != 0 else { return }
    var problem = errno
    if problem == ENOENT, let slash = path.lastIndex(of: "/"), slash > path.startIndex {
      try makeFolder(String(path[..<slash]))
      guard unsafe mkdir(path, 0o777) != 0 else { return }
      problem = errno
    }
    if problem == EEXIST {
      if isFolder(path) { return }
      problem = ENOTDIR
    }
    throw ReadingError(
      .cannotWrite, file: path, expected: "a folder to write to",
      found: unsafe String(cString: strerror(problem)), mend: "Choose another with --output.")
  }

  private static func isFolder(_ path: String) -> Bool {
    var information = stat()
    return unsafe stat(path, &information) == 0 && information.st_mode & S_IFMT == S_IFDIR
  }

  static func removeFile(_ path: String) { _ = unsafe unlink(path) }

  /// Today in local time, as 2026-11-22.
  static var today: String {
    var now = time(nil)
    var parts = unsafe tm()
    _ = unsafe localtime_r(&now, &parts)
    func two(_ number: Int32) -> String { number < 10 ? "0\(number)" : "\(number)" }
    return unsafe "\(parts.tm_year + 1900)-\(two(parts.tm_mon + 1))-\(two(parts.tm_mday))"
  }

  static func fileSize(_ path: String) -> Int? {
    var information = stat()
    guard unsafe stat(path, &information) == 0, information.st_size > 0 else { return nil }
    return Int(information.st_size)
  }
}

enum StandardError {
  static func write(_ text: String) {
    var output = BufferedOutput(descriptor: 2, name: "standard error")
    try? output.write(Array(text.utf8))
    try? output.flush()
  }
}

/// A whole small file, such as a taxonomy.
enum TextFile {
  static func read(_ path: String) throws -> String {
    var source = try ByteSource.open(path)
    return String(decoding: try source.readAll(), as: UTF8.self)
  }

  static func lines(_ path: String) throws -> [Substring] {
    try read(path).split { $0 == "\n" || $0 == "\r\n" }
  }
}
