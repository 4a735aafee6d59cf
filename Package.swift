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
    .target(name: "GeoJSON", dependencies: ["GeoTypes"]),
    .target(
      name: "FrontLine",
      dependencies: ["GeoTypes", "GeoJSON", .product(name: "SystemPackage", package: "swift-system")]),
    .testTarget(name: "GeoTypesTests", dependencies: ["GeoTypes"]),
    .testTarget(name: "FrontLineTests", dependencies: ["FrontLine", "GeoJSON", "GeoTypes"]),
  ],
  swiftLanguageModes: [.v6],
  cxxLanguageStandard: .cxx17
)
