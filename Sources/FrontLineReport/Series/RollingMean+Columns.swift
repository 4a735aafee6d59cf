import Measurement

extension RollingMean {
  /// The columns of the mean change a day.
  static var columns: [Column<RollingMean?>] {
    [
      .number("rolling_gained_km2_per_day", .meanGained) { $0?.gainedSquareKilometersPerDay },
      .number("rolling_lost_km2_per_day", .meanLost) { $0?.lostSquareKilometersPerDay },
      .number("rolling_net_km2_per_day", .meanNet, isSigned: true) { $0?.netSquareKilometersPerDay },
    ]
  }
}
