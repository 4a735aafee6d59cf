import FrontLine
import GeoJSON

/// Whether an answer is what it should be, before it counts.
enum AnswerCheck {
  /// Returns the JSON value of an answer. Throws an ``AnswerFault`` where it is none, an error, or a page for people.
  static func json(_ answer: FeedAnswer) throws -> JSONValue {
    try notForPeople(answer)
    let value: JSONValue
    do {
      value = try GeoJSONReader().readValue(answer.body)
    } catch {
      throw AnswerFault(
        .cutShort, "the JSON is incomplete or broken: \(printable(error.message, limit: 160))")
    }
    if let message = errorMessage(value) { throw AnswerFault(.errorBody, message) }
    return value
  }

  /// Throws an ``AnswerFault`` unless an answer is a whole map with polygons.
  ///
  /// - Parameters:
  ///   - byteCount: the size that the source states.
  ///   - mayBeEmpty: whether a collection without features counts, as that of a layer on which nothing is drawn.
  static func map(_ answer: FeedAnswer, byteCount: Int? = nil, mayBeEmpty: Bool = false) throws {
    try notForPeople(answer)
    if let byteCount, answer.body.count != byteCount {
      throw AnswerFault(
        .otherLength, "it has \(answer.body.count) bytes, where the source's list says \(byteCount)")
    }
    let document: GeoJSONDocument
    do {
      document = try GeoJSONReader(
        options: .init(pointFeatures: .skip, collectionMembers: Source.collectionMembers, esriJSON: true)
      ).read(answer.body)
    } catch {
      // JSON that is whole and no map says itself what it is.
      if let value = try? GeoJSONReader().readValue(answer.body) {
        if let message = errorMessage(value) { throw AnswerFault(.errorBody, message) }
        throw AnswerFault(.notAMap, "it is no map: \(printable(error.message, limit: 160))")
      }
      throw AnswerFault(.cutShort, "it is not a whole map: \(printable(error.message, limit: 160))")
    }
    if mayBeEmpty, document.featureCount == 0 { return }
    guard document.features.contains(where: { !($0.geometry?.polygons.isEmpty ?? true) }) else {
      throw AnswerFault(.notAMap, "it has \(document.featureCount) features, and no polygon among them")
    }
  }

  private static let typesForPeople = [
    "text/html", "application/xhtml", "image/", "video/", "audio/", "application/pdf",
  ]

  private static func notForPeople(_ answer: FeedAnswer) throws {
    guard let first = answer.body.first(where: { ![0x20, 9, 10, 13].contains($0) }) else {
      throw AnswerFault(.empty, "it is empty")
    }
    let beginning =
      answer.body.prefix(3).elementsEqual([0xEF, 0xBB, 0xBF]) ? answer.body.dropFirst(3).first : first
    if beginning == UInt8(ascii: "<") { throw AnswerFault(.html, "it is a web page, and no map") }
    if let type = answer.contentType?.lowercased(), typesForPeople.contains(where: type.hasPrefix) {
      throw AnswerFault(.otherType, "it is of the type \(printable(type, limit: 60))")
    }
  }

  /// Returns what an error says that came with status 200; nil where there is none.
  static func errorMessage(_ value: JSONValue) -> String? {
    guard let object = value.objectValue, object["features"] == nil, object["type"] != "FeatureCollection"
    else { return nil }
    let error = object["error"] ?? object["errors"]
    let message = error?["message"]?.stringValue ?? error?.stringValue ?? object["message"]?.stringValue
    guard error != nil || object["statusCode"] != nil || (message != nil && object.count <= 4) else {
      return nil
    }
    return "it is an error: \(printable(message ?? value.description, limit: 120))"
  }
}
