import ArgumentParser
import FrontLineReport
import GeoJSON

extension PictureFormat {
  /// Throws if the ending is of no picture. Without a file, or an ending, it is SVG.
  ///
  /// - Parameters:
  ///   - option: The option that names the file.
  ///   - alternative: What else the name may end in.
  init(_ path: String?, option: String = "-o", orElse alternative: String = "") throws {
    guard let format = Self(ofPath: path) else {
      let name = path?.split(separator: "/").last.map(String.init) ?? ""
      throw ValidationError("\(option) \(printable(name)): end the name in .svg, .png or .pdf\(alternative)")
    }
    self = format
  }
}
