import FrontLine
import GeoJSON
import Proximity

extension Diagnostic.Code {
  /// No border is named, so the front is the whole outline of the territory.
  public static let noBorder = Self("noBorder")
  /// Much of the front runs near the border, but not along it.
  public static let nearBorder = Self("nearBorder")
  /// There is no front whose displacement could be measured.
  public static let noFront = Self("noFront")
}

extension Diagnostic {
  /// Creates a warning that more than a quarter of a front runs near the border, but not along it; else nil.
  init?(_ front: Front, along border: BorderInput) {
    guard front.nearBorderKilometers > 0.25 * front.kilometers else { return nil }
    self.init(
      .nearBorder, path: nil,
      message:
        "\(decimal(front.nearBorderKilometers, 0)) of \(decimal(front.kilometers, 0)) km of the front run within "
        + "\(decimal(5 * border.toleranceMeters / 1000, 1)) km of the border, but not along it",
      advice: "where the border file is drawn coarsely, raise \(.borderTolerance)",
      values: ["near_border_km": .number(front.nearBorderKilometers), "km": .number(front.kilometers)])
  }
}
