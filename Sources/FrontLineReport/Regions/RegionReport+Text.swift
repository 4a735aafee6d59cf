import FrontLine
import FrontLineKit
import Measurement

extension RegionReport {
  /// The regions that have a figure other than 0, the land outside, and whether all adds up.
  var text: TextReport {
    var columns: [(title: String, alignment: TextTable.Alignment)] = [
      ("region", .left), ("km²", .right), ("territory", .right), ("%", .right),
    ]
    if gained != nil { columns += [("gained", .right), ("lost", .right)] }
    // One status that is the whole territory would be the same column again.
    let statuses = statuses.count > 1 ? statuses : []
    columns += statuses.map { ($0.status.rawValue, .right) } + [("free", .right)]
    var table = TextTable(columns)
    func changes(_ part: (DividedArea) -> Double) -> [String] {
      [gained, lost].compactMap { $0.map { decimal(part($0), 3) } }
    }
    for (place, region) in regions.enumerated() {
      func part(_ area: DividedArea) -> Double { area.squareKilometers(ofRegion: place) }
      guard (parts.map(\.area) + statuses.map(\.area)).contains(where: { part($0) >= 0.0005 }) else {
        continue
      }
      table.append(
        [
          region.name, decimal(regionSquareKilometers[place], 1), decimal(part(territory), 3),
          decimal(percent(part(territory), ofRegion: place), 2),
        ] + changes(part) + statuses.map { decimal(part($0.area), 3) }
          + [decimal(freeSquareKilometers(ofRegion: place), 1)])
    }
    table.append(
      [outsideRegionsName, "", decimal(territory.outsideSquareKilometers, 3), ""]
        + changes { $0.outsideSquareKilometers }
        + statuses.map { decimal($0.area.outsideSquareKilometers, 3) })
    return TextReport(table) + closure + "\n"
  }

  /// `regions and outside add up to the whole: occupied 114,495.194 km² to within 0.000000 km², …`.
  private var closure: String {
    let sums = parts.map { name, area in
      let repeated =
        area.repeatedSquareMeters > 1
        ? ", less \(decimal(area.repeatedSquareKilometers, 3)) km² that several regions hold" : ""
      return
        "\(name) \(decimal(area.wholeSquareKilometers, 3)) km²\(repeated), residual "
        + "\(signedDecimal(area.residualSquareKilometers, 6)) km²"
    }
    return "regions and outside add up to the whole: " + sums.joined(separator: "; ") + "\n"
  }
}
