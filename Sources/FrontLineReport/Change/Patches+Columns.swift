import FrontLine
import FrontLineKit
import GeoJSON
import GeoTypes
import Measurement
import Proximity

extension Patch {
  static var columns: [Column<Patch>] {
    [.word("kind", .patch) { .kind($0.kind) }, .number("km2", .squareKilometers) { $0.squareKilometers }]
  }
}

extension PatchReport.Entry {
  /// Where a patch lies: its centroid and its bounding box.
  private static var positionColumns: [Column<Self>] {
    [
      .position("centroid", .centre, cell: centreText) { $0.patch.centroid },
      .box("bbox") { $0.patch.box },
    ]
  }

  /// `48.5000 N 37.2000 E`, which `--to` understands in both languages.
  private static func centreText(_ centre: Coordinate, _ language: Language) -> String {
    let (latitude, longitude) = (
      language.number(centre.y, decimals: 4), language.number(centre.x, decimals: 4)
    )
    return language.say("\(latitude) N \(longitude) E", "\(latitude) пн. ш. \(longitude) сх. д.")
  }

  private static var depthColumn: Column<Self> { .number("depth_km") { $0.depth?.kilometers } }

  private static var apartColumn: Column<Self> { .number("apart_km") { $0.apartMeters.map { $0 / 1000 } } }

  /// On the screen the depth, or that the patch lies apart from what was held before.
  private static var depthNote: Column<Self> {
    .note(.depth, alignment: .right) { entry, language in
      if entry.apartMeters != nil { return language.say(.apart) }
      return entry.depth.map { language.kilometers($0.kilometers, decimals: 3) } ?? ""
    }
  }

  /// The depth of a patch and its nearest place: the properties of its feature besides its kind and km².
  static var placeColumns: [Column<Self>] {
    [depthColumn, apartColumn, .nearest("nearest_place") { $0.nearestPlace }]
  }

  /// The members of a patch in JSON.
  static var columns: [Column<Self>] {
    Patch.columns.map { $0.of(\.patch) } + positionColumns + [
      depthColumn, apartColumn, .position("deepest", isOmitted: true) { $0.depth?.deepest },
      .nearest("nearest_place") { $0.nearestPlace }, .nearest("nearest_town") { $0.nearestTown },
    ]
  }

  /// The columns on the screen: `gained  22.752  1.7 km  48.5000 N 37.2000 E  1.4 km south-west of Kucheriv Yar`.
  static var screenColumns: [Column<Self>] {
    Patch.columns.map { $0.of(\.patch) } + [
      depthNote, positionColumns[0],
      .note(.near) { entry, language in
        let places = [entry.nearestPlace, entry.nearestTown].compactMap { $0?.words(in: language) }
        return places.uniqued().joined(separator: ", ")
      },
    ]
  }
}

extension Column {
  /// Makes a column of a box: four columns of CSV, an array of four numbers in JSON (RFC 7946 §5).
  fileprivate static func box(_ name: String, _ box: @escaping @Sendable (Row) -> Box) -> Column {
    func limit(_ limit: String, _ value: @escaping @Sendable (Box) -> Double) -> Field {
      Field(name: "\(name)_\(limit)", isCoordinate: true) { .number(value(box($0))) }
    }
    return .structured([
      limit("west") { $0.minX }, limit("south") { $0.minY }, limit("east") { $0.maxX },
      limit("north") { $0.maxY },
    ]) { row, writer in
      let box = box(row)
      writer.key(name)
      writer.array(inline: true) { writer in
        for limit in [box.minX, box.minY, box.maxX, box.maxY] { writer.write(limit) }
      }
    }
  }

  /// Makes a column of a place with its distance and direction: three columns of CSV, an object in JSON.
  fileprivate static func nearest(
    _ name: String, _ nearest: @escaping @Sendable (Row) -> NearestPlace?
  ) -> Column {
    .structured([
      Field(name: name) { nearest($0).map { .string($0.place.name) } ?? .null },
      Field(name: "\(name)_km") { nearest($0).map { .number($0.kilometers) } ?? .null },
      Field(name: "\(name)_bearing_degrees") { nearest($0).map { .number($0.bearingDegrees) } ?? .null },
    ]) { row, writer in
      writer.key(name)
      guard let nearest = nearest(row) else { return writer.writeNull() }
      writer.object { writer in
        writer.member("name", nearest.place.name)
        writer.member("km", nearest.kilometers)
        writer.member("bearing_degrees", nearest.bearingDegrees)
        writer.member("direction", nearest.direction.rawValue)
      }
    }
  }
}

extension NearestPlace {
  /// Returns `6.1 km east of Dobropillia`.
  fileprivate func words(in language: Language) -> String {
    let (length, direction) = (
      language.kilometers(kilometers, decimals: 1), BilingualText.direction(direction)
    )
    return language.say(
      "\(length) \(direction.english) of \(place.name)",
      "\(length) на \(direction.ukrainian) від н. п. \(place.distinctNameUk ?? place.name)")
  }
}

extension [String] {
  fileprivate func uniqued() -> [String] { reduce(into: []) { if !$0.contains($1) { $0.append($1) } } }
}

extension SettlementChange {
  /// The columns of a place whose centre changed its status.
  static var columns: [Column<SettlementChange>] {
    [
      .placeName({ $0.place }, isDoubtful: { $0.isDoubtful }), .placeRegion { $0.place },
      .text("kind") { $0.place.kind }, .position("coordinates") { $0.place.coordinate },
      .number("uncertainty_m") { $0.place.uncertaintyMeters }, .truth("doubtful") { $0.isDoubtful },
      .word("from", .fromStatus) { .status($0.from) }, .word("to", .toStatus) { .status($0.to) },
    ]
  }
}

extension TransitionMatrix {
  /// The columns of a transition: the status before, the status after, and the area. What is 0 has no row.
  static var columns: [Column<Entry>] {
    [
      .word("from") { .status($0.from) }, .word("to") { .status($0.to) },
      .number("km2") { $0.squareKilometers },
    ]
  }
}
