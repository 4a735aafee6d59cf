import FrontLine
import GeoJSON
public import GeoTypes
import Proximity

/// The part of the earth that a map shows.
public enum MapView: Hashable, Sendable {
  case box(Box)
  /// So far around a place, a road or a coordinate.
  case around(String, radiusKilometers: Double)
  /// The region of that name.
  case region(String)

  func validate(hasRegions: Bool) throws(JobError) {
    switch self {
    case .box(let box):
      guard Box.wholeEarth.contains(box) else {
        throw .request("\(.bbox) reaches beyond longitudes of ±180 or latitudes of ±90 degrees")
      }
    case .around(_, let radius):
      guard (0.1...2000).contains(radius) else {
        throw .request("\(.radius) \(plainNumber(radius)): give 0.1 to 2000 kilometres")
      }
    case .region:
      guard hasRegions else {
        throw .request("\(.region) names one of the regions of \(.regions): name their file")
      }
    }
  }

  func box(_ regions: [Region], _ gazetteer: Gazetteer) throws -> Box {
    switch self {
    case .box(let box): return box
    case .around(let text, let radius):
      let target = try TargetInput.resolve(text) { gazetteer }
      return target.geometry.box.widened(byMeters: radius * 1000)
    case .region(let name):
      let key = name.lowercased()
      let found = regions.filter { $0.name.lowercased() == key || $0.id?.lowercased() == key }
      guard let region = found.first, found.count == 1 else {
        let names = regions.map { printable($0.name) }.joined(separator: ", ")
        throw JobError.request("there is no region \(printable(name)): give one of \(names)")
      }
      return region.box
    }
  }
}

extension Region {
  package var box: Box { polygons.reduce(.empty) { $0.union($1.box) } }
}
