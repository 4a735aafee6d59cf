public import FrontLine
public import Measurement

/// The pieces of a change with what is to be told about them.
public struct PatchReport: Sendable {
  /// A piece that is large enough to be told by itself.
  public struct Entry: Sendable {
    public let patch: Patch
    /// How far a gained patch reaches from the territory as it was before; nil for lost patches, and where
    /// there was no territory.
    public let depth: PatchDepth?
    /// Of all places, to the patch's centroid.
    public let nearestPlace: NearestPlace?
    /// Of the cities and towns, to the patch's centroid.
    public let nearestTown: NearestPlace?
  }

  /// Pieces below the limit, told together. They are in all totals.
  public struct Slivers: Hashable, Sendable {
    public let belowSquareKilometers: Double
    public let patches: [Patch]

    public var count: Int { patches.count }
    public var squareKilometers: Double { sum { _ in true } }

    public func squareKilometers(of kind: Patch.Kind) -> Double { sum { $0 == kind } }

    private func sum(_ passes: (Patch.Kind) -> Bool) -> Double {
      var sum = CompensatedSum()
      for patch in patches where passes(patch.kind) { sum += patch.squareKilometers }
      return sum.value
    }
  }

  /// The largest first.
  public let entries: [Entry]
  public let slivers: Slivers

  /// That of ``Patch``: a thousand square metres.
  public static let defaultSliverSquareKilometers = Patch.sliverSquareKilometers
}

extension Surveyor {
  /// The pieces of a change, the largest first, with depth and nearest places; those below `sliver` apart.
  ///
  /// Depths are lengths of geodesics, between edges as the earth model states them; between geodesics where edges are
  /// straight in a projection.
  ///
  /// Complexity: up to 2,000 distances for the depth of a patch, and 1,000,000 in all: of more than 500 patches each has its
  /// share, and depths come out less by what their search then leaves open.
  ///
  /// Throws as ``patches(of:)`` does.
  public func patchReport(
    of change: LandChange, before: Land, gazetteer: Gazetteer,
    sliverSquareKilometers sliver: Double = PatchReport.defaultSliverSquareKilometers
  ) throws -> PatchReport {
    let patches = try patches(of: change)
    let model = EdgeModel(ofPatchesOn: earth)
    let deepCount = patches.count { $0.kind == .gained && $0.squareKilometers >= sliver }
    let limit = max(Self.fewestDistances, min(Self.mostDistances, Self.distancesInAll / max(1, deepCount)))
    let entries = patches.filter { $0.squareKilometers >= sliver }.map(onThreads: threads) {
      GeodesicProximity(model: model)
    } _: { proximity, patch in
      // What one patch measured is of no use to the next but one.
      proximity.beginSnapshot()
      return PatchReport.Entry(
        patch: patch,
        depth: patch.kind == .gained ? proximity.depth(of: patch.polygon, from: before, limit: limit) : nil,
        nearestPlace: gazetteer.nearestPlace(to: patch.centroid),
        nearestTown: gazetteer.nearestPlace(to: patch.centroid, where: \.isTown))
    }
    return PatchReport(
      entries: entries,
      slivers: PatchReport.Slivers(
        belowSquareKilometers: sliver, patches: patches.filter { $0.squareKilometers < sliver }))
  }

  private static var mostDistances: Int { 2_000 }
  private static var fewestDistances: Int { 50 }
  private static var distancesInAll: Int { 1_000_000 }
}
