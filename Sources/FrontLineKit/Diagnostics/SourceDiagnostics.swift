import FrontLine
import GeoJSON
import Measurement

extension Diagnostic.Code {
  /// Polygons that are taken for occupied land are most of the country.
  public static let regionsAsLand = Self("regionsAsLand")
  /// Maps of different sources are compared one after the other.
  public static let mixedSources = Self("mixedSources")
}

extension Diagnostic {
  /// Creates a warning that maps which are compared one after the other are of different sources; nil if all are of one
  /// source.
  ///
  /// One source draws land that another leaves out (Tuzla, the grey zone), and sources draw the same border
  /// differently. Gains and losses between maps of two sources are therefore not only changes on the ground.
  init?(mixedSourcesOf files: [Provenance.File]) {
    let steps = zip(files, files.dropFirst()).filter { $0.source != $1.source }
    guard let (before, after) = steps.first else { return nil }
    let more = steps.count > 1 ? " (the first of \(steps.count) such steps)" : ""
    self.init(
      .mixedSources, path: after.path,
      message: "it is from the source \(after.source) and is compared with "
        + "\(displayName(ofPath: before.path)) from the source \(before.source)\(more): part of the change may be only a "
        + "different way of drawing",
      advice: "compare maps of one source, or two of one day with \(action: .compare)",
      values: [
        "source": .string(after.source.name), "before_path": .string(before.path),
        "before_source": .string(before.source.name), "steps": .integer(Int64(steps.count)),
      ])
  }
}

extension Diagnostic {
  /// That land of several kinds which nobody knows counts as occupied.
  ///
  /// - Parameter areas: The area of each kind, where it is at hand.
  init(_ kinds: UnknownKinds, squareKilometers areas: [Double]?, path: String) {
    let listed = kinds.kinds.enumerated().map { index, kind in
      let area = areas.map { ", \(decimal($0[index], 0)) km²" } ?? ""
      return "\(printable(kind.value)) (\(counted(kind.features.count, "polygon"))\(area))"
    }
    self.init(
      .unknownKinds, path: path,
      message:
        "its property \"\(printable(kinds.property))\" names different kinds of land, which all count as occupied: "
        + Wording(listed.joined(separator: ", ")), advice: "say what they are with " + kinds.line,
      values: [
        "property": .string(kinds.property), "kinds": .array(kinds.kinds.map { .string($0.value) }),
      ])
  }
}

extension Diagnostic {
  /// Creates a warning that a file of which nothing says what its polygons are is most of the country: the outlines of
  /// its regions are more likely than a map of a front. Nil for any other file.
  init?(regionsAsLand file: Provenance.File, _ report: AreaReport, _ diagnostics: Diagnostics) {
    let share = Denominator.ukraine.percent(ofSquareKilometers: report.territorySquareKilometers)
    guard file.source == .generic, share > 50,
      diagnostics.notices.contains(where: { $0.code == .assumedOccupied })
    else {
      return nil
    }
    self.init(
      .regionsAsLand, path: file.path,
      message: "its polygons are \(decimal(share, 0)) % of Ukraine, and count as occupied",
      advice: "if they are regions, name a map, and this file with \(.regions)",
      values: ["percent": .number(share)])
  }
}
