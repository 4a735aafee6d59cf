import Dispatch
import FuzzTargets

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Runs the target that `--target=NAME` names on inputs that libFuzzer makes, and stops at the first finding.
///
/// libFuzzer brings `main` and leaves arguments with two dashes alone. It calls from one thread only. What is no
/// finding ends by `_exit`: libFuzzer takes `exit` for one.
nonisolated(unsafe) private let runner: any FuzzTarget = {
  let mark = "--target="
  let name = CommandLine.arguments.first { $0.hasPrefix(mark) }.map { String($0.dropFirst(mark.count)) }
  do {
    guard let name, let runner = try makeFuzzTarget(named: name) else {
      say("name a target with \(mark)NAME: \(fuzzTargetNames.joined(separator: ", "))")
      _exit(64)
    }
    return runner
  } catch {
    say("the target can't be made: \(error)")
    _exit(70)
  }
}()

@_cdecl("LLVMFuzzerTestOneInput")
public func testOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let started = clock()
  if let finding = finding(in: Array(UnsafeBufferPointer(start: start, count: count))) { report(finding) }
  // Of the processor: a machine with other work to do makes no finding.
  let seconds = Double(clock() - started) / Double(CLOCKS_PER_SEC)
  if seconds > 2 { report("it took \(seconds) s") }
  return 0
}

/// Waits for what the target finds: what libFuzzer calls is no task.
private func finding(in bytes: [UInt8]) -> String? {
  let done = DispatchSemaphore(value: 0)
  nonisolated(unsafe) var finding: String?
  Task.detached {
    finding = await runner.finding(in: bytes)
    done.signal()
  }
  done.wait()
  return finding
}

/// An abort is what libFuzzer takes for a failure, and writes the input of.
private func report(_ finding: String) -> Never {
  say("FINDING: \(finding)")
  abort()
}

private func say(_ line: String) {
  let bytes = Array("\(line)\n".utf8)
  _ = write(STDERR_FILENO, bytes, bytes.count)
}
