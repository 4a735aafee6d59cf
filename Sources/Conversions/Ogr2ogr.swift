internal import Subprocess

/// GDAL's `ogr2ogr`, run as a process of its own, bounded in time and output.
public struct Ogr2ogr: Sendable {
  /// A name to look for in `PATH`, or a path.
  public var executable: String
  public var timeLimit: Duration
  /// The most GeoJSON that is taken from it, in bytes.
  public var maximumBytes: Int

  public init(
    executable: String = "ogr2ogr", timeLimit: Duration = .seconds(120), maximumBytes: Int = 1 << 30
  ) {
    self.executable = executable
    self.timeLimit = timeLimit
    self.maximumBytes = maximumBytes
  }

  /// One layer as GeoJSON in longitude and latitude on WGS 84.
  ///
  /// - Parameters:
  ///   - source: The path as GDAL has it.
  ///   - place: The same for a reader of messages.
  public func geoJSON(of source: String, place: String) async throws(ConversionError) -> [UInt8] {
    let arguments = [
      "-f", "GeoJSON", "-t_srs", "EPSG:4326", "-lco", "COORDINATE_PRECISION=15", "-lco", "WRITE_NAME=NO",
      "/vsistdout/", source,
    ]
    let result = try await run(arguments, place: place)
    guard result.isSuccess else {
      let words = result.errorText.split(separator: "\n").first.map(String.init) ?? result.status
      throw ConversionError(
        .badData, operation: "ogr2ogr", message: "can't be converted: \(words)", place: place,
        advice: "check the file with ogrinfo")
    }
    return result.output
  }

  /// The version line, for a test of whether the program is there.
  public func version() async throws(ConversionError) -> String {
    let result = try await run(["--version"], place: executable)
    return String(decoding: result.output, as: UTF8.self).split(separator: "\n").first.map(String.init) ?? ""
  }

  private struct Outcome: Sendable {
    var output: [UInt8]
    var errorText: String
    var isSuccess: Bool
    var status: String
  }

  private func run(_ arguments: [String], place: String) async throws(ConversionError) -> Outcome {
    do {
      return try await race(arguments, place: place)
    } catch let error as ConversionError {
      throw error
    } catch let error as SubprocessError {
      throw conversionError(error, place: place)
    } catch {
      throw ConversionError(
        .badData, operation: "ogr2ogr", message: "failed: \(error)", place: place, advice: "try again")
    }
  }

  /// The process against the clock: the loser is cancelled, which ends the process.
  private func race(_ arguments: [String], place: String) async throws -> Outcome {
    let (executable, maximumBytes, timeLimit) = (executable, maximumBytes, timeLimit)
    return try await withThrowingTaskGroup(of: Outcome?.self) { group in
      group.addTask {
        let program: Executable = executable.contains("/") ? .path(.init(executable)) : .name(executable)
        let result = try await Subprocess.run(
          program, arguments: .init(arguments), output: .bytes(limit: maximumBytes),
          error: .string(limit: 1 << 20))
        return Outcome(
          output: result.standardOutput, errorText: result.standardError,
          isSuccess: result.terminationStatus.isSuccess, status: "\(result.terminationStatus)")
      }
      group.addTask {
        try await Task.sleep(for: timeLimit)
        return nil
      }
      defer { group.cancelAll() }
      guard let first = try await group.next(), let outcome = first else {
        throw ConversionError(
          .badData, operation: "ogr2ogr", message: "took more than \(timeLimit) and was ended", place: place,
          advice: "convert the file by hand and give the GeoJSON")
      }
      return outcome
    }
  }

  private func conversionError(_ error: SubprocessError, place: String) -> ConversionError {
    switch error.code {
    case .executableNotFound:
      ConversionError(
        .cannotOpen, operation: "ogr2ogr",
        message: "this format is read through GDAL's ogr2ogr, and there is no \(executable) on this machine",
        place: place, advice: "install GDAL (the package gdal-bin), or convert the file to GeoJSON elsewhere")
    case .outputLimitExceeded:
      ConversionError(
        .badData, operation: "ogr2ogr", message: "gives more than \(maximumBytes) bytes of GeoJSON",
        place: place, advice: "check that it is a map, or split it")
    default:
      ConversionError(
        .badData, operation: "ogr2ogr", message: "failed: \(error)", place: place, advice: "try again")
    }
  }
}
