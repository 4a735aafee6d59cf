#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#elseif canImport(Darwin)
  internal import Darwin
#endif

func sineOfDegrees(_ angle: Double) -> Double { sin(angle * .pi / 180) }
