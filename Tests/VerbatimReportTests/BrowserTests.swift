import Foundation
import Testing
import VerbatimReport

/// What a browser makes of a page whose comments are markup and script.
@Suite struct BrowserTests {
  /// Each would leave a mark on the document if it ran.
  static let attacks: [String] = {
    let mark = "document.documentElement.setAttribute('data-ran','yes')"
    return [
      "<script>\(mark)</script>", "<img src=x onerror=\"\(mark)\">", "<svg onload=\"\(mark)\">",
      "</title></style></head><body onload=\"\(mark)\"><script>\(mark)</script>",
      "\"><input autofocus onfocus=\"\(mark)\"><b x='", "<details open ontoggle=\"\(mark)\">",
      "</blockquote></figure></section></main><script>\(mark)</script>",
      "<math><mtext></p><style><!--</style><img src=x onerror=\"\(mark)\">",
      "<iframe srcdoc=\"<script>parent.\(mark)</script>\"></iframe>",
      "<a href=\"javascript:\(mark)\" onmouseover=\"\(mark)\">x</a>",
      "<style>*{animation:x}@keyframes x{}</style><p onanimationstart=\"\(mark)\">",
      "<meta http-equiv=refresh content=\"0;url=javascript:\(mark)\">",
    ]
  }()

  /// Counts what could run, and says so in the document.
  static let probe = """
    <script data-probe>addEventListener('load',()=>setTimeout(()=>{let found=0;
    for(const e of document.querySelectorAll('*')){
    if(['script','iframe','img','object','embed','link','base','form','input'].includes(e.localName)
    &&!e.hasAttribute('data-probe'))found++;
    for(const a of e.attributes)if(/^on/i.test(a.name)||/^\\s*javascript:/i.test(a.value))found++}
    document.documentElement.setAttribute('data-found',found)},200))</script>
    """

  @Test(.enabled(if: Chromium.path != nil, "no Chromium is installed"))
  func nothingInAnyCommentRuns() throws {
    let all = Self.attacks.joined(separator: " ")
    let mark = "data-ran=\"yes\""
    // Unescaped, the attacks run and are found.
    let naked = try Chromium.document(
      "<!DOCTYPE html><html><body>\(Self.probe)\(all)</body></html>")
    #expect(naked.contains(mark))
    #expect(naked.contains("data-found=") && !naked.contains("data-found=\"0\""))

    var page = HTMLReport(HTMLReportTests.hostileContent(all), language: "th").page().text
    #expect(try !Chromium.document(page).contains(mark))
    // Without the policy too, which would stop scripts that were not escaped.
    let policy = try #require(page.range(of: "<meta http-equiv=\"Content-Security-Policy\""))
    let end = try #require(page[policy.lowerBound...].firstIndex(of: ">"))
    page.removeSubrange(policy.lowerBound...end)
    page.append(Self.probe)
    let document = try Chromium.document(page)
    #expect(!document.contains(mark))
    #expect(document.contains("data-found=\"0\""))
  }
}

/// The browser of the machine, if there is one.
enum Chromium {
  static let path: String? = {
    let names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"]
    let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
    return folders.flatMap { folder in names.map { "\(folder)/\($0)" } }
      .first { FileManager.default.isExecutableFile(atPath: $0) }
  }()

  /// The document that a page becomes once it has been loaded.
  static func document(_ page: String) throws -> String {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("verbatim-browser-\(UUID().uuidString)", isDirectory: true)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = folder.appendingPathComponent("page.html")
    try Data(page.utf8).write(to: file)
    let process = Process()
    process.executableURL = URL(fileURLWithPath: path ?? "")
    process.arguments = [
      "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage",
      "--user-data-dir=\(folder.path)/profile", "--virtual-time-budget=2000", "--dump-dom",
      file.absoluteString,
    ]
    let output = Pipe()
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    try process.run()
    let bytes = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return String(decoding: bytes, as: UTF8.self)
  }
}
