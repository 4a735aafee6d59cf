import EdgeChains

/// Checks figures against their bounds.
///
/// **Tolerance.** A square metre, and 1e-9 of the whole that the figure is a part of: crossings are rounded to 2⁻⁴⁸
/// of a degree, a nanometre, on borders of up to 10⁷ m, and sums of terms of 10¹² m² are right to a square
/// centimetre. Where edges are geodesics (or straight in a projection), a part of an edge that was cut is not a part
/// of the whole edge. Figures may then differ by the slivers between the two (``EdgeTerms/slivers(of:)``), which are
/// computed only if a figure is too large by more than ``unreportedSquareMeters``, or negative. Slivers excuse no
/// figure that is negative by more than that.
struct FigureGuard {
  private let terms: EdgeTerms
  /// How the figures were measured.
  private let attempt: Attempt
  private let fault = FigureFault.injected
  private var suspects: [Suspect] = []

  enum Attempt: Hashable, Sendable {
    case quick
    /// Measured again, with everything noded together.
    case slow
  }

  private struct Suspect {
    let figure: ImpossibleFigure
    /// By how much the figure passes the bounds and the tolerance.
    let excess: Double
    let isNegative: Bool
    /// The area that the figure is a part of.
    let size: Double
  }

  /// The difference between definitions of an edge that is not reported: a hundredth of a square kilometre.
  static let unreportedSquareMeters = 1e4

  private init(_ attempt: Attempt, _ terms: EdgeTerms) { (self.attempt, self.terms) = (attempt, terms) }

  /// Records a figure that lies outside its bounds by more than rounding.
  ///
  /// - Parameter size: the area that the figure is a part of or a difference of, in square metres; no less than the
  ///   bounds.
  mutating func require(
    _ figure: @autoclosure () -> BoundedFigure, _ squareMeters: Double, within bounds: ClosedRange<Double>,
    ofSize size: Double
  ) {
    var value = squareMeters
    if let fault { value = fault(figure(), attempt, value) }
    let tolerance = 1 + 1e-9 * size.magnitude
    // Written so that NaN fails.
    if value >= bounds.lowerBound - tolerance, value <= bounds.upperBound + tolerance + unreported { return }
    let excess = max(bounds.lowerBound - value, value - bounds.upperBound) - tolerance
    suspects.append(
      Suspect(
        figure: ImpossibleFigure(figure: figure(), squareMeters: value, bounds: bounds),
        excess: excess.isNaN ? .infinity : excess, isNegative: bounds.lowerBound == 0 && value < 0,
        size: size.magnitude))
  }

  /// The slivers that pass without being computed.
  private var unreported: Double { terms.model.line == .straightOnMap ? 0 : Self.unreportedSquareMeters }

  /// Records sums that should be equal and are not, by their difference.
  mutating func requireZero(
    _ figure: @autoclosure () -> BoundedFigure, _ squareMeters: Double, ofSize size: Double
  ) {
    require(figure(), squareMeters, within: -unreported...0, ofSize: size)
  }

  /// Returns the first figure that slivers don't explain, if there is one.
  private func impossibleFigure(among edges: () -> [Edge], most share: Double) throws -> ImpossibleFigure? {
    if suspects.isEmpty { return nil }
    let slivers = try terms.slivers(of: edges())
    return suspects.first { suspect in
      var allowed = slivers
      if suspect.isNegative { allowed = min(allowed, Self.unreportedSquareMeters) }
      if attempt == .quick { allowed = min(allowed, max(Self.unreportedSquareMeters, share * suspect.size)) }
      return !(suspect.excess <= allowed)
    }?.figure
  }

  /// Returns the quick figures if they are possible, else the slow ones.
  ///
  /// Throws an ``ImpossibleFigure`` if the slow ones are impossible too.
  ///
  /// Complexity: that of `require`; if a figure fails, that of `slow` and of the slivers of the edges.
  ///
  /// - Parameters:
  ///   - slow: measures again, with everything noded together.
  ///   - edges: the edges that may be cut in the measuring.
  ///   - share: the share of its whole by which slivers may move a quick figure; small if the slow way densifies long
  ///     edges, and so measures the slivers.
  ///   - require: states the bounds.
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
