/// Something that is fed any bytes at all and must hold what it promises.
public protocol FuzzTarget: AnyObject {
  /// What is wrong with how the input was dealt with; nil where nothing is.
  func finding(in bytes: [UInt8]) async -> String?
}

/// The names that ``makeFuzzTarget(named:)`` knows.
public let fuzzTargetNames = [
  "geojson", "classifier", "edges", "land", "regions", "archive", "conversion", "batch",
]

/// Nil where there is no target of that name.
public func makeFuzzTarget(named name: String) throws -> (any FuzzTarget)? {
  switch name {
  case "geojson": try GeoJSONFuzzTarget()
  case "classifier": try ClassifierFuzzTarget()
  case "edges": try EdgesFuzzTarget()
  case "land": LandFuzzTarget()
  case "regions": RegionsFuzzTarget()
  case "archive": try ArchiveFuzzTarget()
  case "conversion": try ConversionFuzzTarget()
  case "batch": BatchFuzzTarget()
  default: nil
  }
}

/// Why a promise was not held.
struct Finding: Error, CustomStringConvertible {
  var description: String
  init(_ description: String) { self.description = description }
}

func require(_ holds: Bool, _ message: @autoclosure () -> String) throws(Finding) {
  if !holds { throw Finding(message()) }
}

/// Throws where a message would not stand on one line of a terminal.
func requireOneLine(_ message: String) throws(Finding) {
  try require(!message.isEmpty, "a message is empty")
  for scalar in message.unicodeScalars {
    switch scalar.properties.generalCategory {
    case .control, .lineSeparator, .paragraphSeparator:
      throw Finding("a message holds U+\(String(scalar.value, radix: 16)): \(message.debugDescription)")
    default: continue
    }
  }
}
