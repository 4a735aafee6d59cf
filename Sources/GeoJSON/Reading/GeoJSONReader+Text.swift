internal import CSimdJSON
internal import GeoTypes

extension GeoJSONReader {
  /// A JSON text in the file: the whole file, or one record of a sequence.
  struct Text {
    /// The bytes of the file, or those inflated from it.
    var whole: UnsafeRawBufferPointer
    var start: Int
    var end: Int

    init(whole: UnsafeRawBufferPointer, start: Int, end: Int? = nil) {
      self.whole = whole
      self.start = start
      self.end = end ?? whole.count
    }

    var bytes: UnsafeRawBufferPointer { UnsafeRawBufferPointer(rebasing: whole[start..<end]) }
  }

  func readSingle(_ text: Text) throws(GeoJSONError) -> GeoJSONDocument {
    var document = GeoJSONDocument(featureCount: 0)
    var result = try parseRaw(text, firstIndex: 0)
    if options.esriJSON, Self.mayBeEsriJSON(result) {
      if let document = try readEsriJSON(text) { return document }
      result = try parseRaw(text, firstIndex: 0)
    }
    guard result.status == CSJ_STATUS_DONE else {
      let refusal = refusal(result, text, record: nil)
      if result.status == CSJ_STATUS_NOT_GEOJSON, result.fault.code == CSJ_NO_TYPE {
        throw try serviceError(text) ?? refusal
      }
      throw refusal
    }
    takeForm(result, into: &document)
    append(result, to: &document, isRecord: false)
    releaseIfLarge(text)
    return document
  }

  /// Releases the parser's memory after a large text: it is several times the size of the text, and better
  /// used for the work that follows.
  func releaseIfLarge(_ text: Text) {
    if text.bytes.count > 64 << 20 { csj_parser_release(parser) }
  }

  func takeForm(_ result: csj_result, into document: inout GeoJSONDocument) {
    document.form = Self.form(result.form)
    if result.collection_member >= 0 {
      document.collectionMember = options.collectionMembers[Int(result.collection_member)]
    }
  }

  private static func form(_ form: csj_form) -> GeoJSONDocument.Form {
    switch form {
    case CSJ_FORM_FEATURE: .feature
    case CSJ_FORM_GEOMETRY: .geometry
    case CSJ_FORM_ENVELOPE: .envelope
    default: .featureCollection
    }
  }

  /// Parses one text. The result is valid until the next call. Throws where the text is refused.
  func parse(_ text: Text, firstIndex: Int, inSequence: Bool = false) throws(GeoJSONError) -> csj_result {
    let result = try parseRaw(text, firstIndex: firstIndex)
    guard result.status == CSJ_STATUS_DONE else {
      throw refusal(result, text, record: inSequence ? firstIndex : nil)
    }
    return result
  }

  /// Parses one text. The result is valid until the next call and may be a refusal.
  private func parseRaw(_ text: Text, firstIndex: Int) throws(GeoJSONError) -> csj_result {
    let bytes = text.bytes
    guard let base = bytes.baseAddress else { throw .outOfMemory(bytes: 0) }
    return csj_read(
      parser,
      base.assumingMemoryBound(to: UInt8.self),
      bytes.count,
      UInt64(firstIndex),
      options.pointFeatures == .skip
    )
  }

  /// Builds Swift values from the parser's buffers.
  func append(_ result: csj_result, to document: inout GeoJSONDocument, isRecord: Bool) {
    var tape = TapeCursor(result)
    var shape = ShapeCursor(result)
    takeMembers(tape.object(), into: &document, isRecord: isRecord)
    let first = document.featureCount
    document.featureCount += Int(result.total_features)
    document.skippedPointFeatures += Int(result.skipped_features)
    if !isRecord { document.features.reserveCapacity(result.feature_count) }
    for feature in UnsafeBufferPointer(start: result.features, count: result.feature_count) {
      let id = Int(feature.flags) & CSJ_FEATURE_HAS_ID != 0 ? tape.value() : nil
      let properties = tape.object()
      let geometry = Int(feature.flags) & CSJ_FEATURE_HAS_GEOMETRY != 0 ? shape.geometry() : nil
      document.features.append(
        GeoJSONFeature(id: id, geometry: geometry, properties: properties, index: Int(feature.index))
      )
    }
    for oddity in UnsafeBufferPointer(start: result.oddities, count: result.oddity_count) {
      document.add(GeoJSONWarning(oddity, record: isRecord ? first : nil))
    }
  }

  /// Distributes the members of the root: `name` and `crs` have properties of their own.
  private func takeMembers(_ members: JSONObject, into document: inout GeoJSONDocument, isRecord: Bool) {
    for member in members.members {
      switch (member.key, member.value) {
      case ("name", .string(let name)): document.name = document.name ?? name
      case ("crs", .null): continue
      case ("crs", let value): document.takeCRS(CRSMember(value), isRecord: isRecord)
      default:
        if document.form == .envelope, document.members[member.key] != nil { continue }
        document.members.members.append(member)
      }
    }
  }
}

extension GeoJSONDocument {
  /// Adds a warning. Of a kind that occurs in many records only the first is kept; the rest is counted in it.
  mutating func add(_ warning: GeoJSONWarning) {
    if let index = warnings.firstIndex(where: { $0.kind == warning.kind }) {
      warnings[index].occurrences += warning.occurrences
    } else {
      warnings.append(warning)
    }
  }

  fileprivate mutating func takeCRS(_ member: CRSMember, isRecord: Bool) {
    guard isRecord, let crs, crs != member else { return crs = member }
    add(
      GeoJSONWarning(
        kind: "crs",
        message: "the records of the sequence name different \"crs\": \(printable(crs.description)) is used",
        location: GeoJSONLocation(feature: featureCount, member: "crs")
      )
    )
  }
}

extension CRSMember {
  /// Reads the `crs` member of GeoJSON 2008 and of the drafts before it.
  init(_ json: JSONValue) {
    let properties = json["properties"]
    switch json["type"]?.stringValue {
    case "name": if let name = properties?["name"]?.stringValue { self = .named(name); return }
    case "link": if let address = properties?["href"]?.stringValue { self = .link(address); return }
    case "EPSG": if let code = properties?["code"]?.intValue { self = .named("EPSG:\(code)"); return }
    default: if let name = json.stringValue { self = .named(name); return }
    }
    self = .other(json.description)
  }
}
