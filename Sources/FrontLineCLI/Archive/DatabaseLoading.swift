import ArgumentParser
import FrontLine
import FrontLineKit
import FrontLineReport

/// Loads snapshots into a database.
struct DatabaseLoading {
  let inputs: [String]
  let range: DateRange
  let reading: Reading
  let threads: Int
  let writing: OutputOptions
  /// The options that say how a layer is made or written, which a database does not ask for.
  let contradictions: [String]

  /// Throws if it is no address, or if options contradict it.
  func check(_ address: String) throws {
    guard DatabaseAddress(address) != nil else {
      throw ValidationError(
        "--to \(displayName(ofPath: address)) is no address of a database: write postgresql://HOST/DATABASE (for a file: "
          + "-o FILE)")
    }
    if inputs.isEmpty { throw ValidationError("--to needs the snapshots to load: name files or folders") }
    if let option = contradictions.first {
      throw ValidationError("--to loads every layer as it is, on WGS 84: leave \(option) out")
    }
  }

  func run(into address: String) async throws {
    let job = ArchiveAddJob(
      archive: address, inputs: inputs, range: range, reading: reading, now: try Instant.noted())
    let result = try await job.run(
      writing.execution(threads: threads, .all), documenting: writing.style.json(of:))
    writing.report(result.diagnostics)
    writing.messages.report(notice: "\(displayName(ofPath: address)): \(result.counts(in: "the database"))")
    try writing.finish(result.diagnostics)
  }
}

extension ArchiveAddResult {
  /// How many snapshots were added, in words.
  func counts(in store: String) -> String {
    var parts = ["\(addedCount) added"]
    if revisedCount > 0 { parts.append("\(revisedCount) kept as revisions") }
    if restoredCount > 0 { parts.append("\(restoredCount) current again") }
    parts.append("\(unchangedCount) already in \(store)")
    return parts.joined(separator: ", ")
  }
}
