internal import CGEOS
import Dispatch
public import GeoTypes
internal import Synchronization

/// A repair that is given up where it takes too long.
public enum BoundedRepair {
  /// The polygons made valid together: what they cover, in valid polygons that don't overlap. Nil where that would
  /// take longer than the bound.
  ///
  /// Works on a thread of its own. When the time is up that thread is left to itself, and goes with the process: GEOS
  /// 3.11 falls over a null pointer when it is interrupted in the midst of a repair by linework. A process that
  /// ends should do so by `_exit`, so that the library is not taken down under it.
  public static func polygons(
    _ polygons: [Polygon], repairedBy method: RepairMethod, within seconds: Double
  ) throws(GEOSError) -> [Polygon]? {
    let job = Job()
    DispatchQueue(label: "frontline.repair").async {
      job.finish(with: Result { () throws(GEOSError) in try repaired(polygons, by: method) })
    }
    // A day is as good as for ever, and within what a time of Dispatch can be.
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

  /// What two threads share: the result, once there is one.
  private final class Job: Sendable {
    private let outcome = Mutex<Result<[Polygon], GEOSError>?>(nil)
    private let done = DispatchSemaphore(value: 0)

    var result: Result<[Polygon], GEOSError>? { outcome.withLock { $0 } }

    func finish(with result: Result<[Polygon], GEOSError>) {
      outcome.withLock { $0 = result }
      done.signal()
    }

    /// Whether it was done in time.
    func wait(seconds: Double) -> Bool { done.wait(timeout: .now() + seconds) == .success }
  }
}
