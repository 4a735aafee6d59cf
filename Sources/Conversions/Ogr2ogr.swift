/// GDAL's `ogr2ogr`, run as a separate process: with only the drivers that are needed, on copies in a folder
/// of its own, in a controlled environment, with limits of time, memory and output.
///
/// Its input is not trusted, and some GDAL drivers do what a file tells them: open other files, run SQL,
/// fetch addresses. So all drivers are disabled except those for the recognised format and for the requested
/// output. A sandbox is the second safeguard, where the system supports it: the process can't write outside
/// its folder, read anything but system files, use the network or start another program.
public struct Ogr2ogr: Sendable {
  /// A name to search for in `PATH`, or a path.
  public var executable: String
  /// The time limit for all conversions of one input.
  public var timeLimit: Duration
  /// The limit of GeoJSON output for one input, in bytes.
  public var maximumBytes: Int
  /// The limit of its address space in bytes, on systems that support it.
  public var maximumMemory: Int
  /// The number of times that it may be run for one input.
  public var maximumProcesses: Int

  /// Creates a door to the program, with its limits.
  public init(
    executable: String = "ogr2ogr", timeLimit: Duration = .seconds(120), maximumBytes: Int = 1 << 30,
    maximumMemory: Int = 4 << 30, maximumProcesses: Int = 2000
  ) {
    self.executable = executable
    self.timeLimit = timeLimit
    self.maximumBytes = maximumBytes
    self.maximumMemory = maximumMemory
    self.maximumProcesses = maximumProcesses
  }

  /// Returns the limits for the conversion of one input; the time runs from now on.
  public func allowance() -> ConversionAllowance {
    ConversionAllowance(timeLimit: timeLimit, maximumBytes: maximumBytes, maximumProcesses: maximumProcesses)
  }

  /// A warning where this system lacks one of the two locks; nil where it has both.
  public static var missingLocks: String? {
    let known = LockedProcess.knownLocks
    switch (known.files, known.network) {
    case (true, true): return nil
    case (false, false):
      return "this system has no lock (Landlock, seccomp) to keep ogr2ogr from files and the network: "
        + "only its drivers are held back"
    case (false, true):
      return "this system has no lock (Landlock, from Linux 5.13 on) to keep ogr2ogr from other files: "
        + "only its drivers are held back"
    case (true, false):
      return
        "this system has no lock (seccomp) to keep ogr2ogr from the network: only its drivers are held back"
    }
  }
}
