internal import CSimdJSON

/// The JSON text that was examined, as in the file or as inflated from it.
///
/// It borrows the reader's memory and must not escape the closure that receives it.
public struct GeoJSONText {
  /// The text, with its byte order mark if it has one.
  public let bytes: UnsafeRawBufferPointer

  init(_ bytes: UnsafeRawBufferPointer) { self.bytes = bytes }

  var cursor: JSONCursor { JSONCursor(bytes) }

  /// The offset at which the JSON begins, after a byte order mark and white space.
  var start: Int { cursor.skipSpace(bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0) }

  /// Returns the locations with their offsets, lines and columns filled in where missing.
  ///
  /// Complexity: O(*n*) in the text once, and in a feature for each location inside it.
  public func located(_ locations: [GeoJSONLocation], in document: GeoJSONDocument) -> [GeoJSONLocation] {
    let form = document.form
    guard !bytes.isEmpty else { return locations }
    var locations = locations
    // A document of a single feature or geometry needs no feature number in a location.
    let isOne = form == .feature || form == .geometry
    let features = isOne || locations.contains { $0.feature != nil } ? featureRanges(document) : []
    // A limit to the bytes that are searched: after one pass over the text, it is not worth searching more
    // than a few features.
    var budget = 64 * 1024 * 1024 + bytes.count
    for index in locations.indices
    where locations[index].byteOffset == nil && locations[index] != .document && budget > 0 {
      let range = range(of: locations[index], features: features, form: form)
      if let feature = locations[index].feature, feature < features.count {
        budget -= max(0, range.lowerBound - features[feature].lowerBound)
      }
      locations[index].byteOffset = range.lowerBound
    }
    countLines(&locations)
    return locations
  }

  private func countLines(_ locations: inout [GeoJSONLocation]) {
    let order = locations.indices.filter { locations[$0].byteOffset != nil }.sorted {
      (locations[$0].byteOffset ?? 0) < (locations[$1].byteOffset ?? 0)
    }
    var (line, lineStart, offset) = (1, 0, 0)
    for index in order {
      let target = min(locations[index].byteOffset ?? 0, bytes.count)
      while offset < target, let base = bytes.baseAddress,
        let found = csj_find(base + offset, 0x0A, target - offset)
      {
        line += 1
        offset = found - base + 1
        lineStart = offset
      }
      locations[index].line = line
      locations[index].column = target - lineStart + 1
    }
  }

  /// Returns the range of each feature, in the order of their indices.
  func featureRanges(_ document: GeoJSONDocument) -> [Range<Int>] {
    switch document.form {
    case .textSequence: return recordRanges.flatMap { features(ofObjectAt: $0.lowerBound) }
    case .envelope:
      guard let collection = document.collectionMember.flatMap({ cursor.value(of: $0, inObjectAt: start) })
      else { return [] }
      return features(ofObjectAt: collection.lowerBound)
    default: return features(ofObjectAt: start)
    }
  }

  /// Returns the ranges of the features of a collection; any other object is itself the feature.
  private func features(ofObjectAt start: Int) -> [Range<Int>] {
    if let features = cursor.value(of: "features", inObjectAt: start),
      cursor.value(of: "geometry", inObjectAt: start) == nil
    {
      return cursor.elements(ofArrayAt: features.lowerBound)
    }
    return [start..<cursor.end(ofValueAt: start)]
  }

  /// The ranges of the root objects of a text sequence.
  var recordRanges: [Range<Int>] {
    var ranges: [Range<Int>] = []
    var offset = start
    while offset < bytes.count {
      guard bytes[offset] == UInt8(ascii: "{") else {
        // A record separator is skipped; after a damaged record the search continues on the next line.
        let isSeparator = bytes[offset] == 0x1E
        while !isSeparator, offset < bytes.count, bytes[offset] != 0x0A { offset += 1 }
        offset = cursor.skipSpace(offset + 1)
        continue
      }
      let end = cursor.end(ofValueAt: offset)
      ranges.append(offset..<end)
      offset = cursor.skipSpace(end)
    }
    return ranges
  }

  private func range(
    of location: GeoJSONLocation, features: [Range<Int>], form: GeoJSONDocument.Form
  ) -> Range<Int> {
    let isOne = form == .feature || form == .geometry
    let number = location.feature ?? (isOne ? 0 : nil)
    guard let number, number < features.count else {
      return location.member.flatMap { cursor.value(of: $0, inObjectAt: start) } ?? start..<start
    }
    var range = features[number]
    if let member = location.member { return cursor.value(of: member, inObjectAt: range.lowerBound) ?? range }
    let isInGeometry =
      !location.geometryPath.isEmpty || location.polygon != nil || location.ring != nil
      || location.lineString != nil
      || location.position != nil
    guard isInGeometry else { return range }
    range = cursor.value(of: "geometry", inObjectAt: range.lowerBound) ?? range
    for index in location.geometryPath {
      guard let list = cursor.value(of: "geometries", inObjectAt: range.lowerBound),
        let next = cursor.element(index, ofArrayAt: list.lowerBound)
      else { return range }
      range = next
    }
    let steps = [location.polygon, location.ring ?? location.lineString, location.position].compactMap(\.self)
    guard !steps.isEmpty, let coordinates = cursor.value(of: "coordinates", inObjectAt: range.lowerBound)
    else { return range }
    range = coordinates
    for step in steps {
      guard let next = cursor.element(step, ofArrayAt: range.lowerBound) else { return range }
      range = next
    }
    return range
  }
}
