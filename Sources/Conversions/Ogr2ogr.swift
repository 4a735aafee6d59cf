/// GDAL's `ogr2ogr` and `ogrinfo`, each run as a process of its own, bounded in time, memory and output.
public struct Ogr2ogr: Sendable {
  /// A name to look for in `PATH`, or a path; `ogrinfo` is looked for in the same place.
  public var executable: String
  public var timeLimit: Duration
  /// The most GeoJSON that is taken from it, in bytes.
  public var maximumBytes: Int
  /// The most address space that it may take, in bytes, where the system has such a limit.
  public var maximumMemory: Int

  public init(
    executable: String = "ogr2ogr", timeLimit: Duration = .seconds(120), maximumBytes: Int = 1 << 30,
    maximumMemory: Int = 4 << 30
  ) {
    self.executable = executable
    self.timeLimit = timeLimit
    self.maximumBytes = maximumBytes
    self.maximumMemory = maximumMemory
  }

  var infoExecutable: String {
    let parts = executable.split(separator: "/", omittingEmptySubsequences: false)
    return (parts.dropLast() + ["ogrinfo"]).joined(separator: "/")
  }

  /// The version line, for a test of whether the program is there.
  public func version() async throws(ConversionError) -> String {
    let result = try await run(executable, ["--version"], place: executable)
    return result.text.split(separator: "\n").first.map(String.init) ?? ""
  }
}
