/// The area to which a percentage refers.
public struct Denominator: Hashable, Sendable {
  /// The name on the command line; `custom` for an area given as a number.
  public let name: String
  /// A description for readers.
  public let title: String
  /// The area that percentages refer to.
  public let squareKilometers: Double

  private init(name: String, title: String, squareKilometers: Double) {
    self.name = name
    self.title = title
    self.squareKilometers = squareKilometers
  }

  /// Ukraine within its recognised borders, with Crimea: the official figure, and the default.
  public static let ukraine = Denominator(
    name: "ukraine",
    title: "Ukraine with Crimea, official",
    squareKilometers: 603_628
  )
  /// The area that DeepState's own percentages imply.
  public static let deepState = Denominator(
    name: "deepstate",
    title: "Ukraine, implied by DeepState's percentages",
    squareKilometers: 603_700
  )
  /// The total area of Ukraine in The World Factbook.
  public static let factbook = Denominator(
    name: "factbook",
    title: "Ukraine, The World Factbook",
    squareKilometers: 603_550
  )

  /// The named denominators, the default first.
  public static let named = [ukraine, deepState, factbook]

  /// Creates a denominator from a number of square kilometres; nil unless it is finite and greater than zero.
  public init?(squareKilometers: Double) {
    guard squareKilometers.isFinite, squareKilometers > 0 else { return nil }
    self.init(name: "custom", title: "as given", squareKilometers: squareKilometers)
  }

  /// Creates a denominator from a name, or from a number of square kilometres such as `26517` or `603628.5`;
  /// nil for anything else.
  public init?(_ text: String) {
    if let match = Self.named.first(where: { $0.name == text }) {
      self = match
      return
    }
    // `Double` also reads `inf`, `nan` and hexadecimal numbers, which are not meant here.
    let digits = text.utf8.allSatisfy { byte in
      (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
        || [UInt8(ascii: "."), UInt8(ascii: "e")].contains(byte)
    }
    guard digits, let number = Double(text) else { return nil }
    self.init(squareKilometers: number)
  }

  /// Returns the share of an area in per cent.
  public func percent(ofSquareKilometers area: Double) -> Double { area / squareKilometers * 100 }
}

extension Denominator: CustomStringConvertible {
  /// `ukraine (603628 km²)`.
  public var description: String {
    let whole = Int(exactly: squareKilometers)
    return "\(name) (\(whole.map(String.init) ?? "\(squareKilometers)") km²)"
  }
}
