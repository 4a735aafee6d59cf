public import GeoTypes

extension GeoJSONText {
  /// A change that a rewriting made, other than to geometries.
  public enum Rewrite: Hashable, Sendable {
    /// Removed `crs`, which only states what RFC 7946 prescribes.
    case removedReferenceSystem
    /// Removed a `bbox` that is invalid, or that does not hold its content.
    case removedBox(feature: Int?)
    /// Removed a member that is repeated later: the last one is the one that is read.
    case removedRepeated(member: String, feature: Int?)
    /// Added missing `properties` as null.
    case addedProperties(feature: Int)
    /// Added a missing `geometry` as null.
    case addedGeometry(feature: Int)
    /// Repeated the first position at the end of open rings. `widestGap` is the gap between the ends of the
    /// widest one, divided by the length of its longest edge, both in degrees.
    case closedRings(feature: Int, widestGap: Double)
    /// Dropped the heights of rings with new positions, whose height is unknown.
    case droppedHeights(feature: Int)
    /// Made a ring close in height too, or dropped the numbers of its positions after the third.
    case trimmedPositions(feature: Int)
    /// Unwrapped the collection of an envelope; the members of the envelope became members of the collection.
    case unwrappedEnvelope
    /// The byte order mark at the beginning was removed.
    case removedByteOrderMark
  }

  /// Returns the text with some geometries changed, and with obvious faults around them corrected.
  ///
  /// Everything else stays the same to the byte: the order of features and members, properties, the notation
  /// of numbers, foreign members, and heights of positions that stay.
  ///
  /// - Parameters:
  ///   - document: the document that was read from this text.
  ///   - mend: called for every Polygon and MultiPolygon; its result replaces the polygons. A result equal to
  ///     its argument leaves the text unchanged, unless rings are open there.
  public func rewritten<Failure: Error>(
    _ document: GeoJSONDocument,
    mend: (_ feature: GeoJSONFeature, _ polygons: [Polygon]) throws(Failure) -> [Polygon]
  ) throws(Failure) -> (bytes: [UInt8], rewrites: [Rewrite]) {
    var rewriter = Rewriter(cursor: cursor)
    let ranges = featureRanges(document)
    var extent = Box.empty
    for feature in document.features where feature.index < ranges.count {
      extent = extent.union(try rewriter.rewrite(feature, at: ranges[feature.index].lowerBound, mend))
    }
    var range = start..<bytes.count
    switch document.form {
    case .featureCollection: rewriter.rewriteRoot(at: start, extent: extent, of: nil)
    case .feature, .geometry: rewriter.rewriteRoot(at: start, extent: extent, of: 0)
    case .envelope:
      if let member = document.collectionMember,
        let collection = cursor.value(of: member, inObjectAt: start)
      {
        rewriter.rewriteRoot(at: collection.lowerBound, extent: extent, of: nil)
        rewriter.moveEnvelope(at: start, holding: member, to: collection)
        range = collection
      }
    case .textSequence, .esriJSON: break
    }
    if start > 0, bytes.starts(with: [0xEF, 0xBB, 0xBF]) { rewriter.rewrites.append(.removedByteOrderMark) }
    rewriter.finish()
    var result = rewriter.edits.applied(to: bytes, in: range)
    if rewriter.edits.isEmpty, range == start..<bytes.count { return (result, rewriter.rewrites) }
    if result.last != UInt8(ascii: "\n") { result.append(UInt8(ascii: "\n")) }
    return (result, rewriter.rewrites)
  }
}

/// Collects the edits of one text.
private struct Rewriter {
  let cursor: JSONCursor
  var edits = TextEdits()
  var rewrites: [GeoJSONText.Rewrite] = []

  // MARK: Features

  /// Rewrites a feature and returns its extent.
  mutating func rewrite<Failure: Error>(
    _ feature: GeoJSONFeature, at start: Int,
    _ mend: (GeoJSONFeature, [Polygon]) throws(Failure) -> [Polygon]
  ) throws(Failure) -> Box {
    let members = cursor.members(ofObjectAt: start)
    let names = members.map(cursor.name)
    guard names.contains("geometry") || cursor.isFeature(members, names) else {
      // A bare geometry is itself the feature.
      guard let geometry = feature.geometry else { return .empty }
      return try rewrite(geometry, at: start, of: feature, mend)
    }
    var box = Box.empty
    if let index = names.lastIndex(of: "geometry"), let geometry = feature.geometry {
      box = try rewrite(geometry, at: members[index].value.lowerBound, of: feature, mend)
    }
    dropRepeated(members, names, feature: feature.index)
    dropBox(members, names, extent: box, feature: feature.index)
    addMissing(members, names, feature: feature.index)
    return box
  }

