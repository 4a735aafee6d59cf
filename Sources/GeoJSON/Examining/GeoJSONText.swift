internal import CSimdJSON

/// The JSON that an examination was about: as it stands in the file, or as it was inflated.
///
/// It borrows the reader's memory and must not leave the closure that it was given to.
public struct GeoJSONText {
  /// The text, with its byte order mark if it has one.
  public let bytes: UnsafeRawBufferPointer

  init(_ bytes: UnsafeRawBufferPointer) { self.bytes = bytes }

  var cursor: JSONCursor { JSONCursor(bytes) }

  /// Where the JSON begins: behind a byte order mark and white space.
  var start: Int { cursor.skipSpace(bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0) }

  /// The places, each with its offset, line and column where those were missing.
  ///
  /// Complexity: O(*n*) in the text once, and in a feature for each place that lies in it.
  public func located(_ places: [GeoJSONPlace], in document: GeoJSONDocument) -> [GeoJSONPlace] {
    let form = document.form
    guard !bytes.isEmpty else { return places }
    var places = places
    // A feature or geometry alone need not be numbered to be the one.
    let isOne = form == .feature || form == .geometry
    let features = isOne || places.contains { $0.feature != nil } ? featureRanges(document) : []
    // What was found in one pass over the text: much more than a few features to look into is not worth it.
    var budget = 64 * 1024 * 1024 + bytes.count
    for index in places.indices
    where places[index].byteOffset == nil && places[index] != .document && budget > 0 {
      let range = range(of: places[index], features: features, form: form)
      if let feature = places[index].feature, feature < features.count {
        budget -= max(0, range.lowerBound - features[feature].lowerBound)
      }
      places[index].byteOffset = range.lowerBound
    }
    countLines(&places)
    return places
  }

  private func countLines(_ places: inout [GeoJSONPlace]) {
    let order = places.indices.filter { places[$0].byteOffset != nil }.sorted {
      (places[$0].byteOffset ?? 0) < (places[$1].byteOffset ?? 0)
    }
    var (line, lineStart, offset) = (1, 0, 0)
    for index in order {
      let target = min(places[index].byteOffset ?? 0, bytes.count)
      while offset < target, let base = bytes.baseAddress,
        let found = csj_find(base + offset, 0x0A, target - offset)
      {
        line += 1
        offset = found - base + 1
        lineStart = offset
      }
      places[index].line = line
      places[index].column = target - lineStart + 1
    }
  }

  /// Where each feature stands, in the order of their numbers.
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

  /// The features of a collection; anything else is one itself.
  private func features(ofObjectAt start: Int) -> [Range<Int>] {
    if let features = cursor.value(of: "features", inObjectAt: start),
      cursor.value(of: "geometry", inObjectAt: start) == nil
    {
      return cursor.elements(ofArrayAt: features.lowerBound)
    }
    return [start..<cursor.end(ofValueAt: start)]
  }

  /// The root objects of a text sequence.
  var recordRanges: [Range<Int>] {
    var ranges: [Range<Int>] = []
    var offset = start
    while offset < bytes.count {
      guard bytes[offset] == UInt8(ascii: "{") else {
        // A record separator, or a record that is broken: on to the next line.
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
    of place: GeoJSONPlace, features: [Range<Int>], form: GeoJSONDocument.Form
  ) -> Range<Int> {
    let isOne = form == .feature || form == .geometry
    let number = place.feature ?? (isOne ? 0 : nil)
    guard let number, number < features.count else {
      return place.member.flatMap { cursor.value(of: $0, inObjectAt: start) } ?? start..<start
    }
    var range = features[number]
    if let member = place.member { return cursor.value(of: member, inObjectAt: range.lowerBound) ?? range }
    let isInGeometry =
      !place.geometryPath.isEmpty || place.polygon != nil || place.ring != nil || place.lineString != nil
      || place.position != nil
    guard isInGeometry else { return range }
    range = cursor.value(of: "geometry", inObjectAt: range.lowerBound) ?? range
    for index in place.geometryPath {
      guard let list = cursor.value(of: "geometries", inObjectAt: range.lowerBound),
        let next = cursor.element(index, ofArrayAt: list.lowerBound)
      else { return range }
      range = next
    }
    let steps = [place.polygon, place.ring ?? place.lineString, place.position].compactMap(\.self)
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
