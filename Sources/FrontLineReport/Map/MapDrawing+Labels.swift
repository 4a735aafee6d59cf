import FrontLine
import FrontLineKit
import GeoTypes
import Measurement
import Proximity

/// The names on a map.
extension MapDrawing {
  func drawLabels(_ placer: inout LabelPlacer, into svg: inout SVG) {
    for (overlays, color, className) in [
      (result.routes, theme.route, "route-name"), (result.overlays, theme.overlay, "overlay-name"),
    ] {
      for overlay in overlays {
        guard let english = overlay.name,
          let anchor = anchor(of: overlay),
          let placed = placer.place(
            .init(
              text: FontMetrics.cut(
                language.say(english, overlay.ukrainianName ?? english), size: 12 * scale * 1.12,
                width: frame.box.width * 0.4),
              anchor: anchor.point, size: 12 * scale, isBold: true, symbolRadius: anchor.radius))
        else { continue }
        svg.label(placed, color: color, halo: theme.halo, className: className)
      }
    }
    if let graticule { drawLabels(of: graticule, &placer, into: &svg) }
    // A city keeps its place before a patch does, a village after it.
    let towns = visiblePlaces
    let cities = towns.filter { $0.place.population ?? 0 >= 100_000 }
    for town in cities { draw(town, &placer, into: &svg) }
    drawPatchLabels(&placer, into: &svg)
    for town in towns.dropFirst(cities.count) { draw(town, &placer, into: &svg) }
  }

  /// Returns where the label of an overlay belongs: in the middle of an area, beside a point or the middle of a line.
  private func anchor(of overlay: MapOverlay) -> (point: Coordinate, radius: Double?)? {
    let polygons = overlay.geometries.flatMap(\.polygons).filter { $0.box.intersects(frame.visible) }
    if let largest = polygons.max(by: { $0.box.width * $0.box.height < $1.box.width * $1.box.height }) {
      return frame.point(largest.box.intersection(frame.visible).center).map { ($0, nil) }
    }
    let parts = overlay.geometries.flatMap(\.lineStrings).flatMap {
      frame.points($0.coordinates).parts(in: frame.box).map { $0.filter(frame.box.contains) }
    }
    if let longest = parts.max(by: { $0.count < $1.count }), !longest.isEmpty {
      return (longest[longest.count / 2], 3 * scale)
    }
    return overlay.geometries.flatMap(\.points).lazy.compactMap(frame.point).first(where: frame.box.contains)
      .map { ($0, 3.2 * scale) }
  }

  /// Labels the lines of the graticule where they leave the frame at the left and below.
  private func drawLabels(
    of graticule: Graticule, _ placer: inout LabelPlacer, into svg: inout SVG
  ) {
    let size = 9 * scale
    for line in graticule.labelled {
      let points = frame.points(line.coordinates).filter(frame.box.contains)
      guard let end = line.isParallel ? points.min(by: { $0.x < $1.x }) : points.max(by: { $0.y < $1.y })
      else { continue }
      let width = FontMetrics.width(line.text, size: size)
      let anchor =
        line.isParallel
        ? Coordinate(x: frame.box.minX + 10 * scale + width / 2, y: end.y)
        : Coordinate(x: end.x, y: frame.box.maxY - 9 * scale - size / 2)
      if let placed = placer.place(.init(text: line.text, anchor: anchor, size: size)) {
        svg.label(placed, color: theme.faint, halo: theme.halo, className: "graticule-label")
      }
    }
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
            symbolRadius: isWide ? nil : max(0.5, min(box.width, box.height) / 2), isOfLand: true))
      else { continue }
      let (color, halo) = theme.label(
        of: theme.fill(of: patch.kind == .gained ? .gained : .lost), isOnIt: isWide)
      svg.label(placed, color: color, halo: halo, className: "patch")
    }
  }
}

extension Place {
  /// By which of two places the better known one is told: towns are, and where people live.
  fileprivate var rank: Double { Double(population ?? 0) + (isTown ? 5_000 : 0) }
}
