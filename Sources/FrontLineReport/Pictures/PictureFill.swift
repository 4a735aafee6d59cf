/// A colour, plain or as a pattern.
struct PictureFill: Hashable, Sendable {
  /// Patterns that are told apart where colours are not.
  enum Hatch: String, Hashable, Sendable, CaseIterable {
    case rising, falling, crossing, level, upright, dots
  }

  let color: String
  let hatch: Hatch?

  init(_ color: String, hatch: Hatch? = nil) { (self.color, self.hatch) = (color, hatch) }
}
