import FrontLine
import FrontLineKit

/// A picture in a page, in the colours of the page.
struct InlinePicture: Sendable {
  /// The file that it is in beside a page that can't hold it.
  let name: String
  /// What it says to who can't see it.
  let alternative: String
  let svg: String
  let page: PicturePage

  /// Returns the picture as an element of HTML. Its identifiers begin with its name, since a page has several pictures,
  /// and its colours are those of the page, light or dark.
  var html: String {
    let start = svg.utf8.firstRange(of: "<svg".utf8)?.lowerBound ?? svg.startIndex
    let bytes = Array(svg.utf8[start...])
    let own = Array("picture-\(name)-".utf8)
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count * 9 / 8)
    var position = 0
    func follows(_ text: StaticString) -> Bool {
      let count = text.utf8CodeUnitCount
      return position + count <= bytes.count
        && UnsafeBufferPointer(start: text.utf8Start, count: count).elementsEqual(
          bytes[position..<(position + count)])
    }
    func copy(_ count: Int) {
      result += bytes[position..<(position + count)]
      position += count
    }
    while position < bytes.count {
      switch bytes[position] {
      case UInt8(ascii: " ") where follows(" id=\""):
        copy(5)
        result += own
      case UInt8(ascii: "u") where follows("url(#"):
        copy(5)
        result += own
      case UInt8(ascii: " ") where follows(" aria-labelledby=\"title description\""):
        position += " aria-labelledby=\"title description\"".utf8.count
        result += " aria-labelledby=\"picture-\(name)-title\"".utf8
      case UInt8(ascii: "\"")
      where follows("\"#") && position + 8 < bytes.count && bytes[position + 8] == UInt8(ascii: "\""):
        let digits = bytes[(position + 2)..<(position + 8)]
        let color = "#" + String(decoding: digits, as: UTF8.self)
        if Self.known.contains(color) {
          result += "\"var(--_\(color.dropFirst()))\"".utf8
          position += 9
        } else {
          copy(1)
        }
      default: copy(1)
      }
    }
    return String(decoding: result, as: UTF8.self)
  }

  private static let known = Set(colors.map(\.light))

  /// The colours of pictures, and what stands for each in the dark: each light colour once.
  static let colors: [(light: String, dark: String)] = {
    var colors: [(light: String, dark: String)] = []
    for (light, dark) in zip(PictureTheme.light.all, PictureTheme.dark.all)
    where !colors.contains(where: { $0.light == light }) {
      colors.append((light, dark))
    }
    return colors
  }()

  /// The rules of the style sheet that name the colours.
  static var styles: String {
    func rules(_ color: (String, String)) -> String { "--_\(color.0.dropFirst()):\(color.1);" }
    let light = colors.map { rules(($0.light, $0.light)) }.joined()
    let dark = colors.map { rules(($0.light, $0.dark)) }.joined()
    return """
      :root{\(light)}
      @media screen and (prefers-color-scheme:dark){:root{\(dark)}}

      """
  }
}

extension PictureTheme {
  /// All colours, in one order for all themes.
  fileprivate var all: [String] {
    let style = ChartStyle(theme: self, scale: 1)
    return [
      sea, land, river, border, regionBorder, road, text, halo, paper, faint, overlay, style.gapColor,
      style.gridColor,
    ] + MapResult.Layer.Kind.all.map { fill(of: $0).color }
  }
}

extension MapResult.Layer.Kind {
  /// Every kind of land that is drawn.
  static var all: [Self] { [.held, .gained, .lost] + ControlStatus.allCases.map { .status($0) } }
}
