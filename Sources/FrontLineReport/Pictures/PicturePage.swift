/// The size of a picture, in points of 1/96 inch.
public struct PicturePage: Hashable, Sendable {
  /// The width in points.
  public let width: Double
  /// The height in points.
  public let height: Double

  /// The least and the greatest side of a page.
  public static let sides = 100.0...20_000

  /// The largest page: as PNG it takes 400 MB of memory.
  public static let mostPoints = 100_000_000.0

  /// Nil for a size that no picture has.
  public init?(width: Double, height: Double) {
    guard Self.sides.contains(width), Self.sides.contains(height), width * height <= Self.mostPoints else {
      return nil
    }
    (self.width, self.height) = (width, height)
  }

  private init(_ width: Double, _ height: Double) { (self.width, self.height) = (width, height) }

  /// 1600 by 900 points.
  public static let standard = PicturePage(1600, 900)

  /// `1600x900` in points, `a4` (landscape), `square`, or `180x120mm`; nil for anything else.
  public init?(_ text: String) {
    switch text.lowercased() {
    case "a4": self = PicturePage(297 * Self.pointsPerMillimeter, 210 * Self.pointsPerMillimeter)
    case "square": self = PicturePage(1080, 1080)
    case let size:
      let isMetric = size.hasSuffix("mm")
      let sides = (isMetric ? size.dropLast(2) : size[...]).split(separator: "x").map { Double($0) }
      guard sides.count == 2, let width = sides[0], let height = sides[1] else { return nil }
      let scale = isMetric ? Self.pointsPerMillimeter : 1
      self.init(width: width * scale, height: height * scale)
    }
  }

  private static let pointsPerMillimeter = 96 / 25.4

  /// What lengths of type and lines are multiplied with: 1 on a page of 1600 by 900 points, less on a telephone.
  var scale: Double { max(0.55, min(3, (width * height).squareRoot() / 1200)) }
}
