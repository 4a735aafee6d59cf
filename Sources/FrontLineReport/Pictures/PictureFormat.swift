import GeoJSON
import RSVG

/// The format of a picture, which the ending of its file tells.
public enum PictureFormat: String, Hashable, Sendable, CaseIterable {
  /// A format of pictures.
  case svg, png, pdf

  /// The format that the ending of a name tells. Without a name, or an ending, it is SVG; nil for the ending of another
  /// kind of file.
  public init?(ofPath path: String?) {
    guard let name = path?.split(separator: "/").last, let dot = name.lastIndex(of: "."),
      dot > name.startIndex
    else {
      self = .svg
      return
    }
    self.init(rawValue: name[name.index(after: dot)...].lowercased())
  }

  /// Returns a picture in this format.
  ///
  /// Throws an `RSVGError` if librsvg is missing, or if there is not enough memory.
  public func bytes(of svg: String, _ page: PicturePage) throws -> [UInt8] {
    switch self {
    case .svg: Array(svg.utf8)
    case .png: try SVGRenderer.png(svg, width: Int(page.width.rounded()), height: Int(page.height.rounded()))
    // A point of a page of SVG is 1/96 inch, one of PDF 1/72.
    case .pdf: try SVGRenderer.pdf(svg, width: page.width * 0.75, height: page.height * 0.75)
    }
  }
}

extension PictureTheme {
  /// How far the font of this machine is from the widths that text is laid out with.
  public enum FontFit: Hashable, Sendable {
    /// Every label has the room that it needs.
    case fits
    /// Text takes so many percent more room than it has.
    case isWider(percent: Int)
    /// There is no font: pictures have no text.
    case isMissing
  }

  /// Returns whether text fits in a PNG, in a PDF and as outlines.
  ///
  /// Throws an `RSVGError` if librsvg is missing.
  public func fontFit() throws -> FontFit {
    let (sample, size) = ("Dobropillia – Добропілля 0123456789", 20.0)
    let width = try TextOutlines(families: fontFamilies).width(of: sample, size: size)
    if width <= 0 { return .isMissing }
    let share = width / FontMetrics.width(sample, size: size)
    // Hinting moves letters by some thousandths.
    return share > 1.02 ? .isWider(percent: Int(((share - 1) * 100).rounded(.up))) : .fits
  }
}
