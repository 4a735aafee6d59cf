internal import CPROJ
public import GeoTypes

/// Transforms coordinates from one reference system to another, and back.
///
/// On both sides `x` is longitude or easting and `y` latitude or northing, whatever the order of axes that
/// the authority defines. Grids are used where they are installed; nothing is ever downloaded.
///
/// A final class, since a transformation is kept in a stored property or an array and used again and again: a
/// `~Copyable` type can't be captured by a task's closure and used there. Not `Sendable`: PROJ keeps the
/// state of the last call in it. Building one takes milliseconds; give each task its own by ``clone()``,
/// which takes a fraction of one.
///
/// ```swift
/// let transformation = try Transformation(from: .wgs84, to: CoordinateReferenceSystem("EPSG:6933"))
/// try transformation.forward(&coordinates)
/// ```
public final class Transformation {
  /// The system that coordinates come from.
  public let source: CoordinateReferenceSystem
  /// The system that they are brought to.
  public let target: CoordinateReferenceSystem
  let context: PROJContext
  let pointer: OpaquePointer

  /// Creates a transformation between two systems.
  ///
  /// Where several operations lead from one to the other (through other datums or grids), PROJ picks the best
  /// for each coordinate by its location.
  ///
  /// - Parameters:
  ///   - area: where the coordinates lie, in degrees: excludes operations that aren't meant for that area.
  ///   - allowsBallpark: whether an unknown shift of datum may be left out, which causes errors of up to some
  ///     hundred metres, instead of throwing. ``operation`` tells whether one was left out.
  /// - Throws: ``PROJError`` where no operation leads from one to the other, and where a system is neither
  ///   geographic nor projected.
  public init(
    from source: CoordinateReferenceSystem,
    to target: CoordinateReferenceSystem,
    area: Box? = nil,
    allowsBallpark: Bool = true
  ) throws(PROJError) {
    let operation = "transform from \(source) to \(target)"
    for system in [source, target] where system.kind == .other {
      throw PROJError(
        operation: operation,
        message: "\(system) is neither geographic nor projected, so x and y alone give no position",
        advice: "give a geographic or a projected system"
      )
    }
    let context = try PROJContext(for: operation)
    let from = try source.open(in: context, operation)
    let to = try target.open(in: context, operation)
    let bounds = area.flatMap { $0.isEmpty ? nil : context.proj.proj_area_create() }
    defer { context.proj.proj_area_destroy(bounds) }
    if let area, let bounds {
      context.proj.proj_area_set_bbox(bounds, area.minX, area.minY, area.maxX, area.maxY)
    }
    context.log.clear()
    let made = "ALLOW_BALLPARK=NO".withCString { option in
      var options: [UnsafePointer<CChar>?] = allowsBallpark ? [nil] : [option, nil]
      return context.proj.proj_create_crs_to_crs_from_pj(
        context.pointer, from.pointer, to.pointer, bounds, &options)
    }
    guard let authority = PJHandle(made, in: context) else {
      throw context.failure(
        operation,
        function: "proj_create_crs_to_crs_from_pj",
        otherwise: allowsBallpark
          ? "no operation is known" : "no operation without a ballpark shift is known",
        advice: allowsBallpark
          ? "check both systems, and that the area is in degrees"
          : "install the grids of the region, or allow a ballpark transformation"
      )
    }
    guard let pointer = context.proj.proj_normalize_for_visualization(context.pointer, authority.pointer)
    else {
      throw context.failure(
        operation,
        function: "proj_normalize_for_visualization",
        advice: "check both systems"
      )
    }
    self.source = source
    self.target = target
    self.context = context
    self.pointer = pointer
  }

  /// Creates a projection of longitudes and latitudes on WGS 84.
  ///
  /// It needs no operation to be looked for in the database of PROJ, which takes several milliseconds.
  ///
  /// - Parameter definition: As PROJ has it, such as `+proj=aea +lat_1=45 +lat_2=50 +lat_0=48 +lon_0=31`, without a datum
  ///   and without units: they are WGS 84 and metres.
  /// - Throws: ``PROJError`` where the definition is not one of a projection.
  public init(projection definition: String) throws(PROJError) {
    let operation = "project by \(definition)"
    target = try CoordinateReferenceSystem("\(definition) +datum=WGS84 +units=m +no_defs +type=crs")
    source = .wgs84
    let context = try PROJContext(for: operation)
    let made = context.proj.proj_create(
      context.pointer,
      "+proj=pipeline +step +proj=unitconvert +xy_in=deg +xy_out=rad +step \(definition) +ellps=WGS84")
    guard let made else {
      throw context.failure(operation, function: "proj_create", advice: "check the definition")
    }
    self.context = context
    pointer = made
  }

  private init(cloneOf original: Transformation) throws(PROJError) {
    let operation = "clone the transformation from \(original.source) to \(original.target)"
    // A new context, not a cloned one, which would write to the log of the original.
    let context = try PROJContext(for: operation)
    guard let pointer = context.proj.proj_clone(context.pointer, original.pointer) else {
      throw context.failure(operation, function: "proj_clone", advice: "build a new transformation")
    }
    source = original.source
    target = original.target
    self.context = context
    self.pointer = pointer
  }

  deinit { _ = context.proj.proj_destroy(pointer) }

  /// Returns the same transformation with a context of its own, which may be sent to another task.
  ///
  /// Complexity: O(1); some hundredths of a millisecond, where building one anew takes several.
  public func clone() throws(PROJError) -> sending Transformation {
    // Safe to send: the copy shares nothing with the original that changes. Its context and its log are new;
    // the part of the definition that proj_clone shares is immutable and counted atomically.
    nonisolated(unsafe) let copy = try Transformation(cloneOf: self)
    return copy
  }
}
