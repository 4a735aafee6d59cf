import FrontLine
import FrontLineKit
import Measurement

extension RegionReport {
  /// A table of the regions that have a figure other than 0 and of the land outside, and a line that says how far the
  /// parts add up to the whole.
  var text: TextReport {
    // With one status its column would repeat that of the territory.
    let statuses = statuses.count > 1 ? statuses : []
    let rows = RegionRow.regions(regions).having(parts.map(\.area) + statuses.map(\.area)) + [.outside]
    let columns =
      [RegionRow.nameColumns[0], regionColumn, occupiedColumn, occupiedPercentColumn]
      + areaColumns.dropFirst() + (statuses.isEmpty ? [] : statusColumns) + heldColumns
      + (hasOtherStatuses ? [freeColumn] : [])
    let note =
      hasOtherStatuses
      ? "free is land without a status on the map; what Ukraine holds is the region less the territory\n" : ""
    return TextReport(columns.table(of: rows)) + note + closure + "\n"
  }

  /// `regions and outside add up to the whole within 0.3 km²: occupied 114,495.194 km², …`.
  private var closure: String {
    let sums = parts.map { name, area in
      let repeated =
        area.repeatedSquareMeters > 1
        ? " (\(decimal(area.repeatedSquareKilometers, 3)) km² in several regions counted once)" : ""
      return "\(name) \(decimal(area.wholeSquareKilometers, 3)) km²\(repeated)"
    }
    let residual = parts.map(\.area.residualSquareKilometers.magnitude).max() ?? 0
    return "regions and outside add up to the whole within \(limitOfDeviation(residual)) km²: "
      + sums.joined(separator: ", ") + "\n"
  }
}
