import FrontLine
import GeoJSON
import GeoTypes
import Measurement
import Proximity

/// The features of a target's file, each prepared as a target of its own; see ``DistanceJob/each``.
struct TargetFeatures: Sendable {
  let features: [DistanceResult.Feature]
  let targets: [DistanceTarget]
  let warnings: [Diagnostic]

  /// Prepares a target for each feature of the file, on several threads.
  ///
  /// Throws ``JobError`` if the target is not a file, and ``InputError`` if a feature can't be measured to.
  init(_ input: TargetInput, model: EdgeModel, threads: Int) throws {
    guard let file = input.file else {
      throw JobError.request(
        "\(.each) needs a file with features, and \(input.description.name) is a "
          + "\(input.description.kind.rawValue): name a GeoJSON file with \(.to), or leave out \(.each)")
    }
    let (features, targets) = try Self.prepare(file, model, threads)
    var warnings = input.warnings
    if file.unlocatedCount > 0 {
      warnings.append(
        Diagnostic(
          .nullGeometry, path: file.path,
          message: "features without a geometry, left out: \(file.unlocatedCount)",
          values: ["features": .integer(Int64(file.unlocatedCount))]))
    }
    let whereabouts = Whereabouts(targets.map(\.box))
    if whereabouts.outsideCount > 0 {
      warnings.append(
        Diagnostic(
          .remote, path: file.path, message: whereabouts.words(),
          advice: whereabouts.advice
            ?? "their distances are correct; check that these are the targets you mean",
          values: ["outside": .integer(Int64(whereabouts.outsideCount))]))
    }
    (self.features, self.targets, self.warnings) = (features, targets, warnings)
  }

  /// Returns the description and the target of each feature, in order.
  ///
  /// Throws the error of the first feature that can't be measured to, whatever the number of threads.
  private static func prepare(
    _ file: GeometryFile, _ model: EdgeModel, _ threads: Int
  ) throws -> ([DistanceResult.Feature], [DistanceTarget]) {
    let parts = [Range](dividing: file.features.count, among: threads).map(onThreads: threads) {
      ()
    } _: { _, stretch in
      let features = file.features[stretch]
      return Result { (features.map(describe), try features.map { try file.target($0, model) }) }
    }
    let prepared = try parts.map { try $0.get() }
    return (prepared.flatMap(\.0), prepared.flatMap(\.1))
  }

  /// Describes a feature by its name, in any property that names regions, else its id, else its index.
  private static func describe(_ feature: GeoJSONFeature) -> DistanceResult.Feature {
    let own = feature.properties.conventionalName.map { printable($0) }
    let id = feature.id.flatMap { id in
      id.stringValue.map { printable($0) } ?? id.intValue.map(String.init) ?? id.doubleValue?.description
    }
    return DistanceResult.Feature(
      index: feature.index,
      name: [own, id].compactMap { $0 }.first { !$0.isEmpty } ?? "feature \(feature.index)",
      uncertaintyMeters: feature.uncertaintyMeters,
      shape: TargetDescription.Shape(feature.geometry ?? .collection([])))
  }
}

extension GeometryFile {
  fileprivate func target(_ feature: GeoJSONFeature, _ model: EdgeModel) throws -> DistanceTarget {
    do {
      return try DistanceTarget(feature.geometry ?? .collection([]), model: model)
    } catch {
      throw InputError(
        .badData, path: path, message: error.message, location: feature.location,
        advice: error.advice + ", or leave it out")
    }
  }
}
