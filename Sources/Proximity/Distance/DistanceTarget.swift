import EdgeChains
public import GeoTypes

/// The target of a distance: points, lines and polygons, divided into parts that are measured one by one.
///
/// Lines are joined end to end where they meet, so that a position on a road has a chainage. A target never changes.
/// It is an object, so that many thousands need no copies, and each can be told from the others.
public final class DistanceTarget: Sendable {
  /// A point, or an edge of a line or of a polygon's border.
  struct Part: Sendable {
    var path: EdgePath
    var bounds: BoundedBox
    var chord: Chord
    /// The length of the line up to the start of the edge; nil for points and polygons.
    var chainageMeters: Double?
    /// Whether it is an edge of a polygon's border.
    var isOfArea = false
  }

  /// The lines that edges stand for.
  public let model: EdgeModel
  let parts: [Part]
  /// The borders of the polygons, to find what lies in them.
  let area: EdgeTree?
  /// The rings of the polygons as they were given, each from its start.
  let rings: [[Coordinate]]
  /// The joined lines, if the target consists of lines alone.
  public let route: Route?
  /// The target's own extent in degrees.
  public let box: Box

  private init(
    _ model: EdgeModel, _ parts: [Part], area: EdgeTree? = nil, rings: [[Coordinate]] = [],
    route: Route? = nil,
    box: Box
  ) {
    self.model = model
    self.parts = parts
    self.area = area
    self.rings = rings
    self.route = route
    self.box = box
  }

  /// Prepares a geometry. Throws if it is empty, or if a line has a single position.
  ///
  /// Complexity: O(*n*).
  public convenience init(_ geometry: Geometry, model: EdgeModel) throws(DistanceError) {
    // A short way, since a file may have many thousands of points.
    if case .point(let point) = geometry {
      self.init(model, [Self.part(model, point, point, chainage: nil)], box: Box(point, point))
      return
    }
    let (points, lines, polygons) = (geometry.points, geometry.lineStrings, geometry.polygons)
    if lines.contains(where: { $0.coordinates.count == 1 }) { throw .singlePosition }
    let route = lines.contains { !$0.coordinates.isEmpty } ? try Route(lines, model: model) : nil
    var parts = points.map { Self.part(model, $0, $0, chainage: nil) }
    for edge in route?.edges ?? [] {
      parts.append(Self.part(edge.path, chainage: edge.startMeters))
    }
    // What is not part of the route still belongs to the lines.
    for line in (route?.sideWays.map(\.coordinates) ?? []) + (route?.restsOfRings ?? []) {
      for (start, end) in zip(line, line.dropFirst()) where start != end {
        parts.append(Self.part(model, start, end, chainage: nil))
      }
    }
    let chain = polygons.isEmpty ? EdgeChain() : EdgeChain(boundariesOf: polygons)
    for edge in chain.edges {
      var part = Self.part(model, edge.low, edge.high, chainage: nil)
      part.isOfArea = true
      parts.append(part)
    }
    if parts.isEmpty { throw .emptyTarget }
    self.init(
      model, parts, area: chain.isEmpty ? nil : EdgeTree(chain, model: model),
      rings: polygons.flatMap { $0.rings.map(\.coordinates) },
      route: points.isEmpty && polygons.isEmpty ? route : nil, box: geometry.box)
  }

  /// Makes a target of a route.
  convenience init(_ route: Route) {
    self.init(
      route.model, route.edges.map { Self.part($0.path, chainage: $0.startMeters) }, route: route,
      box: route.box)
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
