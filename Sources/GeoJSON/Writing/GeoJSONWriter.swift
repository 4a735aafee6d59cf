public import GeoTypes

/// Writes GeoJSON according to RFC 7946: no `crs`, two dimensions, rings by the right-hand rule, a `bbox`,
/// and coordinates with few decimals.
///
/// Input that valid GeoJSON can't express is an error, not a broken file: coordinates that are not finite,
/// lines of one position, rings that are open or have fewer than four positions. The coordinates must be
/// degrees on WGS 84; the writer does not check their range. The same input gives the same bytes.
///
/// ```swift
/// let writer = GeoJSONWriter(options: .init(precision: 6))
/// let bytes = try writer.featureCollection(features, members: ["provenance": .string(sentence)])
/// ```
public struct GeoJSONWriter: Sendable {
  /// The direction in which the exteriors of polygons run; holes run the other way.
  public enum Winding: String, Hashable, Sendable, CaseIterable {
    /// The right-hand rule of RFC 7946 §3.1.6.
    case counterClockwise
    /// The winding with which D3 takes the smaller side of a polygon on the sphere.
    case clockwise
    /// The winding of the input.
    case unchanged
  }

  /// The delimiter between the texts of a sequence.
  public enum Framing: String, Hashable, Sendable, CaseIterable {
    /// One text on each line (`.geojsonl`, `.ndjson`).
    case newline
    /// RFC 8142: U+001E before each text and a line end after it (`.geojsons`).
    case recordSeparator
  }

  /// How lines are broken.
  public enum Layout: String, Hashable, Sendable, CaseIterable {
    /// No white space at all.
    case compact
    /// One feature on each line, so that `diff` and version control work.
    case featurePerLine
    /// Indented, for people.
    case pretty
  }

  /// How a document is written.
  public struct Options: Hashable, Sendable {
    /// The greatest number of decimals of a coordinate, from 0 to 15; trailing zeros are left out. 7 is about
    /// a centimetre. ``fullPrecision`` writes as many as are needed to read the same doubles back.
    public var precision: Int
    /// Which way exterior rings run.
    public var winding: Winding
    /// Whether the root object, or each text of a sequence, has a `bbox`.
    public var includesBox: Bool
    /// How lines are broken.
    public var layout: Layout

    /// The precision that changes no coordinate.
    public static let fullPrecision = 17

    /// Creates options; without arguments, those of RFC 7946.
    public init(
      precision: Int = 7,
      winding: Winding = .counterClockwise,
      includesBox: Bool = true,
      layout: Layout = .featurePerLine
    ) {
      self.precision = precision
      self.winding = winding
      self.includesBox = includesBox
      self.layout = layout
    }
  }

  /// How documents are written.
  public var options: Options

  /// Creates a writer.
  public init(options: Options = Options()) {
    self.options = options
  }

  /// Returns a FeatureCollection with foreign members after its features.
  ///
  /// - Parameter members: members such as `provenance`; none may have a name that RFC 7946 defines.
  /// - Throws: ``GeoJSONError`` with the feature that can't be written.
  public func featureCollection(
    _ features: some Collection<GeoJSONFeature>,
    members: JSONObject = [:]
  ) throws(GeoJSONError) -> [UInt8] {
    for key in members.keys where Self.reserved.contains(key) {
      throw GeoJSONError(
        operation: "write",
        message: "a foreign member can't be named \"\(key)\"",
        location: GeoJSONLocation(member: key),
        advice: "give it another name"
      )
    }
    try checkNumbers(.object(members), GeoJSONLocation())
    var writer = JSONWriter(layout: options.layout == .pretty ? .pretty : .compact)
    writer.beginObject()
    writer.member("type", "FeatureCollection")
    if options.includesBox { writeBox(of: features.compactMap(\.geometry), &writer) }
    writer.key("features")
    writer.beginArray()
    for (index, feature) in features.enumerated() {
      if options.layout == .featurePerLine { writer.nextElementStartsLine() }
      try write(feature, at: index, box: false, to: &writer)
    }
    if options.layout == .featurePerLine, !features.isEmpty { writer.appendRaw("\n".utf8) }
    writer.endArray()
    for member in members.members { writer.member(member.key, member.value) }
    writer.endObject()
    writer.appendRaw("\n".utf8)
    return writer.bytes
  }

  /// Returns one Feature as a whole document.
  ///
  /// - Throws: ``GeoJSONError`` with the location that can't be written: in the geometry, a property that is
  ///   not finite, an id that is neither string nor number.
  public func feature(_ feature: GeoJSONFeature) throws(GeoJSONError) -> [UInt8] {
    var writer = JSONWriter(layout: options.layout == .pretty ? .pretty : .compact)
    try write(feature, at: nil, box: options.includesBox, to: &writer)
    writer.appendRaw("\n".utf8)
    return writer.bytes
  }

  /// Returns one geometry as a whole document.
  ///
  /// - Throws: ``GeoJSONError`` with the location in the geometry that can't be written.
  public func geometry(_ geometry: Geometry) throws(GeoJSONError) -> [UInt8] {
    var writer = JSONWriter(layout: options.layout == .pretty ? .pretty : .compact)
    try write(geometry, GeoJSONLocation(), box: options.includesBox, to: &writer)
    writer.appendRaw("\n".utf8)
    return writer.bytes
  }

  /// Returns the features as a GeoJSON text sequence.
  ///
  /// - Throws: ``GeoJSONError`` with the first feature that can't be written.
  public func textSequence(
    _ features: some Sequence<GeoJSONFeature>,
    framing: Framing = .newline
  ) throws(GeoJSONError) -> [UInt8] {
    var writer = JSONWriter(layout: .compact)
    for (index, feature) in features.enumerated() {
      if framing == .recordSeparator { writer.appendRaw([0x1E]) }
      try write(feature, at: index, box: options.includesBox, to: &writer)
      writer.appendRaw("\n".utf8)
    }
    return writer.bytes
  }

  static let reserved: Set<String> = [
    "type", "features", "bbox", "coordinates", "geometries", "geometry", "properties", "crs",
  ]
}
