import FrontLine
import GeoJSON
import GeoTypes
import Measurement

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Computes thousands of changes in one process and prints how much memory is resident meanwhile.
///
/// Arguments: the number of changes, and a folder of maps; without one, maps are made up, some of them invalid.
/// Exit status 1 where the memory grows by more than 5 % after the first fifth.
@main
struct Soak {
  static func main() throws {
    let arguments = CommandLine.arguments.dropFirst()
    let count = arguments.first.flatMap { Int($0) } ?? 10_000
    let maps = try Maps(folder: arguments.dropFirst().first)
    let reader = try SnapshotReader()
    let surveyor = try Surveyor(earth: .wgs84)
    var last = try surveyor.survey(maps.map(0, reader)).land(of: .allOccupied)
    var gained = 0.0
    var samples: [Int] = []
    let step = max(count / 20, 1)
    print("changes  resident MB")
    for number in 1...count {
      let survey = try surveyor.survey(maps.map(number, reader))
      let land = try survey.land(of: .allOccupied)
      let change = try surveyor.change(from: last, to: land)
      gained += change.gainedSquareKilometers + Double(change.gained.polygons().count)
      last = land
      if number % step == 0 {
        samples.append(residentBytes())
        print(number, Double(samples[samples.count - 1] / 10_000) / 100, separator: "  ")
      }
    }
    print("gained in all: \(gained) km² and patches")
    let settled = samples.dropFirst(samples.count / 5)
    guard let first = settled.first, let largest = settled.max() else { return }
    let growth = Double(largest) / Double(first) - 1
    print("growth after the first fifth: \((growth * 1000).rounded() / 10) %")
    if growth > 0.05 { exit(1) }
  }

  /// The memory that the process holds now.
  private static func residentBytes() -> Int {
    #if canImport(Glibc)
      guard let file = fopen("/proc/self/statm", "r") else { return 0 }
      defer { fclose(file) }
      var buffer = [CChar](repeating: 0, count: 256)
      guard fgets(&buffer, Int32(buffer.count), file) != nil else { return 0 }
      let text = String(decoding: buffer.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
      let fields = text.split(separator: " ")
      return (fields.count > 1 ? Int(fields[1]) ?? 0 : 0) * sysconf(Int32(_SC_PAGESIZE))
    #else
      var usage = rusage()
      getrusage(RUSAGE_SELF, &usage)
      return usage.ru_maxrss
    #endif
  }
}

/// Maps without end: those of a folder again and again, or made-up ones.
struct Maps {
  private let paths: [String]

  init(folder: String?) throws {
    paths = try folder.map { try InputList(expanding: [$0]).entries.map(\.path) } ?? []
  }

  func map(_ number: Int, _ reader: SnapshotReader) throws -> Snapshot {
    if !paths.isEmpty { return try reader.read(path: paths[number % paths.count]) }
    return try reader.read(made(number), path: "made.geojson")
  }

  /// A comb whose teeth grow and shrink, and now and then a ring that crosses itself.
  private func made(_ number: Int) throws -> [UInt8] {
    var ring = [Coordinate(x: 30, y: 48)]
    for tooth in 0..<400 {
      let x = 30 + Double(tooth) * 0.02
      let isMoved = (tooth + number) % 37 == 0
      ring.append(Coordinate(x: x, y: isMoved ? 48.4 : 48.5))
      ring.append(Coordinate(x: x + 0.01, y: 48.7 - Double((tooth * 7 + number / 50) % 11) * 0.01))
    }
    ring.append(Coordinate(x: 38, y: 48))
    ring.append(ring[0])
    var polygons = [Polygon(exterior: Ring(ring))]
    if number % 5 == 0 {
      let y = 46 + Double(number % 100) * 0.01
      let bow = [(33, y), (34, y + 1), (34, y), (33, y + 1), (33, y)].map { Coordinate(x: $0, y: $1) }
      polygons.append(Polygon(exterior: Ring(bow)))
    }
    return try GeoJSONWriter().geometry(.multiPolygon(MultiPolygon(polygons)))
  }
}
