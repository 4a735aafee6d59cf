import FrontLine
public import Measurement

/// The figures of one comparison, without its borders.
public struct ComparisonFigures: Sendable {
  public var a: Provenance.File
  public var b: Provenance.File
  public var aSquareKilometers: Double
  public var bSquareKilometers: Double
  public var agreedSquareKilometers: Double
  public var onlyASquareKilometers: Double
  public var onlyBSquareKilometers: Double
  /// What each says of the land that only one has; empty where it was not asked for.
  public var disagreements: [Disagreement]

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
