import ArgumentParser
import FrontLineReport
import GeoJSON
import RSVG

/// The format of a picture, which the ending of its file tells.
enum PictureFormat: String, CaseIterable {
  case svg, png, pdf

  /// Throws if the ending is of no picture. Without a file, or an ending, it is SVG.
  ///
  /// - Parameters:
  ///   - option: The option that names the file.
  ///   - alternative: What else the name may end in.
  init(_ path: String?, option: String = "-o", orElse alternative: String = "") throws {
    guard let name = path?.split(separator: "/").last, let dot = name.lastIndex(of: "."),
      dot > name.startIndex
    else {
      self = .svg
      return
    }
    guard let format = Self(rawValue: name[name.index(after: dot)...].lowercased()) else {
      throw ValidationError(
        "\(option) \(printable(String(name))): end the name in .svg, .png or .pdf\(alternative)")
    }
    self = format
  }

  /// Returns a picture in this format. Throws ``RSVGError`` if it can't be drawn.
  func bytes(of svg: String, _ page: MapPage) throws -> [UInt8] {
    switch self {
    case .svg: Array(svg.utf8)
    case .png: try SVGRenderer.png(svg, width: Int(page.width.rounded()), height: Int(page.height.rounded()))
    // A point of a page of SVG is 1/96 inch, one of PDF 1/72.
    case .pdf: try SVGRenderer.pdf(svg, width: page.width * 0.75, height: page.height * 0.75)
    }
  }
}
