import FrontLine
import GeoTypes
public import Measurement

/// The patches of a change, with their depths and the nearest places.
public struct PatchReport: Sendable {
  /// How near a patch must come to land that was held before to touch it, in metres: more than rounding moves a border.
  public static let touchingMeters = 1.0

  /// A patch that is large enough to be reported by itself.
  public struct Entry: Sendable {
    /// The patch.
    public let patch: Patch
    /// How far a gained patch reaches from the territory as it was before; nil for lost patches, and if there was no
    /// territory.
    public let depth: PatchDepth?
    /// The distance in metres from the territory as it was before, of a gained patch that does not touch it: a landing, a
    /// bridgehead, land across a border. Such a patch has no depth. Nil for all others.
    public let apartMeters: Double?
    /// The place that is nearest to the patch's centroid.
    public let nearestPlace: NearestPlace?
    /// The city or town that is nearest to the patch's centroid.
    public let nearestTown: NearestPlace?
  }

  /// The patches below the limit, reported together. They are in all totals.
  public struct Slivers: Hashable, Sendable {
    /// The area below which a patch is a sliver.
    public let belowSquareKilometers: Double
    /// The slivers.
    public let patches: [Patch]

    /// The number of slivers.
    public var count: Int { patches.count }
    /// The area of all slivers together.
    public var squareKilometers: Double { sum { _ in true } }

    /// Returns the area of the slivers of a kind.
    public func squareKilometers(of kind: Patch.Kind) -> Double { sum { $0 == kind } }

    private func sum(_ passes: (Patch.Kind) -> Bool) -> Double {
      var sum = CompensatedSum()
      for patch in patches where passes(patch.kind) { sum += patch.squareKilometers }
      return sum.value
    }
  }

  /// The large patches, the largest first.
  public let entries: [Entry]
  /// The patches that are not listed, since they are too small.
  public let slivers: Slivers

  /// The limit of `Patch`: a thousand square metres.
  public static let defaultSliverSquareKilometers = Patch.sliverSquareKilometers
}

extension Surveyor {
  /// Returns the patches of a change, the largest first, with depth and nearest places; those below `sliver` apart.
  ///
  /// Depths are lengths of geodesics between edges as the earth model states them, or between geodesics if edges are
  /// straight in a projection.
  ///
  /// Complexity: O(*n*) in the edges of the land; up to 2,000 soundings for the depth of a patch, and 1,000,000 in all.
  /// Of more than 500 patches each has its share, at least 20 and its corners, and depths come out smaller by what their
  /// search leaves open.
  ///
  /// Throws as ``patches(of:)`` does.
  public func patchReport(
    of change: LandChange, before: Land, places: IndexedPlaces,
    sliverSquareKilometers sliver: Double = PatchReport.defaultSliverSquareKilometers
  ) throws -> PatchReport {
    let patches = try patches(of: change)
    let model = EdgeModel(ofPatchesOn: earth)
    let large = patches.filter { $0.squareKilometers >= sliver }
    let deepCount = large.count { $0.kind == .gained }
    let limit = max(Self.fewestSoundings, min(Self.mostSoundings, Self.soundingsInAll / max(1, deepCount)))
    let land = GeodesicProximity(model: model).index(of: deepCount == 0 ? .none : before).withChords()
    let entries = large.map(onThreads: threads) {
      LandGauge(land, model)
    } _: { gauge, patch in
      let depth = patch.kind == .gained ? gauge.depth(of: patch.polygon, limit: limit) : nil
      let apart = depth.flatMap { gauge.metersApart(patch.polygon, $0) }
      return PatchReport.Entry(
        patch: patch, depth: apart == nil ? depth : nil, apartMeters: apart,
        nearestPlace: places.all.nearest(to: patch.centroid),
        nearestTown: places.towns.nearest(to: patch.centroid))
    }
    return PatchReport(
      entries: entries,
      slivers: PatchReport.Slivers(
        belowSquareKilometers: sliver, patches: patches.filter { $0.squareKilometers < sliver }))
  }

  private static var mostSoundings: Int { 2_000 }
  private static var fewestSoundings: Int { 20 }
  private static var soundingsInAll: Int { 1_000_000 }
}

extension LandGauge {
  /// Returns how far a patch lies from the land, if it does not touch it; else nil.
  fileprivate func metersApart(_ patch: Polygon, _ depth: PatchDepth) -> Double? {
    // Nearly all patches share a vertex with the land, which the search for the depth has seen or a sounding finds.
    func touches(_ corner: Coordinate) -> Bool {
      sounding(at: corner).map { $0.mostMeters <= PatchReport.touchingMeters } ?? false
    }
    guard depth.leastMeters > PatchReport.touchingMeters,
      !patch.rings.contains(where: { $0.coordinates.contains(where: touches) }),
      let target = try? DistanceTarget(.polygon(patch), model: model), let found = nearest(target),
      found.meters > PatchReport.touchingMeters
    else { return nil }
    return found.meters
  }
}
