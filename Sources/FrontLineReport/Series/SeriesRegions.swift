public import FrontLineAnalysis
import GeoJSON

/// A series by region, with the file of the regions and how well the parts add up.
public struct SeriesRegions<Row: Sendable>: Sendable {
  public var series: [RegionSeries<Row>]
  public var source: RegionSource
  /// The largest difference, over the snapshots, of regions and outside together from the whole.
  public var largestResidualSquareKilometers: Double

  public init(
    series: [RegionSeries<Row>], source: RegionSource, largestResidualSquareKilometers: Double
  ) {
    self.series = series
    self.source = source
    self.largestResidualSquareKilometers = largestResidualSquareKilometers
  }

  var closure: String {
    "regions and outside add up to the whole of each snapshot, the residual being "
      + "\(signedDecimal(largestResidualSquareKilometers, 6)) km² at most\n\n"
  }
}

extension JSONWriter {
  /// The members `region_closure` and `region_source`.
  mutating func members<Row>(_ regions: SeriesRegions<Row>) {
    key("region_closure")
    object { $0.member("largest_residual_km2", regions.largestResidualSquareKilometers) }
    member(regions.source)
  }
}
