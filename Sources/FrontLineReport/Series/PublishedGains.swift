import FoundationEssentials
import FrontLine
import FrontLineAnalysis
import GeoData

/// What DeepState itself published about the months of 2025, from the embedded reference figures.
public enum PublishedGains {
  /// Km² gained by the name of the month; empty where the series is not DeepState's, or counts other land.
  public static func monthly(of provenance: Provenance) throws -> [String: Double] {
    let sources: Set<SourceKind> = [.deepState, .deepStateUnion]
    guard !provenance.isIllustration, provenance.territory == .allOccupied,
      sources.isSuperset(of: provenance.sources)
    else { return [:] }
    let file = try JSONDecoder().decode(File.self, from: Data(EmbeddedData.publishedFigures.bytes))
    return file.figures.reduce(into: [:]) { gains, figure in
      if figure.kind == "monthly-gain", let month = figure.period { gains[month] = figure.value }
    }
  }

  private struct File: Decodable {
    struct Figure: Decodable {
      let kind: String
      let period: String?
      let value: Double
    }
    let figures: [Figure]
  }
}
