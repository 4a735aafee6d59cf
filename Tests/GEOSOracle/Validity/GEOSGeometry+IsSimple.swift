internal import CGEOS
public import GEOS

extension GEOSGeometry {
  /// Whether no line crosses or touches itself and no point is repeated. Areas are always simple.
  public var isSimple: Bool {
    get throws(GEOSError) { try truth("GEOSisSimple_r", geos.GEOSisSimple_r) }
  }
}
