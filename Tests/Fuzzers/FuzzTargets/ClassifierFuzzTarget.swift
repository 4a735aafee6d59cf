import FrontLine
import GeoJSON
import GeoTypes

/// How a file is told to be someone's, and each of its polygons to have a status.
///
/// Byte 0 says what the user says, byte 1 what the file is called; the rest is the file. With the highest bit of
/// byte 0 it is a list of labels and colours, with the next one the name of a file. Every polygon must end up with a status, as a stray, or left
/// out with a word; the same polygon with the same status in any order, by any reader.
final class ClassifierFuzzTarget: FuzzTarget {
  /// For each choice of options two, which are given other labels to remember.
  private let readers: [(SnapshotReader, SnapshotReader)]

  init() throws {
    readers = try (0..<32).map { choice in
      let options = Self.options(choice)
      return (try SnapshotReader(options: options), try SnapshotReader(options: options))
    }
  }

  private static func options(_ choice: Int) -> SnapshotReader.Options {
    var options = SnapshotReader.Options()
    switch choice & 7 {
    case 1: options.source = .deepState
    case 2: options.source = .deepStateUnion
    case 3: options.source = .isw
    case 4: options.source = .generic
    case 5: options.statusProperty = "status"
    case 6: options.status = .contested
    case 7: options.mapping = ["Багатокутник": .occupied, "#bdbdbd": .liberated, "ß///": .contested]
    default: break
    }
    options.skipUnclassified = choice & 8 != 0
    options.date = choice & 16 != 0 ? CalendarDate(year: 2024, month: 8, day: 6) : nil
    return options
  }

  private static let paths = [
    "map.geojson", "1754251105.geojson", "deepstatemap_data_20250102.geojson", "20250102_20250103.geojson",
    "VIEW_RussiaCoTinUkraine_V3.json", "UkraineControlMapAUG122025.geojson", "-",
    "Assessed_Russian_Advances_in_Ukraine_1.geojson", "claimed-ukrainian-counteroffensives-2024-13-45.json",
  ]

  func finding(in bytes: [UInt8]) -> String? {
    guard bytes.count >= 2 else { return nil }
    let (reader, other) = readers[Int(bytes[0] & 31)]
    let path = Self.paths[Int(bytes[1]) % Self.paths.count]
    let content = Array(bytes.dropFirst(2))
    do throws(Finding) {
      switch bytes[0] >> 6 {
      case 3, 1: try checkName(content)
      case 2: try check(labels(content), path, reader, other)
      default: try check(content, path, reader)
      }
      return nil
    } catch {
      return error.description
    }
  }

  /// Lines of a label and, behind a tab, a colour; each is a feature of its own.
  private func labels(_ bytes: [UInt8]) -> GeoJSONDocument {
    let lines = bytes.split(separator: 10, maxSplits: 30, omittingEmptySubsequences: false)
    let features = lines.enumerated().map { index, line in
      let members = line.split(separator: 9, maxSplits: 3, omittingEmptySubsequences: false).map {
        JSONValue.string(String(decoding: $0, as: UTF8.self))
      }
      let x = 30 + Double(index)
      let ring = [(x, 48.0), (x + 0.5, 48.0), (x, 48.5), (x, 48.0)].map { Coordinate(x: $0, y: $1) }
      return GeoJSONFeature(
        geometry: .polygon(Polygon(exterior: Ring(ring))),
        properties: JSONObject(Array(zip(["name", "fill", "status", "OBJECTID"], members))), index: index)
    }
    return GeoJSONDocument(features: features)
  }

  private func check(_ bytes: [UInt8], _ path: String, _ reader: SnapshotReader) throws(Finding) {
    let snapshot: Snapshot
    do throws(InputError) { snapshot = try reader.read(bytes, path: path) } catch {
      return try requireOneLine(error.description)
    }
    try check(snapshot, isMapped: !reader.options.mapping.isEmpty)
  }

  private func check(
    _ document: GeoJSONDocument, _ path: String, _ reader: SnapshotReader, _ other: SnapshotReader
  ) throws(Finding) {
    let snapshot: Snapshot
    do throws(InputError) { snapshot = try reader.snapshot(of: document, path: path) } catch {
      return try requireOneLine(error.description)
    }
    try check(snapshot, isMapped: !reader.options.mapping.isEmpty)
    let accounted = snapshot.features.count + snapshot.strays.count
    if snapshot.source != .isw {
      let left = snapshot.warnings.count { $0.code == .skippedUnclassified }
      try require(
        accounted + left == document.features.count,
        "of \(document.features.count) polygons \(accounted) have a status and \(left) are left out")
    }
    // Which source a file is may be told by its first feature.
    if reader.options.source != nil { try checkReversal(document, path, other, snapshot) }
  }

  private func check(_ snapshot: Snapshot, isMapped: Bool) throws(Finding) {
    for warning in snapshot.allWarnings { try requireOneLine(warning.description) }
    let indices = snapshot.features.map(\.index)
    try require(zip(indices, indices.dropFirst()).allSatisfy(<), "features are out of order: \(indices)")
    let known = snapshot.source.profile.statuses
    for feature in snapshot.features {
      // The user's word may give a status that the source has not.
      try require(
        isMapped || known.contains(feature.status), "\(snapshot.source) has no \(feature.status)")
      try require(!feature.polygons.isEmpty, "a feature without polygons has a status")
    }
    for territory in Territory.named {
      do throws(TerritoryError) { _ = try snapshot.features(in: territory) } catch {
        try requireOneLine(error.description)
      }
    }
  }

  /// The order of the features decides nothing, nor does what the reader has read before.
  private func checkReversal(
    _ document: GeoJSONDocument, _ path: String, _ reader: SnapshotReader, _ snapshot: Snapshot
  ) throws(Finding) {
    var turned = document
    turned.features.reverse()
    let count = turned.features.count
    for place in turned.features.indices { turned.features[place].index = place }
    let again: Snapshot
    do throws(InputError) {
      again = try reader.snapshot(of: turned, path: path)
    } catch {
      throw Finding("turned around it is refused: \(error)")
    }
    // Of features with one number the first is taken.
    guard snapshot.source == again.source, snapshot.source != .isw else { return }
    for (a, b) in zip(snapshot.features, again.features.reversed()) {
      try require(
        a.index == count - 1 - b.index && a.status == b.status && a.part == b.part,
        "turned around, feature \(a.index) is \(b.status) and not \(a.status)")
    }
  }

  /// Dates and layers in names of files.
  private func checkName(_ bytes: [UInt8]) throws(Finding) {
    let name = String(decoding: bytes.prefix(80), as: UTF8.self)
    let date = FileNameDate(path: name)
    if let found = date.date {
      try require(CalendarDate(found.description) == found, "the date \(found) in \(name.debugDescription)")
    }
    try require(!date.isAmbiguous || date.date == nil, "several dates and one in \(name.debugDescription)")
    _ = LayerName(path: name).status
    if let number = Denominator(name) { try require(number.squareKilometers > 0, "\(number)") }
    do throws(TerritoryError) { _ = try Territory(statusList: name) } catch {
      try requireOneLine(error.description)
    }
  }
}
