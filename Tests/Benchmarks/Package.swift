// swift-tools-version: 6.1
// In-process micro-benchmarks, in a package of their own so that users of the libraries don't build the tool.
//
// From this folder: swift package benchmark
import PackageDescription

let package = Package(
  name: "frontline-benchmarks",
  platforms: [.macOS(.v15)],
  dependencies: [
    .package(name: "frontline", path: "../.."),
    // Without its trait for jemalloc: allocations are not what is measured here.
    .package(url: "https://github.com/ordo-one/benchmark", from: "1.38.1", traits: []),
  ],
  targets: [
    .executableTarget(
      name: "Core",
      dependencies: [
        .product(name: "Benchmark", package: "benchmark"),
        .product(name: "EdgeChains", package: "frontline"),
        .product(name: "FrontLine", package: "frontline"),
        .product(name: "GeoData", package: "frontline"),
        .product(name: "GeoJSON", package: "frontline"),
        .product(name: "GeoTypes", package: "frontline"),
        .product(name: "Measurement", package: "frontline"),
      ],
      path: "Benchmarks/Core",
      plugins: [.plugin(name: "BenchmarkPlugin", package: "benchmark")])
  ],
  swiftLanguageModes: [.v6]
)
