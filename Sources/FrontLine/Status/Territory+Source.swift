extension Territory {
  /// Throws where the source can't tell this territory from another, and says why.
  public func validate(for source: Source) throws(TerritoryError) { try source.rules.validate(self) }
}
