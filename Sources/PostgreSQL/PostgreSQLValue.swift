/// A parameter of a statement, in PostgreSQL's binary form.
public struct PostgreSQLValue: Hashable, Sendable {
  /// The number of the type (`pg_type.oid`).
  let type: UInt32
  /// Nil for NULL.
  let bytes: [UInt8]?

  private init(_ type: UInt32, _ bytes: [UInt8]?) { (self.type, self.bytes) = (type, bytes) }

  /// A text, or `NULL`.
  public static func text(_ text: String?) -> PostgreSQLValue { Self(25, text.map { Array($0.utf8) }) }
  /// A whole number of 64 bits.
  public static func integer(_ number: Int64) -> PostgreSQLValue { Self(20, number.networkBytes) }
  /// A truth.
  public static func truth(_ value: Bool) -> PostgreSQLValue { Self(16, [value ? 1 : 0]) }

  /// An array of `bigint`.
  public static func integers(_ numbers: [Int64]) -> PostgreSQLValue {
    Self(1016, array(of: 20, numbers.map(\.networkBytes)))
  }

  /// An array of `bytea`.
  public static func byteStrings(_ strings: [[UInt8]]) -> PostgreSQLValue {
    Self(1001, array(of: 17, strings))
  }

  /// One dimension, no NULL among the elements, numbered from 1.
  private static func array(of type: UInt32, _ elements: [[UInt8]]) -> [UInt8] {
    var bytes = Int32(elements.isEmpty ? 0 : 1).networkBytes + Int32(0).networkBytes + type.networkBytes
    if elements.isEmpty { return bytes }
    bytes += Int32(elements.count).networkBytes + Int32(1).networkBytes
    for element in elements { bytes += Int32(element.count).networkBytes + element }
    return bytes
  }
}

extension FixedWidthInteger {
  /// The bytes, the highest first.
  var networkBytes: [UInt8] { withUnsafeBytes(of: bigEndian) { Array($0) } }
}
