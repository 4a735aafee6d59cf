public import FrontLine
import GeoTypes

/// A snapshot whose polygons have been checked, ready to be measured.
///
/// Not `Sendable`: it refers to its surveyor.
public struct Survey {
  /// The map that was surveyed.
  public let snapshot: Snapshot
  /// The polygons that were repaired.
  public let repairs: [FeatureRepair]
  let features: [SurveyedFeature]
  let surveyor: Surveyor

  init(
    snapshot: Snapshot, features: [SurveyedFeature], repairs: [FeatureRepair], surveyor: Surveyor
  ) {
    self.snapshot = snapshot
    self.features = features
    self.repairs = repairs
    self.surveyor = surveyor
  }

  /// Returns the land that the features which pass the test cover together, overlaps counted once.
  ///
  /// Throws an ``ImpossibleFigure`` if it measures more than the pieces that it is made of, or than their box.
  package func land(where passes: (SurveyedFeature) -> Bool) throws -> Land {
    let pieces = features.filter(passes).flatMap(\.pieces)
    return try CrossingsError.naming(snapshot.path) {
      try ImpossibleFigure.inFile(snapshot.path) {
        try FigureGuard.checked(surveyor.terms, quick: surveyor.builder.unite(pieces)) {
          try surveyor.builder.uniteAnew(pieces)
        } edges: {
          pieces.flatMap(\.boundary.edges)
        } _: { land, check in
          let box = land.pieces.reduce(Box.empty) { $0.union($1.box) }
          var sum = CompensatedSum()
          for piece in pieces { sum += piece.squareMeters }
          let most = min(sum.value, surveyor.terms.squareMeters(of: box) ?? .infinity)
          check.require(.land, land.squareMeters, within: 0...max(0, most), ofSize: sum.value)
        }
      }
    }
  }

  /// Returns the land of a territory.
  ///
  /// Throws a `TerritoryError` if the source can't tell it from other land, else as ``land(of:part:)`` does.
  public func land(of territory: Territory) throws -> Land {
    do throws(TerritoryError) {
      try territory.validate(for: snapshot.source)
    } catch {
      let message: Wording = "\(displayName(ofPath: snapshot.path)): \(error.message)"
      throw TerritoryError(message: message, advice: error.advice)
    }
    return try land { territory.statuses.contains($0.status) }
  }

  /// Returns the land of features, by their indices in the file. Throws as ``land(of:part:)`` does.
  public func land(ofFeatures indices: Set<Int>) throws -> Land {
    try land { indices.contains($0.index) }
  }

  /// Returns the land of one status, or of a named part of it.
  ///
  /// Throws if features overlap and can't be united: a `NodingError` if their edges still cross after many rounds,
  /// or the error of PROJ if the united border can't be projected.
  public func land(of status: ControlStatus, part: StatusPart? = nil) throws -> Land {
    try land { $0.status == status && (part == nil || $0.part == part) }
  }
}

/// A feature with checked polygons.
package struct SurveyedFeature {
  let index: Int
  let name: String?
  package let status: ControlStatus
  let part: StatusPart?
  let polygons: [CheckedPolygon]
  let pieces: [Piece]
  /// The sum of the areas of the polygons as written.
  let squareMetersAsWritten: Double

  init(_ feature: StatusFeature, polygons: [CheckedPolygon]) {
    index = feature.index
    name = feature.name
    status = feature.status
    part = feature.part
    self.polygons = polygons
    pieces = polygons.compactMap(\.piece)
    var sum = CompensatedSum()
    for polygon in polygons { sum += polygon.squareMetersAsWritten }
    squareMetersAsWritten = sum.value
  }
}
