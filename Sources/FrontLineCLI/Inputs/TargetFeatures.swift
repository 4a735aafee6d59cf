import FrontLine
import FrontLineAnalysis
import FrontLineReport
import GeoJSON
import GeoTypes

/// The features of a target's file, each a target of its own: what `--each` asks for.
struct TargetFeatures: Sendable {
  let features: [DistanceDocument.Feature]
  let targets: [DistanceTarget]
  let warnings: [String]

  init(_ input: TargetInput, model: EdgeModel) throws {
    guard let file = input.file else {
      throw Failure.usage(
        "--each measures to every feature of a file, and \(input.description.name) is a "
          + "\(input.description.kind.rawValue): name a GeoJSON file with --to, or leave --each out")
    }
    let (features, targets) = (file.features.map(Self.describe), try file.targets(model))
    var warnings = input.warnings
    let name = displayName(ofPath: file.path)
    if file.unlocatedCount > 0 {
      warnings.append("\(name): features without a geometry, left out: \(file.unlocatedCount)")
    }
    let remote = targets.count { !$0.box.intersects(Box.mappedArea) }
    if remote > 0 {
      warnings.append(
        "\(name): \(remote) of \(targets.count) features lie outside the mapped area (22–41° E, 44–53° N): "
          + "their distances are right, and may not be what is meant")
    }
    (self.features, self.targets, self.warnings) = (features, targets, warnings)
  }

  /// The feature's name, else its id, else its number.
  private static func describe(_ feature: GeoJSONFeature) -> DistanceDocument.Feature {
    let own = feature.properties["name"]?.stringValue.map { printable($0) }
    let id = feature.id.flatMap { id in
      id.stringValue.map { printable($0) } ?? id.intValue.map(String.init) ?? id.doubleValue?.description
    }
    return DistanceDocument.Feature(
      index: feature.index,
      name: [own, id].compactMap { $0 }.first { !$0.isEmpty } ?? "feature \(feature.index)",
      uncertaintyMeters: feature.uncertaintyMeters,
      shape: TargetDescription.Shape(feature.geometry ?? .collection([])))
  }
}

extension GeometryFile {
  fileprivate func targets(_ model: EdgeModel) throws -> [DistanceTarget] {
    try features.map { feature in
      do {
        return try DistanceTarget(feature.geometry ?? .collection([]), model: model)
      } catch {
        throw InputError(
          .badData, path: path, message: "\(error)",
          place: GeoJSONPlace(feature: feature.index, featureName: feature.properties["name"]?.stringValue),
          advice: "give it a geometry with a length, or leave it out")
      }
    }
  }
}
