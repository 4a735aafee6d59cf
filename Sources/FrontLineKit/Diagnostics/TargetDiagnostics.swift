import FrontLine

extension Diagnostic.Code {
  /// Roads of a network are one-way, which is not looked at.
  public static let oneWay = Self("oneWay")
  /// A target, a network or a border lies outside the mapped area.
  public static let remote = Self("remote")
  /// The parts of a route don't meet.
  public static let routeGap = Self("routeGap")
  /// Two ways lead from one position of a route to another, and only the first is measured.
  public static let sideWay = Self("sideWay")
  /// A network is in parts that don't meet.
  public static let networkParts = Self("networkParts")
}
