import ArgumentParser
import FrontLineReport
import GeoJSON

extension PicturePage {
  /// Throws if the argument is no size of a page.
  init(argument: String) throws {
    guard let page = PicturePage(argument) else {
      throw ValidationError(
        "--size \(printable(argument)): give 1600x900 in points, a4, square, or 180x120mm; sides are of 100 to 20000 points"
      )
    }
    self = page
  }
}
