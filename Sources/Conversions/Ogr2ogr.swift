/// GDAL's `ogr2ogr`, run as a process of its own: with the drivers that are needed and no others, on copies in a folder
/// of its own, in an environment that is ours, bounded in time, memory and output.
///
/// What it reads was written by others, and some of GDAL's drivers do what a file tells them: open other files, run SQL,
/// fetch addresses. So all are taken from it but those for the format that the bytes tell and the one asked for. Behind
/// that stands a second lock, where the system has one: it can't write outside its folder, read what is not the
/// system's, use the network or start another program.
public struct Ogr2ogr: Sendable {
  /// A name to look for in `PATH`, or a path.
  public var executable: String
  /// For all that is converted of one input.
  public var timeLimit: Duration
  /// The most GeoJSON that is taken from it for one input, in bytes.
  public var maximumBytes: Int
  /// The most address space that it may take, in bytes, where the system has such a limit.
  public var maximumMemory: Int
  /// How often it may be run for one input.
  public var maximumProcesses: Int

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

  /// What the conversion of one input may cost, from now on.
  public func allowance() -> ConversionAllowance {
    ConversionAllowance(timeLimit: timeLimit, maximumBytes: maximumBytes, maximumProcesses: maximumProcesses)
  }

  /// What is to be said where this system has not both locks; nil where it has.
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
