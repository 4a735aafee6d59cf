import ArgumentParser
import GeoJSON

/// The file that a chart is drawn to.
enum PlotPath {
  /// Throws where the name says that it is to be something else than SVG.
  static func check(_ path: String?) throws {
    guard let name = path?.split(separator: "/").last, let dot = name.lastIndex(of: "."),
      dot > name.startIndex, name[dot...].lowercased() != ".svg"
    else { return }
    throw ValidationError("--plot draws SVG, and \(printable(name)) is no name for it: end it in .svg")
  }
}
