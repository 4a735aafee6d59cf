internal import CRSVG

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Lines of text as paths, and their widths, by cairo with the fonts of this machine.
///
/// Not `Sendable`: it owns a drawing context.
public final class TextOutlines {
  private let rsvg: crsvg_functions
  private let surface: OpaquePointer
  private let cairo: OpaquePointer
  private let family: String

  /// - Parameter families: As CSS has them; the first is looked for, and a font that is like it where it is missing.
  ///
  /// Throws ``RSVGError`` if the library is missing.
  public init(families: String) throws(RSVGError) {
    rsvg = try RSVGLibrary.functions()
    // On a picture of pixels cairo rounds letters to them. What lies beside the page is left out, and nothing is written.
    surface = rsvg.cairo_pdf_surface_create_for_stream({ _, _, _ in 0 }, nil, 1e6, 1e6)
    cairo = rsvg.cairo_create(surface)
    family = families.prefix { $0 != "," }.filter { $0 != "'" && $0 != "\"" }
  }

  deinit {
    rsvg.cairo_destroy(cairo)
    rsvg.cairo_surface_destroy(surface)
  }

  /// Returns a line whose baseline begins at 0, 0, as the data of an SVG path, and the width that it takes.
  ///
  /// Texts that are no UTF-8 for C, since they have a zero in them, end there.
  public func line(_ text: String, size: Double, isBold: Bool = false) -> (path: String, width: Double) {
    select(size, isBold)
    rsvg.cairo_new_path(cairo)
    rsvg.cairo_move_to(cairo, 0, 0)
    rsvg.cairo_text_path(cairo, text)
    let path = rsvg.cairo_copy_path(cairo)
    defer { rsvg.cairo_path_destroy(path) }
    guard path.pointee.status == 0, let data = path.pointee.data else { return ("", 0) }
    return (
      Self.data(of: UnsafeBufferPointer(start: data, count: Int(path.pointee.num_data))), advance(of: text)
    )
  }

  /// Returns the width of a line; 0 where there is no font at all.
  public func width(of text: String, size: Double, isBold: Bool = false) -> Double {
    select(size, isBold)
    return advance(of: text)
  }

  private func select(_ size: Double, _ isBold: Bool) {
    let (upright, normal, bold): (Int32, Int32, Int32) = (0, 0, 1)
    rsvg.cairo_select_font_face(cairo, family, upright, isBold ? bold : normal)
    rsvg.cairo_set_font_size(cairo, size)
  }

  private func advance(of text: String) -> Double {
    var extents = cairo_text_extents_t()
    rsvg.cairo_text_extents(cairo, text, &extents)
    return extents.x_advance
  }

  /// Returns the data of an SVG path, in hundredths of a unit and relative from point to point, which keeps it short.
  private static func data(of steps: UnsafeBufferPointer<cairo_path_data_t>) -> String {
    var data = ""
    var (last, start) = ((x: 0, y: 0), (x: 0, y: 0))
    var index = 0
    while index < steps.count {
      let header = steps[index].header
      let length = max(1, Int(header.length))
      let type = min(3, max(0, Int(header.type)))
      data += ["m", "l", "c", "z"][type]
      let base = last
      var separator = ""
      for step in steps[(index + 1)..<min(steps.count, index + length)] {
        last = (Int((step.point.x * 100).rounded()), Int((step.point.y * 100).rounded()))
        data += "\(separator)\(hundredths(last.x - base.x)),\(hundredths(last.y - base.y))"
        separator = " "
      }
      if type == 0 { start = last }
      if type == 3 { last = start }
      index += length
    }
    return data
  }

  /// Returns a number of hundredths as a decimal without a leading zero.
  private static func hundredths(_ value: Int) -> String {
    let (whole, rest) = (value.magnitude / 100, value.magnitude % 100)
    let fraction = rest == 0 ? "" : rest % 10 == 0 ? ".\(rest / 10)" : rest < 10 ? ".0\(rest)" : ".\(rest)"
    return (value < 0 ? "-" : "") + (whole == 0 && rest > 0 ? "" : String(whole)) + fraction
  }
}
