// swift-tools-version: 6.1
import PackageDescription

let package = Package(
  name: "frontline",
  platforms: [.macOS(.v15)],
  products: [
    .library(name: "GeoTypes", targets: ["GeoTypes"]),
    .library(name: "EdgeChains", targets: ["EdgeChains"]),
    .library(name: "GEOS", targets: ["GEOS"]),
    .library(name: "PROJ", targets: ["PROJ"]),
  ],
  targets: [
    .systemLibrary(
      name: "CGEOS", pkgConfig: "geos", providers: [.apt(["libgeos-dev"]), .brew(["geos"])]),
    .systemLibrary(
      name: "CPROJ", pkgConfig: "proj", providers: [.apt(["libproj-dev"]), .brew(["proj"])]),
    .target(name: "GeoTypes"),
    .target(name: "EdgeChains", dependencies: ["GeoTypes"]),
    .target(name: "GEOS", dependencies: ["GeoTypes", "CGEOS"]),
    .target(name: "PROJ", dependencies: ["GeoTypes", "CPROJ"]),
    .testTarget(name: "GeoTypesTests", dependencies: ["GeoTypes"]),
    .target(name: "TestSupport", path: "Tests/TestSupport"),
    .testTarget(name: "EdgeChainsTests", dependencies: ["EdgeChains", "GEOS", "TestSupport"]),
    .testTarget(name: "PROJTests", dependencies: ["PROJ"]),
  ],
  swiftLanguageModes: [.v6]
)
