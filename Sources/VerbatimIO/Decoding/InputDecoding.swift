/// Finds out by their content what the bytes of an input are, and makes UTF-8 text of them.
enum InputDecoding {
  /// Adds to `source` the filters that it needs.
  static func prepare(
    _ source: inout ByteSource, _ options: ReadingOptions
  ) throws(ReadingError) {
    try source.fill(atLeast: 64)
    if GzipFilter.begins(source.waiting.span) {
      try source.add(GzipFilter(file: source.name))
      try source.fill(atLeast: 64)
    }
    if ZipArchive.begins(source.waiting.span) {
      try source.add(ArchiveFilter(file: source.name, sheet: options.sheet))
    } else if options.sheet != nil {
      throw ReadingError(
        .workbook, file: source.name, expected: "an Excel workbook, as --sheet is given",
        found: "another kind of file", mend: "Leave out --sheet, or name the workbook.")
    }
    try source.fill(atLeast: ExportOpening.window)
    guard source.dialect == nil else { return }
    if let problem = ContentSignature.problem(in: source.waiting.span, file: source.name) {
      throw problem
    }
    let found = TextEncoding.detect(source.waiting.span)
    // JSON is UTF-8 (RFC 8259): a row with other bytes is rejected, the others stay as they are.
    let isFaultyJSON = found.isCodePage && JSONShape.begins(source.waiting.span)
    if let filter = (options.encoding ?? (isFaultyJSON ? .utf8 : found)).filter {
      try source.add(filter)
      try source.fill(atLeast: ExportOpening.window)
    }
    guard options.format == nil || options.format == .jsonLines else { return }
    let waiting = source.waiting
    let bytes = waiting.span
    let mark = ContentSignature.byteOrderMark
    var start = 0
    if bytes.count >= 3 && mark.indices.allSatisfy({ bytes[$0] == mark[$0] }) { start = 3 }
    let shape = JSONShape.detect(
      bytes.extracting(start..<bytes.count), isWhole: source.isAtEnd,
      isNamedJSON: FormatDetection.fileEnding(of: source.tableName) == "json")
    guard let shape else { return }
    source.drop(start)
    try source.add(JSONDocumentFilter(shape, file: source.name, limits: options.limits))
    try source.fill(atLeast: ExportOpening.window)
  }
}
