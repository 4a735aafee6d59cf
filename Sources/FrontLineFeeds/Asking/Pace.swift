#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The time as far as waiting needs it. Tests have one of their own.
protocol FeedClock: AnyObject {
  /// Seconds since some moment; never goes back.
  var now: Double { get }
  func sleep(seconds: Double)
}

/// The clock of the machine.
final class SystemClock: FeedClock {
  var now: Double {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }

  func sleep(seconds: Double) {
    let end = now + seconds
    // A signal ends a sleep early.
    while case let rest = end - now, rest > 0 { usleep(useconds_t(min(rest, 0.5) * 1e6) + 1) }
  }
}

/// Waits before each request: after the end of the one before for the interval, and for as long as a server asks.
struct Pace {
  /// The least seconds from the end of a request to the beginning of the next.
  let interval: Double
  let clock: any FeedClock
  /// Before this moment nothing is asked.
  private var earliest = -Double.infinity

  init(interval: Double, clock: any FeedClock) {
    self.interval = interval
    self.clock = clock
  }

  func wait() {
    let rest = earliest - clock.now
    if rest > 0 { clock.sleep(seconds: rest) }
  }

  mutating func requestEnded() { earliest = max(earliest, clock.now + interval) }

  mutating func hold(seconds: Double) { earliest = max(earliest, clock.now + seconds) }

  /// The greatest time to wait between two attempts, in seconds.
  static let longestWait = 300.0

  /// Returns how long to wait after so many attempts that failed: twice as long after each, give or take a half, so that
  /// many programs that were turned away together don't come back together.
  func backOff(afterFailures failures: Int, random: () -> Double = { .random(in: 0.5...1.5) }) -> Double {
    min(Self.longestWait, interval * Double(1 << min(failures, 20))) * random()
  }
}
