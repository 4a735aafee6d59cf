import GeoTypes
import Geodesics

/// A number that identifies an arithmetic: equal where geodesic areas come out the same to the last bit.
///
/// The version of the geodesic library, the processor and the mathematics library may each change the last digit of
/// an area. Stored areas are reused only if this number is that of the machine that stored them.
public enum ArithmeticFingerprint {
  /// The fingerprint for areas on the WGS 84 ellipsoid: a hash of the bits of the areas under some geodesics, short
  /// and long.
  public static let wgs84: UInt64 = {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    func mix(_ bits: UInt64) { hash = (hash ^ bits) &* 0x100_0000_01B3 &+ (hash >> 29) }
    for step in 0..<48 {
      let number = Double(step)
      let start = Coordinate(x: 22 + number * 0.4, y: 44.1 + (number * 0.618_033_988_75).fraction * 8.7)
      let length = 0.000_1 * Double(1 << (step % 14))
      let end = Coordinate(x: start.x + length, y: start.y + length * (number * 0.324_717_957).fraction)
      mix(Geodesic.wgs84.areaUnder(from: start, to: end).bitPattern)
    }
    return hash
  }()
}

extension Double {
  fileprivate var fraction: Double { self - rounded(.down) }
}
