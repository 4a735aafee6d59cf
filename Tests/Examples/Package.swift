// swift-tools-version: 6.1
// Programs that use frontline as a library, in a package of their own as a reader's would be.
//
// From the root: swift build --package-path Tests/Examples
import PackageDescription

let package = Package(
  name: "frontline-examples",
  platforms: [.macOS(.v15)],
  dependencies: [
    .package(name: "frontline", path: "../.."),
    .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1"),
    .package(url: "https://github.com/swiftcsv/SwiftCSV", from: "0.10.0"),
  ],
  targets: [
    .executableTarget(
      name: "ChangesByMonth",
      dependencies: [.product(name: "FrontLineKit", package: "frontline")],
      path: "ChangesByMonth"),
    .executableTarget(
      name: "FrontLineService",
      dependencies: [
        .product(name: "FrontLine", package: "frontline"),
        .product(name: "FrontLineKit", package: "frontline"),
        .product(name: "FrontLineReport", package: "frontline"),
        .product(name: "GeoJSON", package: "frontline"),
        .product(name: "Hummingbird", package: "hummingbird"),
      ],
      path: "FrontLineService"),
    .executableTarget(
      name: "CSVSource",
      dependencies: [
        .product(name: "FrontLineKit", package: "frontline"),
        .product(name: "GeoJSON", package: "frontline"),
        .product(name: "GeoTypes", package: "frontline"),
        .product(name: "SwiftCSV", package: "SwiftCSV"),
      ],
      path: "CSVSource"),
  ],
  swiftLanguageModes: [.v6]
)
