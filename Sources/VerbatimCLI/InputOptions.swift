import ArgumentParser
import Verbatim
import VerbatimIO
import VerbatimText

/// Where the comments are, and how to read them.
struct InputOptions: ParsableArguments {
  @Argument(
    help: "An export: CSV, TSV, JSON, .xlsx or any of them in .gz or .zip; - for standard input.",
    completion: .file())
  var input: String

  @Option(help: "csv, tsv or jsonl; found from the content when left out.")
  var inputFormat: String?

  @Option(help: "utf-8, utf-16le, windows-1258, windows-874 and others; found when left out.")
  var encoding: String?

  @Flag(
    name: .customLong("no-header"),
    help: "The first row is a row: the columns are called 'column 1', 'column 2' and so on.")
  var isWithoutHeader = false

  @Option(help: "The sheet of a workbook; the first one when left out.")
  var sheet: String?

  @Option(
    name: .customLong("text-column"),
    help: "A column with comments, again for each of several; found when left out.")
  var textColumns: [String] = []

  @Option(help: "The column with the ids; row numbers when there is none.")
  var idColumn: String?

  @Option(
    help: """
      day-first or month-first: how 1/2/2026 is read; found when left out, and told where dates \
      fit both.
      """)
  var dateOrder: DateOrderName?

  enum DateOrderName: String, ExpressibleByArgument, CaseIterable {
    case dayFirst = "day-first"
    case monthFirst = "month-first"
  }

  @Option(help: "The longest field in bytes; rows with longer ones are rejected.")
  var maximumField = 1 << 20

  func open() throws -> SharedBlockReader {
    var options = ReadingOptions()
    if let inputFormat {
      guard let format = InputFormat(rawValue: inputFormat) else {
        throw ValidationError(
          "'\(inputFormat)' is no input format: use csv, tsv or jsonl."
            + Self.suggestion(inputFormat, InputFormat.allCases.map(\.rawValue)))
      }
      options = ReadingOptions(format: format)
    }
    if let encoding {
      guard let known = TextEncoding(named: encoding) else {
        throw ValidationError(
          "'\(encoding)' is no encoding that is read: use one of \(TextEncoding.list)."
            + Self.suggestion(encoding, TextEncoding.allCases.map(\.rawValue)))
      }
      options.encoding = known
    }
    options.sheet = sheet
    options.hasHeader = !isWithoutHeader
    guard (1...RecordLimits.largestFieldBytes).contains(maximumField) else {
      throw ValidationError(
        "--maximum-field \(maximumField) is out of range: use 1 to "
          + "\(RecordLimits.largestFieldBytes).")
    }
    options.limits = RecordLimits(maximumFieldBytes: maximumField)
    if try SummaryPartReader.isPart(input) {
      throw ReadingError(
        .badSummaryPart, file: input, expected: "an export with comments",
        found: "a summary that tag --summary or merge wrote",
        mend: "Read it with drivers, segments, trends or compare.")
    }
    let reader = SharedBlockReader(try BlockReader(ByteSource.open(input), options: options))
    for note in reader.notes { Self.say(note, of: reader) }
    return reader
  }

  /// What the options say of columns.
  var overrides: ColumnOverrides {
    var overrides = ColumnOverrides()
    overrides.texts = textColumns
    overrides.id = idColumn
    overrides.dateOrder = dateOrder.map { $0 == .dayFirst ? .dayFirst : .monthFirst }
    return overrides
  }

  /// Refuses files to write that are the input or one another, before anything is read.
  ///
  /// - Parameter outputs: options with their files; nil or - where none is written.
  func keepApart(_ outputs: [(option: String, path: String?)]) throws {
    var taken = [(name: "the input", path: input)]
    for (option, path) in outputs {
      guard let path, path != "-" else { continue }
      if let other = taken.first(where: { Machine.isSameFile($0.path, path) }) {
        throw ValidationError("\(option) '\(path)' is \(other.name): name another file.")
      }
      taken.append(("the file of \(option)", path))
    }
  }

  /// " Did you mean 'vi'?", or nothing.
  static func suggestion(_ word: String, _ names: [String]) -> String {
    Spelling.nearest(to: word, in: names).map { " Did you mean '\($0)'?" } ?? ""
  }

  /// Tells something about an input on standard error.
  static func say(_ note: String?, of input: SharedBlockReader) { say(note, of: input.file) }

  static func say(_ note: String?, of file: String) {
    if let note { StandardError.write("verbatim: \(file): \(note)\n") }
  }

  /// The name of the input without folders and extension, for the files that stand beside it.
  var baseName: String {
    let name = input.split(separator: "/").last.map(String.init) ?? input
    if name == "-" { return "verbatim" }
    let plain = name.lowercased().hasSuffix(".gz") ? String(name.dropLast(3)) : name
    return plain.lastIndex(of: ".").map { String(plain[..<$0]) } ?? plain
  }
}
