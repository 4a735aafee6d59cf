import GeoTypes
import PROJ
import Testing

@Suite("Transformations that can't be done")
struct TransformationErrorTests {
  let mercator: Transformation

  init() throws {
    mercator = try Transformation(from: .wgs84, to: CoordinateReferenceSystem("EPSG:3857"))
  }

  @Test("A latitude beyond the pole, before anything is changed")
  func latitude() throws {
    let before = [Coordinate(x: 1, y: 2), Coordinate(x: 30, y: 90.5), Coordinate(x: 0, y: -91)]
    var coordinates = before
    let error = try #require(throws: PROJError.self) { try mercator.forward(&coordinates) }
    #expect(coordinates == before)
    #expect(error.coordinateIndex == 1)
    #expect(error.function == nil)
    #expect(error.message.contains("90.5"))
    #expect(error.description.hasPrefix("can't transform from EPSG:4326 (WGS 84) to EPSG:3857"))
  }

  @Test("A coordinate that isn't finite", arguments: [Double.nan, .infinity, -.infinity])
  func notFinite(_ number: Double) throws {
    for bad in [Coordinate(x: number, y: 1), Coordinate(x: 1, y: number)] {
      var coordinates = [Coordinate(x: 0, y: 0), Coordinate(x: 1, y: 1), bad]
      for direction in [Transformation.Direction.forward, .inverse] {
        let error = try #require(throws: PROJError.self) {
          try mercator.apply(direction, to: &coordinates)
        }
        #expect(error.coordinateIndex == 2)
      }
    }
  }

  @Test("What PROJ refuses is named, and the rest is done")
  func refused() throws {
    // The gnomonic projection shows less than half of the earth.
    let gnomonic = try Transformation(
      from: .wgs84,
      to: CoordinateReferenceSystem("+proj=gnom +lat_0=48 +lon_0=31 +R=6371000")
    )
    let good = Coordinate(x: 31, y: 49)
    var coordinates = [good, Coordinate(x: -149, y: -48), good]
    let error = try #require(throws: PROJError.self) { try gnomonic.forward(&coordinates) }
    #expect(error.coordinateIndex == 1)
    #expect(error.function == "proj_trans_generic")
    #expect(error.message != "PROJ gave no reason")
    #expect(!coordinates[1].x.isFinite)
    #expect(try coordinates[2] == gnomonic.forward(good))
    #expect(coordinates[0] == coordinates[2])
  }

  @Test("A failure leaves no trace in the next call")
  func recovers() throws {
    let fresh = try mercator.forward(Coordinate(x: 37, y: 48))
    // Web Mercator has no pole.
    #expect(throws: PROJError.self) { _ = try mercator.inverse(Coordinate(x: .infinity, y: 0)) }
    for _ in 0..<3 { #expect(throws: PROJError.self) { _ = try mercator.forward(Coordinate(x: 1e9, y: 0)) } }
    #expect(try mercator.forward(Coordinate(x: 37, y: 48)) == fresh)
  }

  @Test("Latitudes in grads end at 100")
  func grads() throws {
    let paris = try CoordinateReferenceSystem("EPSG:4807")
    #expect(paris.unit.name == "grad")
    let transformation = try Transformation(from: paris, to: .wgs84)
    #expect(try abs(transformation.forward(Coordinate(x: 0, y: 54.2)).y - 48.78) < 1e-2)
    #expect(
      try #require(throws: PROJError.self) {
        _ = try transformation.forward(Coordinate(x: 0, y: 100.1))
      }.message.contains("±100")
    )
  }

  @Test("Systems that two numbers can't serve", arguments: ["EPSG:5773", "EPSG:4978", "+proj=cart"])
  func notHorizontal(_ code: String) throws {
    let other = try CoordinateReferenceSystem(code)
    #expect(other.kind == .other)
    for (from, to) in [(CoordinateReferenceSystem.wgs84, other), (other, .wgs84)] {
      let error = try #require(throws: PROJError.self) { try Transformation(from: from, to: to) }
      #expect(error.message.contains("neither geographic nor projected"))
    }
  }

  @Test("Another planet")
  func planet() throws {
    let mars = try CoordinateReferenceSystem("+proj=longlat +R=3396190")
    let error = try #require(throws: PROJError.self) {
      let transformation = try Transformation(from: .wgs84, to: mars, allowsBallpark: false)
      _ = try transformation.forward(Coordinate(x: 0, y: 0))
    }
    #expect(!error.message.isEmpty)
  }
}
