// swift-tools-version: 6.1
import PackageDescription

let package = Package(
  name: "frontline",
  platforms: [.macOS(.v15)],
  products: [
    .library(name: "GeoTypes", targets: ["GeoTypes"]),
    .library(name: "GeoData", targets: ["GeoData"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-crypto.git", from: "4.5.2")
  ],
  targets: [
    .target(name: "GeoTypes"),
    .target(name: "CGeoData"),
    .target(name: "GeoData", dependencies: ["CGeoData"]),
    .testTarget(name: "GeoTypesTests", dependencies: ["GeoTypes"]),
    .testTarget(
      name: "GeoDataTests",
      dependencies: ["GeoData", .product(name: "Crypto", package: "swift-crypto")]
    ),
  ],
  swiftLanguageModes: [.v6]
)
