internal import CGEOS
import Dispatch
public import GeoTypes
internal import Synchronization

/// Repairs polygons, and gives up where that takes too long.
public enum BoundedRepair {
  /// Returns valid polygons that don't overlap and cover what the given ones cover. Returns nil where that
  /// takes longer than `seconds`. Throws ``GEOSError`` where GEOS fails.
  ///
  /// The work runs on a thread of its own. When the time is up, that thread is abandoned and ends with the
  /// process: GEOS 3.11 dereferences a null pointer when it is interrupted during a repair by linework. A
  /// process with such a thread should end by `_exit`, so that the library is not unloaded under it.
  public static func polygons(
    _ polygons: [Polygon], repairedBy method: RepairMethod, within seconds: Double
  ) throws(GEOSError) -> [Polygon]? {
    let job = Job()
    DispatchQueue(label: "frontline.repair").async {
      job.finish(with: Result { () throws(GEOSError) in try repaired(polygons, by: method) })
    }
    // A day is as good as no bound, and small enough for a time of Dispatch.
    let bound = max(0, min(seconds, 86_400))
    return job.wait(seconds: bound) ? try job.result?.get() : nil
  }

  private static func repaired(_ polygons: [Polygon], by method: RepairMethod) throws(GEOSError) -> [Polygon]
  {
    let session = try GEOSSession()
    let geometry =
      polygons.count == 1
      ? try GEOSGeometry(polygons[0], in: session)
      : try GEOSGeometry(MultiPolygon(polygons), in: session)
    return try geometry.repaired(by: method).polygons
  }

  /// The state that the two threads share: the result, once there is one.
  private final class Job: Sendable {
    private let outcome = Mutex<Result<[Polygon], GEOSError>?>(nil)
    private let done = DispatchSemaphore(value: 0)

    var result: Result<[Polygon], GEOSError>? { outcome.withLock { $0 } }

    func finish(with result: Result<[Polygon], GEOSError>) {
      outcome.withLock { $0 = result }
      done.signal()
    }

    /// Waits for the result. Returns whether it came in time.
    func wait(seconds: Double) -> Bool { done.wait(timeout: .now() + seconds) == .success }
  }
}
