import FrontLine
import GeoJSON
import GeoTypes
import Proximity

/// Finds the line of a route, or its network, from the names in a route job.
enum RouteInput {
  struct Line {
    var description: TargetDescription
    var route: Route
    var official: OfficialKilometers?
    var warnings: [Diagnostic]
  }

  /// Returns the line of a road, or of a file.
  ///
  /// Throws ``JobError`` if the name is unknown or stands for something without lines, and ``InputError`` if the file
  /// can't be used. Gaps between the parts, and second ways between two positions, become warnings.
  static func along(_ text: String, _ places: PlacesInput?, _ model: EdgeModel) throws -> Line {
    var aboutPlaces = Diagnostics()
    let target = try TargetInput.resolve(text) { try PlacesInput.gazetteer(places, &aboutPlaces) }
    let lines = target.geometry.lineStrings
    if lines.isEmpty {
      throw JobError.request(
        "\(target.description.name) is no line: \(.along) takes a road or a GeoJSON file with lines; "
          + "for places in order use \(.via)")
    }
    let route = try target.measurable(model) { try Route(lines, model: model) }
    var warnings = aboutPlaces.all + target.warnings
    if let remoteness = target.remoteness { warnings.append(remoteness) }
    for gap in route.gaps {
      // Three decimals would print less than half a metre as 0.000 km.
      let length =
        gap.meters < 1
        ? kilometersText(gap.meters / 1000) : "\(decimal(gap.meters / 1000, 3)) km"
      warnings.append(
        Diagnostic(
          .routeGap, path: nil,
          message: "\(target.description.name): the line has a gap",
          advice: "\(length) at km \(decimal(gap.chainageMeters / 1000, 3)), not part of the length",
          values: ["km": .number(gap.meters / 1000), "at_km": .number(gap.chainageMeters / 1000)]))
    }
    for way in route.sideWays {
      warnings.append(
        Diagnostic(
          .sideWay, path: nil,
          message:
            "\(target.description.name): there are two ways between the same points, as around a roundabout or on "
            + "two carriageways",
          advice: "the second, of \(decimal(way.meters / 1000, 3)) km, is not part of the length",
          values: ["km": .number(way.meters / 1000)]))
    }
    return Line(
      description: target.description, route: route, official: target.official(route), warnings: warnings)
  }

  /// Returns the line through places in order, joined by geodesics, or by straight edges if the model says so.
  ///
  /// Throws ``JobError`` if a name is unknown, or if an edge seems to cross the antimeridian.
  static func via(_ names: [String], _ places: PlacesInput?, _ model: EdgeModel) throws -> Line {
    var aboutPlaces = Diagnostics()
    let gazetteer = try PlacesInput.gazetteer(places, &aboutPlaces)
    let stops = try names.map { try TargetInput.place($0, gazetteer) }
    let uncertainties = stops.compactMap(\.description.uncertaintyMeters)
    let names = TargetInput.names(stops)
    for (one, next) in zip(stops, stops.dropFirst()) where one.coordinate == next.coordinate {
      throw JobError.request("\(.via) names \(next.description.name) twice in a row: name places on the way")
    }
    if let fault = PositionFault.wideLine(stops.compactMap(\.coordinate)) {
      throw JobError.request("\(names.english): \(fault.message): name places on one side of it")
    }
    return Line(
      description: TargetDescription(
        name: names.english, ukrainianName: names.ukrainian, kind: .coordinate, shape: .line,
        uncertaintyMeters: uncertainties.max(), note: "straight from place to place"),
      route: try Route([LineString(stops.compactMap(\.coordinate))], model: model), official: nil,
      warnings: aboutPlaces.all + stops.compactMap(\.remoteness))
  }

  /// A network, and the start and the goal on it.
  struct Trip: Sendable {
    var description: TargetDescription
    var network: RoadNetwork
    var start: RoadNetwork.Location
    var goal: RoadNetwork.Location
    var warnings: [Diagnostic]
  }

