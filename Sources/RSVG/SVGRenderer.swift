internal import CRSVG

/// Draws SVG as PNG or PDF, by librsvg and cairo.
///
/// The picture is given in memory and has no base address, so nothing that it names is opened or fetched.
public enum SVGRenderer {
  /// The greatest side of a PNG, in pixels: cairo knows none larger.
  public static let mostPixels = 32_767

  /// Returns the picture as PNG of so many pixels.
  ///
  /// Throws ``RSVGError`` if librsvg is missing or can't read the picture, and if there is not enough memory.
  public static func png(_ svg: String, width: Int, height: Int) throws(RSVGError) -> [UInt8] {
    try withSurface(svg, width: width, height: height) { (rsvg, surface) throws(RSVGError) in
      let bytes = Sink()
      let status = rsvg.cairo_surface_write_to_png_stream(
        surface, write, Unmanaged.passUnretained(bytes).toOpaque())
      guard status == 0 else {
        throw RSVGError(message: "cairo can't write PNG (status \(status))", advice: "write SVG")
      }
      return bytes.bytes
    }
  }

  /// Returns the pixels of the picture row by row, each of four bytes: blue, green, red, alpha.
  ///
  /// Throws as ``png(_:width:height:)`` does.
  public static func pixels(_ svg: String, width: Int, height: Int) throws(RSVGError) -> [UInt8] {
    try withSurface(svg, width: width, height: height) { rsvg, surface in
      rsvg.cairo_surface_flush(surface)
      let (row, stride) = (width * 4, Int(rsvg.cairo_image_surface_get_stride(surface)))
      guard let data = rsvg.cairo_image_surface_get_data(surface) else { return [] }
      let buffer = UnsafeBufferPointer(start: data, count: stride * height)
      if row == stride { return Array(buffer) }
      return (0..<height).flatMap { buffer[($0 * stride)..<($0 * stride + row)] }
    }
  }

  private static func withSurface<Result>(
    _ svg: String, width: Int, height: Int,
    _ body: (crsvg_functions, OpaquePointer) throws(RSVGError) -> Result
  ) throws(RSVGError) -> Result {
    let rsvg = try RSVGLibrary.functions()
    let argb32: Int32 = 0
    let surface = rsvg.cairo_image_surface_create(argb32, Int32(width), Int32(height))
    defer { rsvg.cairo_surface_destroy(surface) }
    try check(rsvg, surface, "\(width) × \(height) pixels")
    try draw(svg, on: surface, width: Double(width), height: Double(height), rsvg)
    return try body(rsvg, surface)
  }

  /// Returns the picture as a PDF of one page; lengths are in points of 1/72 inch.
  ///
  /// Throws as ``png(_:width:height:)`` does.
  public static func pdf(_ svg: String, width: Double, height: Double) throws(RSVGError) -> [UInt8] {
    let rsvg = try RSVGLibrary.functions()
    let bytes = Sink()
    let surface = rsvg.cairo_pdf_surface_create_for_stream(
      write, Unmanaged.passUnretained(bytes).toOpaque(), width, height)
    defer { rsvg.cairo_surface_destroy(surface) }
    try check(rsvg, surface, "a page")
    // The same picture gives the same bytes, whenever it is drawn.
    for date: Int32 in [5, 6] {
      _ = rsvg.cairo_pdf_surface_set_metadata(surface, date, "2000-01-01T00:00:00Z")
    }
    try draw(svg, on: surface, width: width, height: height, rsvg)
    rsvg.cairo_surface_finish(surface)
    try check(rsvg, surface, "a page")
    return bytes.bytes
  }

  /// What is written to a file, in memory.
  private final class Sink {
    var bytes: [UInt8] = []
  }

  private static let write: cairo_write_func_t = { closure, data, length in
    guard let closure else { return 11 }
    let sink = Unmanaged<Sink>.fromOpaque(closure).takeUnretainedValue()
    sink.bytes.append(contentsOf: UnsafeBufferPointer(start: data, count: Int(length)))
    return 0
  }

  private static func draw(
    _ svg: String, on surface: OpaquePointer, width: Double, height: Double, _ rsvg: crsvg_functions
  ) throws(RSVGError) {
    var error: UnsafeMutablePointer<GError>?
    func fault() -> RSVGError {
      let words = error?.pointee.message.map { String(cString: $0) } ?? "no reason given"
      if let error { rsvg.g_error_free(error) }
      return RSVGError(message: "librsvg can't draw the picture: \(words)", advice: "write SVG")
    }
    let text = Array(svg.utf8)
    guard let handle = rsvg.rsvg_handle_new_from_data(text, text.count, &error) else { throw fault() }
    defer { rsvg.g_object_unref(UnsafeMutableRawPointer(handle)) }
    rsvg.rsvg_handle_set_dpi(handle, 96)
    let cairo = rsvg.cairo_create(surface)
    defer { rsvg.cairo_destroy(cairo) }
    var viewport = RsvgRectangle(x: 0, y: 0, width: width, height: height)
    guard rsvg.rsvg_handle_render_document(handle, cairo, &viewport, &error) != 0 else { throw fault() }
    rsvg.cairo_show_page(cairo)
    let status = rsvg.cairo_status(cairo)
    guard status == 0 else {
      throw RSVGError(message: "cairo can't draw the picture (status \(status))", advice: "write SVG")
    }
  }

  private static func check(
    _ rsvg: crsvg_functions, _ surface: OpaquePointer, _ what: String
  ) throws(RSVGError) {
    let status = rsvg.cairo_surface_status(surface)
    guard status == 0 else {
      throw RSVGError(message: "there is no room for a picture of \(what)", advice: "choose a smaller size")
    }
  }
}
