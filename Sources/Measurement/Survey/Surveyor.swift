public import FrontLine

/// Turns snapshots into land that can be measured: checks polygons, and unites them without counting land twice.
///
/// A surveyor remembers what the last snapshot and this one have in common, so a series is best given to one in the
/// order of its dates. No figure depends on what it remembers.
///
/// Not `Sendable`: it owns GEOS and PROJ handles. Make one for each task.
public final class Surveyor {
  package let terms: EdgeTerms
  package let checker: PolygonChecker
  package let builder: LandBuilder
  /// How many threads may work on one snapshot.
  package let threads: Int

  /// Throws if the earth model names a coordinate reference system that PROJ can't project to.
  ///
  /// - Parameter threads: how many threads may work on one large map. If several surveyors work side by side, give
  ///   each one.
  public init(earth: EarthModel = .wgs84, threads: Int = 1) throws {
    let terms = try EdgeTerms(earth, threads: threads)
    self.terms = terms
    self.threads = threads
    checker = PolygonChecker(terms)
    builder = LandBuilder(terms)
  }

  /// The earth model that areas are measured with.
  public var earth: EarthModel { terms.model }

  /// Checks all polygons of the snapshot, and repairs those that need it.
  ///
  /// Throws a ``SurveyError`` with the first feature that can't be measured: an edge spans 180° of longitude or more,
  /// or a polygon crosses itself so often that its repair is refused, or the repair fails.
  ///
  /// Complexity: O(*n*) in the coordinates of polygons that were in the last snapshot too. Other polygons are
  /// searched for crossings, unless they come with a proof.
  public func survey(_ snapshot: Snapshot) throws -> Survey {
    checker.beginSnapshot()
    builder.beginSnapshot()
    var features: [SurveyedFeature] = []
    var repairs: [FeatureRepair] = []
    for feature in snapshot.features {
      let polygons = try checked(feature, of: snapshot)
      for (index, polygon) in polygons.enumerated() {
        guard let repair = polygon.repair else { continue }
        repairs.append(
          FeatureRepair(
            featureIndex: feature.index, featureName: feature.name,
            polygon: polygons.count > 1 ? index : nil, repair: repair))
      }
      features.append(SurveyedFeature(feature, polygons: polygons))
    }
    return Survey(snapshot: snapshot, features: features, repairs: repairs, surveyor: self)
  }

  private func checked(_ feature: StatusFeature, of snapshot: Snapshot) throws -> [CheckedPolygon] {
    do {
      if feature.proofs.count == feature.polygons.count {
        return try zip(feature.polygons, feature.proofs).map { try checker.check($0, proof: $1) }
      }
      return try feature.polygons.map { try checker.check($0) }
    } catch {
      throw SurveyError(
        path: snapshot.path, featureIndex: feature.index, featureName: feature.name, reason: error)
    }
  }
}

/// A repair and the feature that needed it.
public struct FeatureRepair: Hashable, Sendable {
  /// The index of the feature in its file.
  public let featureIndex: Int
  /// The label of the feature.
  public let featureName: String?
  /// The index of the polygon in a feature of several; nil if the feature has one.
  public let polygon: Int?
  /// What the repair changed.
  public let repair: PolygonRepair
}
