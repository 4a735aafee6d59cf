// swift-tools-version: 6.1
// The fuzzers and the soak, in a package of their own because they are built with libFuzzer and AddressSanitizer.
//
// From the root: Scripts/fuzz [TARGET] [SECONDS]
import PackageDescription

let package = Package(
  name: "frontline-fuzzers",
  platforms: [.macOS(.v15)],
  dependencies: [
    .package(name: "frontline", path: "../..")
  ],
  targets: [
    // The same files are the target `FuzzOracles` of the root package, whose tests replay corpus and regressions.
    .target(
      name: "FuzzTargets",
      dependencies: [
        .product(name: "Conversions", package: "frontline"),
        .product(name: "Digests", package: "frontline"),
        .product(name: "EdgeChains", package: "frontline"),
        .product(name: "FrontLine", package: "frontline"),
        .product(name: "FrontLineArchive", package: "frontline"),
        .product(name: "FrontLineKit", package: "frontline"),
        .product(name: "FrontLineReport", package: "frontline"),
        .product(name: "GEOS", package: "frontline"),
        .product(name: "GEOSOracle", package: "frontline"),
        .product(name: "GeoData", package: "frontline"),
        .product(name: "GeoJSON", package: "frontline"),
        .product(name: "GeoTypes", package: "frontline"),
        .product(name: "Measurement", package: "frontline"),
        .product(name: "SQLite", package: "frontline"),
      ],
      path: "FuzzTargets"),
    .executableTarget(name: "Fuzz", dependencies: ["FuzzTargets"], path: "Fuzz"),
    // Scripts/soak, built without all that.
    .executableTarget(
      name: "Soak",
      dependencies: [
        .product(name: "FrontLine", package: "frontline"),
        .product(name: "GeoJSON", package: "frontline"),
        .product(name: "GeoTypes", package: "frontline"),
        .product(name: "Measurement", package: "frontline"),
      ],
      path: "Soak"),
  ],
  swiftLanguageModes: [.v6],
  cxxLanguageStandard: .cxx17
)
