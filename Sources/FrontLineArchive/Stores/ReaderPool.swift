internal import Synchronization

/// A connection that maps are read over, which keeps the polygons of the last one.
package protocol MapReader: Sendable {
  /// Returns how many rows the map lies after the one that was read last; the maximum if it lies before.
  func distance(to id: Int64) -> Int64
}

/// The connections that tasks share: each takes one for itself, the one that read the nearest earlier map.
package final class ReaderPool<Reader: MapReader>: Sendable {
  private let idle: Mutex<[Reader]>

  package init(_ first: Reader) { idle = Mutex([first]) }

  /// Lends a connection; opens one if all are in use.
  package func lend<Value>(
    near id: Int64, orOpen open: () throws -> Reader, _ body: (Reader) throws -> Value
  ) throws -> Value {
    let taken: Reader? = idle.withLock { idle in
      guard let nearest = idle.indices.min(by: { idle[$0].distance(to: id) < idle[$1].distance(to: id) })
      else { return nil }
      return idle.remove(at: nearest)
    }
    let reader = try taken ?? open()
    defer { idle.withLock { $0.append(reader) } }
    return try body(reader)
  }
}
