// swift-tools-version: 6.1
import PackageDescription

// `frontline --version` names the commit that Scripts/frontline gives. Only one small file of C is built anew where it
// differs. (Context.gitInformation would tell it too, but SwiftPM keeps what it was when it last read this file.)
let commit: [CSetting] =
  Context.environment["FRONTLINE_COMMIT"].map { $0.isEmpty ? [] : [.define("FRONTLINE_COMMIT", to: $0)] }
  ?? []

let package = Package(
  name: "frontline",
  platforms: [.macOS(.v15)],
  products: [
    .library(name: "GeoTypes", targets: ["GeoTypes"]),
    .library(name: "EdgeChains", targets: ["EdgeChains"]),
    .library(name: "GeoJSON", targets: ["GeoJSON"]),
    .library(name: "GeoData", targets: ["GeoData"]),
    .library(name: "Digests", targets: ["Digests"]),
    .library(name: "Conversions", targets: ["Conversions"]),
    .library(name: "GEOS", targets: ["GEOS"]),
    .library(name: "Geodesics", targets: ["Geodesics"]),
    .library(name: "PROJ", targets: ["PROJ"]),
    .library(name: "SQLite", targets: ["SQLite"]),
    .library(name: "FrontLine", targets: ["FrontLine"]),
    .library(name: "Measurement", targets: ["Measurement"]),
    .library(name: "Proximity", targets: ["Proximity"]),
    .library(name: "Checking", targets: ["Checking"]),
    .library(name: "FrontLineArchive", targets: ["FrontLineArchive"]),
    .library(name: "FrontLineDatabase", targets: ["FrontLineDatabase"]),
    .library(name: "FrontLineKit", targets: ["FrontLineKit"]),
    .library(name: "FrontLineFeeds", targets: ["FrontLineFeeds"]),
    .library(name: "FrontLineReport", targets: ["FrontLineReport"]),
    .executable(name: "frontline", targets: ["FrontLineCLI"]),
    // For the fuzzers only, a package of their own.
    .library(name: "GEOSOracle", targets: ["GEOSOracle"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", .upToNextMinor(from: "1.8.2")),
    .package(url: "https://github.com/apple/swift-system", from: "1.8.1"),
  ],
  targets: [
    .systemLibrary(
      name: "CNettle", pkgConfig: "nettle", providers: [.apt(["nettle-dev"]), .brew(["nettle"])]),
    .systemLibrary(
      name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"]), .brew(["zlib"])]),
    // On Linux GEOS and PROJ are opened when they are first used: see the header of CLibraryOpening.
    .target(name: "CLibraryOpening"),
    .target(
      name: "CGEOS", dependencies: ["CLibraryOpening"],
      linkerSettings: [.linkedLibrary("geos_c", .when(platforms: [.macOS]))]),
    .target(
      name: "CPROJ", dependencies: ["CLibraryOpening"],
      linkerSettings: [.linkedLibrary("proj", .when(platforms: [.macOS]))]),
    // librsvg is opened when a picture is first asked for, everywhere.
    .target(name: "CRSVG", dependencies: ["CLibraryOpening"]),
    // libcurl is opened when something is first downloaded, everywhere.
    .target(name: "CCurl", dependencies: ["CLibraryOpening"]),
    // libpq is opened when a database is first named, everywhere.
    .target(name: "CPQ", dependencies: ["CLibraryOpening"]),
    .target(name: "CGeographicLib", linkerSettings: [.linkedLibrary("GeographicLib")]),
    .target(name: "CSimdJSON", linkerSettings: [.linkedLibrary("simdjson")]),
    .target(name: "CSQLite", linkerSettings: [.linkedLibrary("sqlite3")]),
    .target(name: "CGeoData"),
    // The style sheet and the modules of the page are embedded by a source of the target.
    .target(name: "CPage", exclude: ["Modules"]),
    // The texts of its folder Licences are embedded.
    .target(name: "CLicences", exclude: ["Licences"]),
    .target(name: "CLockedProcess"),
    .target(name: "CArguments"),
    .target(name: "CCommit", cSettings: commit),
    .target(name: "GeoTypes"),
    .target(name: "EdgeChains", dependencies: ["GeoTypes"]),
    .target(name: "GeoJSON", dependencies: ["GeoTypes", "CSimdJSON", "CZlib"]),
    .target(name: "Digests", dependencies: ["CNettle"]),
    .target(name: "GEOS", dependencies: ["GeoTypes", "CGEOS"]),
    .target(name: "Geodesics", dependencies: ["GeoTypes", "CGeographicLib"]),
    .target(name: "PROJ", dependencies: ["GeoTypes", "Geodesics", "CPROJ"]),
    .target(name: "RSVG", dependencies: ["CRSVG"]),
    .target(name: "Curl", dependencies: ["CCurl"]),
    .target(name: "PostgreSQL", dependencies: ["CPQ"]),
    .target(name: "SQLite", dependencies: ["CSQLite"]),
    .target(name: "GeoData", dependencies: ["CGeoData"], path: "Sources/GeoData"),
    .target(
      name: "Folders", dependencies: [.product(name: "SystemPackage", package: "swift-system")]),
    .target(name: "Interruptions"),
    .target(name: "FFmpeg", dependencies: ["Interruptions"]),
    .target(name: "Chromium", dependencies: ["Folders", "Interruptions"]),
    .target(
      name: "Conversions",
      dependencies: [
        "CLockedProcess", "CZlib", "Folders", "Interruptions", "SQLite",
        .product(name: "SystemPackage", package: "swift-system"),
      ]),
    .target(
      name: "FrontLine",
      dependencies: [
        "Folders", "GeoTypes", "GeoJSON", .product(name: "SystemPackage", package: "swift-system"),
      ]),
    .target(
      name: "Measurement",
      dependencies: ["GeoTypes", "EdgeChains", "GeoJSON", "GEOS", "Geodesics", "PROJ", "FrontLine"]),
    .target(
      name: "Proximity",
      dependencies: ["GeoTypes", "EdgeChains", "Geodesics", "FrontLine", "Measurement"]),
    .target(
      name: "Checking",
      dependencies: ["GeoTypes", "EdgeChains", "GeoJSON", "GEOS", "FrontLine", "Measurement", "Proximity"]),
    .target(
      name: "FrontLineArchive",
      dependencies: [
        "Digests", "GeoTypes", "EdgeChains", "GeoJSON", "FrontLine", "Measurement", "PROJ", "SQLite",
        .product(name: "SystemPackage", package: "swift-system"),
      ]),
    .target(
      name: "FrontLineDatabase",
      dependencies: [
        "Digests", "GeoTypes", "GeoJSON", "FrontLine", "FrontLineArchive", "Measurement", "PostgreSQL",
      ]),
    .target(
      name: "FrontLineKit",
      dependencies: [
        "Conversions", "Digests", "EdgeChains", "GeoTypes", "GeoData", "GeoJSON", "GEOS", "Geodesics",
        "Interruptions", "PROJ",
        "FrontLine",
        "Measurement", "Proximity", "Checking", "FrontLineArchive", "FrontLineDatabase",
        .product(name: "SystemPackage", package: "swift-system"),
      ]),
    .target(
      name: "FrontLineFeeds",
      dependencies: [
        "Curl", "Digests", "Folders", "GeoJSON", "Interruptions", "FrontLine", "FrontLineArchive",
        "FrontLineKit",
        .product(name: "SystemPackage", package: "swift-system"),
      ]),
    .target(
      name: "FrontLineReport",
      dependencies: [
        "CPage", "Digests", "EdgeChains", "GeoTypes", "GeoData", "GeoJSON", "Geodesics", "PROJ", "RSVG",
        "FrontLine", "FrontLineArchive", "Measurement",
        "Proximity",
        "Checking",
        "FrontLineKit",
      ]),
    .executableTarget(
      name: "FrontLineCLI",
      dependencies: [
        "CArguments", "CCommit", "CLicences", "Checking", "Chromium", "Conversions", "FFmpeg", "Folders",
        "FrontLine",
        "FrontLineArchive", "FrontLineFeeds", "FrontLineKit", "FrontLineReport", "GeoData", "GeoJSON",
        "GeoTypes", "Interruptions", "Measurement", "PROJ", "Proximity", "RSVG",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
        .product(name: "SystemPackage", package: "swift-system"),
      ]),
    .target(name: "TestSupport", dependencies: ["CSQLite", "SQLite"], path: "Tests/TestSupport"),
    // What the tests and the fuzzers use of GEOS and the product does not: overlay, predicates, indexes, text.
    .target(name: "GEOSOracle", dependencies: ["CGEOS", "GEOS", "GeoTypes"], path: "Tests/GEOSOracle"),
    // The targets of the fuzzers (Tests/Fuzzers, a package of its own), replayed on their corpus.
    .target(
      name: "FuzzOracles",
      dependencies: [
        "Conversions", "Digests", "EdgeChains", "FrontLine", "FrontLineArchive", "FrontLineKit",
        "FrontLineReport", "GEOS", "GEOSOracle", "GeoData", "GeoJSON", "GeoTypes", "Measurement", "SQLite",
      ],
      path: "Tests/Fuzzers/FuzzTargets"),
    .testTarget(name: "FuzzTests", dependencies: ["FuzzOracles", "SQLite", "TestSupport"]),
    .testTarget(name: "ArchitectureTests", dependencies: ["TestSupport"]),
    .testTarget(name: "GeoTypesTests", dependencies: ["GeoTypes"]),
    .testTarget(name: "EdgeChainsTests", dependencies: ["EdgeChains", "GEOS", "GEOSOracle", "TestSupport"]),
    .testTarget(name: "GeoJSONTests", dependencies: ["GeoJSON", "GeoTypes", "TestSupport"]),
    .testTarget(
      name: "GEOSTests", dependencies: ["GEOS", "GEOSOracle", "GeoTypes", "TestSupport"],
      exclude: ["Fixtures"]),
    .testTarget(
      name: "FrontLineCLITests",
      dependencies: [
        "FrontLine", "FrontLineCLI", "FrontLineKit", "GeoData", "Interruptions", "RSVG", "SQLite",
        "TestSupport",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      exclude: ["Snapshots"]),
    .testTarget(name: "LibraryOpeningTests", dependencies: ["CLibraryOpening"]),
    .testTarget(name: "SQLiteTests", dependencies: ["SQLite", "TestSupport"]),
    .testTarget(name: "PROJTests", dependencies: ["Geodesics", "GeoTypes", "PROJ", "TestSupport"]),
    .testTarget(name: "DigestsTests", dependencies: ["Digests"]),
    .testTarget(name: "GeoDataTests", dependencies: ["GeoData", "Digests"]),
    .testTarget(
      name: "FrontLineTests", dependencies: ["FrontLine", "GeoJSON", "GeoTypes", "TestSupport"],
      exclude: ["Fixtures"]),
    .testTarget(
      name: "FrontTests",
      dependencies: [
        "FrontLine", "FrontLineReport", "GeoJSON", "GeoTypes", "Measurement", "Geodesics", "PROJ",
        "Proximity",
        "TestSupport",
      ]),
    .testTarget(
      name: "MeasurementTests",
      dependencies: [
        "Checking", "EdgeChains", "FrontLine", "GEOS", "GEOSOracle", "GeoJSON", "GeoTypes", "Measurement",
        "Geodesics", "PROJ",
        "Proximity",
        "TestSupport",
      ]),
    .testTarget(
      name: "DistanceTests",
      dependencies: [
        "EdgeChains", "FrontLine", "GeoJSON", "GeoTypes", "Measurement", "Geodesics", "PROJ", "Proximity",
        "TestSupport",
      ]),
    .testTarget(
      name: "RegionTests",
      dependencies: [
        "EdgeChains", "FrontLine", "FuzzOracles", "GeoJSON", "GeoTypes", "Measurement", "Geodesics", "PROJ",
        "Proximity",
        "TestSupport",
      ]),
    .testTarget(
      name: "ConversionTests",
      dependencies: [
        "Conversions", "CZlib", "FrontLine", "GeoJSON", "Measurement", "SQLite", "TestSupport",
      ]),
    .testTarget(
      name: "ComparisonTests",
      dependencies: ["FrontLine", "FrontLineReport", "GeoTypes", "Measurement", "TestSupport"]),
    .testTarget(
      name: "FrontLineArchiveTests",
      dependencies: [
        "FrontLine", "FrontLineArchive", "GeoJSON", "GeoTypes", "Measurement", "SQLite", "TestSupport",
      ]),
    .testTarget(
      name: "FrontLineDatabaseTests",
      dependencies: [
        "FrontLine", "FrontLineArchive", "FrontLineDatabase", "FrontLineKit", "GeoJSON", "GeoTypes",
        "Measurement",
        "PostgreSQL", "TestSupport",
      ]),
    .testTarget(
      name: "FrontLineKitTests",
      dependencies: [
        "Checking", "FrontLine", "FrontLineKit", "GeoData", "GeoJSON", "GeoTypes", "Measurement", "Proximity",
        "TestSupport",
      ]),
    .testTarget(
      name: "FrontLineFeedsTests",
      dependencies: [
        "Curl", "FrontLine", "FrontLineArchive", "FrontLineFeeds", "FrontLineKit", "GeoJSON", "TestSupport",
      ]),
    .testTarget(
      name: "FrontLineReportTests",
      dependencies: [
        "Digests", "FrontLine", "FrontLineArchive", "FrontLineKit", "FrontLineReport", "GeoData", "GeoJSON",
        "GeoTypes", "Geodesics", "EdgeChains",
        "Measurement", "Proximity", "RSVG", "TestSupport",
      ],
      exclude: ["References"]),
  ],
  swiftLanguageModes: [.v6],
  cxxLanguageStandard: .cxx17
)

// Continuous integration: a warning in a target of this package is an error; those of its dependencies are not looked
// at. Not always, since a package with such flags can't be a dependency by version.
if Context.environment["FRONTLINE_WARNINGS"] == "error" {
  for target in package.targets where target.type != .system {
    target.swiftSettings = [.unsafeFlags(["-warnings-as-errors"])] + (target.swiftSettings ?? [])
    target.cSettings = [.unsafeFlags(["-Werror"])] + (target.cSettings ?? [])
    target.cxxSettings = [.unsafeFlags(["-Werror"])] + (target.cxxSettings ?? [])
  }
}
