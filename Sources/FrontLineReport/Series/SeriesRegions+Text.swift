import FrontLine
import FrontLineKit
import GeoJSON

extension SeriesRegions {
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
