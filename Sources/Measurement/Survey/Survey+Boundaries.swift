package import EdgeChains
import FrontLine

/// Land that is made of the snapshot's, such as a zone around it, measured as the snapshot is.
extension Survey {
  /// Returns the area inside a boundary, in square metres.
  ///
  /// Throws if the earth model can't measure an edge: one of 180° or more, or one that PROJ can't project.
  package func squareMeters(of boundary: EdgeChain) throws -> Double {
    try surveyor.terms.area(of: boundary)
  }

  /// Returns a divider among regions that were measured on the survey's earth.
  package func divider(among regions: MeasuredRegions) -> RegionDivider {
    RegionDivider(regions, surveyor: surveyor)
  }

  /// The earth model that it is measured with.
  package var earth: EarthModel { surveyor.earth }
}
