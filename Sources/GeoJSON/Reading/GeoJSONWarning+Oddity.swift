internal import CSimdJSON

extension GeoJSONWarning {
  /// - Parameter record: the number of the first feature in the text, where the text is a record of a
  ///   sequence.
  init(_ oddity: csj_fault, record: Int?) {
    var location = GeoJSONLocation(oddity.location)
    location.feature = location.feature ?? record
    let message = Self.message(oddity)
    let kind = oddity.code == CSJ_ODD_DUPLICATE_PROPERTY ? "duplicate property" : message
    self.init(kind: kind, message: message, location: location, occurrences: Int(oddity.occurrences))
  }

  private static func message(_ oddity: csj_fault) -> String {
    switch oddity.code {
    case CSJ_ODD_NO_PROPERTIES: "Feature without \"properties\""
    case CSJ_ODD_PROPERTIES: "\"properties\" is neither object nor null; it is ignored"
    case CSJ_ODD_NO_GEOMETRY: "Feature without \"geometry\""
    case CSJ_ODD_ID: "Feature id is neither string nor number; it is ignored"
    case CSJ_ODD_BBOX: "\"bbox\" is not an array of 4 or 6 numbers; it is ignored"
    case CSJ_ODD_DUPLICATE_MEMBER: "duplicate member \"\(oddity.words)\": the last one is used"
    case CSJ_ODD_DUPLICATE_PROPERTY:
      "duplicate property, for example \"\(oddity.words)\": the last one is used"
    case CSJ_ODD_FORBIDDEN_MEMBER:
      "a member \"\(oddity.words)\" in an object that must not have it (RFC 7946 §7.1)"
    case CSJ_ODD_CRS_INSIDE: "a \"crs\" inside the document, which is ignored: RFC 7946 has none"
    case CSJ_ODD_EMPTY_COORDINATES: "empty \"coordinates\""
    case CSJ_ODD_MANY_ORDINATES: "positions of more than three numbers: those after the second are dropped"
    case CSJ_ODD_MIXED_DIMENSIONS: "positions of different dimensions in one line or ring"
    case CSJ_ODD_OPEN_IN_HEIGHT: "a ring closes in longitude and latitude, but not in height"
    default: "an oddity without a description (a defect of this program)"
    }
  }
}
