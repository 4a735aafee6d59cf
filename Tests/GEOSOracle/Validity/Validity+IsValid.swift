public import GEOS

extension Validity {
  public var isValid: Bool { self == .valid }
}
