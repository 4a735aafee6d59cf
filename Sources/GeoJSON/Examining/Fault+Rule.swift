internal import CSimdJSON

extension csj_fault {
  /// The name of the rule, for programs.
  var rule: String {
    switch code {
    case CSJ_ROOT_NOT_OBJECT: "root-not-object"
    case CSJ_NO_TYPE, CSJ_TYPE_NOT_STRING: "type-missing"
    case CSJ_UNKNOWN_TYPE, CSJ_UNKNOWN_GEOMETRY: "type-unknown"
    case CSJ_TOPOJSON, CSJ_ESRI_JSON, CSJ_OVERPASS_JSON: "other-json"
    case CSJ_ENVELOPE_NOT_OBJECT, CSJ_ENVELOPE_NOT_COLLECTION: "envelope"
    case CSJ_NO_FEATURES, CSJ_FEATURES_NOT_ARRAY: "features-missing"
    case CSJ_FEATURE_NOT_OBJECT, CSJ_NOT_A_FEATURE: "not-a-feature"
    case CSJ_GEOMETRY_NOT_OBJECT, CSJ_MEMBER_NOT_GEOMETRY: "geometry-not-object"
    case CSJ_NO_COORDINATES, CSJ_COORDINATES_NOT_ARRAY: "coordinates-missing"
    case CSJ_NO_GEOMETRIES, CSJ_GEOMETRIES_NOT_ARRAY: "geometries-missing"
    case CSJ_TOO_SHALLOW, CSJ_NESTED_TOO_DEEP, CSJ_POSITION_NOT_ARRAY: "nesting"
    case CSJ_POSITION_SHORT: "position-short"
    case CSJ_ORDINATE_NOT_NUMBER: "position-not-number"
    case CSJ_DIMENSIONS_CLASH: "position-dimensions"
    case CSJ_LINE_SHORT: "line-short"
    case CSJ_RING_EMPTY, CSJ_RING_SHORT, CSJ_POLYGON_EMPTY: "ring-short"
    case CSJ_RING_OPEN: "ring-open"
    case CSJ_ODD_NO_PROPERTIES: "properties-missing"
    case CSJ_ODD_PROPERTIES: "properties-not-object"
    case CSJ_ODD_NO_GEOMETRY: "geometry-missing"
    case CSJ_ODD_ID: "id-type"
    case CSJ_ODD_BBOX: "bbox-form"
    case CSJ_ODD_DUPLICATE_MEMBER, CSJ_ODD_DUPLICATE_PROPERTY: "duplicate-member"
    case CSJ_ODD_FORBIDDEN_MEMBER: "forbidden-member"
    case CSJ_ODD_CRS_INSIDE: "crs-inside"
    case CSJ_ODD_EMPTY_COORDINATES: "empty-coordinates"
    case CSJ_ODD_MANY_ORDINATES: "position-many"
    case CSJ_ODD_MIXED_DIMENSIONS: "mixed-dimensions"
    case CSJ_ODD_OPEN_IN_HEIGHT: "ring-open-in-height"
    default: "geojson"
    }
  }

  /// The severity of an oddity. Missing `properties` violate the RFC too, but they are so common and so
  /// harmless that programs read such files.
  var severity: GeoJSONFault.Severity {
    switch code {
    case CSJ_ODD_PROPERTIES, CSJ_ODD_NO_GEOMETRY, CSJ_ODD_ID, CSJ_ODD_BBOX, CSJ_ODD_FORBIDDEN_MEMBER,
      CSJ_ODD_OPEN_IN_HEIGHT:
      .error
    default: .warning
    }
  }

  /// The advice for an oddity.
  var adviceForOddity: String {
    switch code {
    case CSJ_ODD_NO_PROPERTIES: "add \"properties\": null (RFC 7946 §3.2)"
    case CSJ_ODD_PROPERTIES: "write an object or null (RFC 7946 §3.2)"
    case CSJ_ODD_NO_GEOMETRY: "add \"geometry\", null where there is none (RFC 7946 §3.2)"
    case CSJ_ODD_ID: "write a string or a number (RFC 7946 §3.2)"
    case CSJ_ODD_BBOX: "write [west, south, east, north], or leave it out (RFC 7946 §5)"
    case CSJ_ODD_DUPLICATE_MEMBER, CSJ_ODD_DUPLICATE_PROPERTY:
      "keep one of the two: programs differ in which they take (RFC 8259 §4)"
    case CSJ_ODD_FORBIDDEN_MEMBER: "remove the member"
    case CSJ_ODD_CRS_INSIDE: "remove it"
    case CSJ_ODD_EMPTY_COORDINATES: "if there is nothing to show, write \"geometry\": null"
    case CSJ_ODD_MANY_ORDINATES: "leave them out (RFC 7946 §3.1.1): programs ignore them or stumble over them"
    case CSJ_ODD_MIXED_DIMENSIONS: "give all positions a height, or none"
    case CSJ_ODD_OPEN_IN_HEIGHT: "repeat the first position with its height at the end (RFC 7946 §3.1.6)"
    default: "check the file against RFC 7946"
    }
  }
}
