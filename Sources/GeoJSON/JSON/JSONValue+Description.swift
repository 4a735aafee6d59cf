extension JSONValue: CustomStringConvertible {
  /// Compact JSON.
  public var description: String {
    var writer = JSONWriter(layout: .compact)
    writer.write(self)
    return String(decoding: writer.bytes, as: UTF8.self)
  }
}
