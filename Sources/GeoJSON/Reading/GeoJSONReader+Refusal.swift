internal import CSimdJSON

extension GeoJSONReader {
  /// Returns the error for a text that was refused. This is slow: it scans the text again for the location.
  ///
  /// - Parameter record: the number of the first feature in the text, where the text is a record of a
  ///   sequence.
  func refusal(_ result: csj_result, _ text: Text, record: Int?) -> GeoJSONError {
    switch result.status {
    case CSJ_STATUS_NOT_GEOJSON: return notGeoJSON(result, text, record: record)
    case CSJ_STATUS_NO_MEMORY: return .outOfMemory(bytes: text.bytes.count * 14)
    case CSJ_STATUS_TOO_LONG:
      return GeoJSONError(
        message: "the text has \(text.bytes.count) bytes, more than the parser takes",
        advice: "split the file into parts"
      )
    case CSJ_STATUS_NOT_JSON, CSJ_STATUS_TOO_DEEP: return notJSON(result, text, record: record)
    default:
      return GeoJSONError(
        message: "the JSON parser failed: \(Self.message(result))",
        advice: "report this with the file"
      )
    }
  }

  private static func message(_ result: csj_result) -> String {
    result.message.map { String(cString: $0) } ?? "no reason given"
  }

  private func notJSON(_ result: csj_result, _ text: Text, record: Int?) -> GeoJSONError {
    let locator = JSONLocator(bytes: text.bytes)
    let fault = locator.firstFault(maximumDepth: options.maximumDepth)
    let message = fault?.message ?? "not JSON: \(Self.message(result))"
    let kind = fault?.kind ?? (result.status == CSJ_STATUS_TOO_DEEP ? .tooDeep : .syntax)
    var location = GeoJSONLocation(feature: record)
    if let fault { location.locate(fault.offset, in: text) }
    return GeoJSONError(
      // Most messages already name JSON.
      message: message.contains("JSON") ? message : "not JSON: \(message)",
      location: location,
      advice: kind.advice
    )
  }

  private func notGeoJSON(_ result: csj_result, _ text: Text, record: Int?) -> GeoJSONError {
    let fault = result.fault
    let steps = UnsafeBufferPointer(start: result.path, count: result.path_count).map { step in
      step.key.map { JSONLocator.Step.key(String(cString: $0)) } ?? .index(Int(step.index))
    }
    var location = GeoJSONLocation(fault.location, path: steps)
    location.feature = location.feature ?? record
    location.locate(JSONLocator(bytes: text.bytes).offset(of: steps), in: text)
    let (message, advice) = fault.wording
    return GeoJSONError(message: message, location: location, advice: advice)
  }
}

extension GeoJSONLocation {
  /// Sets the offset in the file, the line and the column.
  fileprivate mutating func locate(_ offset: Int, in text: GeoJSONReader.Text) {
    let offset = text.start + offset
    byteOffset = offset
    (line, column) = JSONLocator(bytes: text.whole).lineAndColumn(offset)
  }

  init(_ location: csj_location, path: [JSONLocator.Step] = []) {
    func known(_ value: Int64) -> Int? { value < 0 ? nil : Int(value) }
    self.init(
      feature: known(location.feature),
      featureName: text(location.feature_name, location.feature_name_length),
      polygon: known(location.polygon),
      ring: known(location.ring),
      lineString: known(location.line),
      position: known(location.position)
    )
    for (step, next) in zip(path, path.dropFirst()) where step == .key("geometries") {
      if case .index(let index) = next { geometryPath.append(index) }
    }
  }
}

/// Returns the text to which the parser points; `nil` where it points nowhere.
func text(_ start: UnsafePointer<CChar>?, _ count: Int) -> String? {
  guard let start else { return nil }
  return String(decoding: UnsafeRawBufferPointer(start: start, count: count), as: UTF8.self)
}
