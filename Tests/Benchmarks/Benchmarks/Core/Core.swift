import Benchmark
import EdgeChains
import FrontLine
import GeoData
import GeoJSON
import GeoTypes
import Measurement

/// The parts of a day of a series, each on the embedded sample.
let benchmarks: @Sendable () -> Void = {
  let files = EmbeddedData.sampleSnapshots
  let (earlier, later) = (files[files.count - 2], files[files.count - 1])

  Benchmark("parse: GeoJSON into features, points skipped") { benchmark in
    let reader = try GeoJSONReader(options: .init(pointFeatures: .skip))
    let bytes = try PaddedBytes(later.bytes)
    benchmark.startMeasurement()
    for _ in benchmark.scaledIterations { blackHole(try reader.read(bytes)) }
  }

  Benchmark("chain: boundaries of all polygons, subtracted from the day before") { benchmark in
    let reader = try SnapshotReader()
    let polygons = try [earlier, later].map { file in
      try reader.read(Array(file.bytes), path: file.name).features.flatMap(\.polygons)
    }
    let before = EdgeChain(boundariesOf: polygons[0])
    benchmark.startMeasurement()
    for _ in benchmark.scaledIterations {
      blackHole(EdgeChain(boundariesOf: polygons[1]).subtracting(before))
    }
  }

  Benchmark("geodesic area: terms of all edges") { benchmark in
    let reader = try SnapshotReader()
    let polygons = try reader.read(Array(later.bytes), path: later.name).features.flatMap(\.polygons)
    let edges = EdgeChain(boundariesOf: polygons).edges
    let terms = try EdgeTerms(.wgs84)
    benchmark.startMeasurement()
    for _ in benchmark.scaledIterations { blackHole(try terms.squareMeters(of: edges)) }
  }

  Benchmark("union: all features of a snapshot, with nothing remembered") { benchmark in
    let reader = try SnapshotReader()
    let snapshot = try reader.read(Array(later.bytes), path: later.name)
    benchmark.startMeasurement()
    for _ in benchmark.scaledIterations {
      blackHole(try Surveyor(earth: .wgs84Straight).survey(snapshot).land(of: .withContested))
    }
  }

  Benchmark("day: the next snapshot of a series, read, surveyed and compared") { benchmark in
    let reader = try SnapshotReader()
    let measurer = try SeriesMeasurer(earth: .wgs84, territory: .allOccupied)
    let snapshots = [Array(earlier.bytes), Array(later.bytes)]
    benchmark.startMeasurement()
    for iteration in benchmark.scaledIterations {
      let file = iteration % 2 == 0 ? earlier : later
      blackHole(try measurer.step(to: reader.read(snapshots[iteration % 2], path: file.name)))
    }
  }
}
