import FrontLine
import FrontLineKit

extension ResultDocument {
  /// The line of a table about gaps that were closed; empty where none was.
  var gapLine: String {
    guard let gaps = provenance.gaps, gaps.count > 0 else { return "" }
    let width = plainNumber(gaps.belowMeters)
    return gaps.maps > 1
      ? "in \(gaps.maps) maps gaps narrower than \(width) m were closed, \(gaps.count) in all\n"
      : "\(gaps.count == 1 ? "1 gap" : "\(gaps.count) gaps") narrower than \(width) m closed, "
        + "\(decimal(gaps.squareKilometers, 3)) km² together\n"
  }
}
