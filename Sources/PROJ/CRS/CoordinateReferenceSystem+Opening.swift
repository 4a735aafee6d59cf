internal import CPROJ
internal import GeoTypes
import Geodesics

extension CoordinateReferenceSystem {
  /// Opens the PROJ object for this system in a context.
  func open(in context: PROJContext, _ operation: String) throws(PROJError) -> PJHandle {
    try Self.open(definition, in: context, operation)
  }

  static func open(
    _ text: String,
    in context: PROJContext,
    _ operation: String
  ) throws(PROJError) -> PJHandle {
    let checked: DefinitionCheck
    do throws(DefinitionCheck.Refusal) {
      checked = try DefinitionCheck(text)
    } catch {
      throw PROJError(operation: operation, message: error.message, advice: error.advice)
    }
    context.log.clear()
    guard let object = PJHandle(context.proj.proj_create(context.pointer, asCRS(checked.text)), in: context)
    else { throw context.failure(operation, function: "proj_create", advice: advice) }
    guard !checked.isName || object.isNamed(text) else {
      throw PROJError(operation: operation, message: "no system has that name", advice: advice)
    }
    guard context.proj.proj_is_crs(object.pointer) != 0 else {
      throw PROJError(
        operation: operation,
        function: "proj_is_crs",
        message: "the text does not define a coordinate reference system",
        advice: advice
      )
    }
    return object
  }

  /// Returns the properties of the horizontal part: for a compound system, of its first member; for a bound
  /// system (one with `+towgs84`), of the system that it is bound to.
  static func horizontal(
    of crs: borrowing PJHandle,
    _ operation: String
  ) throws(PROJError) -> (kind: Kind, unit: Unit, ellipsoid: Ellipsoid?) {
    let context = crs.context
    let inner: OpaquePointer?
    switch context.proj.proj_get_type(crs.pointer) {
    case PJ_TYPE_BOUND_CRS: inner = context.proj.proj_get_source_crs(context.pointer, crs.pointer)
    case PJ_TYPE_COMPOUND_CRS: inner = context.proj.proj_crs_get_sub_crs(context.pointer, crs.pointer, 0)
    default: inner = nil
    }
    // The recursion is a few levels deep at most: a bound system in a compound one in a bound one.
    if let inner = PJHandle(inner, in: context) { return try horizontal(of: inner, operation) }
    let kind = crs.kind
    guard let unit = crs.unit(isAngular: kind == .geographic) else {
      if kind == .other {
        return (kind, Unit(name: "unknown", isAngular: false, factor: 1), crs.ellipsoid)
      }
      throw context.failure(
        operation,
        function: "proj_cs_get_axis_info",
        advice: "give a system with two axes"
      )
    }
    return (kind, unit, crs.ellipsoid)
  }
}

extension PJHandle {
  var kind: CoordinateReferenceSystem.Kind {
    switch context.proj.proj_get_type(pointer) {
    case PJ_TYPE_GEOGRAPHIC_2D_CRS, PJ_TYPE_GEOGRAPHIC_3D_CRS: .geographic
    case PJ_TYPE_PROJECTED_CRS: .projected
    default: .other
    }
  }

  func unit(isAngular: Bool) -> CoordinateReferenceSystem.Unit? {
    guard
      let system = PJHandle(
        context.proj.proj_crs_get_coordinate_system(context.pointer, pointer), in: context)
    else { return nil }
    var factor = 0.0
    var name: UnsafePointer<CChar>?
    guard
      context.proj.proj_cs_get_axis_info(
        context.pointer,
        system.pointer,
        0,
        nil,
        nil,
        nil,
        &factor,
        &name,
        nil,
        nil
      ) != 0, factor > 0
    else { return nil }
    return CoordinateReferenceSystem.Unit(
      name: name.map(String.init(cString:)) ?? "unknown",
      isAngular: isAngular,
      factor: factor
    )
  }

  var ellipsoid: Ellipsoid? {
    guard let shape = PJHandle(context.proj.proj_get_ellipsoid(context.pointer, pointer), in: context) else {
      return nil
    }
    var radius = 0.0
    var inverseFlattening = 0.0
    guard
      context.proj.proj_ellipsoid_get_parameters(
        context.pointer, shape.pointer, &radius, nil, nil, &inverseFlattening)
        != 0
    else { return nil }
    let flattening = inverseFlattening == 0 ? 0 : 1 / inverseFlattening
    return try? Ellipsoid(equatorialRadiusMeters: radius, flattening: flattening)
  }

  /// The area of use in degrees and its name.
  var areaOfUse: (Box?, String?) {
    var box = Box(minX: 0, minY: 0, maxX: 0, maxY: 0)
    var name: UnsafePointer<CChar>?
    guard
      context.proj.proj_get_area_of_use(
        context.pointer,
        pointer,
        &box.minX,
        &box.minY,
        &box.maxX,
        &box.maxY,
        &name
      ) != 0,
      // PROJ writes -1000 for an unknown limit.
      box.minX >= -360, box.minY >= -90
    else { return (nil, nil) }
    if box.maxX < box.minX { box.maxX += 360 }
    return (box, name.map(String.init(cString:)))
  }
}
