/// A location in a document. All numbers count from 0, except lines and columns, which count from 1.
public struct GeoJSONLocation: Hashable, Sendable {
  /// The index of the feature; skipped features count.
  public var feature: Int?
  /// The feature's property `name`, exactly as in the file; ``description`` shows it escaped.
  public var featureName: String?
  /// The member concerned, for example `bbox`.
  public var member: String?
  /// The indices in `geometries`, from the outermost collection inwards.
  public var geometryPath: [Int]
  /// The polygon of a MultiPolygon.
  public var polygon: Int?
  /// The ring of a polygon; 0 is the exterior.
  public var ring: Int?
  /// The line of a MultiLineString.
  public var lineString: Int?
  /// The index of the position in its ring.
  public var position: Int?
  /// The byte offset in the file, or in the text that was inflated from it.
  public var byteOffset: Int?
  /// The line in the text, from 1.
  public var line: Int?
  /// The byte in the line, from 1.
  public var column: Int?

  /// Creates a location.
  public init(
    feature: Int? = nil,
    featureName: String? = nil,
    member: String? = nil,
    geometryPath: [Int] = [],
    polygon: Int? = nil,
    ring: Int? = nil,
    lineString: Int? = nil,
    position: Int? = nil,
    byteOffset: Int? = nil,
    line: Int? = nil,
    column: Int? = nil
  ) {
    self.feature = feature
    self.featureName = featureName
    self.member = member
    self.geometryPath = geometryPath
    self.polygon = polygon
    self.ring = ring
    self.lineString = lineString
    self.position = position
    self.byteOffset = byteOffset
    self.line = line
    self.column = column
  }

  /// The document as a whole.
  public static var document: GeoJSONLocation { GeoJSONLocation() }
}

extension GeoJSONLocation: CustomStringConvertible {
  /// For example `feature 12 "name", ring 0, position 7, byte 1234`; empty for the document as a whole. The
  /// line and the column are given beyond the first line.
  ///
  /// Safe to print: control characters and marks that change the direction of writing are escaped.
  public var description: String {
    var parts: [String] = []
    if let feature {
      parts.append(featureName.map { "feature \(feature) \"\(printable($0))\"" } ?? "feature \(feature)")
    }
    parts += geometryPath.map { "geometry \($0)" }
    if let polygon { parts.append("polygon \(polygon)") }
    if let ring { parts.append("ring \(ring)") }
    if let lineString { parts.append("line string \(lineString)") }
    if let position { parts.append("position \(position)") }
    if let member { parts.append("\"\(printable(member))\"") }
    if let byteOffset { parts.append("byte \(byteOffset)") }
    if let line, let column, line > 1 { parts.append("line \(line), column \(column)") }
    return parts.joined(separator: ", ")
  }
}
