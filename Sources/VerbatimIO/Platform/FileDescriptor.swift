#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// What the operating system said when a call on a file failed.
struct SystemFailure: Error, Equatable {
  var number: Int32

  static var last: SystemFailure { SystemFailure(number: errno) }

  var isMissing: Bool { number == ENOENT || number == ENOTDIR }
  var isRefused: Bool { number == EACCES || number == EPERM }
  var isBrokenPipe: Bool { number == EPIPE }
  var isTaken: Bool { number == EEXIST }

  static let isDirectory = SystemFailure(number: EISDIR)
  static let nameTaken = SystemFailure(number: EEXIST)

  /// The system's own words, such as "No space left on device".
  var text: String {
    guard let words = unsafe strerror(number) else { return "error \(number)" }
    return unsafe String(cString: words)
  }
}

/// An open file, pipe or terminal. The one place that reads and writes through the system.
struct FileDescriptor: Sendable, Equatable {
  var number: Int32

  static let standardInput = FileDescriptor(number: 0)
  static let standardOutput = FileDescriptor(number: 1)

  static func openForReading(_ path: String) throws(SystemFailure) -> FileDescriptor {
    try retrying { unsafe open(path, O_RDONLY | O_CLOEXEC) }
  }

  /// Creates a file that must not exist yet, readable as the user's umask allows.
  static func createNew(_ path: String) throws(SystemFailure) -> FileDescriptor {
    try retrying { unsafe open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666) }
  }

  /// Opens what is there already, such as a pipe or a device.
  static func openForWriting(_ path: String) throws(SystemFailure) -> FileDescriptor {
    try retrying { unsafe open(path, O_WRONLY | O_CLOEXEC) }
  }

  /// Opens a file to go on writing it, and creates it where there is none.
  static func openOrCreate(_ path: String) throws(SystemFailure) -> FileDescriptor {
    try retrying { unsafe open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o666) }
  }

  private static func retrying(_ call: () -> Int32) throws(SystemFailure) -> FileDescriptor {
    while true {
      let number = call()
      if number >= 0 { return FileDescriptor(number: number) }
      guard errno == EINTR else { throw .last }
    }
  }

  var isDirectory: Bool {
    var information = stat()
    guard unsafe fstat(number, &information) == 0 else { return false }
    return information.st_mode & S_IFMT == S_IFDIR
  }

  /// Reads up to `count` bytes more, behind what `bytes` holds; 0 at the end.
  func read(_ count: Int, onto bytes: inout [UInt8]) throws(SystemFailure) -> Int {
    while true {
      var got = 0
      bytes.append(addingCapacity: count) { room in
        unsafe room.withUnsafeMutableBufferPointer { room, filled in
          guard let start = room.baseAddress else { return }
          #if canImport(Glibc)
            got = unsafe Glibc.read(number, start, count)
          #elseif canImport(Musl)
            got = unsafe Musl.read(number, start, count)
          #else
            got = unsafe Darwin.read(number, start, count)
          #endif
          filled = max(got, 0)
        }
      }
      if got >= 0 { return got }
      guard errno == EINTR else { throw .last }
    }
  }

  /// Writes all of `bytes`, in as many calls as the system asks for.
  func writeAll(_ bytes: [UInt8]) throws(SystemFailure) {
    var done = 0
    while done < bytes.count {
      let sent = unsafe bytes.withUnsafeBytes { all in
        guard let start = all.baseAddress else { return 0 }
        return unsafe write(number, start + done, all.count - done)
      }
      if sent >= 0 {
        done += sent
      } else if errno == EAGAIN {
        var waiting = pollfd(fd: number, events: Int16(POLLOUT), revents: 0)
        _ = unsafe poll(&waiting, 1, -1)
      } else if errno != EINTR {
        throw .last
      }
    }
  }

  /// Claims the file for this process, until it is closed; false if another one has it.
  func claim() -> Bool { flock(number, LOCK_EX | LOCK_NB) == 0 }

  var size: Int {
    var information = stat()
    return unsafe fstat(number, &information) == 0 ? Int(information.st_size) : 0
  }

  /// Cuts the file off behind `size` bytes and goes on there.
  func cut(to size: Int) throws(SystemFailure) {
    while ftruncate(number, off_t(size)) != 0 {
      guard errno == EINTR else { throw .last }
    }
    guard lseek(number, off_t(size), SEEK_SET) >= 0 else { throw .last }
  }

  func synchronize() throws(SystemFailure) {
    while fsync(number) != 0 {
      if errno == EINVAL || errno == EROFS { return }  // a pipe or device: nothing to keep
      guard errno == EINTR else { throw .last }
    }
  }

  func closeQuietly() {
    #if canImport(Glibc)
      _ = Glibc.close(number)
    #elseif canImport(Musl)
      _ = Musl.close(number)
    #else
      _ = Darwin.close(number)
    #endif
  }
}

/// Calls on names of files, and the settings of the process.
package enum FileNames {
  static func move(_ old: String, to new: String) throws(SystemFailure) {
    guard unsafe rename(old, new) == 0 else { throw .last }
  }

  /// The file to which a link leads, so that it is replaced and not the link; `path` for anything else.
  static func target(_ path: String) -> String {
    var path = path
    // As many as systems follow.
    for _ in 0..<40 {
      guard let next = link(path) else { break }
      let slash = path.lastIndex(of: "/").map { path.index(after: $0) } ?? path.startIndex
      path = next.hasPrefix("/") ? next : path[..<slash] + next
    }
    return path
  }

  /// What a symbolic link says; `nil` for anything else.
  private static func link(_ path: String) -> String? {
    var room = [CChar](repeating: 0, count: Int(PATH_MAX))
    let count = unsafe readlink(path, &room, room.count)
    guard count > 0 else { return nil }
    return String(decoding: room[..<count].map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  package enum Kind: Sendable { case file, directory, special }

  /// What stands under a name; `nil` for nothing.
  package static func kind(_ path: String) -> Kind? {
    var information = stat()
    guard unsafe stat(path, &information) == 0 else { return nil }
    switch information.st_mode & S_IFMT {
    case S_IFREG: return .file
    case S_IFDIR: return .directory
    default: return .special
    }
  }

  package static func removeQuietly(_ path: String) { _ = unsafe unlink(path) }

  static var processNumber: Int32 { getpid() }

  /// Makes a write to a closed pipe return an error, where the default ends the process.
  static func reportBrokenPipes() {
    _ = signal(SIGPIPE, SIG_IGN)
  }
}
