package import FrontLine
internal import GeoTypes

/// A polygon as it was stored, with its proof.
package struct StoredPolygon {
  let digest: [UInt8]
  private let polygon: Polygon
  private let proof: PolygonProof?

  /// Throws a ``ByteReader/Overrun`` if the bytes are not what was stored. That the digest is that of the WKB has been
  /// checked.
  package init(digest: [UInt8], wkb: UnsafeRawBufferPointer, proof: UnsafeRawBufferPointer?) throws {
    var reader = ByteReader(wkb)
    polygon = try WKB.polygon(&reader)
    self.proof = try proof.map { try StoredProof($0, of: digest).proof(of: digest) }
    self.digest = digest
  }

  /// Adds the polygon to a snapshot. Returns false if its feature is neither the last one nor the next.
  package func add(to snapshot: inout Snapshot, as row: SnapshotContent.Row) -> Bool {
    guard let feature = row.feature else {
      snapshot.strays.append(
        StrayPolygon(
          featureIndex: row.featureIndex, name: row.name, status: row.status, polygon: polygon))
      return true
    }
    if feature == snapshot.features.count {
      snapshot.features.append(
        StatusFeature(
          index: row.featureIndex, name: row.name, status: row.status, part: row.part, polygons: []))
    }
    let last = snapshot.features.count - 1
    guard feature == last, last >= 0, snapshot.features[last].status == row.status else { return false }
    snapshot.features[last].polygons.append(polygon)
    snapshot.features[last].proofs.append(proof)
    return true
  }
}
