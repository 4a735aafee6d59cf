internal import CPROJ
public import GeoTypes

extension Transformation {
  /// The direction in which coordinates are transformed.
  public enum Direction: Hashable, Sendable {
    /// From ``Transformation/source`` to ``Transformation/target``.
    case forward
    /// From ``Transformation/target`` to ``Transformation/source``.
    case inverse
  }

  /// Transforms coordinates in place, from source to target. For errors, and the state that they leave
  /// behind, see ``apply(_:to:)-(_,UnsafeMutableBufferPointer<Coordinate>)``.
  public func forward(_ coordinates: inout [Coordinate]) throws(PROJError) {
    try apply(.forward, to: &coordinates)
  }

  /// Transforms coordinates in place, from target to source. For errors, and the state that they leave
  /// behind, see ``apply(_:to:)-(_,UnsafeMutableBufferPointer<Coordinate>)``.
  public func inverse(_ coordinates: inout [Coordinate]) throws(PROJError) {
    try apply(.inverse, to: &coordinates)
  }

  /// Transforms one coordinate from source to target.
  public func forward(_ coordinate: Coordinate) throws(PROJError) -> Coordinate {
    try apply(.forward, to: coordinate)
  }

  /// Transforms one coordinate from target to source.
  public func inverse(_ coordinate: Coordinate) throws(PROJError) -> Coordinate {
    try apply(.inverse, to: coordinate)
  }

  /// Transforms one coordinate. The call costs as much as the transformation itself: pass buffers to
  /// transform many.
  public func apply(_ direction: Direction, to coordinate: Coordinate) throws(PROJError) -> Coordinate {
    var result = coordinate
    try withUnsafeMutablePointer(to: &result) { pointer throws(PROJError) in
      try apply(direction, to: UnsafeMutableBufferPointer(start: pointer, count: 1))
    }
    return result
  }

  /// Transforms coordinates in place.
  public func apply(_ direction: Direction, to coordinates: inout [Coordinate]) throws(PROJError) {
    try coordinates.withUnsafeMutableBufferPointer { buffer throws(PROJError) in
      try apply(direction, to: buffer)
    }
  }

  /// Transforms coordinates in place, all in one call of PROJ.
  ///
  /// - Throws: ``PROJError`` with the index of the first coordinate at fault. A coordinate that isn't finite,
  ///   or whose latitude is beyond the pole, is found before anything is changed. Where PROJ itself refuses
  ///   coordinates, the others have been transformed, and the refused ones are infinite.
  /// - Complexity: O(*n*).
  public func apply(
    _ direction: Direction,
    to coordinates: UnsafeMutableBufferPointer<Coordinate>
  ) throws(PROJError) {
    guard let base = coordinates.baseAddress, !coordinates.isEmpty else { return }
    let count = coordinates.count
    try validate(direction, UnsafeBufferPointer(coordinates))
    context.log.clear()
    _ = context.proj.proj_errno_reset(pointer)
    let stride = MemoryLayout<Coordinate>.stride
    let done = base.withMemoryRebound(to: Double.self, capacity: 2 * count) { numbers in
      context.proj.proj_trans_generic(
        pointer,
        direction == .forward ? PJ_FWD : PJ_INV,
        numbers,
        stride,
        count,
        numbers + 1,
        stride,
        count,
        nil,
        0,
        0,
        nil,
        0,
        0
      )
    }
    let bad = coordinates.firstIndex { !$0.isFinite }
    if let bad {
      throw context.failure(
        operation(direction),
        function: "proj_trans_generic",
        code: context.proj.proj_errno(pointer),
        advice: "clip the input to where both systems are defined" + areaAdvice(direction),
        coordinateIndex: bad
      )
    }
    guard done == count else {
      throw context.failure(
        operation(direction),
        function: "proj_trans_generic",
        code: context.proj.proj_errno(pointer),
        advice: "build a new transformation and try again",
        coordinateIndex: done
      )
    }
  }

  private func validate(
    _ direction: Direction,
    _ coordinates: UnsafeBufferPointer<Coordinate>
  ) throws(PROJError) {
    let system = direction == .forward ? source : target
    let limit = system.latitudeLimit
    guard let bad = coordinates.firstIndex(where: { !$0.isFinite || abs($0.y) > limit }) else { return }
    let coordinate = coordinates[bad]
    guard coordinate.isFinite else {
      throw PROJError(
        operation: operation(direction),
        message: "\(coordinate) isn't finite",
        advice: "leave it out of the input",
        coordinateIndex: bad
      )
    }
    throw PROJError(
      operation: operation(direction),
      message: "latitude \(coordinate.y) is beyond ±\(limit)",
      advice: abs(coordinate.x) <= limit
        ? "give longitude first, then latitude: they may be swapped"
        : "give \(system.unit.name)s: these look like another unit or a projected system",
      coordinateIndex: bad
    )
  }

  private func operation(_ direction: Direction) -> String {
    direction == .forward
      ? "transform from \(source) to \(target)" : "transform from \(target) back to \(source)"
  }

  private func areaAdvice(_ direction: Direction) -> String {
    let system = direction == .forward ? target : source
    guard let box = system.areaOfUse else { return "" }
    return
      ": \(system) is meant for longitudes \(box.minX) to \(box.maxX), latitudes \(box.minY) to \(box.maxY)"
  }
}

extension CoordinateReferenceSystem {
  /// The latitude of the pole in the system's unit; infinite where `y` isn't a latitude.
  var latitudeLimit: Double {
    guard isGeographic else { return .infinity }
    // In degrees and in grads the pole is an integer; the quotient may miss it by its last digit.
    let pole = Double.pi / 2 / unit.factor
    return abs(pole - pole.rounded()) < 1e-9 ? pole.rounded() : pole
  }
}

extension Coordinate {
  var isFinite: Bool { x.isFinite && y.isFinite }
}
