// swift-tools-version: 6.1
import PackageDescription

let package = Package(
  name: "frontline",
  platforms: [.macOS(.v15)],
  products: [
    .library(name: "GeoTypes", targets: ["GeoTypes"]),
    .library(name: "GeoJSON", targets: ["GeoJSON"]),
  ],
  targets: [
    .target(name: "GeoTypes"),
    .target(name: "GeoJSON", dependencies: ["GeoTypes"]),
    .testTarget(name: "GeoTypesTests", dependencies: ["GeoTypes"]),
  ],
  swiftLanguageModes: [.v6]
)
