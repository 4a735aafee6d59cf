import ArgumentParser
import FrontLine
import FrontLineKit
import FrontLineReport
import GeoJSON
import SystemPackage

struct BatchCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "batch",
    abstract: "Jobs as lines of JSON on standard input, results as lines on standard output, in order.",
    discussion: """
      A line is an object: "job" names a command (area, change, series, distance, route, zones, map, compare, front, \
      check, archive-list), "id" is repeated in the answer, and the other members are those of the job, which --schema \
      prints. An answer is {"id", "ok": true, "result": the document as with -f json}, or {"id", "ok": false, "status", \
      "diagnostics"}: a job that fails does not end the batch. "as": "geojson" gives another format of the command's, \
      with "precision": "full" for coordinates that are not rounded; "csv": FILE writes the table there instead. A map \
      that several jobs name is read once, as long as its file does not change.

      --resume FILE writes the answers to FILE, and answers only the jobs whose "id" FILE does not answer yet. After an \
      interruption the same command goes on where it was; the answers are in the end those of a batch that nothing \
      interrupted.

      Examples:
        frontline batch < jobs.ndjson > results.ndjson
        frontline batch --resume results.ndjson < jobs.ndjson
        echo '{"id": 1, "job": "area", "inputs": ["a.geojson"]}' | frontline batch
        frontline batch --schema change
        parallel --pipe frontline batch --jobs 1 < jobs.ndjson
      """)

  @Option(
    help: ArgumentHelp("Print the JSON Schema of a job, and run none.", valueName: "JOB"),
    completion: .list(BatchJob.all.map(\.name)))
  var schema: String?

  @Option(
    name: .customLong("cache-mb"),
    help: ArgumentHelp("Keep so many megabytes of maps in memory.", valueName: "MB"))
  var cacheMegabytes = 256

  @Flag(help: "Replace files that jobs name with csv.")
  var overwrite = false

  @Option(
    help: ArgumentHelp(
      "Append the answers to FILE, and leave out jobs whose \"id\" it answers.", valueName: "FILE"),
    completion: .file())
  var resume: String?

  @OptionGroup var jobs: JobsOption

  func validate() throws {
    if let schema, !BatchJob.all.contains(where: { $0.name == schema }) {
      throw ValidationError(
        "--schema \(schema)\(suggestion(for: schema, in: BatchJob.all.map(\.name))): give one of \(BatchJob.all.map(\.name).joined(separator: ", "))"
      )
    }
    if resume == "-" {
      throw ValidationError(
        "--resume needs the name of a file, and - is standard input: give a name, or leave --resume out")
    }
    if cacheMegabytes < 0 {
      throw ValidationError("--cache-mb \(cacheMegabytes) is negative: give 0 or more")
    }
  }

  func run() async throws {
    if let schema, let job = BatchJob.all.first(where: { $0.name == schema }) {
      var writer = JSONWriter(layout: .pretty)
      writer.write(.object(job.schema))
      return try Output.write(writer.bytes + [UInt8(ascii: "\n")], to: nil, overwrite: false)
    }
    // Each job has one thread: several jobs at a time use the cores better than several threads in a job.
    let overwrite = overwrite
    let batch = Batch(
      Execution(threads: 1), DocumentStyle(naming: { $0.typed }), status: ExitStatus.of
    ) { bytes, path in
      do throws(Failure) {
        try OutputFile(path: path, overwrite: overwrite).write(bytes)
      } catch {
        throw JobError(
          error.status == ExitStatus.inputOutput ? .inputOutput : .cannotCreateOutput, Wording(error.message))
      }
    }
    try await SnapshotCache.$current.withValue(SnapshotCache(maximumBytes: cacheMegabytes << 20)) {
      try await answer(batch)
    }
  }

  private func answer(_ batch: Batch) async throws {
    var file = try resume.map(AnswersFile.init)
    if let file, let resume, file.count > 0 {
      printError(
        "frontline: notice: \(displayName(ofPath: resume)): \(counted(file.count, "job")) \(file.count == 1 ? "is" : "are") answered there, and left out"
      )
    }
    let source = LineSource(.standardInput)
    let output = OrderedOutput { [file] answer in
      if let file { try file.append(answer) } else { try Output.write(answer, to: nil, overwrite: false) }
    }
    let most = jobs.count
    try await withThrowingTaskGroup(of: Void.self) { group in
      var (number, running) = (0, 0)
      for try await line in source.lines {
        source.taken()
        if let id = batch.id(of: line), file?.takes(id) == true { continue }
        try await output.waitForRoom(for: number, limit: 4 * most)
        if running == most {
          try await group.next()
          running -= 1
        }
        group.addTask { [number] in
          let answer =
            switch line {
            case .text(let bytes): await batch.answer(to: bytes)
            case .tooLong:
              batch.answer(
                refusing: "the line is longer than \(LineSource.longest >> 20) MiB: a job is shorter")
            }
          try await output.put(answer, number)
        }
        number += 1
        running += 1
      }
      try await group.waitForAll()
    }
  }
}

extension Batch {
  /// Returns the text of the `id` that the answer to a line has; nil for a line without an answer.
  fileprivate func id(of line: LineSource.Line) -> [UInt8]? {
    switch line {
    case .text(let bytes): id(of: bytes)
    case .tooLong: Array("null".utf8)
    }
  }
}
