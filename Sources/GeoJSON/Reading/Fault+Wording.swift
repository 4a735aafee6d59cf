internal import CSimdJSON

extension csj_fault {
  /// The text that belongs to the fault, safe to print.
  var words: String { printable(GeoJSON.text(text, text_length) ?? "") }

  /// The kind of value that was found, with its article.
  var foundName: String {
    switch found {
    case CSJ_FOUND_NULL: "null"
    case CSJ_FOUND_BOOL: "a truth value"
    case CSJ_FOUND_NUMBER: "a number"
    case CSJ_FOUND_STRING: "a string"
    case CSJ_FOUND_ARRAY: "an array"
    case CSJ_FOUND_OBJECT: "an object"
    default: "nothing"
    }
  }

  /// The message about the fault, and the advice.
  var wording: (message: String, advice: String) {
    switch code {
    case CSJ_ROOT_NOT_OBJECT: rootWording
    case CSJ_NO_TYPE:
      ("no \"type\" member", "is it GeoJSON? Every GeoJSON object has a \"type\", in small letters")
    case CSJ_TYPE_NOT_STRING:
      ("\"type\" is not a string but \(foundName)", "name one of the types of RFC 7946")
    case CSJ_UNKNOWN_TYPE:
      ("unknown type \"\(words)\"", "the types of RFC 7946 are written exactly so: Feature, MultiPolygon …")
    case CSJ_UNKNOWN_GEOMETRY:
      (
        "geometry of unknown type \"\(words)\"",
        "the types of RFC 7946 are written exactly so: MultiPolygon …"
      )
    case CSJ_TOPOJSON:
      ("this is TopoJSON (a Topology), not GeoJSON", "convert it, for example with topo2geo or ogr2ogr")
    case CSJ_ESRI_JSON:
      ("this is Esri JSON (ArcGIS), not GeoJSON", "ask the service for f=geojson, or convert it with ogr2ogr")
    case CSJ_OVERPASS_JSON:
      ("this is Overpass JSON (OSM), not GeoJSON", "convert it, for example with osmtogeojson")
    case CSJ_ENVELOPE_NOT_OBJECT:
      (
        "the \"\(words)\" of the envelope is not an object but \(foundName)",
        "it should be a FeatureCollection, not one wrapped in a string"
      )
    case CSJ_ENVELOPE_NOT_COLLECTION:
      (
        "the \"\(words)\" of the envelope is not a FeatureCollection",
        "give the file as the site serves it"
      )
    case CSJ_NO_FEATURES: ("FeatureCollection without \"features\"", "add them; an empty array is allowed")
    case CSJ_FEATURES_NOT_ARRAY:
      ("\"features\" is not an array but \(foundName)", "write an array of Features")
    case CSJ_FEATURE_NOT_OBJECT:
      ("an element of \"features\" is not an object but \(foundName)", "remove it, or write a Feature")
    case CSJ_NOT_A_FEATURE:
      (
        "an element of \"features\" is not a Feature but of type \"\(words)\"",
        "wrap a geometry in {\"type\": \"Feature\", \"properties\": {}, \"geometry\": …}"
      )
    default: geometryWording
    }
  }

  private var rootWording: (message: String, advice: String) {
    found == CSJ_FOUND_ARRAY
      ? (
        "the root is not a JSON object but an array",
        "if it holds more than one snapshot or envelope, put each into its own file"
      )
      : ("the root is not a JSON object but \(foundName)", "a GeoJSON document is an object: {\"type\": …}")
  }

