// swift-tools-version: 6.1
import PackageDescription

let package = Package(
  name: "frontline",
  platforms: [.macOS(.v15)],
  products: [
    .library(name: "GeoTypes", targets: ["GeoTypes"]),
    .library(name: "PROJ", targets: ["PROJ"]),
  ],
  targets: [
    .systemLibrary(
      name: "CPROJ", pkgConfig: "proj", providers: [.apt(["libproj-dev"]), .brew(["proj"])]),
    .target(name: "GeoTypes"),
    .target(name: "PROJ", dependencies: ["GeoTypes", "CPROJ"]),
    .testTarget(name: "GeoTypesTests", dependencies: ["GeoTypes"]),
    .testTarget(name: "PROJTests", dependencies: ["PROJ"]),
  ],
  swiftLanguageModes: [.v6]
)
