import EdgeChains
public import GeoTypes

/// What a distance is measured to: points, lines and polygons, as parts that are measured one by one.
///
/// Lines are joined end to end where they meet, so that a place on a road has a chainage.
public struct DistanceTarget: Sendable {
  /// A point, or an edge of a line or of a polygon's border.
  struct Part: Sendable {
    var path: EdgePath
    var bounds: BoundedBox
    var chord: Chord
    /// The length of the line up to the start of the edge; nil for points and polygons.
    var chainageMeters: Double?
  }

  public let model: EdgeModel
  let parts: [Part]
  /// The borders of the polygons, for asking what lies in them.
  let area: EdgeTree?
  /// The same as they were given, each from its start.
  let rings: [[Coordinate]]
  /// Where it lies.
  let extent: TargetExtent
  /// The joined lines, where the target is lines alone.
  public let route: Route?
  /// The target's own extent in degrees.
  public let box: Box

  /// Prepares a geometry. Throws where there is nothing in it, or where a line has a single position.
  ///
  /// Complexity: O(*n*).
  public init(_ geometry: Geometry, model: EdgeModel) throws(DistanceError) {
    // A file may have many thousands of points.
    if case .point(let place) = geometry {
      self.init(place, model: model)
    } else {
      try self.init(composed: geometry, model: model)
    }
  }

  private init(composed geometry: Geometry, model: EdgeModel) throws(DistanceError) {
    self.model = model
    let (points, lines, polygons) = (geometry.points, geometry.lineStrings, geometry.polygons)
    if lines.contains(where: { $0.coordinates.count == 1 }) { throw .singlePosition }
    let route = lines.contains { !$0.coordinates.isEmpty } ? try Route(lines, model: model) : nil
    self.route = points.isEmpty && polygons.isEmpty ? route : nil
    box = geometry.box
    var parts = points.map { Self.part(model, $0, $0, chainage: nil) }
    for edge in route?.edges ?? [] {
      parts.append(Self.part(edge.path, chainage: edge.startMeters))
    }
    let chain = polygons.isEmpty ? EdgeChain() : EdgeChain(boundariesOf: polygons)
    for edge in chain.edges { parts.append(Self.part(model, edge.low, edge.high, chainage: nil)) }
    area = chain.isEmpty ? nil : EdgeTree(chain, model: model)
    rings = polygons.flatMap { $0.rings.map(\.coordinates) }
    self.parts = parts
    extent = TargetExtent(parts)
    if parts.isEmpty { throw .emptyTarget }
  }

  private init(_ point: Coordinate, model: EdgeModel) {
    self.model = model
    parts = [Self.part(model, point, point, chainage: nil)]
    area = nil
    rings = []
    extent = TargetExtent(parts)
    route = nil
    box = Box(point, point)
  }

  /// A route as a target.
  init(_ route: Route) {
    model = route.model
    parts = route.edges.map { Self.part($0.path, chainage: $0.startMeters) }
    area = nil
    rings = []
    extent = TargetExtent(parts)
    self.route = route
    box = route.box
  }

  private static func part(
    _ model: EdgeModel, _ start: Coordinate, _ end: Coordinate, chainage: Double?
  ) -> Part { part(EdgePath(model, from: start, to: end), chainage: chainage) }

  static func part(_ path: EdgePath, chainage: Double?) -> Part {
    Part(
      path: path, bounds: BoundedBox(path.model.box(from: path.start, to: path.end)),
      chord: Chord(path.model, from: path.start, to: path.end), chainageMeters: chainage)
  }
}

extension DistanceTarget.Part {
  var isPoint: Bool { path.start == path.end }
}