  private mutating func addMissing(_ members: [JSONCursor.Member], _ names: [String], feature: Int) {
    guard let end = members.last?.value.upperBound else { return }
    if !names.contains("properties") {
      edits.replace(end..<end, with: #","properties":null"#.utf8)
      rewrites.append(.addedProperties(feature: feature))
    }
    if !names.contains("geometry") {
      edits.replace(end..<end, with: #","geometry":null"#.utf8)
      rewrites.append(.addedGeometry(feature: feature))
    }
  }

  /// Programs differ in which of two equal members they read: the one that is read here is kept.
  private mutating func dropRepeated(_ members: [JSONCursor.Member], _ names: [String], feature: Int?) {
    for index in names.repeated {
      cut(index, members, .removedRepeated(member: names[index], feature: feature))
    }
  }

  private mutating func dropBox(
    _ members: [JSONCursor.Member], _ names: [String], extent: Box, feature: Int?
  ) {
    guard let index = names.lastIndex(of: "bbox"), !isGood(members[index].value, for: extent) else { return }
    cut(index, members, .removedBox(feature: feature))
  }

  private func isGood(_ value: Range<Int>, for extent: Box) -> Bool {
    let numbers = cursor.elements(ofArrayAt: value.lowerBound).map { number in
      Double(String(decoding: UnsafeRawBufferPointer(rebasing: cursor.bytes[number]), as: UTF8.self))
    }
    let known = numbers.compactMap(\.self)
    guard known.count == numbers.count, known.count == 4 || known.count == 6 else { return false }
    if extent.isEmpty { return true }
    let half = known.count / 2
    let (west, south, east, north) = (known[0], known[1], known[half], known[half + 1])
    let slack = 1e-6
    let holdsLatitudes = south - slack <= extent.minY && extent.maxY <= north + slack
    return south <= north && holdsLatitudes
      && (west > east || (west - slack <= extent.minX && extent.maxX <= east + slack))
  }

  // MARK: The root

  mutating func rewriteRoot(at start: Int, extent: Box, of feature: Int?) {
    let members = cursor.members(ofObjectAt: start)
    let names = members.map(cursor.name)
    dropRepeated(members, names, feature: feature)
    if feature == nil { dropBox(members, names, extent: extent, feature: nil) }
    if let index = names.lastIndex(of: "crs") { cut(index, members, .removedReferenceSystem) }
  }

  /// Members to remove, by the offset of their object: adjacent ones are cut in one piece.
  var cuts: [Int: (members: [JSONCursor.Member], indices: Set<Int>)] = [:]

  private mutating func cut(_ index: Int, _ members: [JSONCursor.Member], _ rewrite: GeoJSONText.Rewrite) {
    let isNew = cuts[members[0].key.lowerBound, default: (members, [])].indices.insert(index).inserted
    if isNew { rewrites.append(rewrite) }
  }

  mutating func finish() {
    for (members, indices) in cuts.values {
      for range in cursor.removals(of: indices, among: members) { edits.replace(range, with: []) }
    }
  }

  mutating func moveEnvelope(at start: Int, holding collectionMember: String, to map: Range<Int>) {
    let inner = Set(cursor.members(ofObjectAt: map.lowerBound).map(cursor.name))
    var moved: [UInt8] = []
    let members = cursor.members(ofObjectAt: start)
    let names = members.map(cursor.name)
    let repeated = names.repeated
    for (index, (member, name)) in zip(members, names).enumerated() where !repeated.contains(index) {
      guard name != collectionMember, name != "type", !inner.contains(name),
        !GeoJSONWriter.reserved.contains(name)
      else {
        continue
      }
      moved +=
        [UInt8(ascii: ",")] + cursor.bytes[member.key] + [UInt8(ascii: ":")] + cursor.bytes[member.value]
    }
    edits.replace(map.upperBound - 1..<map.upperBound - 1, with: moved)
    rewrites.append(.unwrappedEnvelope)
  }

  // MARK: Geometries

  private mutating func rewrite<Failure: Error>(
    _ geometry: Geometry, at start: Int, of feature: GeoJSONFeature,
    _ mend: (GeoJSONFeature, [Polygon]) throws(Failure) -> [Polygon]
  ) throws(Failure) -> Box {
    let members = cursor.members(ofObjectAt: start)
    let names = members.map(cursor.name)
    var box = geometry.box
    switch geometry {
    case .collection(let parts):
      box = .empty
      guard let list = names.lastIndex(of: "geometries") else { return geometry.box }
      let elements = cursor.elements(ofArrayAt: members[list].value.lowerBound)
      for (part, element) in zip(parts, elements) {
        box = box.union(try rewrite(part, at: element.lowerBound, of: feature, mend))
      }
    case .polygon(let polygon) where !polygon.isEmpty:
      box = try rewrite([polygon], isSingle: true, members, names, of: feature, mend)
    case .multiPolygon(let multiPolygon) where !multiPolygon.isEmpty:
      box = try rewrite(multiPolygon.polygons, isSingle: false, members, names, of: feature, mend)
    default: break
    }
    dropRepeated(members, names, feature: feature.index)
    dropBox(members, names, extent: box, feature: feature.index)
    return box
  }

  private mutating func rewrite<Failure: Error>(
    _ polygons: [Polygon], isSingle: Bool, _ members: [JSONCursor.Member], _ names: [String],
    of feature: GeoJSONFeature, _ mend: (GeoJSONFeature, [Polygon]) throws(Failure) -> [Polygon]
  ) throws(Failure) -> Box {
    let mended = try mend(feature, polygons)
    let box = mended.reduce(Box.empty) { $0.union($1.box) }
    guard let list = names.lastIndex(of: "coordinates"), let type = names.lastIndex(of: "type") else {
      return box
    }
    let coordinates = members[list].value
    var raw = RawPositions(cursor)
    var (widestGap, isOdd) = (Double?.none, false)
    let texts = isSingle ? [coordinates] : cursor.elements(ofArrayAt: coordinates.lowerBound)
    for (polygon, text) in zip(polygons, texts) {
      for (ring, ringText) in zip(polygon.rings, cursor.elements(ofArrayAt: text.lowerBound)) {
        let taken = raw.take(ringAt: ringText.lowerBound, ring.coordinates)
        if taken.count < ring.coordinates.count { widestGap = max(widestGap ?? 0, ring.relativeGap) }
        if taken.isOdd { isOdd = true }
      }
    }
    guard mended != polygons || widestGap != nil || isOdd else { return box }
    if let widestGap { rewrites.append(.closedRings(feature: feature.index, widestGap: widestGap)) }
    if isOdd { rewrites.append(.trimmedPositions(feature: feature.index)) }
    let becomesSingle = mended.count == 1
    edits.replace(members[type].value, with: (becomesSingle ? "\"Polygon\"" : "\"MultiPolygon\"").utf8)
    let rings = mended.map { $0.rings.map(raw.texts) }
    if rings.joined().contains(where: \.isFlattened) {
      rewrites.append(.droppedHeights(feature: feature.index))
    }
    let written = rings.map { array($0.map { array($0.texts) }) }
    edits.replace(coordinates, with: becomesSingle ? written[0] : array(written))
    return box
  }

  private func array(_ elements: [[UInt8]]) -> [UInt8] {
    [UInt8(ascii: "[")] + elements.joined(separator: [UInt8(ascii: ",")]) + [UInt8(ascii: "]")]
  }
}

extension JSONCursor {
  fileprivate func isFeature(_ members: [Member], _ names: [String]) -> Bool {
    guard let index = names.lastIndex(of: "type") else { return false }
    return bytes[members[index].value].elementsEqual("\"Feature\"".utf8)
  }
}

extension Ring {
  /// The distance between the first position and the last but one, divided by the length of the longest other
  /// edge.
  fileprivate var relativeGap: Double {
    let lengths = zip(coordinates, coordinates.dropFirst()).map { a, b in
      ((a.x - b.x) * (a.x - b.x) + (a.y - b.y) * (a.y - b.y)).squareRoot()
    }
    return (lengths.last ?? 0) / (lengths.dropLast().max() ?? .infinity)
  }
}

extension [String] {
  /// The indices of the names that occur again later.
  fileprivate var repeated: Set<Int> {
    var later: Set<String> = []
    return Set(indices.reversed().filter { !later.insert(self[$0]).inserted })
  }
}
