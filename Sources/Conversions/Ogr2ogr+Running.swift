internal import Subprocess

extension Ogr2ogr {
  struct Outcome: Sendable {
    var output: [UInt8]
    var errorText: String
    var isSuccess: Bool
    var status: String

    var text: String { String(decoding: output, as: UTF8.self) }
    /// What went wrong, in the program's words.
    var words: String {
      let lines = errorText.split(separator: "\n").map(String.init)
      return lines.first { $0.hasPrefix("ERROR") } ?? lines.first ?? status
    }
  }

  /// Runs a program of GDAL to its end.
  func run(_ program: String, _ arguments: [String], place: String) async throws(ConversionError) -> Outcome {
    let outcome: Outcome
    do {
      outcome = try await race(program, arguments, place: place)
    } catch let error as ConversionError {
      throw error
    } catch let error as SubprocessError where error.code == .outputLimitExceeded {
      throw ConversionError(
        .badData, operation: "ogr2ogr", message: "gives more than \(maximumBytes) bytes of GeoJSON",
        place: place, advice: "check that it is a map, or split it")
    } catch {
      throw ConversionError(
        .badData, operation: "ogr2ogr", message: "failed: \(error)", place: place, advice: "try again")
    }
    // What a shell says of a program that is not there.
    if outcome.status.contains("127"), !outcome.isSuccess, outcome.output.isEmpty {
      throw ConversionError(
        .cannotOpen, operation: "ogr2ogr",
        message: "this format goes through GDAL's ogr2ogr, and there is no \(program) on this machine",
        place: place, advice: "install GDAL (the package gdal-bin), or convert the file to GeoJSON elsewhere")
    }
    return outcome
  }

  /// Sets the limit of memory, where the system knows one, and becomes the program.
  private static let script = #"ulimit -v "$1" 2>/dev/null; shift; exec "$@""#

  /// The process against the clock: the loser is cancelled, which ends the process.
  private func race(_ program: String, _ arguments: [String], place: String) async throws -> Outcome {
    let (maximumBytes, timeLimit) = (maximumBytes, timeLimit)
    let all = ["-c", Self.script, "sh", String(maximumMemory / 1024), program] + arguments
    return try await withThrowingTaskGroup(of: Outcome?.self) { group in
      group.addTask {
        let result = try await Subprocess.run(
          .path("/bin/sh"), arguments: .init(all), output: .bytes(limit: maximumBytes),
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
}
