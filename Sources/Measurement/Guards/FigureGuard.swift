import EdgeChains

/// Holds figures against their bounds.
///
/// **Tolerance.** A square metre and 1e-9 of what the figure is a part of: crossings are rounded to 2⁻⁴⁸ of a degree, a
/// nanometre, on borders of up to 10⁷ m, and sums of terms of 10¹² m² are right to a square centimetre. Where edges
/// are geodesics (or straight in a projection), a part of an edge that was cut is not a part of the whole edge:
/// figures may then differ by the slivers between the two (``EdgeTerms/slivers(of:)``), which are computed only where
/// a figure is too large by more than ``unspokenSquareMeters``, or negative. No figure may be negative by more than
/// that for slivers' sake.
struct FigureGuard {
  private let terms: EdgeTerms
  /// Which way the figures were measured.
  private let attempt: Attempt
  private var suspects: [Suspect] = []

  enum Attempt: Hashable, Sendable {
    case quick
    /// Anew, with everything noded together.
    case slow
  }

  private struct Suspect {
    let figure: ImpossibleFigure
    /// By how much it passes the bounds and what rounding can do.
    let excess: Double
    let isNegative: Bool
    /// What the figure is a part of.
    let size: Double
  }

  /// A hundredth of a square kilometre, by which the definitions of an edge may part without a word.
  static let unspokenSquareMeters = 1e4

  private init(_ attempt: Attempt, _ terms: EdgeTerms) { (self.attempt, self.terms) = (attempt, terms) }

  /// Takes note of a figure that lies outside its bounds by more than rounding.
  ///
  /// - Parameter size: what the figure is a part of or a difference of, in square metres; no less than the bounds.
  mutating func require(
    _ figure: @autoclosure () -> BoundedFigure, _ squareMeters: Double, within bounds: ClosedRange<Double>,
    ofSize size: Double
  ) {
    var value = squareMeters
    if let fault = FigureFault.injected { value = fault(figure(), attempt, value) }
    let tolerance = 1 + 1e-9 * size.magnitude
    // Not a number is neither.
    if value >= bounds.lowerBound - tolerance, value <= bounds.upperBound + tolerance + unspoken { return }
    let excess = max(bounds.lowerBound - value, value - bounds.upperBound) - tolerance
    suspects.append(
      Suspect(
        figure: ImpossibleFigure(figure: figure(), squareMeters: value, bounds: bounds),
        excess: excess.isNaN ? .infinity : excess, isNegative: bounds.lowerBound == 0 && value < 0,
        size: size.magnitude))
  }

  /// Of slivers that go by without being computed.
  private var unspoken: Double { terms.model.line == .straightOnMap ? 0 : Self.unspokenSquareMeters }

  /// The same for sums that should be equal: their difference.
  mutating func requireZero(
    _ figure: @autoclosure () -> BoundedFigure, _ squareMeters: Double, ofSize size: Double
  ) {
    require(figure(), squareMeters, within: -unspoken...0, ofSize: size)
  }

  /// The first figure that slivers don't explain, if there is one.
  private func impossibleFigure(among edges: () -> [Edge], most share: Double) throws -> ImpossibleFigure? {
    if suspects.isEmpty { return nil }
    let slivers = try terms.slivers(of: edges())
    return suspects.first { suspect in
      var allowed = slivers
      if suspect.isNegative { allowed = min(allowed, Self.unspokenSquareMeters) }
      if attempt == .quick { allowed = min(allowed, max(Self.unspokenSquareMeters, share * suspect.size)) }
      return !(suspect.excess <= allowed)
    }?.figure
  }

  /// The quick figures where they can be, else the slow ones.
  ///
  /// Throws the ``ImpossibleFigure`` that the slow ones have too.
  ///
  /// Complexity: that of `require`; where a figure fails, that of `slow` and of the slivers of the edges.
  ///
  /// - Parameters:
  ///   - slow: measures anew, with everything noded together.
  ///   - edges: those that may be cut in the measuring.
  ///   - share: how much of what it is a part of a quick figure may be off by for the slivers' sake; small where the slow
  ///     way lays long edges out, and gives what they are worth.
  ///   - require: names the bounds.
  static func checked<Figures>(
    _ terms: EdgeTerms, quick: Figures, slow: () throws -> Figures, edges: () -> [Edge],
    most share: Double = .infinity, _ require: (Figures, inout FigureGuard) throws -> Void
  ) throws -> Figures {
    func impossible(_ figures: Figures, _ attempt: Attempt) throws -> ImpossibleFigure? {
      var check = FigureGuard(attempt, terms)
      try require(figures, &check)
      return try check.impossibleFigure(among: edges, most: share)
    }
    if try impossible(quick, .quick) == nil { return quick }
    let anew = try slow()
    if let impossible = try impossible(anew, .slow) { throw impossible }
    return anew
  }
}

/// Makes figures wrong, for tests of the guards. Nothing but tests sets it.
enum FigureFault {
  typealias Injection = @Sendable (BoundedFigure, FigureGuard.Attempt, Double) -> Double

  @TaskLocal static var injected: Injection?
}
