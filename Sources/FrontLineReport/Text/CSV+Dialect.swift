import FrontLine

extension CSV {
  /// What a program that reads the table expects of it.
  public struct Dialect: Sendable {
    /// Whom the file is for.
    public enum Kind: String, Hashable, Sendable, CaseIterable {
      /// Commas and decimal points, by RFC 4180.
      case standard
      /// A byte-order mark, semicolons and decimal commas: what a spreadsheet reads that is set to Ukrainian or to most
      /// European languages.
      case excel
    }

    /// Whom the file is for.
    public var kind: Kind
    /// The decimals that numbers are rounded to; nil for all digits. Coordinates are not rounded.
    public var decimals: Int?
    /// Is told of each cell that a spreadsheet would run as a formula, and that therefore begins with an apostrophe.
    public var didDisarm: (@Sendable (_ cell: String) -> Void)?

    /// Creates a dialect.
    public init(
      _ kind: Kind = .standard, decimals: Int? = nil, didDisarm: (@Sendable (_ cell: String) -> Void)? = nil
    ) {
      (self.kind, self.decimals, self.didDisarm) = (kind, decimals, didDisarm)
    }

    /// Commas, decimal points, full numbers.
    public static var standard: Dialect { Dialect() }

    var byteOrderMark: [UInt8] { kind == .excel ? [0xEF, 0xBB, 0xBF] : [] }

    var separator: UInt8 { UInt8(ascii: kind == .excel ? ";" : ",") }

    /// Returns a number as text; nil where it is written with all its digits and a decimal point.
    func text(of number: Double, isCoordinate: Bool) -> String? {
      let rounded = isCoordinate ? nil : decimals.map { ungroupedDecimal(number, $0) }
      guard kind == .excel else { return rounded }
      return (rounded ?? number.description).split(separator: ".", omittingEmptySubsequences: false)
        .joined(separator: ",")
    }

    /// Whether a spreadsheet would run the text as a formula: by its first character, as OWASP lists them. Control
    /// characters are escaped before they get here.
    static func isFormula(_ text: String) -> Bool {
      guard let first = text.utf8.first, text.utf8.count > 1 else { return false }
      return first == UInt8(ascii: "=") || first == UInt8(ascii: "+") || first == UInt8(ascii: "-")
        || first == UInt8(ascii: "@")
    }
  }
}
