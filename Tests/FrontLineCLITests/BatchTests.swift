import Foundation
import TestSupport
import Testing

/// Jobs as lines, and their answers.
@Suite("Batch")
struct BatchTests {
  private let folder: Folder

  init() throws {
    folder = try Folder()
    for (day, east) in [("01", 37.0), ("02", 37.1), ("03", 37.2)] {
      try folder.write("maps/2025-01-\(day).geojson", Fixtures.map(Fixtures.rectangle(36.5, 48, east, 48.5)))
    }
  }

  private func batch(_ lines: [String], _ options: String...) throws -> CommandLineTool.Result {
    try CommandLineTool.run(["batch"] + options, in: folder, input: lines.joined(separator: "\n"))
  }

  private static func object(_ line: Substring) throws -> NSDictionary {
    try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? NSDictionary)
  }

  @Test("A result is the document of the command, in the order of the lines, on any number of threads")
  func results() throws {
    let commands: [(line: String, command: [String])] = [
      (#""job":"area","inputs":["maps/2025-01-01.geojson"]"#, ["area", "maps/2025-01-01.geojson"]),
      (
        #""job":"change","before":"maps/2025-01-01.geojson","after":"maps/2025-01-03.geojson""#,
        ["change", "maps/2025-01-01.geojson", "maps/2025-01-03.geojson"]
      ),
      (#""job":"series","inputs":["maps"],"every":"month""#, ["series", "maps", "--every", "month"]),
      (#""job":"distance","inputs":["maps"],"to":"37.5,48.25""#, ["distance", "maps", "--to", "37.5,48.25"]),
      (#""job":"zones","inputs":["maps"],"within_km":[5,10]"#, ["zones", "maps", "--within", "5,10"]),
      (#""job":"front","before":"maps/2025-01-01.geojson""#, ["front", "maps/2025-01-01.geojson"]),
      (#""job":"check","inputs":["maps/2025-01-01.geojson"]"#, ["check", "maps/2025-01-01.geojson"]),
      (#""job":"change""#, ["change"]),
    ]
    let lines = (0..<40).map { number in
      number % 10 == 9
        ? #"{"id":\#(number),"job":"area","inputs":["nothing.geojson"]}"#
        : "{\"id\":\(number),\(commands[number % commands.count].line)}"
    }
    let result = try batch(lines)
    #expect(result.status == 0 && result.errors.isEmpty, "\(result.errors)")
    #expect(try batch(lines, "--jobs", "1").output == result.output)
    #expect(try batch(lines, "--cache-mb", "0").output == result.output)
    let answers = try result.output.split(separator: "\n").map(Self.object)
    #expect(answers.map { $0["id"] as? Int } == Array(0..<40))
    for (number, answer) in answers.enumerated() {
      if number % 10 == 9 {
        #expect(answer["ok"] as? Bool == false && answer["status"] as? Int == 66)
        let diagnostics = try #require(answer["diagnostics"] as? [NSDictionary])
        #expect(diagnostics.first?["path"] as? String == "nothing.geojson")
      } else if number < commands.count {
        let command = try CommandLineTool.run(
          commands[number].command + ["-f", "json", "--quiet"], in: folder)
        let document = try Self.object(Substring(command.output))
        #expect(answer["ok"] as? Bool == true && answer["result"] as? NSDictionary == document, "\(number)")
      }
    }
  }

  @Test("A line that is no job is answered, with what to do, and the next one too")
  func faults() throws {
    let long = #"{"id":1,"job":""# + String(repeating: "x", count: 17 << 20) + "\"}"
    let lines: [(line: String, words: String)] = [
      ("garbage", "the line can't be read as JSON"), ("[1]", "a job is a JSON object"),
      ("{}", "\\\"job\\\" is missing"),
      (#"{"job":"chnage"}"#, "there is no job \\\"chnage\\\": give one of area, change"),
      (#"{"job":"area","inptus":[]}"#, "there is no member \\\"inptus\\\""),
      (#"{"job":"area","language":"ru"}"#, "neither \\\"en\\\" nor \\\"uk\\\""),
      (#"{"job":"area","csv":""}"#, "no name of a file"),
      (#"{"job":"area","csv":"a\u0000b"}"#, "no name of a file"),
      (#"{"id":1,"job":"area","id":2}"#, "\\\"id\\\" is given twice"),
      (#"{"job":"archive-list"}"#, "no archive is named"), ("\u{FEFF}{\"job\":\"x\"}", "there is no job"),
      (#"{"job":"change","sliver_km2":1e400}"#, "can't be read as JSON"),
      (#"{"job":"check","csv":"c.csv"}"#, "has no csv"),
      (#"{"job":"check","as":"geojson"}"#, "has no geojson"),
      (#"{"job":"area","as":"xml"}"#, "\\\"as\\\" is no format: give one of table, json"),
      (#"{"job":"area","as":"csv","csv":"a.csv"}"#, "exclude one another"),
      (#"{"job":"change","as":"geojson","precision":16}"#, "neither a number from 0 to 15 nor"),
      (#"{"job":"change","precision":3}"#, "goes with"),
      (long, "longer than 16 MiB"), (String(repeating: "[", count: 100_000), "can't be read as JSON"),
      (#"{"id":"last","job":"area","inputs":["maps/2025-01-01.geojson"]}"#, "\"ok\":true"),
    ]
    let result = try batch(lines.map(\.line))
    let answers = result.output.split(separator: "\n")
    try #require(result.status == 0 && answers.count == lines.count, "\(result.errors)")
    for (answer, (line, words)) in zip(answers, lines) {
      #expect(answer.contains(words), "\(line.prefix(60)): \(answer.prefix(200))")
    }
    // Lines of spaces have no answer, and no input at all has none either.
    #expect(try batch(["", "  ", "\t\r"]).output.isEmpty)
    #expect(try batch([]).output.isEmpty)
  }

  @Test(
    "A check of files of which one can't be opened is not done; what is wrong with the others is no failure")
  func check() throws {
    try folder.write("open.geojson", Fixtures.map("[[[37,48],[38,48],[38,49],[37,49]]]"))
    let answers = try batch([
      #"{"id":1,"job":"check","inputs":["nothing.geojson"]}"#,
      #"{"id":2,"job":"check","inputs":["open.geojson","nothing.geojson"]}"#,
      #"{"id":3,"job":"check","inputs":["open.geojson"]}"#,
    ]).output.split(separator: "\n").map(Self.object)
    #expect(answers.map { $0["ok"] as? Bool } == [false, false, true])
    for answer in answers.prefix(2) {
      #expect(answer["status"] as? Int == 66)
      let diagnostics = try #require(answer["diagnostics"] as? [NSDictionary])
      #expect(diagnostics.map { $0["path"] as? String } == ["nothing.geojson"])
      #expect(diagnostics.first?["code"] as? String == "cannot-open-input")
    }
  }

  @Test("An answer says where the fault is")
  func places() throws {
    try folder.write(
      "open.geojson",
      #"""
      {"type":"FeatureCollection","features":[{"type":"Feature","properties":{},"geometry":{"type":"Polygon",
      "coordinates":[[[36,48],[37,48],[37,"x"],[36,48]]]}}]}
      """#)
    let answer = try Self.object(Substring(batch([#"{"job":"area","inputs":["open.geojson"]}"#]).output))
    let first = try #require((answer["diagnostics"] as? [NSDictionary])?.first)
    #expect(answer["status"] as? Int == 65 && first["code"] as? String == "bad-data")
    #expect(first["path"] as? String == "open.geojson" && first["feature"] as? Int == 0)
    #expect(first["ring"] as? Int == 0 && first["position"] as? Int == 2)
    #expect((first["advice"] as? String)?.isEmpty == false)
  }

  @Test("A table goes into a file that the job names, as a whole or not at all")
  func tables() throws {
    let line = #"{"id":1,"job":"series","inputs":["maps"],"csv":"s.csv"}"#
    let first = try batch([line])
    let command = try CommandLineTool.run(["series", "maps", "-f", "csv", "--quiet"], in: folder)
    #expect(
      first.output == #"{"id":1,"ok":true,"result":{"csv":"s.csv","bytes":\#(command.output.utf8.count)}}"#
        + "\n")
    #expect(try folder.read("s.csv") == command.output)
    #expect(try batch([line]).output.contains("\"status\":73"))
    #expect(try batch([line], "--overwrite").output.contains("\"ok\":true"))
    #expect(try folder.names == ["maps", "s.csv"])
  }

  @Test("A result is written as the job says, as the command writes it")
  func forms() throws {
    let change = #""job":"change","before":"maps/2025-01-01.geojson","after":"maps/2025-01-03.geojson""#
    let formats = ["geojson", "csv", "markdown", "table", "json"]
    let lines = formats.map { "{\(change),\"as\":\"\($0)\"}" }
    let answers = try batch(lines).output.split(separator: "\n").map(Self.object)
    try #require(answers.count == lines.count)
    for (answer, format) in zip(answers, formats) {
      let command = try CommandLineTool.run(
        ["change", "maps/2025-01-01.geojson", "maps/2025-01-03.geojson", "-f", format, "--quiet"], in: folder)
      if format.hasSuffix("json") {
        let document = try Self.object(Substring(command.output))
        #expect(answer["result"] as? NSDictionary == document, "\(format)")
      } else {
        #expect(answer["result"] as? String == command.output, "\(format)")
      }
    }
    // What is not rounded: a coordinate with more than seven decimals.
    try folder.write(
      "fine.geojson", Fixtures.map(Fixtures.rectangle(36.5, 48, 37.123456789012345, 48.5)))
    let fine = try batch(
      [#""full""#, "3", "7"].map {
        #"{"job":"change","before":"maps/2025-01-01.geojson","after":"fine.geojson","reading_b":{"date":"2025-02-01"},"#
          + #""as":"geojson","precision":\#($0)}"#
      }
    ).output.split(separator: "\n")
    try #require(fine.count == 3)
    #expect(fine[0].contains("37.123456789012345") || fine[0].contains("37.12345678901234"))
    #expect(fine[1].contains("37.123,") && fine[2].contains("37.1234568,"))
  }

  @Test("A job is answered before the next one comes, and a file that changed is read anew")
  func conversation() throws {
    let process = Process()
    process.executableURL = CommandLineTool.binary
    process.arguments = ["batch"]
    process.currentDirectoryURL = URL(fileURLWithPath: folder.path)
    let (questions, answers) = (Pipe(), Pipe())
    (process.standardInput, process.standardOutput) = (questions, answers)
    process.standardError = FileHandle.nullDevice
    try process.run()
    func ask(_ line: String) throws -> NSDictionary {
      try questions.fileHandleForWriting.write(contentsOf: Data((line + "\n").utf8))
      var text = Data()
      while text.last != UInt8(ascii: "\n") {
        let more = answers.fileHandleForReading.availableData
        if more.isEmpty { break }
        text += more
      }
      return try Self.object(Substring(String(decoding: text, as: UTF8.self)))
    }
    let line = #"{"id":1,"job":"area","inputs":["maps/2025-01-01.geojson"]}"#
    let first = try ask(line)
    #expect(try ask(line) == first)
    try folder.write("maps/2025-01-01.geojson", Fixtures.map(Fixtures.rectangle(36.5, 48, 38, 48.5)))
    let changed = try ask(line)
    #expect(changed["ok"] as? Bool == true && changed != first)
    try questions.fileHandleForWriting.close()
    try process.waitForEnd(atMostSeconds: 60)
    #expect(process.terminationStatus == 0)
  }

  @Test("A batch that was interrupted goes on where it was, byte for byte, as often as it is asked")
  func resumption() throws {
    // Ids of every kind, two of them the same, some without, and lines that are no jobs.
    let ids = [
      #""a","#, "7,", #""q\"},{\"ok\":","#, #"{"day":[1,{"x":"]"}]},"#, "7,", "null,", "1.50,", #""є","#, nil,
      "true,",
    ]
    var lines = ids.enumerated().map { number, id in
      "{\(id.map { "\"id\":" + $0 } ?? "")\"job\":\"area\",\"inputs\":[\"maps/2025-01-0\(number % 4).geojson\"]}"
    }
    lines += ["", "garbage", #"{"id":"last","job":"chnage"}"#]
    let whole = try batch(lines, "--resume", "whole.ndjson")
    #expect(whole.status == 0 && whole.output.isEmpty && whole.errors.isEmpty, "\(whole.errors)")
    let answers = try folder.read("whole.ndjson")
    #expect(try batch(lines).output == answers)
    // Cut after any byte; the cut within an id, between lines, and at the beginning among them.
    let bytes = Array(answers.utf8)
    for length in Set(stride(from: 0, through: bytes.count, by: 97)).union([bytes.count]) {
      try Data(bytes[..<length]).write(to: URL(fileURLWithPath: folder.path + "/cut.ndjson"))
      let resumed = try batch(lines, "--resume", "cut.ndjson", "--jobs", "2")
      #expect(resumed.status == 0, "\(resumed.errors)")
      #expect(try folder.read("cut.ndjson") == answers, "cut after \(length) bytes")
    }
    // An answer that lacks its line feed alone is whole, also where its job is not asked again.
    let whole1 = String(answers.prefix { $0 != "\n" })
    try folder.write("whole1.ndjson", whole1)
    #expect(try batch([], "--resume", "whole1.ndjson").status == 0)
    #expect(try folder.read("whole1.ndjson") == whole1 + "\n")
    let again = try batch(lines, "--resume", "cut.ndjson")
    #expect(again.errors.contains("12 jobs are answered there, and left out"))
    #expect(try folder.read("cut.ndjson") == answers)
  }

  @Test(
    "An id is repeated as it is written, with all of its digits",
    arguments: [
      "18446744073709551615", "18446744073709551614", "18446744073709551616", "123456789012345.678901",
      "1.10", "-0",
      "1e400", #""\u0041\"},{""#, #"{"id":[1,{"id":"x, y"}]}"#, "null", "[]",
    ])
  func ids(id: String) throws {
    for line in ["{\"id\":\(id),\"job\":\"area\"}", "{ \"job\" : \"nothing\" , \"id\" : \(id) }"] {
      let answer = try batch([line]).output
      #expect(
        answer.hasPrefix("{\"id\":\(id.replacingOccurrences(of: ": ", with: ":")),\"ok\":"), "\(answer)")
      #expect(!answer.contains("JSON"))
      let file = "ids-\(UUID().uuidString).ndjson"
      #expect(try batch([line], "--resume", file).status == 0)
      #expect(try batch([line], "--resume", file).errors.contains("1 job is answered there"))
    }
    for line in [
      "{\"id\":01,\"job\":\"area\"}", "{\"id\":,\"job\":\"area\"}", "{\"id\":\"a,\"job\":\"area\"}",
    ] {
      #expect(try batch([line]).output.hasPrefix(#"{"id":null,"ok":false"#))
    }
  }

  @Test("A file that no batch wrote is not appended to")
  func foreignResumption() throws {
    try folder.write("notes.txt", "my notes\nand more")
    let result = try batch([#"{"id":1,"job":"area"}"#], "--resume", "notes.txt")
    #expect(result.status == 65 && result.errors.contains("notes.txt: line 1 is no answer of a batch"))
    #expect(try folder.read("notes.txt") == "my notes\nand more")
    try folder.write("line.txt", "a line without an end")
    #expect(try batch([#"{"id":1,"job":"area"}"#], "--resume", "line.txt").status == 65)
    #expect(try folder.read("line.txt") == "a line without an end")
    #expect(try batch([], "--resume", "-").status == 64)
    #expect(try batch([], "--resume", "no/folder.ndjson").status == 73)
    // An endless device would be read for ever.
    for device in ["/dev/full", "/dev/null"] {
      let result = try batch([], "--resume", device)
      #expect(result.status == 73 && result.errors.contains("is not a regular file"), "\(result.errors)")
    }
  }

  @Test("A batch ends where its answers can't be written, also those that wait for a slow one")
  func fullOutput() throws {
    let quick = #"{"job":"area","inputs":["maps/2025-01-01.geojson"]}"#
    try folder.write(
      "jobs.ndjson", ([#"{"job":"series"}"#] + Array(repeating: quick, count: 40)).joined(separator: "\n"))
    let result = try CommandLineTool.shell(
      "timeout 120 \"$BIN\" batch --jobs 2 < jobs.ndjson > /dev/full", in: folder)
    #expect(result.status == 74, "\(result.status) \(result.errors)")
  }

  @Test("The schema of a job is printed")
  func schema() throws {
    let result = try CommandLineTool.run(["batch", "--schema", "change"], in: folder)
    let schema = try Self.object(Substring(result.output))
    for member in ["before", "id", "as", "precision", "csv", "language", "job"] {
      #expect((schema["properties"] as? NSDictionary)?[member] != nil, "\(member)")
    }
    #expect(schema["required"] as? [String] == ["job"])
    let wrong = try CommandLineTool.run(["batch", "--schema", "x"], in: folder)
    #expect(wrong.status == 64 && wrong.failures.count == 1)
  }
}
