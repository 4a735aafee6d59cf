internal import GeoTypes

extension GeoJSONWriter {
  func write(
    _ feature: GeoJSONFeature,
    at index: Int?,
    box: Bool,
    to writer: inout JSONWriter
  ) throws(GeoJSONError) {
    let location = GeoJSONLocation(feature: index, featureName: feature.properties["name"]?.stringValue)
    writer.beginObject()
    writer.member("type", "Feature")
    if let id = feature.id {
      switch id {
      case .string, .integer, .number: writer.member("id", id)
      case .null, .bool, .array, .object:
        throw error("a feature's id is neither string nor number", location, "give it a string or a number")
      }
      try checkNumbers(id, location)
    }
    if box, let geometry = feature.geometry { writeBox(of: [geometry], &writer) }
    try checkNumbers(.object(feature.properties), location)
    writer.member("properties", .object(feature.properties))
    writer.key("geometry")
    if let geometry = feature.geometry {
      try write(geometry, location, box: false, to: &writer)
    } else {
      writer.writeNull()
    }
    writer.endObject()
  }

  /// Throws for a number that is not finite: JSON has no NaN, and writing `null` would hide the fault.
  func checkNumbers(_ value: JSONValue, _ location: GeoJSONLocation) throws(GeoJSONError) {
    switch value {
    case .number(let number) where !number.isFinite:
      throw error(
        "a property is \(number), which JSON has no number for",
        location,
        "leave it out, or write null"
      )
    case .array(let elements): for element in elements { try checkNumbers(element, location) }
    case .object(let object):
      for member in object.members {
        var inner = location
        inner.member = inner.member ?? member.key
        try checkNumbers(member.value, inner)
      }
    case .null, .bool, .integer, .number, .string: return
    }
  }

  func error(_ message: String, _ location: GeoJSONLocation, _ advice: String) -> GeoJSONError {
    GeoJSONError(operation: "write", message: message, location: location, advice: advice)
  }
}

extension JSONWriter {
  mutating func write(_ value: Double, _ number: DecimalNumber) {
    separate()
    withBytes { number.append(value, to: &$0) }
  }

  /// Starts a new line for the next element of this array.
  mutating func nextElementStartsLine() {
    separate()
    appendRaw("\n".utf8)
    isSeparated = true
  }
}
