// swift-tools-version: 6.1
import PackageDescription

let package = Package(
  name: "frontline",
  platforms: [.macOS(.v15)],
  products: [
    .library(name: "GeoTypes", targets: ["GeoTypes"]),
    .library(name: "GEOS", targets: ["GEOS"]),
  ],
  targets: [
    .target(name: "GeoTypes"),
    .testTarget(name: "GeoTypesTests", dependencies: ["GeoTypes"]),

    .systemLibrary(name: "CGEOS", pkgConfig: "geos", providers: [.apt(["libgeos-dev"]), .brew(["geos"])]),
    .target(name: "GEOS", dependencies: ["GeoTypes", "CGEOS"]),
    .testTarget(name: "GEOSTests", dependencies: ["GEOS", "GeoTypes"], exclude: ["Fixtures"]),
  ],
  swiftLanguageModes: [.v6]
)
