import FrontLine
import FrontLineKit
import GeoTypes
import Measurement
import Proximity

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Draws one map, from the bottom up.
struct MapDrawing {
  let document: MapDocument
  let theme: PictureTheme
  let language: Language
  let scale: Double
  let frame: MapFrame
  /// What may be drawn a little beyond the frame, which clips it.
  let reach: Box
  /// Parallels and meridians; nil where none are drawn.
  let graticule: Graticule?
  let layout: MapLayout

  /// The width of outlines of symbols and boxes.
  static let hairline = 0.8

  /// What the widths of lines are multiplied with.
  var stroke: Double { scale * theme.lineScale }
  var result: MapResult { document.result }
  var page: PicturePage { document.options.page }

  /// Throws as ``MapDocument/svg`` does.
  init(_ document: MapDocument) throws {
    self.document = document
    (theme, language) = (document.options.theme, document.language)
    layout = try MapLayout(document)
    let box = layout.box
    scale = layout.scale
    frame = try MapFrame(box, showing: document.result.extent, projection: document.options.projection)
    graticule =
      document.options.hasGraticule
      ? Graticule(of: frame.visible, most: Int(max(2, box.width / (140 * scale)))) : nil
    reach = Box(minX: box.minX - 8, minY: box.minY - 8, maxX: box.maxX + 8, maxY: box.maxY + 8)
  }

  var svg: String {
    get throws {
      var svg = try SVG(
        page, title: document.title, description: document.sentence, theme: theme,
        hasOutlines: document.options.hasOutlines)
      try draw(into: &svg)
      return svg.document
    }
  }

  /// Draws the map into the upper left of a page.
  func draw(into svg: inout SVG) throws {
    var placer = LabelPlacer(in: frame.box.insetBy(3))
    svg.clip("frame", frame.box)
    try svg.group("map", clippedTo: "frame") { svg in
      svg.rectangle(frame.box, fill: theme.beyond)
      let base = try BaseMap.read()
      drawBase(base, into: &svg)
      try drawLayers(into: &svg)
      drawLines(base, into: &svg)
    }
    for box in drawFurniture(into: &svg) { placer.take(box) }
    svg.group("labels") { drawLabels(&placer, into: &$0) }
    svg.rectangle(frame.box, fill: nil, stroke: theme.faint, width: Self.hairline)
    layout.draw(credit: document.credit(frame.projectionName, isBeyond: isBeyond), theme, into: &svg)
  }

  // MARK: Below the land

  /// The zoom of a web map that has this scale at the latitude of the map.
  private var zoom: Double {
    // 156,543 m to a pixel at zoom 0 on the equator.
    max(0, log2(156_543 * cos(frame.visible.center.y * .pi / 180) / max(frame.metersPerPoint, 0.1)))
  }

  private func rings(_ polygons: [Polygon]) -> MapPath {
    var path = MapPath()
    for ring in polygons.flatMap(\.rings) where ring.box.intersects(frame.visible) {
      let points = frame.points(ring.coordinates)
      path.add(points.ring(cutTo: reach).simplifiedOnPage, isClosed: true)
    }
    return path
  }

  private func lines(_ lines: [LineString]) -> MapPath {
    var path = MapPath()
    for line in lines where line.box.intersects(frame.visible) {
      for part in frame.points(line.coordinates).parts(in: reach) {
        path.add(part.simplifiedOnPage, isClosed: false)
      }
    }
    return path
  }

  /// Whether the base map ends in the frame.
  private var isBeyond: Bool { !BaseMap.outline.box.contains(frame.visible) }

  private func drawBase(_ base: BaseMap, into svg: inout SVG) {
    let zoom = zoom
    func shown(_ layer: BaseMap.Layer) -> [Geometry] {
      base.features.filter { $0.layer == layer && $0.leastZoom <= zoom + 1 }.map(\.geometry)
    }
    // The sea is what the base map has no land in; beyond the base map nothing is known of either.
    svg.path("land", rings([BaseMap.outline]), fill: theme.land)
    let sea = rings([BaseMap.outline] + shown(.land).flatMap(\.polygons))
    svg.path("sea", sea, fill: theme.sea)
    svg.path(
      "rivers", lines(shown(.river).flatMap(\.lineStrings)), fill: nil, stroke: theme.river,
      width: 0.8 * stroke)
    svg.path("lakes", rings(shown(.lake).flatMap(\.polygons)), fill: theme.sea)
  }

