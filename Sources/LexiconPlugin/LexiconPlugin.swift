import Foundation
import PackagePlugin

/// Compiles `lexicons/` at build time: word lists into the segmenter, terms and taxonomies into the
/// engine.
@main
struct LexiconPlugin: BuildToolPlugin {
  func createBuildCommands(context: PluginContext, target: any Target) throws -> [Command] {
    let lexicons = context.package.directoryURL.appending(path: "lexicons")
    let files =
      FileManager.default.enumerator(at: lexicons, includingPropertiesForKeys: nil)?
      .compactMap { $0 as? URL }.filter { $0.pathExtension == "tsv" }
      .sorted { $0.path < $1.path } ?? []
    let output = context.pluginWorkDirectoryURL.appending(path: "EmbeddedLexicon.swift")
    let what = target.name == "VerbatimText" ? "words" : "terms"
    return [
      .buildCommand(
        displayName: "Compiling lexicons (\(what))",
        executable: try context.tool(named: "lexc").url,
        arguments: [what, lexicons.path, output.path], inputFiles: files, outputFiles: [output])
    ]
  }
}
