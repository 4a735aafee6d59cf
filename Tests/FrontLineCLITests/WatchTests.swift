import Foundation
import TestSupport
import Testing

/// `frontline watch` over archives of small maps.
@Suite("Watching")
struct WatchTests {
  private let folder: Folder

  /// The eastern edges of the land on each day, from 2025-01-01 on: 0.1° are some 7.4 km.
  private static let edges = [37.0, 37.1, 37.1, 37.3, 37.2, 37.3, 37.5, 37.5, 37.7, 37.9]

  init() throws {
    folder = try Folder()
    for (number, edge) in Self.edges.enumerated() {
      try folder.write(
        "maps/\(Self.day(number)).geojson", Fixtures.map(Fixtures.rectangle(36, 48, edge, 48.5)))
    }
    try folder.write(
      "places.geojson",
      try Self.points([("Захід", 37.45, 48.25), ("Схід", 37.8, 48.25), ("\u{1B}[31mворожий\n", 37.45, 48.4)]))
    try folder.write(
      "road.geojson",
      #"{"type":"LineString","coordinates":[[37.6,48.1],[37.6,48.4]]}"#)
    try folder.write("rules.json", Self.rules)
    try run(["archive", "create", "front.gpkg"])
  }

  private static func day(_ number: Int) -> String { String(format: "2025-01-%02d", number + 1) }

  private static func points(_ points: [(String, Double, Double)]) throws -> String {
    let features = try points.map { name, longitude, latitude in
      let text = String(decoding: try JSONEncoder().encode(name), as: UTF8.self)
      return
        #"{"type":"Feature","properties":{"name":\#(text)},"geometry":{"type":"Point","coordinates":[\#(longitude),\#(latitude)]}}"#
    }
    return "{\"type\":\"FeatureCollection\",\"features\":[\(features.joined(separator: ","))]}"
  }

  private static let rules = """
    {"schema":"frontline.rules/1","name":"tests","rules":[
      {"name":"places","when":"near","places":"places.geojson","km":[20,5]},
      {"name":"road","when":"near","to":"road.geojson","km":0},
      {"name":"status","when":"status","places":"places.geojson"},
      {"name":"day","when":"area","km2":700,"side":"either"},
      {"name":"three days","when":"area","km2":1200,"days":3},
      {"name":"silent","when":"silent","days":3}]}
    """

  /// - Parameter day: The day of January on which it is done: by it a source is silent.
  @discardableResult
  private func run(_ arguments: [String], day: Int = 10) throws -> CommandLineTool.Result {
    let noon = 1_735_732_800 + 86_400 * (day - 1)
    return try CommandLineTool.run(arguments, in: folder, environment: ["SOURCE_DATE_EPOCH": "\(noon)"])
  }

  private func watch(_ arguments: [String] = [], day: Int = 10) throws -> CommandLineTool.Result {
    try run(["watch", "rules.json", "--archive", "front.gpkg"] + arguments, day: day)
  }

  private func add(_ numbers: some Sequence<Int>) throws {
    let result = try run(["archive", "add", "front.gpkg"] + numbers.map { "maps/\(Self.day($0)).geojson" })
    #expect(result.status == 0, "\(result.errors)")
  }

  private struct Event: Decodable, Hashable {
    let id: String
    let rule: String
    let kind: String
    let subject: String
    let date: String
    let sentence: String
  }

  private func events(_ result: CommandLineTool.Result) throws -> [Event] {
    try result.output.split(separator: "\n").map { try JSONDecoder().decode(Event.self, from: Data($0.utf8)) }
  }

  @Test("A replay tells on the right days, and changes nothing")
  func replay() throws {
    try add(0..<10)
    let before = try Data(contentsOf: URL(fileURLWithPath: folder.path + "/front.gpkg"))
    let result = try watch(["--replay", "-f", "json"])
    #expect(result.status == 3, "\(result.errors)")
    let told = try events(result).map { "\($0.date.suffix(2)) \($0.rule) \($0.subject)" }
    #expect(
      told.filter { !$0.contains("ворожий") } == [
        // 37.45 less 37.1 are 26 km, less 37.3 11 km, and 37.8 less 37.7 7.4 km.
        "04 places Захід", "04 day generic", "04 three days generic", "06 three days generic",
        "07 places Захід", "07 status Захід", "07 day generic", "09 places Схід", "09 road road.geojson",
        "09 day generic", "10 places Схід", "10 status Схід", "10 day generic",
      ])
    #expect(!result.output.contains("\u{1B}"))
    #expect(try Data(contentsOf: URL(fileURLWithPath: folder.path + "/front.gpkg")) == before)
    #expect(
      try events(watch(["--replay", "-f", "json", "--since", "2025-01-09"])).allSatisfy {
        $0.date >= "2025-01-09"
      })
    #expect(
      try events(watch(["--replay", "-f", "json", "--until", "2025-01-04"])).allSatisfy {
        $0.date == "2025-01-04"
      })
  }

  @Test("Whatever the restarts, the events are those of a replay, each once", arguments: 0..<6)
  func restarts(_ seed: Int) throws {
    var random = SeededGenerator(seed: UInt64(seed) + 7)
    var (told, next) = ([Event](), 0)
    while next < 10 {
      let last = min(10, next + .random(in: 1...4, using: &random))
      try add(next..<last)
      let first = next == 0 ? ["--since", "2025-01-01"] : []
      for _ in 0..<Int.random(in: 1...2, using: &random) {
        let result = try watch(["-f", "json"] + first, day: last)
        let new = try events(result)
        #expect(result.status == (new.isEmpty ? 0 : 3), "\(result.errors)")
        told += new
      }
      next = last
    }
    let replayed = try events(watch(["--replay", "-f", "json"]))
    #expect(Set(told) == Set(replayed) && told.count == replayed.count, "seed \(seed)")
    #expect(Set(told.map(\.id)).count == told.count)
    #expect(try watch().status == 0)
    let verified = try run(["archive", "verify", "front.gpkg"])
    #expect(verified.status == 0 && !verified.errors.contains("other programs"), "\(verified.errors)")
  }

  @Test("A first run begins at the last map, and says so")
  func first() throws {
    try add(0..<9)
    let result = try watch()
    #expect(result.status == 0 && result.output.isEmpty && result.errors.contains("starts at the last map"))
    try add([9])
    let second = try watch()
    #expect(second.status == 3 && second.output.contains("2025-01-10"))
  }

  @Test("A silence is told once: while it lasts, or when it is over")
  func silence() throws {
    try add([0, 1])
    _ = try watch(["--since", "2025-01-01"], day: 2)
    func silences(on day: Int) throws -> [String] {
      try events(watch(["-f", "json"], day: day)).filter { $0.kind == "silent" }.map(\.date)
    }
    #expect(try silences(on: 5).isEmpty)
    #expect(try silences(on: 6) == ["2025-01-06"])
    #expect(try silences(on: 8).isEmpty)
    try add([8])
    #expect(try silences(on: 9).isEmpty)
    let replayed = try events(watch(["--replay", "-f", "json"])).filter { $0.kind == "silent" }
    #expect(replayed.map(\.date) == ["2025-01-06"])
  }

  @Test("What one run noted and did not come to tell, the next one tells")
  func interrupted() throws {
    try add(0..<9)
    _ = try watch()
    try add([9])
    // Nothing can be printed: the event is noted, and not told.
    let broken = try CommandLineTool.shell(
      "SOURCE_DATE_EPOCH=1736510400 $BIN watch rules.json --archive front.gpkg >&-", in: folder)
    #expect(broken.status == 74, "\(broken.errors)")
    let result = try watch()
    #expect(result.status == 3 && result.output.contains("2025-01-10"))
    #expect(try watch().status == 0)
  }

  @Test("Two sources that part are told on the day")
  func parted() throws {
    for (number, edge) in [(0, 37.0), (1, 37.1), (2, 37.5)] {
      try folder.write(
        "other/\(Self.day(number)).geojson", Fixtures.map(Fixtures.rectangle(36, 48, edge, 48.5)))
    }
    try folder.write(
      "mine.json", #"{"schema":"frontline.source/1","name":"mine","status":"occupied"}"#)
    try add(0..<4)
    #expect(try run(["archive", "add", "front.gpkg", "other", "--source", "mine.json"]).status == 0)
    try folder.write(
      "parts.json",
      #"{"schema":"frontline.rules/1","rules":[{"name":"p","when":"parted","km2":100,"sources":["generic","mine"]}]}"#
    )
    let result = try run(["watch", "parts.json", "--archive", "front.gpkg", "--replay", "-f", "json"])
    #expect(result.status == 3 && result.output.contains("\"date\":\"2025-01-03\""), "\(result.errors)")
    #expect(result.output.contains("\"only_first_km2\":0") && result.output.split(separator: "\n").count == 1)
  }

  @Test("The Atom feed is XML with each event once; the same events give the same bytes")
  func atom() throws {
    try add(0..<9)
    _ = try watch(["--since", "2025-01-01", "--atom", "a.xml"])
    let first = try folder.read("a.xml")
    _ = try watch(["--atom", "a.xml"])
    #expect(try folder.read("a.xml") == first)
    let parsed = try CommandLineTool.shell(
      "python3 -c \"import xml.dom.minidom as m; d=m.parse('a.xml'); e=d.getElementsByTagName('entry'); "
        + "print(len(e), len({x.getElementsByTagName('id')[0].firstChild.data for x in e}))\"", in: folder)
    let replayed = try events(watch(["--replay", "-f", "json"]))
    #expect(parsed.output == "\(replayed.count) \(replayed.count)\n", "\(parsed.errors)")
  }

  @Test("A receiver that is killed and comes back has each event at least once, and tells repeats by the id")
  func webhook() throws {
    try add(0..<10)
    let replayed = try events(watch(["--replay", "-f", "json"]))
    var random = SeededGenerator(seed: 3)
    var received: [(id: String, body: String)] = []
    var server: FeedServer? = try FeedServer(["--faults", "0.4", "--seed", "4"])
    let base = try #require(server?.base)
    let port = try #require(base.split(separator: ":").last.map(String.init))
    var statuses: [Int32] = []
    for round in 0..<40 where statuses.last != 0 {
      let process = Process()
      process.executableURL = CommandLineTool.binary
      process.arguments =
        [
          "watch", "rules.json", "--archive", "front.gpkg", "--quiet", "--webhook",
          base + "/hook?token=t0ken",
        ]
        + ["--since", "2025-01-01"]
      process.currentDirectoryURL = URL(fileURLWithPath: folder.path)
      process.environment = ["SOURCE_DATE_EPOCH": "1736510400", "no_proxy": "127.0.0.1"]
      process.standardOutput = FileHandle.nullDevice
      process.standardError = FileHandle.nullDevice
      try process.run()
      if round < 8 {
        Thread.sleep(forTimeInterval: .random(in: 0.05...0.3, using: &random))
        // Now the receiver goes, now the sender.
        if round.isMultiple(of: 2) { kill(process.processIdentifier, SIGKILL) }
        // What it answers until it is gone counts, so it is read afterwards.
        server?.stop()
        received += try server?.received() ?? []
        server = nil
        server = try FeedServer(["--faults", "0.4", "--seed", "\(round)", "--port", port])
      }
      try process.waitForEnd()
      statuses.append(process.terminationStatus)
    }
    received += try server?.received() ?? []
    #expect(statuses.last == 0, "\(statuses)")
    #expect(Set(received.map(\.id)) == Set(replayed.map(\.id)))
    for (id, body) in received {
      let event = try JSONDecoder().decode(Event.self, from: Data(body.utf8))
      #expect(event.id == id)
    }
  }

  @Test("A receiver that refuses is told without its address, and the events are kept")
  func refused() throws {
    try add(0..<9)
    let server = try FeedServer(["--faults", "1"])
    let arguments = ["--webhook", server.base + "/hook/s3cret?token=t0ken"]
    _ = try watch()
    try add([9])
    let result = try watch(arguments)
    #expect(result.status == 74 && result.errors.contains("are kept"), "\(result.errors)")
    #expect(!result.errors.contains("s3cret") && !result.errors.contains("t0ken"))
    #expect(try watch(arguments).status == 74)
  }

  @Test("A map of each event is drawn")
  func pictures() throws {
    try add(0..<10)
    try FileManager.default.createDirectory(atPath: folder.path + "/pics", withIntermediateDirectories: true)
    let result = try watch(["--replay", "-f", "json", "--since", "2025-01-10", "--maps", "pics"])
    let drawn = try FileManager.default.contentsOfDirectory(atPath: folder.path + "/pics")
    #expect(
      try drawn.count == events(result).count && drawn.allSatisfy { $0.hasPrefix("2025-01-10-") },
      "\(result.errors)")
    #expect(try drawn.allSatisfy { try folder.read("pics/\($0)").hasPrefix("<") })
    #expect(try watch(["--replay", "--maps", "nowhere/deep"]).status == 73)
  }

  @Test("What is wrong with rules is named")
  func rules() throws {
    for (text, words) in [
      ("{}", "schema"), ("[", "end"), (#"{"schema":"frontline.rules/1"}"#, "rules"),
      (#"{"schema":"frontline.rules/1","rules":[{"name":"a","when":"soon"}]}"#, "rules[0].when"),
      (#"{"schema":"frontline.rules/1","rules":[{"when":"silent","days":2}]}"#, "rules[0].name"),
      (#"{"schema":"frontline.rules/1","rules":[{"name":"a","when":"silent"}]}"#, "rules[0].days"),
      (#"{"schema":"frontline.rules/1","rules":[{"name":"a","when":"silent","days":1.5}]}"#, "rules[0].days"),
      (#"{"schema":"frontline.rules/1","rules":[{"name":"a","when":"near","km":5}]}"#, "rules[0]"),
      (
        #"{"schema":"frontline.rules/1","rules":[{"name":"a","when":"near","to":"Kyiv","km":-5}]}"#,
        "rules[0].km"
      ),
      (
        #"{"schema":"frontline.rules/1","rules":[{"name":"a","when":"near","to":"Kyiv","km":5,"kilometres":1}]}"#,
        "kilometres"
      ),
      (
        #"{"schema":"frontline.rules/1","rules":[{"name":"a","when":"area","km2":5,"region":"x"}]}"#,
        "rules[0].regions"
      ),
      (
        #"{"schema":"frontline.rules/1","rules":[{"name":"a","when":"parted","km2":5,"sources":["isw"]}]}"#,
        "sources"
      ),
      (
        #"{"schema":"frontline.rules/1","rules":[{"name":"a","when":"silent","days":2},{"name":"a","when":"redrawn"}]}"#,
        "another rule"
      ),
    ] {
      try folder.write("rules.json", text)
      let result = try watch(["--replay"])
      #expect(
        result.status == 65 && result.failures.count == 1 && result.errors.contains(words),
        "\(text): \(result.errors)")
    }
    #expect(try watch(["--every", "30m"]).status == 64)
    #expect(try watch(["--every", "3h", "--replay"]).status == 64)
    #expect(try run(["watch", "none.json", "--archive", "front.gpkg"]).status == 66)
    try folder.write("rules.json", Self.rules)
    #expect(try run(["watch", "rules.json", "--archive", "none.gpkg"]).status == 66)
    #expect(try run(["watch", "rules.json", "--archive", "rules.json"]).status == 65)
    #expect(try watch().status == 0)
  }
}

/// `frontline watch` over the daily unions of 2025.
@Suite(
  "Watching the corpus", .enabled(if: SharedMaterial.isPresent, Comment(rawValue: SharedMaterial.absence)))
struct WatchCorpusTests {
  private let folder: Folder
  private let union = SharedMaterial.folder + "/corpus/union"

  init() throws { folder = try Folder() }

  private func run(_ arguments: [String]) throws -> CommandLineTool.Result {
    try CommandLineTool.run(arguments, in: folder, environment: ["SOURCE_DATE_EPOCH": "1759190400"])
  }

  private struct Event: Decodable, Hashable {
    let id: String
    let rule: String
    let subject: String
    let date: String
    let limit_km: Double?
    let km: Double?
  }

  private func events(_ result: CommandLineTool.Result) throws -> [Event] {
    try result.output.split(separator: "\n").map { try JSONDecoder().decode(Event.self, from: Data($0.utf8)) }
  }

  @Test(
    "Forty towns, the road of the corpus and the redrawn days are told on the days of distance, once each")
  func corpus() throws {
    // The towns of Donetsk Oblast in the order of the gazetteer.
    let listed = try run(["places", "-f", "csv"]).output.split(separator: "\n").dropFirst().map {
      $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
    let towns = listed.filter { $0[3] == "Donetsk Oblast" && !$0[0].contains("\"") && Double($0[5]) != nil }
      .prefix(40)
    #expect(towns.count == 40)
    let features = towns.enumerated().map { number, town in
      #"{"type":"Feature","properties":{"name":"\#(number) \#(town[0])"},"geometry":{"type":"Point","coordinates":[\#(town[5]),\#(town[6])]}}"#
    }
    try folder.write(
      "towns.geojson", "{\"type\":\"FeatureCollection\",\"features\":[\(features.joined(separator: ","))]}")
    try folder.write(
      "rules.json",
      """
      {"schema":"frontline.rules/1","rules":[
        {"name":"towns","when":"near","places":"towns.geojson","km":[10,5]},
        {"name":"road","when":"near","to":"\(SharedMaterial.folder)/corpus/roads/t-05-14-test-line.geojson","km":0},
        {"name":"redrawn","when":"redrawn"}]}
      """)
    // What distance says of each town on each day.
    let measured = try run(["distance", union, "--to", "towns.geojson", "--each", "-f", "csv"])
    let lines = measured.output.split(separator: "\n")
    let header = lines[0].split(separator: ",").map(String.init)
    let (name, date, km) = (
      try #require(header.firstIndex(of: "name")), try #require(header.firstIndex(of: "date")),
      try #require(header.firstIndex(of: "km"))
    )
    var before: [String: Double] = [:]
    var expected: Set<String> = []
    for line in lines.dropFirst() {
      let cells = line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
      let (town, distance) = (cells[name], try #require(Double(cells[km])))
      for limit in [10.0, 5] where distance <= limit && (before[town] ?? 0) > limit {
        expected.insert("\(cells[date]) \(town) \(Int(limit)) \(distance)")
      }
      before[town] = distance
    }
    #expect(!expected.isEmpty)

    let files = try FileManager.default.contentsOfDirectory(atPath: union).sorted()
    var random = SeededGenerator(seed: 21)
    var told: [Event] = []
    var next = 0
    _ = try run(["archive", "create", "front.gpkg"])
    while next < files.count {
      let last = min(files.count, next + .random(in: 1...60, using: &random))
      let added = try run(["archive", "add", "front.gpkg"] + files[next..<last].map { "\(union)/\($0)" })
      #expect(added.status == 0, "\(added.errors)")
      told += try events(
        run(["watch", "rules.json", "--archive", "front.gpkg", "-f", "json", "--since", "2024-01-01"]))
      next = last
    }
    let near = told.filter { $0.rule == "towns" }.map {
      "\($0.date) \($0.subject) \(Int($0.limit_km ?? 0)) \($0.km ?? .nan)"
    }
    #expect(Set(near) == expected && near.count == expected.count)
    #expect(told.filter { $0.rule == "road" }.map(\.date).first == "2025-08-12")
    #expect(told.filter { $0.rule == "redrawn" }.map(\.date) == ["2025-04-29", "2025-04-30", "2025-09-12"])
    let replayed = try events(
      run(["watch", "rules.json", "--archive", "front.gpkg", "-f", "json", "--replay"]))
    #expect(Set(told) == Set(replayed) && told.count == replayed.count)
  }
}
