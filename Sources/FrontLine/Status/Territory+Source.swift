extension Territory {
  /// Throws where the source can't tell this territory from another, and says why.
  ///
  /// `deepstate-union` holds all occupied land in one polygon: it knows neither when a place was occupied nor
  /// the grey zone.
  public func validate(for source: SourceKind) throws(TerritoryError) {
    if source == .isw { return try validateForISW() }
    guard source == .deepStateUnion else { return }
    let profile = source.profile
    let advice = "use --territory all-occupied, or a raw DeepState snapshot"
    if let missing = sortedStatuses.first(where: { !profile.statuses.contains($0) }) {
      throw TerritoryError(
        message:
          "\(name): a deepstate-union file has no land with the status \(missing): it holds only what is "
          + "occupied, in one polygon, without the grey zone and without liberated land",
        advice: advice
      )
    }
    if statuses != Self.allOccupied.statuses {
      throw TerritoryError(
        message:
          "\(name): a deepstate-union file can't tell land occupied since 2022 from land occupied before: "
          + "both are in one polygon",
        advice: advice
      )
    }
  }

  /// The control layer of ISW is of what is held now, whenever it was taken.
  private func validateForISW() throws(TerritoryError) {
    if let missing = sortedStatuses.first(where: { !SourceKind.isw.profile.statuses.contains($0) }) {
      throw TerritoryError(
        message: "\(name): ISW has no layer with the status \(missing)",
        advice: "use --territory all-occupied, or name one of its layers with --statuses"
      )
    }
    if name == Self.since2022.name {
      throw TerritoryError(
        message:
          "\(name): the control layer of ISW doesn't tell land occupied since 2022 from land occupied before",
        advice: "use --territory all-occupied, or --statuses occupied for the control layer as it is"
      )
    }
  }
}
