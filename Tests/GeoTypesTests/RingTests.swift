import GeoTypes
import Testing

@Suite("Rings, polygons and boxes")
struct RingTests {
  let square = Ring([
    Coordinate(x: 37, y: 48), Coordinate(x: 38, y: 48), Coordinate(x: 38, y: 49), Coordinate(x: 37, y: 49),
    Coordinate(x: 37, y: 48),
  ])

  @Test("The signed area tells the winding, and keeps its digits far from the origin")
  func signedArea() {
    #expect(square.doubledSignedArea == 2)
    #expect(square.reversed.doubledSignedArea == -2)
    let far = Ring(square.coordinates.map { Coordinate(x: $0.x + 1e9, y: $0.y + 1e9) })
    #expect(far.doubledSignedArea == 2)
    #expect(Ring([]).doubledSignedArea == 0)
  }

  @Test("Right-handed polygons have counter-clockwise shells and clockwise holes")
  func rightHanded() {
    let hole = Ring(
      square.coordinates.map { Coordinate(x: 37.5 + ($0.x - 37) / 4, y: 48.5 + ($0.y - 48) / 4) })
    let polygon = Polygon(exterior: square.reversed, holes: [hole]).rightHanded
    #expect(polygon.exterior.isCounterClockwise)
    #expect(!polygon.holes[0].isCounterClockwise)
    #expect(polygon.rightHanded == polygon)
  }

  @Test("An empty box is neutral in a union and touches nothing")
  func emptyBox() {
    #expect(Box.empty.isEmpty)
    #expect(Box.empty.union(square.box) == square.box)
    #expect(!Box.empty.intersects(square.box))
    #expect(square.box.contains(Coordinate(x: 38, y: 49)))
    #expect(square.box.contains(.empty) && !Box.empty.contains(square.box))
  }

  @Test("A box lies in another where it reaches beyond no side; borders may be common")
  func boxInBox() {
    let box = Box(minX: 37, minY: 48, maxX: 38, maxY: 49)
    #expect(box.contains(box) && Box.wholeEarth.contains(.wholeEarth))
    for beyond in [
      Box(minX: 36, minY: 48, maxX: 38, maxY: 49), Box(minX: 37, minY: 47, maxX: 38, maxY: 49),
      Box(minX: 37, minY: 48, maxX: 39, maxY: 49), Box(minX: 37, minY: 48, maxX: 38, maxY: 50),
    ] {
      #expect(!box.contains(beyond) && beyond.contains(box))
    }
    #expect(box.swapped == Box(minX: 48, minY: 37, maxX: 49, maxY: 38) && box.swapped.swapped == box)
  }

  @Test("Collections give up their polygons in order, however deep they lie")
  func nestedCollections() {
    let geometry = Geometry.collection([
      .point(square.coordinates[0]), .collection([.polygon(Polygon(exterior: square))]),
    ])
    #expect(geometry.polygons == [Polygon(exterior: square)])
    #expect(geometry.points.count == 1)
    #expect(geometry.box == square.box)
  }
}
