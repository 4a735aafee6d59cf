internal import Synchronization
internal import SystemPackage

extension Ogr2ogr {
  struct Outcome: Sendable {
    var output: [UInt8]
    var errorText: String
    var isSuccess: Bool
    var status: String

    var text: String { String(decoding: output, as: UTF8.self) }
    /// The error in the program's own words.
    var words: String {
      let lines = errorText.split(separator: "\n").map(String.init)
      return lines.first { $0.hasPrefix("ERROR") } ?? lines.first { !$0.hasPrefix("Warning") } ?? status
    }
  }

  /// Runs a conversion with the given drivers and no others.
  ///
  /// - Parameters:
  ///   - kept: the drivers. At least one that reads must be available: see ``drivers(place:_:)``.
  ///   - arguments: the arguments of the program; file names in them are relative to the folder.
  func convert(
    _ arguments: [String], keeping kept: Set<String>, in folder: TemporaryFolder, place: String,
    _ allowance: inout ConversionAllowance
  ) throws(ConversionError) -> Outcome {
    let skipped = try skipList(keeping: kept, in: folder, place: place, &allowance)
    return try run(arguments, skipping: skipped, in: folder, place: place, &allowance)
  }

  /// Returns the drivers that this GDAL has.
  func drivers(
    in folder: TemporaryFolder, place: String, _ allowance: inout ConversionAllowance
  ) throws(ConversionError) -> GDALDrivers {
    if let known = Self.known.withLock({ $0.drivers[executable] }) { return known }
    let outcome = try run(["--formats"], skipping: "", in: folder, place: place, &allowance)
    let drivers = try drivers(listedBy: outcome, place: place)
    Self.known.withLock { $0.drivers[executable] = drivers }
    return drivers
  }

  private func drivers(listedBy outcome: Outcome, place: String) throws(ConversionError) -> GDALDrivers {
    guard outcome.isSuccess else { throw refusal(outcome, place: place) }
    guard let drivers = GDALDrivers(formats: outcome.text) else {
      throw ConversionError(
        .cannotOpen, operation: "ogr2ogr --formats",
        message: "the list of formats that \(executable) prints can't be understood", place: place,
        advice: "install another GDAL (3.0 or later), or convert the file to GeoJSON elsewhere")
    }
    return drivers
  }

  /// Returns the list that disables all other drivers, after checking that GDAL obeys it.
  private func skipList(
    keeping kept: Set<String>, in folder: TemporaryFolder, place: String,
    _ allowance: inout ConversionAllowance
  ) throws(ConversionError) -> String {
    let own = Kept(executable: executable, drivers: kept)
    if let known = Self.known.withLock({ $0.skipLists[own] }) { return known }
    let skipped = try drivers(in: folder, place: place, &allowance).skipping(allBut: kept)
    let outcome = try run(["--formats"], skipping: skipped, in: folder, place: place, &allowance)
    let left = try drivers(listedBy: outcome, place: place).names.filter { !kept.contains($0) }
    guard left.isEmpty else {
      throw ConversionError(
        .cannotOpen, operation: "ogr2ogr --formats",
        message: "this GDAL ignores the setting that disables its drivers (\(left.joined(separator: ", "))), "
          + "and some of them do what a file tells them", place: place,
        advice: "install another GDAL, or convert the file to GeoJSON elsewhere")
    }
    Self.known.withLock { $0.skipLists[own] = skipped }
    return skipped
  }

  private struct Kept: Hashable {
    var executable: String
    var drivers: Set<String>
  }

  /// The results of earlier runs in this process, by program.
  private static let known = Mutex<(drivers: [String: GDALDrivers], skipLists: [Kept: String])>(([:], [:]))

  /// Runs the program to its end in the sandbox.
  func run(
    _ arguments: [String], skipping skipped: String, in folder: TemporaryFolder, place: String,
    _ allowance: inout ConversionAllowance
  ) throws(ConversionError) -> Outcome {
    guard let program = GDALEnvironment.program(executable) else { throw missing(place: place) }
    try allowance.takeProcess(place: place)
    let process = LockedProcess(
      program: program, arguments: arguments,
      environment: GDALEnvironment.variables(folder: folder.path, skipping: skipped), folder: folder.path,
      readable: GDALEnvironment.readable(for: program), maximumMemory: maximumMemory,
      maximumBytes: allowance.bytesLeft, deadline: allowance.deadline)
    let outcome: LockedProcess.Outcome
    do throws(LockedProcess.Failure) {
      outcome = try process.run()
    } catch {
      throw conversionError(of: error, place: place, allowance)
    }
    allowance.takeBytes(outcome.output.count)
    let status =
      switch outcome.status {
      case .exited(let code): "it ended with status \(code)"
      case .ended(let signal): "it was ended by signal \(signal)"
      }
    return Outcome(
      output: outcome.output, errorText: String(decoding: outcome.errors, as: UTF8.self),
      isSuccess: outcome.status == .exited(0), status: status)
  }

  private func conversionError(
    of failure: LockedProcess.Failure, place: String, _ allowance: ConversionAllowance
  ) -> ConversionError {
    switch failure {
    case .tookTooLong:
      ConversionError(
        .badData, operation: "ogr2ogr",
        message: "the conversion took more than \(allowance.timeLimit) and was stopped", place: place,
        advice: "convert the file by hand and give the GeoJSON")
    case .gaveTooMuch:
      ConversionError(
        .badData, operation: "ogr2ogr",
        message: "the conversion yields more than \(allowance.maximumBytes) bytes of GeoJSON",
        place: place, advice: "check that it is a map, or split it")
    case .notStarted("exec", .noSuchFileOrDirectory): missing(place: place)
    case .notStarted(let step, let error):
      ConversionError(
        .cannotOpen, operation: step, message: "\(executable) can't be run in the sandbox: \(error)",
        place: place,
        advice: "convert the file to GeoJSON elsewhere")
    case .notRead(let error):
      ConversionError(
        .io, operation: "ogr2ogr", message: "the output of ogr2ogr can't be read: \(error)", place: place,
        advice: "try again")
    }
  }

  private func missing(place: String) -> ConversionError {
    ConversionError(
      .cannotOpen, operation: "ogr2ogr",
      message: "this format needs GDAL's ogr2ogr, and there is no \(executable) on this machine",
      place: place, advice: "install GDAL (the package gdal-bin), or convert the file to GeoJSON elsewhere")
  }

  func refusal(_ outcome: Outcome, place: String) -> ConversionError {
    ConversionError(
      .badData, operation: "ogr2ogr", message: "can't be converted: \(outcome.words)", place: place,
      advice: "check the file with ogrinfo")
  }
}
