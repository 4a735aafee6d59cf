public import FrontLine
public import GeoJSON
public import GeoTypes

/// One finding about a file.
public struct CheckFinding: Hashable, Sendable {
  /// How much a finding matters.
  public enum Severity: String, Hashable, Sendable, CaseIterable {
    /// The file breaks RFC 7946, or can't be used.
    case error
    /// The file can be used, but something is wrong.
    case warning
    /// Nothing is wrong, but it is good to know.
    case notice
  }

  /// The kind of rule that a finding is about.
  public enum Group: String, Hashable, Sendable, CaseIterable {
    /// The text is not JSON.
    case json
    /// The document is not GeoJSON by RFC 7946.
    case rfc7946
    /// A polygon or line is not what it should be.
    case geometry
    /// The map says something that a map of a front can't.
    case domain
  }

  /// How much it matters.
  public var severity: Severity
  /// Which rules it breaks.
  public var group: Group
  /// A name for programs, such as `self-intersection`, that is stable across versions.
  public var rule: String
  /// What is wrong, without the location: one line, safe to print.
  public var message: Wording
  /// What follows, or what to do about it: one line, safe to print.
  public var consequence: Wording
  /// The location in the file.
  public var location: GeoJSONLocation
  /// The position on the map, in the coordinates of the file.
  public var coordinate: Coordinate?
  /// The area concerned, if there is one.
  public var squareKilometers: Double?
  /// The number of findings that this one stands for: more than 1 in the last listed finding of a rule, which also
  /// counts those that are not listed.
  public var occurrences: Int

  /// Creates a finding.
  public init(
    _ severity: Severity, _ group: Group, rule: String, message: Wording, consequence: Wording,
    location: GeoJSONLocation = .document, coordinate: Coordinate? = nil, squareKilometers: Double? = nil,
    occurrences: Int = 1
  ) {
    self.severity = severity
    self.group = group
    self.rule = rule
    self.message = message
    self.consequence = consequence
    self.location = location
    self.coordinate = coordinate
    self.squareKilometers = squareKilometers
    self.occurrences = occurrences
  }

  init(_ fault: GeoJSONFault) {
    self.init(
      fault.severity == .error ? .error : .warning, fault.isSyntax ? .json : .rfc7946, rule: fault.rule,
      message: Wording(fault.message), consequence: Wording(fault.advice), location: fault.location,
      occurrences: fault.occurrences)
  }
}

/// A list of findings. Of each rule the first ones are listed; the last of them counts the others.
struct FindingList {
  private(set) var findings: [CheckFinding] = []
  private var known: [String: (count: Int, last: Int)] = [:]

  /// The most findings that are listed of one rule.
  static let limit = 200

  mutating func add(_ finding: CheckFinding) {
    let (count, last) = known[finding.rule] ?? (0, 0)
    if count < Self.limit {
      known[finding.rule] = (count + 1, findings.count)
      findings.append(finding)
    } else {
      known[finding.rule] = (count + 1, last)
      findings[last].occurrences += finding.occurrences
    }
  }

  /// Sorts errors before warnings, and the rules of JSON before those of the map; else the order stays.
  mutating func sort() {
    func rank(_ finding: CheckFinding) -> (Int, Int) {
      let severity = CheckFinding.Severity.allCases.firstIndex(of: finding.severity) ?? 0
      return (severity, CheckFinding.Group.allCases.firstIndex(of: finding.group) ?? 0)
    }
    findings = findings.enumerated().sorted { a, b in
      let (first, second) = (rank(a.element), rank(b.element))
      return first == second ? a.offset < b.offset : first < second
    }.map(\.element)
    known = [:]
  }

  /// Gives each finding without a coordinate that of its location, if it could be read.
  mutating func setCoordinates(of document: GeoJSONDocument) {
    let wanted = Set(findings.filter { $0.coordinate == nil }.compactMap(\.location.feature))
    var geometries: [Int: Geometry] = [:]
    for feature in document.features where wanted.contains(feature.index) {
      geometries[feature.index] = feature.geometry
    }
    for index in findings.indices where findings[index].coordinate == nil {
      let location = findings[index].location
      findings[index].coordinate = location.feature.flatMap { geometries[$0] }?.coordinate(at: location)
    }
  }

  /// Removes what is about the text of a file, and the locations in it.
  mutating func removeText() {
    findings.removeAll { $0.group == .rfc7946 && $0.severity != .error }
    for index in findings.indices {
      let location = findings[index].location
      findings[index].location.byteOffset = nil
      (findings[index].location.line, findings[index].location.column) = (nil, nil)
      if location.member == "crs" { findings[index].location = .document }
    }
  }

  mutating func setLocations(_ locations: [GeoJSONLocation]) {
    for (index, location) in zip(findings.indices, locations) { findings[index].location = location }
  }
}

extension Geometry {
  /// Returns the coordinate at a location, or the first one of the part that the location names.
  fileprivate func coordinate(at location: GeoJSONLocation) -> Coordinate? {
    func pick<Element>(_ elements: [Element], _ index: Int?) -> Element? {
      let index = index ?? 0
      return elements.indices.contains(index) ? elements[index] : nil
    }
    switch self {
    case .point(let coordinate): return coordinate
    case .multiPoint(let coordinates): return pick(coordinates, location.position)
    case .lineString(let line): return pick(line.coordinates, location.position)
    case .multiLineString(let lines):
      return pick(lines, location.lineString).flatMap { pick($0.coordinates, location.position) }
    case .polygon(let polygon):
      return pick(polygon.rings, location.ring).flatMap { pick($0.coordinates, location.position) }
    case .multiPolygon(let multiPolygon):
      return pick(multiPolygon.polygons, location.polygon).flatMap { pick($0.rings, location.ring) }
        .flatMap { pick($0.coordinates, location.position) }
    case .collection(let members):
      var inner = location
      let index = location.geometryPath.first
      inner.geometryPath = Array(location.geometryPath.dropFirst())
      return pick(members, index)?.coordinate(at: inner)
    }
  }
}
