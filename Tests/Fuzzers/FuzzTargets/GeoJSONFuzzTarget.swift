import GeoJSON
import GeoTypes

/// The reader of GeoJSON in all its forms: plain, sequences, DeepState's envelope, Esri JSON, gzip.
///
/// The input is the file. What is read must be the same however it is read, and be written and read again as it
/// is; what is refused must be refused with a place inside the file.
final class GeoJSONFuzzTarget: FuzzTarget {
  private let reader: GeoJSONReader
  private let skipping: GeoJSONReader
  private let esri: GeoJSONReader
  private let writer: GeoJSONWriter

  init() throws {
    // What a gzip'ed input may inflate to is kept small, so that no input takes seconds for that.
    let limit = 1 << 20
    let members = ["map", "value"]
    reader = try GeoJSONReader(
      options: .init(collectionMembers: members, maximumInflatedBytes: limit, maximumDepth: 64))
    skipping = try GeoJSONReader(
      options: .init(
        pointFeatures: .skip, collectionMembers: members, maximumInflatedBytes: limit, maximumDepth: 64))
    esri = try GeoJSONReader(
      options: .init(
        collectionMembers: members, esriJSON: true, maximumInflatedBytes: limit, maximumDepth: 64))
    writer = GeoJSONWriter(options: .init(precision: 7, winding: .unchanged, layout: .compact))
  }

  func finding(in bytes: [UInt8]) -> String? {
    do throws(Finding) {
      let plain = try outcome(reader, bytes)
      // One more look at each input, by its length, which the fuzzer changes freely: many inputs tell more.
      switch bytes.count % 4 {
      case 0: try checkSkipping(bytes, plain)
      case 1: try checkEsri(bytes, plain)
      case 2: try checkPadded(bytes, plain)
      default: if !bytes.starts(with: [0x1F, 0x8B]), bytes.count < 60_000 { try checkGzip(bytes, plain) }
      }
      if case .success(let document) = plain { try checkWriting(document) }
      return nil
    } catch {
      return error.description
    }
  }

  private typealias Outcome = Result<GeoJSONDocument, GeoJSONError>

  private func outcome(_ reader: GeoJSONReader, _ bytes: [UInt8]) throws(Finding) -> Outcome {
    let outcome: Outcome
    do throws(GeoJSONError) { outcome = .success(try reader.read(bytes)) } catch { outcome = .failure(error) }
    switch outcome {
    case .success(let document): try check(document)
    case .failure(let error): try check(error, bytes)
    }
    return outcome
  }

  private func check(_ document: GeoJSONDocument) throws(Finding) {
    let indices = document.features.map(\.index)
    try require(zip(indices, indices.dropFirst()).allSatisfy(<), "features are out of order: \(indices)")
    try require((indices.last ?? -1) < document.featureCount, "there are more features than are counted")
    try require(
      document.features.count + document.skippedPointFeatures <= document.featureCount,
      "\(document.features.count) + \(document.skippedPointFeatures) of \(document.featureCount) features")
    for warning in document.warnings {
      try requireOneLine(warning.description)
      try require(warning.occurrences > 0, "a warning that never occurred: \(warning)")
    }
    for feature in document.features {
      for polygon in feature.geometry?.polygons ?? [] {
        for ring in polygon.rings where !ring.coordinates.isEmpty {
          try require(ring.isClosed && ring.coordinates.count >= 4, "a ring is no ring: \(ring)")
          try require(
            ring.coordinates.allSatisfy { $0.x.isFinite && $0.y.isFinite }, "a ring is not finite: \(ring)")
        }
      }
    }
  }

  private func check(_ error: GeoJSONError, _ bytes: [UInt8]) throws(Finding) {
    try requireOneLine(error.description)
    try require(!error.advice.isEmpty, "no advice: \(error)")
    if let offset = error.location.byteOffset {
      let limit = bytes.starts(with: [0x1F, 0x8B]) ? 1 << 20 : bytes.count
      try require((0...limit).contains(offset), "offset \(offset) of \(bytes.count) bytes: \(error)")
    }
    try require(error.location.line ?? 1 >= 1 && error.location.column ?? 1 >= 1, "\(error.location)")
  }

  /// Features of points are passed over; all others are read as they are.
  private func checkSkipping(_ bytes: [UInt8], _ plain: Outcome) throws(Finding) {
    let skipped = try outcome(skipping, bytes)
    guard case .success(let document) = plain else { return }
    guard case .success(let fewer) = skipped else { throw Finding("refused only when points are skipped") }
    let others = document.features.filter { feature in
      switch feature.geometry {
      case .point, .multiPoint: false
      default: true
      }
    }
    try require(fewer.features == others, "other features are read when points are skipped")
    try require(fewer.featureCount == document.featureCount, "other counts when points are skipped")
  }

  /// What is GeoJSON is no Esri JSON.
  private func checkEsri(_ bytes: [UInt8], _ plain: Outcome) throws(Finding) {
    let read = try outcome(esri, bytes)
    if case .success = plain {
      try require(read == plain, "GeoJSON is read otherwise where Esri JSON may be")
    }
  }

  /// Reading in place gives what reading a copy gives.
  private func checkPadded(_ bytes: [UInt8], _ plain: Outcome) throws(Finding) {
    let read: Outcome
    do throws(GeoJSONError) {
      read = .success(try reader.read(try PaddedBytes(bytes)))
    } catch {
      read = .failure(error)
    }
    try require(read == plain, "reading in place differs: \(read) from \(plain)")
  }

  private func checkGzip(_ bytes: [UInt8], _ plain: Outcome) throws(Finding) {
    let read = try outcome(reader, storedGzip(bytes))
    switch (plain, read) {
    case (.success(let a), .success(let b)): try require(a == b, "gzip'ed, it is read otherwise")
    case (.failure(let a), .failure(let b)):
      try require(a == b, "gzip'ed, it is refused otherwise: \(b), not \(a)")
    default: throw Finding("gzip'ed or not decides whether it is read: \(plain), \(read)")
    }
  }

  /// What was written is read, and written to the same bytes again.
  private func checkWriting(_ document: GeoJSONDocument) throws(Finding) {
    let first: [UInt8]
    do throws(GeoJSONError) {
      first = try writer.featureCollection(document.features)
    } catch {
      // Empty rings, lines and numbers out of range may be read and can't be written.
      return try requireOneLine(error.description)
    }
    switch try outcome(reader, first) {
    case .failure(let error): throw Finding("what was written is refused: \(error)")
    case .success(let again):
      let second: [UInt8]
      do throws(GeoJSONError) { second = try writer.featureCollection(again.features) } catch {
        throw Finding("what was written and read can't be written: \(error)")
      }
      try require(
        first == second,
        "written twice it differs: \(String(decoding: first, as: UTF8.self)), "
          + String(decoding: second, as: UTF8.self))
    }
  }
}
