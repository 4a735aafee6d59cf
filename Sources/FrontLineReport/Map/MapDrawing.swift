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
  private let document: MapDocument
  private let theme: PictureTheme
  private let language: Language
  private let scale: Double
  private let margin: Double
  private let frame: MapFrame
  /// What may be drawn a little beyond the frame, which clips it.
  private let reach: Box
  private let titleLines: [String]
  private let footLines: [String]

  /// The width of outlines of symbols and boxes.
  private static let hairline = 0.8

  /// What the widths of lines are multiplied with.
  private var stroke: Double { scale * theme.lineScale }
  private var result: MapResult { document.result }
  private var page: PicturePage { document.options.page }

  /// Throws as ``MapDocument/svg`` does.
  init(_ document: MapDocument) throws {
    self.document = document
    (theme, language) = (document.options.theme, document.language)
    let page = document.options.page
    scale = page.scale
    margin = 14 * scale
    let width = page.width - 2 * margin
    titleLines = Array(FontMetrics.lines(document.title, size: 22 * scale * 1.12, width: width).prefix(3))
    let sentence = FontMetrics.lines(document.sentence, size: 10.5 * scale, width: width)
    let head =
      margin + Double(titleLines.count) * 27 * scale + (document.subtitle.isEmpty ? 0 : 20 * scale) + 6
      * scale
    let foot = Double(sentence.count + 1) * 14 * scale + margin + 4 * scale
    let box = Box(minX: margin, minY: head, maxX: page.width - margin, maxY: page.height - foot)
    guard box.minX < box.maxX, box.minY < box.maxY, box.height > 40 * scale else {
      throw MapError.pageTooSmall
    }
    frame = try MapFrame(box, showing: document.result.extent, projection: document.options.projection)
    reach = Box(minX: box.minX - 8, minY: box.minY - 8, maxX: box.maxX + 8, maxY: box.maxY + 8)
    let credit = FontMetrics.cut(document.credit(frame.projectionName), size: 10.5 * scale, width: width)
    footLines = sentence + [credit]
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
      svg.rectangle(frame.box, fill: theme.land)
      let base = try BaseMap()
      drawBase(base, into: &svg)
      try drawLayers(into: &svg)
      drawLines(base, into: &svg)
    }
    for box in drawFurniture(into: &svg) { placer.take(box) }
    svg.group("labels") { drawLabels(&placer, into: &$0) }
    drawText(into: &svg)
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

  private func drawBase(_ base: BaseMap, into svg: inout SVG) {
    let zoom = zoom
    func shown(_ layer: BaseMap.Layer) -> [Geometry] {
      base.features.filter { $0.layer == layer && $0.leastZoom <= zoom + 1 }.map(\.geometry)
    }
    // The sea is what the base map has no land in; beyond the base map nothing is known of it.
    let sea = rings([BaseMap.outline] + shown(.land).flatMap(\.polygons))
    svg.path("sea", sea, fill: theme.sea)
    svg.path(
      "rivers", lines(shown(.river).flatMap(\.lineStrings)), fill: nil, stroke: theme.river,
      width: 0.8 * stroke)
    svg.path("lakes", rings(shown(.lake).flatMap(\.polygons)), fill: theme.sea)
  }

  // MARK: Land

  /// Up to here a region has a hair of the territory at most, where two files draw a border differently.
  private static let leastPercent = 0.005

  private func drawLayers(into svg: inout SVG) throws {
    if result.content == .share {
      for share in result.shares {
        let percent = share.percent ?? 0
        svg.path(
          "region", rings(share.region.polygons),
          fill: percent > Self.leastPercent ? theme.color(ofPercent: percent) : theme.land,
          stroke: theme.regionBorder, width: 0.6 * stroke, title: share.region.name)
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
  }

  // MARK: Legend and scale

  /// Draws the legend and the scale bar in corners of the frame. Returns their boxes.
  private func drawFurniture(into svg: inout SVG) -> [Box] {
    let entries = legendEntries
    let (size, row) = (12 * scale, 18 * scale)
    let (width, height) = legendSize
    var boxes: [Box] = []
    let corner = legendCorner
    if !entries.isEmpty, width < frame.box.width * 0.6, height < frame.box.height * 0.7 {
      let box = box(in: corner, width, height)
      svg.group("legend") { draw(entries, in: box, textSize: size, rowHeight: row, into: &$0) }
      boxes.append(box)
    }
    boxes.append(drawScaleBar(into: &svg, isLeft: corner == .topRight || corner == .bottomRight))
    return boxes
  }

  private var legendSize: (width: Double, height: Double) {
    let entries = legendEntries
    return (
      (entries.map { FontMetrics.width($0.text, size: 12 * scale) }.max() ?? 0) + 40 * scale,
      Double(entries.count) * 18 * scale + 12 * scale
    )
  }

  private func box(in corner: MapCorner, _ width: Double, _ height: Double) -> Box {
    let (box, gap) = (frame.box, 8 * scale)
    let (left, right) = (box.minX + gap, box.maxX - gap - width)
    let (top, bottom) = (box.minY + gap, box.maxY - gap - height)
    let origin =
      switch corner {
      case .bottomLeft: Coordinate(x: left, y: bottom)
      case .topLeft: Coordinate(x: left, y: top)
      case .topRight: Coordinate(x: right, y: top)
      case .bottomRight: Coordinate(x: right, y: bottom)
      }
    return Box(origin, Coordinate(x: origin.x + width, y: origin.y + height))
  }

  /// The corner that was asked for, or the one in which the fewest corners of borders lie.
  var legendCorner: MapCorner {
    if let corner = document.options.legendCorner { return corner }
    let lows = result.layers.flatMap { layer in
      stride(from: 0, to: layer.boundary.edges.count, by: max(1, layer.boundary.edges.count / 500)).map {
        layer.boundary.edges[$0].low
      }
    }
    let points = frame.points(lows)
    let (width, height) = legendSize
    let counts = MapCorner.allCases.map { corner in
      points.count(where: box(in: corner, width, height).contains)
    }
    return zip(MapCorner.allCases, counts).min { $0.1 < $1.1 }?.0 ?? .bottomLeft
  }

  private func draw(
    _ entries: [(fill: PictureFill, text: String)], in box: Box, textSize: Double, rowHeight: Double,
    into svg: inout SVG
  ) {
    svg.rectangle(box, fill: theme.paper, opacity: 0.88, radius: 3 * scale)
    for (index, entry) in entries.enumerated() {
      let y = box.minY + 6 * scale + Double(index) * rowHeight
      let swatch = Box(
        minX: box.minX + 8 * scale, minY: y + 3 * scale, maxX: box.minX + 26 * scale, maxY: y + 15 * scale)
      svg.rectangle(swatch, fill: svg.paint(entry.fill, scale), stroke: theme.faint, width: Self.hairline)
      svg.text(
        entry.text, at: Coordinate(x: box.minX + 32 * scale, y: y + 13.5 * scale), size: textSize,
        color: theme.text)
    }
  }

  private var legendEntries: [(fill: PictureFill, text: String)] {
    if result.content == .share {
      let none = result.shares.contains { $0.percent ?? 0 <= Self.leastPercent }
      return (none ? [(PictureFill(theme.land), "0\(Language.space)%")] : [])
        + zip([0.0] + theme.shares.map(\.upTo), theme.shares).map { low, share in
          (
            PictureFill(share.color),
            "\(language.plainNumber(low))–\(language.plainNumber(share.upTo))\(Language.space)%"
          )
        }
    }
    return result.layers.filter { document.options.hasPlainLegend || $0.squareKilometers > 0 }.map {
      (theme.fill(of: $0.kind), document.text(of: $0))
    }
  }

  private func drawScaleBar(into svg: inout SVG, isLeft: Bool) -> Box {
    let most = min(160 * scale, frame.box.width * 0.3) * frame.metersPerPoint / 1000
    let kilometers = [0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50, 100, 200, 500, 1000].last { $0 <= most } ?? 0.1
    let length = kilometers * 1000 / frame.metersPerPoint
    let text = language.withUnit(language.plainNumber(kilometers), "km", "км")
    let size = 11 * scale
    let width = max(length, FontMetrics.width(text, size: size)) + 8 * scale
    let x = isLeft ? frame.box.minX + 10 * scale : frame.box.maxX - 10 * scale - width
    let y = frame.box.maxY - 10 * scale
    let box = Box(minX: x, minY: y - 22 * scale, maxX: x + width, maxY: y + 4 * scale)
    var bar = MapPath()
    bar.add(
      [Coordinate(x: x + 4 * scale, y: y), Coordinate(x: x + 4 * scale + length, y: y)], isClosed: false)
    svg.group("scale") { svg in
      svg.rectangle(box, fill: theme.paper, opacity: 0.7, radius: 2 * scale)
      svg.path("scale-bar", bar, fill: nil, stroke: theme.text, width: 2 * stroke)
      svg.text(text, at: Coordinate(x: x + 4 * scale, y: y - 6 * scale), size: size, color: theme.text)
    }
    return box
  }

  // MARK: Labels

  private func drawLabels(_ placer: inout LabelPlacer, into svg: inout SVG) {
    for overlay in result.overlays {
      guard let name = overlay.name,
        let middle = overlay.geometries.first.map({ $0.box.center }).flatMap(frame.point),
        let placed = placer.place(.init(text: name, anchor: middle, size: 12 * scale, isBold: true))
      else { continue }
      svg.label(placed, color: theme.overlay, halo: theme.halo, className: "overlay-name")
    }
    // A city keeps its place before a patch does, a village after it.
    let towns = visiblePlaces
    let cities = towns.filter { $0.place.population ?? 0 >= 100_000 }
    for town in cities { draw(town, &placer, into: &svg) }
    drawPatchLabels(&placer, into: &svg)
    for town in towns.dropFirst(cities.count) { draw(town, &placer, into: &svg) }
  }

  private typealias Town = (place: Place, point: Coordinate)

  /// The places in view that a map of this scale has room for, the largest first.
  private var visiblePlaces: [Town] {
    let places = result.gazetteer.places
    var ranked: [(rank: Double, index: Int)] = []
    for index in places.indices where frame.visible.contains(places.coordinate(at: index)) {
      let place = places[index]
      // What has no kind is mostly a quarter of a city.
      if let kind = place.kind, kind != "district" { ranked.append((place.rank, index)) }
    }
    let room = Int(frame.box.width * frame.box.height / (110 * 70 * scale * scale))
    ranked.sort { ($1.rank, $0.index) < ($0.rank, $1.index) }
    let largest = ranked.prefix(max(4, room)).map(\.index)
    let points = frame.points(largest.map(places.coordinate))
    return zip(largest, points).filter { frame.box.contains($1) }.map { (places[$0], $1) }
  }

  private func draw(_ town: Town, _ placer: inout LabelPlacer, into svg: inout SVG) {
    let people = town.place.population ?? 0
    let name = language.say(town.place.bareName, town.place.nameUk ?? town.place.bareName)
    let (size, radius) =
      people >= 500_000
      ? (14.0, 3.2) : people >= 100_000 ? (12.5, 2.6) : people >= 20_000 ? (11.0, 2.1) : (10.0, 1.6)
    guard
      let placed = placer.place(
        .init(
          text: name, anchor: town.point, size: size * scale, isBold: people >= 500_000,
          symbolRadius: radius * scale))
    else { return }
    svg.circle(town.point, radius: radius * scale, fill: theme.text, stroke: theme.halo, width: Self.hairline)
    svg.label(placed, color: theme.text, halo: theme.halo, className: "place")
  }

  private func drawPatchLabels(_ placer: inout LabelPlacer, into svg: inout SVG) {
    for patch in result.patches.prefix(60)
    where patch.squareKilometers >= document.options.labelSquareKilometers {
      guard let point = frame.point(patch.centroid), frame.box.contains(point) else { continue }
      let text = language.squareKilometers(
        patch.squareKilometers, decimals: patch.squareKilometers < 10 ? 1 : 0)
      // On a patch that is larger than its label, else beside it.
      let box = Box(frame.points(patch.polygon.exterior.coordinates))
      let size = 11 * scale
      let width = FontMetrics.width(text, size: size, isBold: true)
      let isWide = box.width > width * 1.3 && box.height > size * 1.6
      guard
        let placed = placer.place(
          .init(
            text: text, anchor: isWide ? point : box.center, size: size, isBold: true,
            symbolRadius: isWide ? nil : max(0.5, min(box.width, box.height) / 2)))
      else { continue }
      svg.label(
        placed, color: theme.fill(of: patch.kind == .gained ? .gained : .lost).color, halo: theme.halo,
        className: "patch")
    }
  }

  // MARK: Title and foot

  private func drawText(into svg: inout SVG) {
    svg.rectangle(frame.box, fill: nil, stroke: theme.faint, width: Self.hairline)
    var y = margin + 19 * scale
    for line in titleLines {
      svg.text(line, at: Coordinate(x: margin, y: y), size: 22 * scale, color: theme.text, isBold: true)
      y += 27 * scale
    }
    if !document.subtitle.isEmpty {
      let subtitle = FontMetrics.cut(document.subtitle, size: 13.5 * scale, width: page.width - 2 * margin)
      svg.text(subtitle, at: Coordinate(x: margin, y: y - 4 * scale), size: 13.5 * scale, color: theme.faint)
    }
    var foot = frame.box.maxY + 16 * scale
    for line in footLines {
      svg.text(line, at: Coordinate(x: margin, y: foot), size: 10.5 * scale, color: theme.faint)
      foot += 14 * scale
    }
  }
}

extension Place {
  /// By which of two places the better known one is told: towns are, and where people live.
  fileprivate var rank: Double { Double(population ?? 0) + (isTown ? 5_000 : 0) }
}

extension MapResult.Layer {
  /// The class of its path, which a designer selects it by.
  fileprivate var className: String {
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
