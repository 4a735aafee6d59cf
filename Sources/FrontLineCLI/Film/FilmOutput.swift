import ArgumentParser
import FFmpeg
import GeoJSON

/// What a film is written as, which the ending of its name tells.
enum FilmOutput: Hashable {
  case film(FilmFormat)
  /// A folder of a PNG for each frame.
  case pictures

  /// Nil for a name that is of no film.
  init?(_ path: String?) {
    guard let name = path?.split(separator: "/").last, let dot = name.lastIndex(of: "."),
      dot > name.startIndex
    else { return nil }
    let ending = name[name.index(after: dot)...].lowercased()
    if ending == "png-sequence" {
      self = .pictures
    } else if let format = FilmFormat(rawValue: ending) {
      self = .film(format)
    } else {
      return nil
    }
  }
}
