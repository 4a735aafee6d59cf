import ArgumentParser
import GeoJSON

/// Checks the name of the file that a chart is drawn to.
enum PlotPath {
  /// Throws if the name has another ending than `.svg`; a name without an ending is accepted.
  static func check(_ path: String?) throws {
    guard let name = path?.split(separator: "/").last, let dot = name.lastIndex(of: "."),
      dot > name.startIndex, name[dot...].lowercased() != ".svg"
    else { return }
    throw ValidationError("--plot writes SVG, but \(printable(name)) has another ending: end it in .svg")
  }
}