  private var geometryWording: (message: String, advice: String) {
    switch code {
    case CSJ_GEOMETRY_NOT_OBJECT:
      (
        "\"geometry\" is neither object nor null but \(foundName)",
        found == CSJ_FOUND_STRING
          ? "convert WKT or embedded JSON to a geometry object" : "write a geometry object"
      )
    case CSJ_MEMBER_NOT_GEOMETRY:
      (
        "a member of \"geometries\" is not a geometry object but "
          + (text_length > 0 ? "of type \"\(words)\"" : foundName), "remove it, or write a geometry"
      )
    case CSJ_NO_COORDINATES:
      (
        "geometry without \"coordinates\"",
        "add them; keys are case-sensitive, and this one has small letters"
      )
    case CSJ_COORDINATES_NOT_ARRAY:
      ("\"coordinates\" is not an array but \(foundName)", "write positions; an empty array is allowed")
    case CSJ_NO_GEOMETRIES:
      ("GeometryCollection without \"geometries\"", "add them; an empty array is allowed")
    case CSJ_GEOMETRIES_NOT_ARRAY:
      ("\"geometries\" is not an array but \(foundName)", "write an array of geometries")
    case CSJ_TOO_SHALLOW:
      (
        "coordinates nested too shallowly for \(words): \(foundName) where an array should be",
        "check the nesting depth, or the type"
      )
    case CSJ_NESTED_TOO_DEEP:
      (
        "positions nested too deeply for \(words): an array where a number should be",
        "check the nesting depth: is it a Multi… geometry?"
      )
    default: positionWording
    }
  }

  private var positionWording: (message: String, advice: String) {
    switch code {
    case CSJ_POSITION_NOT_ARRAY:
      (
        "a position is not an array but \(foundName)"
          + (found == CSJ_FOUND_OBJECT ? "" : " (wrong nesting depth for \(words))"),
        found == CSJ_FOUND_OBJECT
          ? "write each position as [longitude, latitude]"
          : "see whether a level of brackets is missing; a position is [longitude, latitude]"
      )
    case CSJ_POSITION_SHORT:
      ("a position has fewer than two numbers (\(counts.0))", "write each position as [longitude, latitude]")
    case CSJ_ORDINATE_NOT_NUMBER where found == CSJ_FOUND_LARGE_NUMBER:
      (
        "a position holds a number out of range: beyond 64 bits, or too large for a finite double",
        "correct the file at that place, or write it again with a JSON library"
      )
    case CSJ_ORDINATE_NOT_NUMBER:
      (
        "a position holds a non-number: \(foundName) where a number should be",
        "write numbers without quotation marks, and leave out heights that are not known"
      )
    case CSJ_DIMENSIONS_CLASH:
      (
        "a position of dimension \(counts.0) among positions of dimension \(counts.1)",
        "is there a decimal comma (37,85 for 37.85)? Write decimal points"
      )
    case CSJ_LINE_SHORT: ("line with fewer than two positions (\(counts.0))", "remove it, or complete it")
    case CSJ_RING_EMPTY:
      ("the ring is empty: it needs four positions or more", "remove the ring, or the polygon's coordinates")
    case CSJ_RING_SHORT:
      (
        "ring with fewer than four positions (\(counts.0))",
        "a ring has at least three corners, and the first position again at the end"
      )
    case CSJ_RING_OPEN:
      (
        "ring is not closed: it misses its first position by \(missedBy)",
        "repeat the first position at the end"
      )
    case CSJ_POLYGON_EMPTY: ("polygon without rings", "remove the empty polygon")
    default: ("not GeoJSON", "check the file against RFC 7946")
    }
  }

  /// The distance from the end of a ring to its beginning, in the units of its coordinates.
  private var missedBy: String {
    let dx = numbers.2 - numbers.0
    let dy = numbers.3 - numbers.1
    let distance = (dx * dx + dy * dy).squareRoot()
    // Two digits suffice to distinguish a slip of the pen from a missing half; the `description` of a number
    // with so few has no noise.
    guard distance.isFinite, distance > 0 else { return "\(distance) units" }
    var scale = 1.0
    while distance * scale < 10, scale < 1e300 { scale *= 10 }
    return "\((distance * scale).rounded() / scale) units (degrees, if these are degrees)"
  }
}
