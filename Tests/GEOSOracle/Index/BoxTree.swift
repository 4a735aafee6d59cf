internal import CGEOS
import GEOS
import GeoTypes

/// GEOS's STRtree of boxes, which finds boxes by their positions in the sequence that it was built from.
final class BoxTree {
  private let session: GEOSSession
  private let handle: OpaquePointer
  private var isEmpty = true
  private var geos: cgeos_functions { session.geos }

  init(_ boxes: some Sequence<Box>, in session: GEOSSession) throws(GEOSError) {
    self.session = session
    // GEOS recommends ten children for each node.
    handle = try session.object("GEOSSTRtree_create_r", "SpatialIndex") {
      session.geos.GEOSSTRtree_create_r($0, 10)
    }
    for (position, box) in boxes.enumerated() {
      // The tree copies the envelope, so that the geometry need not outlive the call.
      let envelope = try GEOSGeometry(box, in: session)
      if try envelope.isEmpty { continue }
      try call("GEOSSTRtree_insert_r", "SpatialIndex") { context in
        geos.GEOSSTRtree_insert_r(context, handle, envelope.handle, Self.item(position))
      }
      withExtendedLifetime(envelope) {}
      isEmpty = false
    }
  }

  deinit {
    geos.GEOSSTRtree_destroy_r(session.context, handle)
  }

  /// Returns the positions of the boxes that share at least a point with `box`, in ascending order.
  func positions(intersecting box: Box) throws(GEOSError) -> [Int] {
    let envelope = try GEOSGeometry(box, in: session)
    if try envelope.isEmpty || isEmpty { return [] }
    var found: [Int] = []
    try call("GEOSSTRtree_query_r", "elements(intersecting:)") { context in
      withUnsafeMutablePointer(to: &found) { found in
        geos.GEOSSTRtree_query_r(
          context,
          handle,
          envelope.handle,
          { item, found in
            guard let position = BoxTree.position(item) else { return }
            found?.assumingMemoryBound(to: [Int].self).pointee.append(position)
          },
          found
        )
      }
    }
    withExtendedLifetime(envelope) {}
    return found.sorted()
  }

  /// Returns the position of the box whose `distance` is the smallest, or nil where there is no box. `box`
  /// guides the search.
  func nearest(
    to box: Box,
    distance: (Int) throws(GEOSError) -> Double
  ) throws(GEOSError) -> Int? {
    let function: StaticString = "GEOSSTRtree_nearest_generic_r"
    let envelope = try GEOSGeometry(box, in: session)
    if try envelope.isEmpty || isEmpty { return nil }
    return try withoutActuallyEscaping(distance) { (distance) throws(GEOSError) in
      let search = NearestSearch(distance)
      let item = try session.call(function, "nearest(to:)", failed: { _ in false }) { context in
        withExtendedLifetime((self, envelope)) {
          geos.GEOSSTRtree_nearest_generic_r(
            context,
            handle,
            NearestSearch.target,
            envelope.handle,
            NearestSearch.measure,
            Unmanaged.passUnretained(search).toOpaque()
          )
        }
      }
      if let error = search.error { throw error }
      guard let position = Self.position(item) else {
        throw GEOSError(operation: "nearest(to:)", function: function, libraryMessage: session.log.text)
      }
      return position
    }
  }

  /// Calls a function that returns nothing: GEOS reports its failure only by a message.
  private func call(
    _ function: StaticString,
    _ operation: StaticString,
    _ body: (OpaquePointer) -> Void
  ) throws(GEOSError) {
    try session.call(function, operation, failed: { !session.log.text.isEmpty }, body)
  }

  /// The tree stores positions as pointers. They count from 1, because 0 would be the null pointer.
  fileprivate static func item(_ position: Int) -> UnsafeMutableRawPointer? {
    UnsafeMutableRawPointer(bitPattern: position + 1)
  }

  fileprivate static func position(_ item: UnsafeRawPointer?) -> Int? {
    item.map { Int(bitPattern: $0) - 1 }
  }
}

/// The state of one search for the nearest box, as the C callback receives it.
private final class NearestSearch {
  /// Represents the box that is searched from; no position reaches this value.
  static var target: UnsafeRawPointer? { UnsafeRawPointer(bitPattern: UInt.max) }

  let distance: (Int) throws(GEOSError) -> Double
  var error: GEOSError?

  init(_ distance: @escaping (Int) throws(GEOSError) -> Double) { self.distance = distance }

  /// Measures the distance of an item to the target. Which of the two arguments is the target depends on the
  /// version of GEOS.
  static let measure: GEOSDistanceCallback = { first, second, result, search in
    guard let search, let result else { return 0 }
    let this = Unmanaged<NearestSearch>.fromOpaque(search).takeUnretainedValue()
    guard let position = BoxTree.position(first == target ? second : first) else { return 0 }
    do throws(GEOSError) {
      // Once a distance has failed the search is lost, and no further distance is computed.
      let distance = try this.error == nil ? this.distance(position) : .infinity
      guard !distance.isNaN else {
        throw GEOSError(
          "nearest(to:)",
          "GEOSSTRtree_nearest_generic_r",
          refused: "a distance is not a number",
          advice: "return a number from the closure"
        )
      }
      result.pointee = distance
    } catch {
      this.error = error
      result.pointee = .infinity
    }
    return 1
  }
}
