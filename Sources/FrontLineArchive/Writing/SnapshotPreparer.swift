public import FrontLine
internal import GeoTypes
package import Measurement

/// Examines and measures maps for an archive, one after the other in the order of their dates.
///
/// Not `Sendable`: it owns a surveyor. Make one for each task. What it prepares depends on the map before, but on
/// nothing else, so the number of tasks changes nothing.
public final class SnapshotPreparer {
  private let surveyor: Surveyor
  private let known: KnownMaps
  /// The SHA-256 of the polygons of the last map, by the identity of their piece.
  private var digests: [UInt64: [UInt8]] = [:]
  /// The SHA-256 of the polygons that have been returned.
  private var written: Set<[UInt8]> = []
  /// The measured territories of the map before.
  private var last: MeasuredTerritories?
  /// A map that was not prepared, and whose polygons the next one may come from.
  private var passedOver: Snapshot?
  private let scope: MeasuredTerritories.Scope
  private let keepsPatches: Bool

  /// - Parameter known: the maps that the archive has already; such maps are passed over.
  public convenience init(known: KnownMaps) throws {
    try self.init(known: known, measuring: .repeatable, keepsPatches: false)
  }

  /// - Parameters:
  ///   - known: the maps that are there already; such maps are passed over.
  ///   - scope: the maps whose territories are measured.
  ///   - keepsPatches: whether the pieces that changed hands are kept, and not only their figures.
  package init(known: KnownMaps, measuring scope: MeasuredTerritories.Scope, keepsPatches: Bool) throws {
    self.known = known
    self.scope = scope
    self.keepsPatches = keepsPatches
    surveyor = try Surveyor()
  }

  /// Starts again, with a map, if there is one, as the predecessor of the next, without preparing it.
  ///
  /// Polygons returned before are returned again: a later map, which is added after the next, may have been among
  /// their maps.
  public func start(after snapshot: Snapshot?) {
    passedOver = snapshot
    last = nil
    digests = [:]
    written = []
  }

  /// Prepares a map.
  ///
  /// Throws if its date is not known or a polygon can't be measured. Complexity: that of a survey.
  ///
  /// - Parameter sha256: the SHA-256 of the file that the map was read from, in hexadecimal digits.
  public func prepare(_ snapshot: Snapshot, sha256: String) throws -> PreparedSnapshot {
    let encoded = EncodedSnapshot(snapshot)
    let content = try encoded.content(of: snapshot)
    var prepared = PreparedSnapshot(
      name: Self.fileName(snapshot.path), sha256: sha256, content: content, contentDigest: content.digest,
      dateOrigin: snapshot.dateOrigin, fileDate: snapshot.fileDate,
      documentWarnings: snapshot.documentWarnings, warnings: snapshot.warnings)
    if known.contains(prepared) {
      passedOver = snapshot
      return prepared
    }
    if let before = passedOver {
      passedOver = nil
      last = nil
      // It is needed only as the predecessor of the next map; if it can't be surveyed, there is none.
      if let survey = try? surveyor.survey(before.withoutProofs) {
        let encoded = EncodedSnapshot(before)
        remember(survey, encoded)
        last = try MeasuredTerritories(survey, contentDigest: encoded.content(of: before).digest, scope)
      }
    }
    let survey = try surveyor.survey(snapshot.withoutProofs)
    prepared.polygons = polygons(survey, encoded) + encoded.strays.compactMap { stored($0, proof: nil) }
    prepared.areas = try Self.areas(survey)
    prepared.repairs = survey.repairs
    let territories = try MeasuredTerritories(survey, contentDigest: prepared.contentDigest, scope)
    prepared.change = try territories.change(since: last, surveyor, keepsPatches: keepsPatches)
    last = territories
    return prepared
  }

  /// Returns the new polygons of a map. If the same polygon occurs twice, its proof is that of the first.
  private func polygons(_ survey: Survey, _ encoded: EncodedSnapshot) -> [PreparedSnapshot.StoredPolygon] {
    let before = digests
    let examined = survey.examinedPolygons
    var polygons: [PreparedSnapshot.StoredPolygon] = []
    for (feature, found) in zip(encoded.features, examined) {
      for (polygon, examined) in zip(feature, found) {
        let proof = examined.map { examined in
          StoredProof(
            squareMeters: examined.squareMeters, arithmetic: ArithmeticFingerprint.wgs84,
            origin: examined.origin.flatMap { origin in
              before[origin.identity].map { ($0, origin.difference) }
            })
        }
        if let new = stored(polygon, proof: proof) { polygons.append(new) }
      }
    }
    remember(survey, encoded)
    return polygons
  }

  private func stored(_ polygon: EncodedSnapshot.Polygon, proof: StoredProof?) -> PreparedSnapshot
    .StoredPolygon?
  {
    guard written.insert(polygon.digest).inserted else { return nil }
    return PreparedSnapshot.StoredPolygon(
      digest: polygon.digest, wkb: polygon.wkb, proof: proof?.bytes(of: polygon.digest))
  }

  private func remember(_ survey: Survey, _ encoded: EncodedSnapshot) {
    digests = [:]
    for (feature, found) in zip(encoded.features, survey.examinedPolygons) {
      for (polygon, examined) in zip(feature, found) {
        if let examined { digests[examined.identity] = polygon.digest }
      }
    }
  }

  /// Returns the land of each status that occurs, followed by that of its parts.
  static func areas(_ survey: Survey) throws -> [PreparedSnapshot.Area] {
    var areas: [PreparedSnapshot.Area] = []
    func add(_ status: ControlStatus, _ part: StatusPart?) throws {
      let land = try survey.land(of: status, part: part)
      let polygons = land.polygons
      let box = polygons.reduce(Box.empty) { $0.union($1.box) }
      areas.append(
        PreparedSnapshot.Area(
          status: status, part: part, squareKilometers: land.squareKilometers,
          geometry: GeoPackageGeometry.bytes(of: polygons, box: box), box: box))
    }
    for status in survey.snapshot.statuses {
      try add(status, nil)
      let parts = Set(survey.snapshot.features(with: status).compactMap(\.part))
      for part in parts.sorted() { try add(status, part) }
    }
    return areas
  }

  private static func fileName(_ path: String) -> String {
    let name = lastPart(ofPath: path)
    return name.isEmpty ? path : String(name)
  }
}

extension Snapshot {
  /// The same snapshot, to be examined anew: proofs from one archive are not trusted in another.
  var withoutProofs: Snapshot {
    var copy = self
    for index in copy.features.indices { copy.features[index].proofs = [] }
    return copy
  }
}