  static func trip(_ trip: RouteJob.Trip, _ places: PlacesInput?, _ model: EdgeModel) throws -> Trip {
    let path = trip.network
    let file = try GeometryFile(path)
    try file.checkPositions()
    let network: RoadNetwork
    do {
      network = try RoadNetwork(file.lines, model: model)
    } catch {
      throw InputError(
        .badData, path: path, message: "it has no line with a length",
        advice: "give the roads as LineStrings")
    }
    var aboutPlaces = Diagnostics()
    let gazetteer = try PlacesInput.gazetteer(places, &aboutPlaces)
    let start = try TargetInput.place(trip.from, gazetteer)
    let goal = try TargetInput.place(trip.to, gazetteer)
    guard let first = start.coordinate, let last = goal.coordinate else {
      throw JobError.request("\(.from) and \(.to) name places or LON,LAT")
    }
    let (from, to) = (network.location(nearestTo: first), network.location(nearestTo: last))
    try checkEnds([(start.description.name, from), (goal.description.name, to)], path)
    let uncertainties = [
      file.uncertaintyMeters, start.description.uncertaintyMeters, goal.description.uncertaintyMeters,
    ]
    let names = TargetInput.names([start, goal])
    var trip = Trip(
      description: TargetDescription(
        name: names.english, ukrainianName: names.ukrainian, kind: .file,
        uncertaintyMeters: uncertainties.compactMap { $0 }.max(),
        note: "through \(displayName(ofPath: path))"),
      network: network, start: from, goal: to,
      warnings: aboutPlaces.all + file.warnings)
    if let remoteness = file.remoteness("check that this is the right network") {
      trip.warnings.append(remoteness)
    }
    let oneWay = file.features.count(where: \.isOneWay)
    if oneWay > 0 {
      trip.warnings.append(
        Diagnostic(
          .oneWay, severity: .notice, path: path,
          message:
            "\(oneWay == 1 ? "1 road is" : "\(oneWay) roads are") one-way by the property \"oneway\": the way is "
            + "found as if all could be gone both ways",
          values: ["features": .integer(Int64(oneWay))]))
    }
    let parts = network.componentCount
    if parts > 1 {
      trip.warnings.append(
        Diagnostic(
          .networkParts, path: path, message: "the network is in \(parts) parts that don't meet",
          advice: "lines meet where they have a position in common", values: ["parts": .integer(Int64(parts))]
        ))
    }
    return trip
  }

  /// How far an end of a trip may lie off its network, in metres. A settlement and its main road are seldom farther apart;
  /// beyond that the way that is found is not the one that was asked for.
  private static let mostMetersOff = 5000.0

  /// Throws a ``JobError`` where an end of a trip lies far off the network.
  private static func checkEnds(
    _ ends: [(name: String, location: RoadNetwork.Location)], _ network: String
  ) throws(JobError) {
    let far = ends.filter { $0.location.metersOff > mostMetersOff }.map { end in
      "\(printable(end.name)) lies \(decimal(end.location.metersOff / 1000, 1)) km"
    }
    guard !far.isEmpty else { return }
    throw .request(
      "\(far.joined(separator: " and ")) off the network of \(displayName(ofPath: network)): name a \(.network) that "
        + "comes within \(plainNumber(mostMetersOff / 1000)) km, or give LON,LAT of a point on this one")
  }
}

extension GeoJSONFeature {
  /// Whether OpenStreetMap's `oneway` says that a road may be gone in one direction.
  fileprivate var isOneWay: Bool {
    switch properties["oneway"] {
    case .bool(let truth)?: truth
    case .string(let text)?: ["yes", "true", "1", "-1", "reverse"].contains(text.lowercased())
    case let value?: value.doubleValue.map { $0 != 0 } ?? false
    case nil: false
    }
  }
}
