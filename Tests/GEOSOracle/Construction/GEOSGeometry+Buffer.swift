internal import CGEOS
public import GEOS

/// The shape of a buffer at the ends of lines.
public enum BufferCap: Hashable, Sendable {
  case round, flat, square

  var code: CInt {
    switch self {
    case .round: CInt(GEOSBUF_CAP_ROUND.rawValue)
    case .flat: CInt(GEOSBUF_CAP_FLAT.rawValue)
    case .square: CInt(GEOSBUF_CAP_SQUARE.rawValue)
    }
  }
}

/// The shape of a buffer at corners.
public enum BufferJoin: Hashable, Sendable {
  case round
  /// Pointed, up to `limit` times the distance from the corner.
  case mitre(limit: Double = 5)
  case bevel

  var code: CInt {
    switch self {
    case .round: CInt(GEOSBUF_JOIN_ROUND.rawValue)
    case .mitre: CInt(GEOSBUF_JOIN_MITRE.rawValue)
    case .bevel: CInt(GEOSBUF_JOIN_BEVEL.rawValue)
    }
  }
}

extension GEOSGeometry {
  /// Returns all points no farther than `distance` from the geometry; with a negative distance an area
  /// shrinks.
  ///
  /// - Parameters:
  ///   - distance: planar, in the unit of the coordinates.
  ///   - quadrantSegments: the number of edges that approximate a quarter of a circle, 1 to 1000. With 8 the
  ///     border is too near by at most 0.5 % of the distance.
  public func buffered(
    by distance: Double,
    quadrantSegments: Int = 8,
    cap: BufferCap = .round,
    join: BufferJoin = .round
  ) throws(GEOSError) -> GEOSGeometry {
    let operation: StaticString = #function
    let function: StaticString = "GEOSBufferWithStyle_r"
    try ArgumentCheck.finite(distance, "distance", function, operation)
    let segments = try ArgumentCheck.range(
      quadrantSegments,
      "quadrantSegments",
      1...1000,
      function,
      operation
    )
    var mitreLimit = 5.0
    if case .mitre(let limit) = join {
      try ArgumentCheck.finite(limit, "the mitre limit", atLeast: 1, function, operation)
      mitreLimit = limit
    }
    return try derived(function, operation: operation) {
      geos.GEOSBufferWithStyle_r($0, $1, distance, segments, cap.code, join.code, mitreLimit)
    }
  }
}
