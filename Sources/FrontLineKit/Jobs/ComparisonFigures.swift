import FrontLine
public import Measurement

/// The figures of one comparison, without its borders.
public struct ComparisonFigures: Sendable {
  /// The map of A.
  public var a: Provenance.File
  /// The map of B.
  public var b: Provenance.File
  /// The area of all that A has.
  public var aSquareKilometers: Double
  /// The area of all that B has.
  public var bSquareKilometers: Double
  /// The area of what both have.
  public var agreedSquareKilometers: Double
  /// The area of what only A has.
  public var onlyASquareKilometers: Double
  /// The area of what only B has.
  public var onlyBSquareKilometers: Double
  /// What each says of the land that only one has; empty where it was not asked for.
  public var disagreements: [Disagreement]

  /// Creates figures of what was measured.
  public init(
    a: Provenance.File, b: Provenance.File, _ comparison: LandComparison, disagreements: [Disagreement] = []
  ) {
    self.a = a
    self.b = b
    aSquareKilometers = comparison.aSquareKilometers
    bSquareKilometers = comparison.bSquareKilometers
    agreedSquareKilometers = comparison.agreedSquareKilometers
    onlyASquareKilometers = comparison.onlyASquareKilometers
    onlyBSquareKilometers = comparison.onlyBSquareKilometers
    self.disagreements = disagreements
  }

  /// What only one of them has, together.
  public var disputedSquareKilometers: Double { onlyASquareKilometers + onlyBSquareKilometers }
}
