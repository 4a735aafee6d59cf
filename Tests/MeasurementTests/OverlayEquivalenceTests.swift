import EdgeChains
import FrontLine
import GEOS
import GEOSOracle
import GeoTypes
import Measurement
import TestSupport
import Testing

/// The chain's answer on real maps against GEOS's overlay of the whole maps.
@Suite(
  "Change on the corpus equals full overlay",
  .enabled(if: SharedMaterial.isPresent, Comment(rawValue: SharedMaterial.absence)))
struct OverlayEquivalenceTests {
  /// Square degrees. The land of Ukraine is 70 of them, so a relative error of 2⁻⁵³ in one overlay is 8e-15, and
  /// some dozens of crossing points, each rounded, stay below this.
  static let tolerance = 1e-12

  @Test("All pairs so many files apart, the pairs of one remainder by 8", arguments: [1, 3, 30, 200], 0..<8)
  func pairs(distance: Int, remainder: Int) throws {
    let snapshots = UnionArchive.snapshots
    #expect(snapshots.count >= 271)
    let surveyor = try Surveyor(earth: .wgs84Straight)
    let session = try GEOSSession()
    for first in stride(from: remainder, to: snapshots.count - distance, by: 8) {
      let (before, after) = (snapshots[first], snapshots[first + distance])
      let a = try surveyor.survey(before).land(of: .allOccupied)
      let b = try surveyor.survey(after).land(of: .allOccupied)
      let change = try surveyor.change(from: a, to: b)
      let (old, new) = (
        try GEOSGeometry(a.polygons, in: session), try GEOSGeometry(b.polygons, in: session)
      )
      try expectSame(change.gained, new.subtracting(old), "gained \(before.path) → \(after.path)")
      try expectSame(change.lost, old.subtracting(new), "lost \(before.path) → \(after.path)")
    }
  }

  private func expectSame(_ chain: EdgeChain, _ expected: GEOSGeometry, _ label: String) throws {
    let geometry = try GEOSGeometry(chain.polygons(), in: expected.session)
    #expect(try geometry.validity == .valid, "\(label)")
    #expect(abs(try geometry.area - expected.area) <= Self.tolerance, "\(label)")
    #expect(try geometry.symmetricDifference(expected).area <= Self.tolerance, "\(label)")
  }
}
