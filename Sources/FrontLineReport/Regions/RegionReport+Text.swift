import FrontLine
import FrontLineKit
import Measurement

extension RegionReport {
  /// Returns a table of the regions that have a figure other than 0 and of the land outside, and a line that says how far the
  /// parts add up to the whole.
  func text(in language: Language, _ provenance: Provenance) -> TextReport {
    let isOfUkraine = provenance.countsAllOccupiedLand
    let columns = screenColumns(provenance)
    // Where the grey zone is counted as territory it is not what Ukraine holds.
    let hasContested =
      !provenance.territory.statuses.contains(.contested)
      && self.statuses.contains { $0.status == .contested && $0.area.wholeSquareMeters > 1 }
    // Land of the map outside all regions shows that the two files draw a coast or a border differently. So do the strips
    // that the map leaves out of a region, as along the coast of Crimea, and they look like land that is held.
    let hasLandOutside = parts.contains { $0.area.outsideSquareMeters > 1e6 }
    var note = ""
    if hasOtherStatuses {
      note = language.say(
        "free is land without a status on the map; ", "вільне – земля без статусу на карті; ")
    }
    if !isOfUkraine {
      note += language.say(
        "the rest is the region less the territory, which is not all that is occupied\n",
        "решта – регіон без врахованої території, яка не охоплює всього окупованого\n")
    } else {
      note += language.say(
        "what Ukraine holds is the region less the territory",
        "утримує Україна – регіон без врахованої території")
      if hasContested { note += language.say(", so the grey zone is in it", ", тож із сірою зоною") }
      if hasLandOutside {
        note += language.say(
          "; it includes strips where region and map draw a coast or border differently",
          "; до нього входять смуги, де берег чи кордон на карті й у регіоні проведено по-різному")
      }
      note += "\n"
    }
    return TextReport(columns.table(of: rowsWithFigures, in: language)) + note
      + closure(in: language, provenance.territory) + "\n"
  }

  /// The columns of that table.
  func screenColumns(_ provenance: Provenance) -> [Column<RegionRow>] {
    // With one status its column would repeat that of the territory.
    [RegionRow.nameColumns[0], regionColumn, occupiedColumn, occupiedPercentColumn]
      + areaColumns.dropFirst() + (statuses.count > 1 ? statusColumns : [])
      + heldColumns(isOfUkraine: provenance.countsAllOccupiedLand)
      + (hasOtherStatuses ? [freeColumn] : [])
  }

  /// Returns `regions and outside add up to the whole within 0.3 km²: occupied 114,495.194 km², …`.
  private func closure(in language: Language, _ territory: Territory) -> String {
    let sums = parts.map { name, area in
      let (whole, twice) = (
        language.squareKilometers(area.wholeSquareKilometers, decimals: 3),
        language.squareKilometers(area.repeatedSquareKilometers, decimals: 3)
      )
      let repeated =
        area.repeatedSquareMeters > 1
        ? language.say(
          " (\(twice) in several regions counted once)", " (\(twice) у кількох регіонах враховано один раз)")
        : ""
      return "\(language.say(title(ofPart: name, territory))) \(whole)\(repeated)"
    }
    let residual = parts.map(\.area.residualSquareKilometers.magnitude).max() ?? 0
    let limit = language.withUnit(language.figures(limitOfDeviation(residual)), "km²", "км²")
    return language.say(
      "regions and outside add up to the whole within \(limit): ",
      "сума за регіонами та поза ними збігається із загальною площею з точністю до \(limit): ")
      + sums.joined(separator: ", ") + "\n"
  }

  /// Returns the word for one of the ``parts``. What they call occupied is the territory, which may have other land in it.
  private func title(ofPart name: String, _ territory: Territory) -> BilingualText {
    switch name {
    case "gained": .gained
    case "lost": .lost
    default:
      territory == .allOccupied
        ? BilingualText(english: name, ukrainian: BilingualText.territory.ukrainian) : .territory
    }
  }
}
