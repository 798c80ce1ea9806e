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
  name: "verbatim-benchmarks",
  products: [
    .executable(name: "end-to-end", targets: ["BenchmarkEndToEnd"]),
    .executable(name: "engine", targets: ["BenchmarkEngine"]),
    .executable(name: "segmenters", targets: ["BenchmarkSegmenters"]),
    .executable(name: "reader", targets: ["BenchmarkReader"]),
    .executable(name: "discovery", targets: ["BenchmarkDiscovery"]),
  ],
  dependencies: [
    // Named, so that the folder of the clone may be called anything.
    .package(name: "verbatim", path: "..")
  ],
  targets: [
    .target(name: "BenchmarkPlatform"),
    .target(
      name: "BenchmarkSupport", dependencies: ["BenchmarkPlatform"], swiftSettings: strict),
    .executableTarget(
      name: "BenchmarkEndToEnd",
      dependencies: ["BenchmarkSupport", .product(name: "Verbatim", package: "verbatim")],
      swiftSettings: strict),
    .executableTarget(
      name: "BenchmarkReader", dependencies: ["BenchmarkSupport"], swiftSettings: strict),
    .executableTarget(
      name: "BenchmarkDiscovery", dependencies: ["BenchmarkSupport"], swiftSettings: strict),
    .executableTarget(
      name: "BenchmarkEngine",
      dependencies: ["BenchmarkSupport", .product(name: "Verbatim", package: "verbatim")],
      swiftSettings: strict),
    .executableTarget(
      name: "BenchmarkSegmenters",
      dependencies: ["BenchmarkSupport", .product(name: "Verbatim", package: "verbatim")],
      swiftSettings: strict),
  ],
  swiftLanguageModes: [.v6]
)
