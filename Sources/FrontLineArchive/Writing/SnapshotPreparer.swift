public import FrontLine
internal import GeoTypes
internal import Measurement

/// Examines and measures maps for an archive, one after the other in the order of their dates.
///
/// Not `Sendable`, like the surveyor in it: make one for each task. What it prepares depends on the map before, but
/// on nothing else, so the number of tasks changes nothing.
public final class SnapshotPreparer {
  private let surveyor: Surveyor
  private let known: KnownMaps
  /// The SHA-256 of the polygons of the last map, by the number of their piece.
  private var digests: [UInt64: [UInt8]] = [:]
  /// The SHA-256 of the polygons that have been given out.
  private var written: Set<[UInt8]> = []
  /// The map before, as far as it was measured.
  private var last: MeasuredTerritories?
  /// A map that was passed over, and whose polygons the next one may come from.
  private var passedOver: Snapshot?

  /// - Parameter known: what the archive has already; such maps are passed over.
  public init(known: KnownMaps) throws {
    self.known = known
    surveyor = try Surveyor()
  }

  /// Begins anew, with a map as the one before the next, if there is one, without preparing it.
  ///
  /// What was given out before counts no more: a later map may have been among it, which is added after the next.
  public func start(after snapshot: Snapshot?) {
    passedOver = snapshot
    last = nil
    digests = [:]
    written = []
  }

  /// Prepares a map.
  ///
  /// Throws where its date is not known or a polygon can't be measured. Complexity: that of a survey.
  ///
  /// - Parameter sha256: of the file that it was read from, in hexadecimal digits.
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
      // Only what it says about the next map is wanted; where it can't be surveyed it says nothing.
      if let survey = try? surveyor.survey(before.withoutProofs) {
        let encoded = EncodedSnapshot(before)
        remember(survey, encoded)
        last = try MeasuredTerritories(survey, contentDigest: encoded.content(of: before).digest)
      }
    }
    let survey = try surveyor.survey(snapshot.withoutProofs)
    prepared.polygons = polygons(survey, encoded) + encoded.strays.compactMap { stored($0, proof: nil) }
    prepared.areas = try Self.areas(survey)
    let territories = try MeasuredTerritories(survey, contentDigest: prepared.contentDigest)
    prepared.change = try territories.change(since: last, surveyor)
    last = territories
    return prepared
  }

  /// Where the same polygon stands twice, its proof is that of the first.
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

  /// The land of each status that occurs, then of its parts.
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
  /// The same, to be examined anew: what came from an archive is not taken on trust when it is put into one.
  var withoutProofs: Snapshot {
    var copy = self
    for place in copy.features.indices { copy.features[place].proofs = [] }
    return copy
  }
}
