// swift-tools-version: 6.2
import PackageDescription

let strict: [SwiftSetting] = [
  .strictMemorySafety(),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .treatAllWarnings(as: .error),
]

let package = Package(
  name: "verbatim",
  products: [
    .library(name: "VerbatimText", targets: ["VerbatimText"]),
    .library(name: "Verbatim", targets: ["Verbatim"]),
    .executable(name: "verbatim", targets: ["VerbatimCLI"]),
  ],
  traits: [
    // Off unless asked for: it needs libsqlite3-dev, and nobody else is to fetch or build it.
    .trait(name: "SQLite", description: "Results in a database: report --sqlite")
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
  ],
  targets: [
    .target(name: "VerbatimPrefetch"),
    .target(
      name: "VerbatimAutomata", dependencies: ["VerbatimPrefetch"], swiftSettings: strict),
    .target(
      name: "VerbatimSegmentation", dependencies: ["VerbatimAutomata"], swiftSettings: strict),
    .target(
      name: "VerbatimLexicon", dependencies: ["VerbatimSegmentation", "VerbatimAutomata"],
      swiftSettings: strict),
    .executableTarget(
      name: "lexc", dependencies: ["VerbatimLexicon", "VerbatimSegmentation", "VerbatimAutomata"],
      swiftSettings: strict),
    .plugin(
      name: "LexiconPlugin", capability: .buildTool(), dependencies: ["lexc"],
      path: "Sources/LexiconPlugin"),
    .target(
      name: "VerbatimText", dependencies: ["VerbatimSegmentation", "VerbatimAutomata"],
      swiftSettings: strict, plugins: ["LexiconPlugin"]),
    .target(
      name: "Verbatim",
      dependencies: [
        "VerbatimLexicon", "VerbatimText", "VerbatimSegmentation", "VerbatimAutomata",
        "VerbatimLanes",
      ],
      swiftSettings: strict, plugins: ["LexiconPlugin"]),
    .target(name: "VerbatimLanes"),
    .target(
      name: "VerbatimIO", dependencies: ["VerbatimLanes", "Verbatim"], exclude: ["Schemas"],
      swiftSettings: strict),
    .target(
      name: "VerbatimReport", dependencies: ["Verbatim", "VerbatimIO"], swiftSettings: strict),
    .target(
      name: "VerbatimSQLite",
      dependencies: [
        "VerbatimReport", "VerbatimIO", "Verbatim",
        .product(name: "GRDB", package: "GRDB.swift", condition: .when(traits: ["SQLite"])),
      ],
      swiftSettings: strict),
    .executableTarget(
      name: "VerbatimCLI",
      dependencies: [
        "VerbatimSQLite", "VerbatimReport", "VerbatimIO", "Verbatim", "VerbatimText",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: strict),
    .testTarget(
      name: "VerbatimAutomataTests", dependencies: ["VerbatimAutomata"], swiftSettings: strict),
    .testTarget(
      name: "VerbatimSegmentationTests",
      dependencies: ["VerbatimText", "VerbatimSegmentation", "VerbatimAutomata"],
      swiftSettings: strict),
    .testTarget(
      name: "VerbatimTextTests",
      dependencies: ["VerbatimText", "VerbatimSegmentation", "VerbatimAutomata"],
      swiftSettings: strict),
    .testTarget(
      name: "VerbatimLexiconTests",
      dependencies: [
        "VerbatimLexicon", "VerbatimText", "VerbatimSegmentation", "VerbatimAutomata",
      ],
      swiftSettings: strict),
    .testTarget(
      name: "VerbatimTests",
      dependencies: ["Verbatim", "VerbatimLexicon", "VerbatimSegmentation", "VerbatimAutomata"],
      swiftSettings: strict),
    .testTarget(
      name: "VerbatimIOTests", dependencies: ["VerbatimIO", "VerbatimLanes"], swiftSettings: strict),
    .testTarget(
      name: "VerbatimReportTests", dependencies: ["VerbatimReport"], swiftSettings: strict),
    .testTarget(
      name: "VerbatimCLITests", dependencies: ["VerbatimCLI"], swiftSettings: strict),
  ],
  swiftLanguageModes: [.v6]
)