  // MARK: Land

  /// Up to here a region has a hair of the territory at most, where two files draw a border differently.
  static let leastPercent = 0.005

  private func drawLayers(into svg: inout SVG) throws {
    if result.content == .share {
      for share in result.shares {
        let percent = share.percent ?? 0
        svg.path(
          "region", rings(share.region.polygons),
          fill: percent > Self.leastPercent ? theme.color(ofPercent: percent) : theme.land,
          stroke: theme.regionBorder, width: 0.6 * stroke, title: language.say(share.region.title))
      }
      return
    }
    // A tenth of a point, so that nothing is lost that a reader could see.
    let tolerance = MapPath.tolerance * frame.metersPerPoint
    let lands = try result.layers.map(\.boundary).simplified(toleranceMeters: tolerance)
    for (layer, polygons) in zip(result.layers, lands) {
      let fill = theme.fill(of: layer.kind)
      svg.path(
        layer.className, rings(polygons), fill: svg.paint(fill, scale), title: layer.title(in: language))
    }
  }

  private func drawLines(_ base: BaseMap, into svg: inout SVG) {
    if result.content != .share, !result.shares.isEmpty {
      svg.path(
        "regions", rings(result.shares.flatMap(\.region.polygons)), fill: nil, stroke: theme.regionBorder,
        width: 0.7 * stroke)
    }
    svg.path(
      "borders", lines(base.features.filter { $0.layer == .border }.flatMap(\.geometry.lineStrings)),
      fill: nil,
      stroke: theme.border, width: 1.1 * stroke,
      dashes: "\(6 * scale) \(2.5 * scale) \(1.2 * scale) \(2.5 * scale)")
    if zoom > 7 || !result.roads.allSatisfy({ $0.name != nil }) {
      svg.path(
        "roads", lines(result.roads.flatMap { $0.geometries.flatMap(\.lineStrings) }), fill: nil,
        stroke: theme.road, width: 1.6 * stroke)
    }
    for route in result.routes {
      let path = lines(route.geometries.flatMap(\.lineStrings))
      svg.path("route-halo", path, fill: nil, stroke: theme.halo, width: 5 * stroke)
      svg.path("route", path, fill: nil, stroke: theme.route, width: 2.6 * stroke)
    }
    for overlay in result.overlays {
      let polygons = overlay.geometries.flatMap(\.polygons)
      svg.path("overlay", rings(polygons), fill: nil, stroke: theme.overlay, width: 1.8 * stroke)
      svg.path(
        "overlay", lines(overlay.geometries.flatMap(\.lineStrings)), fill: nil, stroke: theme.overlay,
        width: 1.8 * stroke)
      for point in overlay.geometries.flatMap(\.points).compactMap(frame.point) {
        svg.circle(point, radius: 3.2 * scale, fill: theme.overlay, stroke: theme.halo, width: Self.hairline)
      }
    }
    if let graticule { draw(graticule, into: &svg) }
  }

  private func draw(_ graticule: Graticule, into svg: inout SVG) {
    svg.path(
      "graticule", lines(graticule.lines), fill: nil, stroke: theme.faint, width: 0.5 * stroke,
      dashes: "\(2 * scale) \(3 * scale)")
  }
}

extension MapResult.Layer {
  /// The class of its path, which a designer selects it by.
  var className: String {
    switch kind {
    case .held: "held"
    case .gained: "gained"
    case .lost: "lost"
    case .status(let status): "status-\(status.rawValue)"
    }
  }
}

extension Box {
  func insetBy(_ margin: Double) -> Box {
    Box(minX: minX + margin, minY: minY + margin, maxX: maxX - margin, maxY: maxY - margin)
  }
}
