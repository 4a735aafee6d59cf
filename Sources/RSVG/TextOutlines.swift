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
    let argb32: Int32 = 0
    surface = rsvg.cairo_image_surface_create(argb32, 1, 1)
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

  private static func data(of steps: UnsafeBufferPointer<cairo_path_data_t>) -> String {
    var data = ""
    var index = 0
    while index < steps.count {
      let header = steps[index].header
      let points = steps[(index + 1)..<min(steps.count, index + max(1, Int(header.length)))]
      let word = ["M", "L", "C", "Z"][min(3, max(0, Int(header.type)))]
      data += word + points.map { "\(number($0.point.x)),\(number($0.point.y))" }.joined(separator: " ")
      index += max(1, Int(header.length))
    }
    return data
  }

  /// Rounds to hundredths, which are finer than any screen.
  private static func number(_ value: Double) -> String {
    let rounded = (value * 100).rounded() / 100
    return rounded == rounded.rounded() ? String(Int(rounded)) : rounded.description
  }
}
