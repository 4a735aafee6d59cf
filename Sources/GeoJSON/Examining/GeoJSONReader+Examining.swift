internal import CSimdJSON
internal import GeoTypes

extension GeoJSONReader {
  /// The number of faults of one kind that are listed separately; further ones are counted.
  public static var listedFaults: Int { Int(csj_listed) }

  /// Reads a file and continues after faults, as far as they allow.
  ///
  /// A syntax error ends the reading (of the record, in a text sequence), since what follows can't be
  /// interpreted. A fault of a feature, a geometry, a ring or a position does not. Esri JSON is never read,
  /// points always are.
  ///
  /// Complexity: one pass over the bytes.
  ///
  /// - Parameter body: receives the faults that were found, and the text to which their locations refer; the
  ///   text must not escape it.
  public func examine<Result>(
    _ bytes: borrowing PaddedBytes, _ body: (GeoJSONExamination, GeoJSONText) throws -> Result
  ) rethrows -> Result {
    try bytes.withUnsafeBytes { file in
      let isCompressed = Gzip.recognises(file)
      do throws(GeoJSONError) {
        try checkSize(file.count)
        if isCompressed { try inflate(file) }
      } catch {
        return try body(GeoJSONExamination(error), GeoJSONText(UnsafeRawBufferPointer(start: nil, count: 0)))
      }
      guard isCompressed else { return try body(examineText(file), GeoJSONText(file)) }
      return try withInflated { text in try body(examineText(text), GeoJSONText(text)) }
    }
  }

  private func examineText(_ file: UnsafeRawBufferPointer) -> GeoJSONExamination {
    let hasMark = file.starts(with: [0xEF, 0xBB, 0xBF])
    let text = Text(whole: file, start: hasMark ? 3 : 0)
    if let refusal = ForeignContent.refusal(text.bytes) { return GeoJSONExamination(refusal) }
    var examination = GeoJSONExamination()
    if isSequence(text.bytes) {
      examination.document.form = .textSequence
      examineSequence(text, into: &examination)
    } else {
      examineRecord(text, inSequence: false, into: &examination)
    }
    if hasMark {
      examination.faults.append(
        GeoJSONFault(
          .warning, rule: "byte-order-mark", message: "a byte order mark (BOM) stands before the JSON",
          location: GeoJSONLocation(byteOffset: 0, line: 1, column: 1),
          advice: "remove it: RFC 8259 §8.1 forbids it, and some programs stumble over it"))
    }
    return examination
  }

  private func examineSequence(_ text: Text, into examination: inout GeoJSONExamination) {
    for record in records(of: text) {
      examineRecord(record, inSequence: true, into: &examination)
    }
    examination.isReadable = examination.document.featureCount > 0 || examination.faults.isEmpty
  }

  private func examineRecord(_ text: Text, inSequence: Bool, into examination: inout GeoJSONExamination) {
    guard let base = text.bytes.baseAddress else { return }
    let first = examination.document.featureCount
    let result = csj_examine(
      parser, base.assumingMemoryBound(to: UInt8.self), text.bytes.count, UInt64(first))
    guard result.status == CSJ_STATUS_DONE else {
      let error = refusal(result, text, record: inSequence ? first : nil)
      let isGeoJSONFault = result.status == CSJ_STATUS_NOT_GEOJSON
      examination.add(
        GeoJSONFault(
          .error, rule: isGeoJSONFault ? result.fault.rule : "json", isSyntax: !isGeoJSONFault,
          message: error.message, location: error.location, advice: error.advice))
      if inSequence { examination.document.featureCount += 1 } else { examination.isReadable = false }
      return
    }
    if !inSequence { takeForm(result, into: &examination.document) }
    let warnings = examination.document.warnings
    append(result, to: &examination.document, isRecord: inSequence)
    // The oddities are added below, one by one.
    examination.document.warnings = warnings
    examination.append(result, record: inSequence ? first : nil)
    releaseIfLarge(text)
  }
}

extension GeoJSONExamination {
  fileprivate mutating func append(_ result: csj_result, record: Int?) {
    // The feature whose brackets don't fit its type: all that is found in it afterwards follows from that.
    var misnested: GeoJSONLocation?
    for fault in UnsafeBufferPointer(start: result.faults, count: result.fault_count) {
      let (message, advice) = fault.wording
      let location = GeoJSONLocation(fault.location, record: record, in: result)
      if let misnested, misnested.feature == location.feature, misnested.geometryPath == location.geometryPath
      {
        continue
      }
      if fault.rule == "nesting" { misnested = location }
      add(
        GeoJSONFault(
          .error, rule: fault.rule, message: message, location: location, advice: advice,
          occurrences: Int(fault.occurrences)))
    }
    for feature in UnsafeBufferPointer(start: result.features, count: result.feature_count)
    where Int(feature.flags) & CSJ_FEATURE_IS_DAMAGED != 0 {
      damagedFeatures.insert(Int(feature.index))
    }
    for oddity in UnsafeBufferPointer(start: result.oddities, count: result.oddity_count) {
      add(
        GeoJSONFault(
          oddity.severity, rule: oddity.rule, message: GeoJSONWarning(oddity, record: record).message,
          location: GeoJSONLocation(oddity.location, record: record, in: result),
          advice: oddity.adviceForOddity,
          occurrences: Int(oddity.occurrences)))
    }
    for box in UnsafeBufferPointer(start: result.boxes, count: result.box_count) {
      boxes.append(
        BoxMember(
          level: box.level == CSJ_LEVEL_ROOT ? .root : box.level == CSJ_LEVEL_FEATURE ? .feature : .geometry,
          feature: box.feature < 0 ? nil : Int(box.feature),
          box: Box(minX: box.west, minY: box.south, maxX: box.east, maxY: box.north)))
    }
  }
}

extension GeoJSONLocation {
  fileprivate init(_ location: csj_location, record: Int?, in result: csj_result) {
    self.init(location)
    feature = feature ?? record
    let all = UnsafeBufferPointer(start: result.collections, count: result.collection_count)
    let end = location.collection_start + location.collection_count
    guard location.collection_count > 0, end <= all.count else { return }
    geometryPath = all[location.collection_start..<end].map { Int($0) }
  }
}
