// swift-tools-version: 6.1
import PackageDescription

let package = Package(
  name: "frontline",
  platforms: [.macOS(.v15)],
  products: [
    .library(name: "GeoTypes", targets: ["GeoTypes"]),
    .library(name: "EdgeChains", targets: ["EdgeChains"]),
  ],
  targets: [
    .target(name: "GeoTypes"),
    .target(name: "EdgeChains", dependencies: ["GeoTypes"]),
    .testTarget(name: "GeoTypesTests", dependencies: ["GeoTypes"]),
    .testTarget(name: "EdgeChainsTests", dependencies: ["EdgeChains"]),
  ],
  swiftLanguageModes: [.v6]
)
