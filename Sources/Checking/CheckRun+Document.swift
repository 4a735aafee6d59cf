import FrontLine
import GeoJSON
import GeoTypes

/// Checks of RFC 7946 beyond single geometries: the form of the file, `bbox`, `id`.
extension CheckRun {
  mutating func checkForm() {
    if document.form == .envelope {
      warn(
        "envelope",
        "this is an envelope, whose \"\(printable(document.collectionMember ?? ""))\" is the GeoJSON",
        "frontline reads it, other programs do not: \(.repair) writes the map alone")
    }
  }

  mutating func checkDocument() {
    checkBoxes()
    checkIdentifiers()
    checkGeometries()
  }

  mutating func warn(
    _ rule: String, _ message: Wording, _ consequence: Wording, location: GeoJSONLocation = .document,
    coordinate: Coordinate? = nil
  ) {
    list.add(
      CheckFinding(
        .warning, .rfc7946, rule: rule, message: message, consequence: consequence, location: location,
        coordinate: coordinate))
  }

  mutating func fail(
    _ rule: String, _ message: Wording, _ consequence: Wording, location: GeoJSONLocation = .document
  ) {
    list.add(
      CheckFinding(
        .error, .rfc7946, rule: rule, message: message, consequence: consequence, location: location))
  }

  // MARK: bbox

  private mutating func checkBoxes() {
    if examination.boxes.isEmpty { return }
    var extents: [Int: Box] = [:]
    for feature in document.features { extents[feature.index] = feature.geometry?.box ?? .empty }
    let whole = extents.values.reduce(Box.empty) { $0.union($1) }
    for member in examination.boxes {
      let isOne = document.form != .featureCollection && document.form != .envelope
      let feature = member.feature ?? (isOne ? 0 : nil)
      if let feature, examination.damagedFeatures.contains(feature) { continue }
      let extent = feature.map { extents[$0] ?? .empty } ?? whole
      let location = GeoJSONLocation(feature: feature, member: member.level == .geometry ? nil : "bbox")
      check(member.box, holds: extent, location: location)
    }
  }

  private mutating func check(_ box: Box, holds extent: Box, location: GeoJSONLocation) {
    if box.minY > box.maxY {
      return warn(
        "bbox-order", "a \"bbox\" whose south is north of its north: \(box.minY), \(box.maxY)",
        "write [west, south, east, north] (RFC 7946 §5)", location: location)
    }
    guard !extent.isEmpty else { return }
    // A limit that is written with some decimals may fall short by as much as the last one is worth.
    let slack = 1e-6
    let holdsLatitudes = box.minY - slack <= extent.minY && extent.maxY <= box.maxY + slack
    let holdsLongitudes =
      box.minX > box.maxX || (box.minX - slack <= extent.minX && extent.maxX <= box.maxX + slack)
    guard !holdsLatitudes || !holdsLongitudes else { return }
    warn(
      "bbox-content",
      "a \"bbox\" that does not hold its content, which reaches from \(extent.minX), "
        + "\(extent.minY) to \(extent.maxX), \(extent.maxY)",
      "programs that rely on it cut the map off: correct it, or leave it out (RFC 7946 §5)",
      location: location)
  }

  // MARK: id

  private mutating func checkIdentifiers() {
    var first: [JSONValue: Int] = [:]
    for feature in document.features {
      guard let id = feature.id else { continue }
      if let earlier = first[id] {
        warn(
          "duplicate-id", "its id \(printable(id.description)) is that of feature \(earlier) too",
          "programs that identify features by id confuse the two: give each its own",
          location: feature.location)
      } else {
        first[id] = feature.index
      }
    }
  }

  // MARK: Geometries

  private mutating func checkGeometries() {
    var isWithoutPolygons = true
    for feature in document.features {
      guard let geometry = feature.geometry else {
        if !examination.damagedFeatures.contains(feature.index) {
          warn(
            "null-geometry", "a feature without a geometry", "it is read, and adds nothing to any area",
            location: feature.location)
        }
        continue
      }
      if !geometry.polygons.isEmpty { isWithoutPolygons = false }
      if case .collection(let members) = geometry {
        if members.contains(where: { if case .collection = $0 { true } else { false } }) {
          warn(
            "nested-collection", "a GeometryCollection within another",
            "RFC 7946 §3.1.8 advises against it: some programs do not read it", location: feature.location)
        } else if members.count == 1 {
          warn(
            "single-collection", "a GeometryCollection of a single geometry",
            "write the geometry alone (RFC 7946 §3.1.8)", location: feature.location)
        }
      }
      for line in geometry.lineStrings {
        guard let first = line.coordinates.first, line.coordinates.allSatisfy({ $0 == first }) else {
          continue
        }
        warn(
          "zero-length", "a line without length", "it shows nothing: remove it", location: feature.location,
          coordinate: first)
      }
    }
    if document.featureCount == 0 {
      warn("no-features", "it has no features", "every area is 0")
    } else if isWithoutPolygons, examination.damagedFeatures.isEmpty, !document.features.isEmpty {
      let lines = document.features.count { !($0.geometry?.lineStrings.isEmpty ?? true) }
      let points = document.features.count { !($0.geometry?.points.isEmpty ?? true) }
      warn(
        "no-polygons",
        "it has no polygons, but \(lines) features with lines and \(points) with points",
        lines > 0 ? "every area is 0: a line has no area, close it into a polygon" : "every area is 0")
    }
  }
}
