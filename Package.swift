// swift-tools-version: 6.1
import PackageDescription

let package = Package(
  name: "frontline",
  platforms: [.macOS(.v15)],
  products: [
    .library(name: "GeoTypes", targets: ["GeoTypes"]),
    .library(name: "GeoJSON", targets: ["GeoJSON"]),
    .library(name: "FrontLine", targets: ["FrontLine"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-system", from: "1.8.1")
  ],
  targets: [
    .target(name: "GeoTypes"),
    // The C++ door to simdjson: bytes in, flat coordinate buffers out, behind a small C API.
    .target(name: "CSimdJSON", linkerSettings: [.linkedLibrary("simdjson")]),
    .systemLibrary(
      name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"]), .brew(["zlib"])]),
    .target(name: "GeoJSON", dependencies: ["GeoTypes", "CSimdJSON", "CZlib"]),
    .target(
      name: "FrontLine",
      dependencies: ["GeoTypes", "GeoJSON", .product(name: "SystemPackage", package: "swift-system")]),
    .testTarget(name: "GeoJSONTests", dependencies: ["GeoJSON", "GeoTypes"]),
    .testTarget(name: "GeoTypesTests", dependencies: ["GeoTypes"]),
    .testTarget(name: "FrontLineTests", dependencies: ["FrontLine", "GeoJSON", "GeoTypes"]),
  ],
  swiftLanguageModes: [.v6],
  cxxLanguageStandard: .cxx17
)
