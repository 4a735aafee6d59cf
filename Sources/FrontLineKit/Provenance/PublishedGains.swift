import FoundationEssentials
import FrontLine
import GeoData

/// The monthly gains of 2025 that sources published themselves, from the embedded reference figures.
public enum PublishedGains {
  /// Returns the km² gained by the name of the month.
  ///
  /// Empty if the files are not all of one known publisher, or if another territory than `all-occupied` is counted. Throws
  /// if the reference figures can't be read.
  public static func monthly(of provenance: Provenance) throws -> [String: Double] {
    let publishers = Set(provenance.sources.map(\.profile.publisher))
    guard provenance.territory == .allOccupied, publishers.count == 1,
      case let publisher?? = publishers.first
    else { return [:] }
    let file = try JSONDecoder().decode(File.self, from: Data(EmbeddedData.publishedFigures.bytes))
    return file.figures.reduce(into: [:]) { gains, figure in
      if figure.kind == "monthly-gain", figure.publisher == publisher, let month = figure.period {
        gains[month] = figure.value
      }
    }
  }

  private struct File: Decodable {
    struct Figure: Decodable {
      let kind: String
      let publisher: String
      let period: String?
      let value: Double
    }
    let figures: [Figure]
  }
}
