#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The contrast of two colours, from 1 to 21 (WCAG 2.2, "contrast ratio").
///
/// - Parameters: Colours as `#rgb` or `#rrggbb`.
func contrast(_ first: String, _ second: String) -> Double {
  let luminances = [first, second].map(relativeLuminance)
  return ((luminances.max() ?? 1) + 0.05) / ((luminances.min() ?? 0) + 0.05)
}

/// The relative luminance of a colour, from 0 to 1 (WCAG 2.2).
private func relativeLuminance(_ color: String) -> Double {
  var digits = Array(color.dropFirst())
  if digits.count == 3 { digits = digits.flatMap { [$0, $0] } }
  let parts = stride(from: 0, to: digits.count, by: 2).map { index -> Double in
    let value = Double(Int(String(digits[index...(index + 1)]), radix: 16) ?? 0) / 255
    return value <= 0.04045 ? value / 12.92 : pow((value + 0.055) / 1.055, 2.4)
  }
  return parts.count == 3 ? 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2] : 0
}

extension PictureTheme {
  /// The contrast from which letters of this size are read without effort.
  private static let enough = 4.5

  /// Returns the colours of a label, and of its halo, that stands on land of a fill or beside it.
  func label(of fill: PictureFill, isOnIt: Bool) -> (color: String, halo: String) {
    if isOnIt, fill.hatch == nil {
      // The halo is the land itself; the letters are dark or light, as it needs them.
      let (dark, light) = ("#000000", "#ffffff")
      return (contrast(fill.color, dark) > contrast(fill.color, light) ? dark : light, fill.color)
    }
    return (contrast(fill.color, halo) >= Self.enough ? fill.color : text, halo)
  }
}
