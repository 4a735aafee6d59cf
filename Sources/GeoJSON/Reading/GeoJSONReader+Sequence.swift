internal import CSimdJSON

/// GeoJSON text sequences: one text on each line, or RFC 8142, where each begins with the record separator
/// U+001E.
extension GeoJSONReader {
  private static let separator: UInt8 = 0x1E
  private static let newline: UInt8 = 0x0A

  /// Whether the text is a sequence: it begins with a record separator, or its first non-blank line begins
  /// with `{`, ends with `}` and is followed by `{`. In a single JSON text no `{` follows a `}`.
  func isSequence(_ bytes: UnsafeRawBufferPointer) -> Bool {
    guard let start = bytes.firstIndex(where: { !ForeignContent.isWhiteSpace($0) }) else { return false }
    if bytes[start] == Self.separator { return true }
    guard bytes[start] == UInt8(ascii: "{"), let end = Self.index(of: Self.newline, in: bytes, from: start)
    else { return false }
    let last = bytes[start..<end].last { !ForeignContent.isWhiteSpace($0) }
    let next = bytes[end...].first { !ForeignContent.isWhiteSpace($0) }
    return last == UInt8(ascii: "}") && next == UInt8(ascii: "{")
  }

  func readSequence(_ text: Text) throws(GeoJSONError) -> GeoJSONDocument {
    var document = GeoJSONDocument(form: .textSequence, featureCount: 0)
    for record in records(of: text) {
      let result = try parse(record, firstIndex: document.featureCount, inSequence: true)
      guard result.form != CSJ_FORM_ENVELOPE else {
        throw GeoJSONError(
          message: "more than one envelope in one file",
          location: GeoJSONLocation(feature: document.featureCount, byteOffset: record.start),
          advice: "each is a snapshot of its own: put each into its own file"
        )
      }
      append(result, to: &document, isRecord: true)
    }
    return document
  }

  /// Returns the records that are not blank.
  func records(of text: Text) -> some Sequence<Text> {
    let whole = text.whole
    let first = whole[text.start...].first { !ForeignContent.isWhiteSpace($0) }
    let delimiter = first == Self.separator ? Self.separator : Self.newline
    return sequence(state: text.start) { start -> Text? in
      while start < whole.count {
        let end = Self.index(of: delimiter, in: whole, from: start) ?? whole.count
        let record = Text(whole: whole, start: start, end: end)
        start = end + 1
        if record.bytes.contains(where: { !ForeignContent.isWhiteSpace($0) }) { return record }
      }
      return nil
    }
  }

  private static func index(of byte: UInt8, in bytes: UnsafeRawBufferPointer, from start: Int) -> Int? {
    guard start < bytes.count, let base = bytes.baseAddress else { return nil }
    guard let found = csj_find(base + start, byte, bytes.count - start) else { return nil }
    return found - base
  }
}
