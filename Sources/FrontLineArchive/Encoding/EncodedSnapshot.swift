internal import Digests
internal import FrontLine
internal import GeoTypes

/// The polygons of a map as an archive stores them, with their digests.
struct EncodedSnapshot {
  struct Polygon {
    let wkb: [UInt8]
    /// The SHA-256 of the WKB.
    let digest: [UInt8]

    init(_ polygon: GeoTypes.Polygon) {
      let bytes = WKB.bytes(of: polygon)
      wkb = bytes
      digest = bytes.withUnsafeBytes { SHA256Digest(of: $0).bytes }
    }
  }

  /// The polygons of each feature.
  let features: [[Polygon]]
  let strays: [Polygon]

  init(_ snapshot: Snapshot) {
    features = snapshot.features.map { $0.polygons.map(Polygon.init) }
    strays = snapshot.strays.map { Polygon($0.polygon) }
  }

  /// Returns the content of the map. Throws if its date is not known.
  func content(of snapshot: Snapshot) throws -> SnapshotContent {
    let key = SnapshotKey(
      source: snapshot.source, date: try snapshot.requiredDate(), publishedAt: snapshot.publishedAt)
    var rows: [SnapshotContent.Row] = []
    for (number, (feature, polygons)) in zip(snapshot.features, features).enumerated() {
      for polygon in polygons {
        rows.append(
          SnapshotContent.Row(
            feature: number, featureIndex: feature.index, name: feature.name, status: feature.status,
            part: feature.part, polygonDigest: polygon.digest))
      }
    }
    for (stray, polygon) in zip(snapshot.strays, strays) {
      rows.append(
        SnapshotContent.Row(
          feature: nil, featureIndex: stray.featureIndex, name: stray.name, status: stray.status, part: nil,
          polygonDigest: polygon.digest))
    }
    return SnapshotContent(key: key, rows: rows)
  }
}
