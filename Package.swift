// swift-tools-version: 6.1
import PackageDescription

let package = Package(
  name: "frontline",
  platforms: [.macOS(.v15)],
  products: [
    .library(name: "GeoTypes", targets: ["GeoTypes"])
  ],
  targets: [
    .target(name: "GeoTypes"),
    .testTarget(name: "GeoTypesTests", dependencies: ["GeoTypes"]),
  ],
  swiftLanguageModes: [.v6]
)
