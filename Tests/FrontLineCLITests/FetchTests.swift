import Foundation
import TestSupport
import Testing

/// `frontline fetch` against a server of our own, through libcurl.
@Suite("Fetching")
struct FetchTests {
  private let folder: Folder

  init() throws { folder = try Folder() }

  private func fetch(
    _ server: FeedServer, _ arguments: [String] = ["deepstate"], into: String = "maps", prefix: String = "",
    pace: Int = 1, environment: [String: String] = [:]
  ) throws -> CommandLineTool.Result {
    try CommandLineTool.run(
      ["fetch"] + arguments
        + ["--into", into, "--base-url", server.base + prefix, "--pace", "\(pace)", "--timeout", "2"],
      in: folder, environment: ["no_proxy": "127.0.0.1"].merging(environment) { $1 })
  }

  private var maps: [String] { get throws { try folder.names(in: "maps").filter { !$0.hasPrefix(".") } } }

  /// Faults that need no waiting.
  private static let quickFaults =
    "500,503,reset,short,long,gzip-cut,redirect-loop,redirect-away,html,error-body,empty,image,not-a-map"

  @Test(
    "With faults in a fifth of the answers all versions arrive, once each, in order, into a folder and an archive"
  )
  func complete() throws {
    let server = try FeedServer([
      "--versions", "120", "--faults", "0.2", "--seed", "5", "--kinds", Self.quickFaults,
    ])
    let result = try fetch(server)
    #expect(result.status == 0, "\(result.errors)")
    #expect(result.errors.contains("maps: 120 downloaded, 0 already here, 120 listed"))
    #expect(try maps.count == 120)
    let versions = try folder.read("maps/.frontline/downloads.jsonl").matches(of: /"version":"([0-9]+)"/).map
    {
      Int($0.output.1) ?? 0
    }
    #expect(versions.count == 120 && versions == versions.sorted() && Set(versions).count == 120)
    let area = try CommandLineTool.run(["area", "maps", "-f", "csv"], in: folder)
    #expect(area.status == 0)

    let before = try server.requests().count
    #expect(try fetch(server).status == 0)
    #expect(try server.requests()[before...].allSatisfy { $0.path == "/api/history/public" })

    #expect(try fetch(server, into: "front.gpkg").status == 0)
    let verified = try CommandLineTool.run(["archive", "verify", "front.gpkg"], in: folder)
    #expect(verified.status == 0 && verified.errors.contains("no fault found in 120 snapshots"))
    let again = try CommandLineTool.run(["archive", "add", "front.gpkg", "maps"], in: folder)
    #expect(again.errors.contains("120 already in the archive"))
  }

  @Test("Never two requests at once, and never sooner after one another than the pace says")
  func wireLog() throws {
    let server = try FeedServer(["--versions", "30"])
    #expect(try fetch(server, pace: 40).status == 0)
    let requests = try server.requests()
    #expect(requests.count == 31 && requests.allSatisfy { $0.active == 1 })
    let gaps = zip(requests, requests.dropFirst()).map { $1.begin - $0.begin }
    #expect(gaps.allSatisfy { $0 >= 0.04 })
    #expect(requests.allSatisfy { $0.agent?.hasPrefix("frontline/") ?? false })
  }

  @Test("Retry-After is kept, in seconds and as a time", arguments: ["429", "429-date"])
  func retryAfter(_ kind: String) throws {
    let server = try FeedServer(["--versions", "4", "--faults", "0.5", "--kinds", kind, "--seed", "2"])
    #expect(try fetch(server).status == 0)
    let requests = try server.requests()
    let waits = zip(requests, requests.dropFirst()).filter { $0.0.fault != nil }.map { $1.begin - $0.begin }
    #expect(!waits.isEmpty && waits.allSatisfy { $0 >= 1 })
  }

  @Test(
    "What is no map is kept out, told, and asked for again",
    arguments: [
      ("500", "status 500"), ("reset", "reset by peer"), ("drip", "Operation t"),
      ("short", "bytes remaining"),
      ("long", "can't be got"),
      ("gzip-cut", "incomplete or broken"), ("redirect-loop", "circle"),
      ("redirect-away", "elsewhere.example"),
      ("html", "a web page"), ("error-body", "try later"), ("empty", "is empty"), ("image", "image/png"),
      ("huge", "bytes that are allowed"),
    ])
  func fault(_ kind: String, _ words: String) throws {
    let server = try FeedServer(["--versions", "1"])
    let result = try fetch(server, prefix: "/force/\(kind)")
    #expect(result.status == 66)
    #expect(result.failures.count == 1 && result.errors.contains(words), "\(result.errors)")
    #expect(try maps == [])
    // What follows a body that is too long is no request, and not noted as one.
    #expect(try server.requests().count == 6 || kind == "long")
  }

  @Test(
    "Sent away for a day, or refused, it asks once and says so",
    arguments: [("429-long", "1440 minutes"), ("403", "403")])
  func sentAway(_ kind: String, _ words: String) throws {
    let server = try FeedServer(["--versions", "1"])
    let result = try fetch(server, prefix: "/force/\(kind)")
    #expect(result.status == 66 && result.errors.contains(words))
    #expect(try server.requests().count == 1)
  }

  @Test(
    "A certificate that is not valid ends the run at once; one that is trusted does not",
    .enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/bin/openssl"), "skipped: no openssl"))
  func certificates() throws {
    let made = try CommandLineTool.shell(
      "openssl req -x509 -newkey rsa:2048 -nodes -keyout key.pem -out cert.pem -days 2 -subj /CN=127.0.0.1 "
        + "-addext subjectAltName=IP:127.0.0.1", in: folder)
    try #require(made.status == 0, "\(made.errors)")
    let server = try FeedServer(
      ["--versions", "3"], tls: (folder.path + "/cert.pem", folder.path + "/key.pem"))
    let refused = try fetch(server)
    #expect(
      refused.status == 66 && refused.errors.contains("whose certificate is not valid"), "\(refused.errors)")
    #expect(try maps == [])
    let trusted = try fetch(server, environment: ["CURL_CA_BUNDLE": folder.path + "/cert.pem"])
    #expect(trusted.status == 0 && trusted.errors.contains("3 downloaded"), "\(trusted.errors)")
  }

  @Test("Killed at any moment it goes on without loss", arguments: ["maps", "front.gpkg"])
  func killed(_ into: String) throws {
    let server = try FeedServer([
      "--versions", "40", "--faults", "0.2", "--seed", "9", "--kinds", Self.quickFaults,
    ])
    var random = SeededGenerator(seed: 11)
    for _ in 0..<8 {
      let process = Process()
      process.executableURL = CommandLineTool.binary
      process.arguments = [
        "fetch", "deepstate", "--into", into, "--base-url", server.base, "--pace", "5", "--quiet",
      ]
      process.currentDirectoryURL = URL(fileURLWithPath: folder.path)
      try process.run()
      Thread.sleep(forTimeInterval: .random(in: 0.02...0.3, using: &random))
      kill(process.processIdentifier, SIGKILL)
      try process.waitForEnd()
      if into != "maps", try folder.names.contains(into) {
        let verified = try CommandLineTool.run(["archive", "verify", into], in: folder)
        #expect(verified.status == 0, "\(verified.errors)")
      }
    }
    #expect(try fetch(server, into: into).status == 0)
    let last = try fetch(server, into: into)
    #expect(last.errors.contains("0 downloaded, 40 already here, 40 listed; "))
    let area = try CommandLineTool.run(["area", into, "-f", "csv"], in: folder)
    #expect(
      area.status == 0
        && Set(area.output.split(separator: "\n").dropFirst().map { $0.prefix(30) }).count >= 40)
    // Killed while the archive is first made, it leaves the hidden file that was to become it.
    let left = try folder.names.filter { into == "maps" || !$0.hasPrefix(".frontline-") }
    #expect(left.allSatisfy { !$0.hasSuffix(".part") && !$0.hasSuffix("-journal") })
  }

  @Test("Twelve layers with caps and overlaps come whole, once each; unchanged ones are not asked for again")
  func layers() throws {
    let server = try FeedServer()
    // The names decide on size, cap and quirk.
    let layers = (0..<12).map {
      "{\"name\":\"Layer\($0)_RussiaCoTinUkraine\",\"url\":\"https://example.org/Layer\($0)_RussiaCoTinUkraine/FeatureServer/\($0)\"}"
    }
    try folder.write(
      "isw.json",
      "{\"schema\":\"frontline.feed/1\",\"name\":\"isw\",\"layers\":[\(layers.joined(separator: ","))]}")
    #expect(try fetch(server, ["isw.json"]).status == 64)
    let result = try fetch(server, ["isw.json", "--accept-terms"])
    #expect(result.status == 0, "\(result.errors)")
    #expect(try maps.count == 12)
    for name in try maps {
      let text = try folder.read("maps/\(name)")
      let ids = text.matches(of: /"OBJECTID":([0-9]+)/).compactMap { Int($0.output.1) }
      let layer = String(name.dropFirst(9).dropLast(8))
      let total = 1 + layer.utf8.reduce(0) { $0 + Int($1) } * 37 % 2000
      #expect(ids.sorted() == Array(1...total), "\(layer)")
    }
    let before = try server.requests().count
    #expect(
      try fetch(server, ["isw.json", "--accept-terms"]).errors.contains("0 downloaded, 1 already here"))
    #expect(try server.requests().count - before == 12)
    try server.publish(5, of: "Layer3_RussiaCoTinUkraine")
    let changed = try server.requests().count
    #expect(try fetch(server, ["isw.json", "--accept-terms"]).status == 0)
    let asked = Set(
      try server.requests()[changed...].filter { $0.path.contains("/query") }.map {
        $0.path.split(separator: "/")[0]
      })
    #expect(asked == ["Layer3_RussiaCoTinUkraine"])
  }

  @Test("Unions, days with gaps, and one file that changes")
  func shapes() throws {
    let server = try FeedServer(["--versions", "5"])
    #expect(try fetch(server, ["isw", "--accept-terms"], into: "isw").errors.contains("1 downloaded"))
    #expect(try CommandLineTool.run(["area", "isw", "-f", "csv"], in: folder).status == 0)
    #expect(try fetch(server, ["union"]).status == 0)
    #expect(try maps.count == 5)
    #expect(try fetch(server, ["union"], into: "union.gpkg").status == 0)
    let days = try CommandLineTool.run(
      [
        "fetch", "--url", server.base + "/days/{date}.geojson", "--into", "days", "--since", "2025-01-01",
        "--until", "2025-01-11", "--pace", "1",
      ], in: folder)
    #expect(
      days.status == 0
        && days.errors.contains("9 downloaded, 0 already here, 11 listed, 2 days without a map"),
      "\(days.errors)")
    #expect(try fetch(server, ["union-collection"], into: "one").status == 0)
    #expect(try fetch(server, ["union-collection"], into: "one").errors.contains("0 downloaded"))
    #expect(try server.requests().last?.conditional == "\"collection-0\"")
    // A new edition holds what the old one held.
    try server.publish(1, of: "collection")
    let edition = try fetch(server, ["union-collection"], into: "one")
    #expect(edition.status == 0 && !edition.errors.contains("warning"), "\(edition.errors)")
    #expect(try folder.names(in: "one/.frontline") == ["downloads.jsonl", "lock"])
    let series = try CommandLineTool.run(["series", "one", "-f", "csv"], in: folder)
    #expect(series.output.split(separator: "\n").count == 6, "\(series.errors)")
  }

  @Test("The newest map comes in one request, and is the version that the list has")
  func newest() throws {
    let server = try FeedServer(["--versions", "6"])
    #expect(try fetch(server, ["deepstate", "--newest"]).errors.contains("1 downloaded"))
    #expect(try server.requests().map(\.path) == ["/api/history/last"])
    #expect(try maps.count == 1)
    #expect(try fetch(server, ["deepstate", "--newest"]).errors.contains("0 downloaded, 1 already here"))
    #expect(try fetch(server).errors.contains("5 downloaded, 1 already here, 6 listed"))
  }

  @Test("The proxy of the environment is used; a server that is asked by http is told of")
  func proxy() throws {
    let server = try FeedServer(["--versions", "2"])
    let result = try CommandLineTool.run(
      ["fetch", "deepstate", "--into", "maps", "--base-url", "http://maps.example"], in: folder,
      environment: ["http_proxy": server.base, "no_proxy": ""])
    #expect(result.status == 0 && result.errors.contains("2 downloaded"), "\(result.errors)")
    #expect(result.errors.contains("warning: maps.example is asked by http"))
    let requests = try server.requests()
    #expect(requests.map(\.path) == ["/api/history/public"] + requests.dropFirst().map(\.path))
    // A server of others is asked once a second at most.
    #expect(zip(requests, requests.dropFirst()).allSatisfy { $1.begin - $0.begin >= 1 })
  }

  @Test(
    "A terminal shows the maps that came, their bytes and the time left",
    .enabled(if: FileManager.default.fileExists(atPath: "/usr/bin/script"), "skipped: no script(1)"))
  func bar() throws {
    let server = try FeedServer(["--versions", "3"])
    let command = "fetch deepstate --into maps --base-url \(server.base) --pace 1"
    let text = try CommandLineTool.shell(
      #"script -q -e -c '"$BIN" \#(command)' /dev/null"#, in: folder
    ).output
    #expect(text.contains("2 of 3, ") && text.contains(" B, ") && text.contains(" s left"), "\(text)")
    #expect(text.contains("\r\u{1B}[Kfrontline: notice"))
  }

  @Test("A dry run asks for the list, says what is missing and writes nothing")
  func dryRun() throws {
    let server = try FeedServer(["--versions", "3"])
    let result = try fetch(server, ["deepstate", "--dry-run"])
    #expect(result.status == 0 && result.output.split(separator: "\n").count == 3)
    #expect(try folder.names == [])
    #expect(try server.requests().count == 1)
    // What is there is looked at, and left as it is.
    try folder.write("maps/1735678434.geojson", Fixtures.deepState(occupied: 37.5))
    let second = try fetch(server, ["deepstate", "--dry-run"])
    #expect(second.output.split(separator: "\n").count == 2 && second.errors.contains("1 are held"))
    #expect(try folder.names(in: "maps") == ["1735678434.geojson"])
  }

  @Test("What is contradictory is refused before anything is asked")
  func usage() throws {
    for (arguments, words) in [
      (["fetch", "--into", "x"], "name a source"),
      (["fetch", "deepstat", "--into", "x"], "there is no source"),
      (["fetch", "https://example.org/x.json", "--into", "x"], "give it with --url"),
      (["fetch", "deepstate", "--into", "x", "--pace", "10"], "1000 milliseconds"),
      (["fetch", "isw", "--into", "x"], "--accept-terms"),
      (["fetch", "--url", "https://example.org/{date}.json", "--into", "x"], "--since"),
      (["fetch", "deepstate", "--into", "x", "--base-url", "ftp://example.org"], "--base-url"),
      (["fetch", "deepstate", "--into", "x", "--max-requests", "0"], "--max-requests"),
    ] {
      let result = try CommandLineTool.run(arguments, in: folder)
      #expect(result.status == 64 && result.failures.count == 1, "\(arguments): \(result.errors)")
      #expect(result.errors.contains(words), "\(result.errors)")
    }
    #expect(try folder.names == [])
  }

  @Test("An address among the inputs of another command says what to do")
  func addresses() throws {
    try folder.write("map.geojson", Fixtures.map(Fixtures.rectangle(37, 48, 37.5, 48.5)))
    for arguments in [
      ["area", "https://example.org/map.geojson"], ["series", "HTTP://example.org/maps/"],
      ["distance", "map.geojson", "--to", "https://example.org/road.geojson"],
      ["area", "map.geojson", "--by", "https://example.org/oblasts.geojson"],
    ] {
      let result = try CommandLineTool.run(arguments, in: folder)
      #expect(
        result.status == 66 && result.errors.contains("frontline fetch --url"),
        "\(arguments): \(result.errors)")
    }
  }

  @Test("Passwords and tokens are sent, and neither shown nor kept")
  func secrets() throws {
    let server = try FeedServer()
    let address =
      server.base.replacingOccurrences(of: "//", with: "//me:pa55word@") + "/days/{date}.geojson?token=t0ken"
    let arguments = [
      "fetch", "--url", address, "--into", "maps", "--since", "2025-01-04", "--until", "2025-01-05", "--pace",
      "1",
    ]
    let dry = try CommandLineTool.run(arguments + ["--dry-run"], in: folder)
    let result = try CommandLineTool.run(arguments, in: folder)
    #expect(result.status == 0)
    let all =
      try dry.output + dry.errors + result.output + result.errors
      + folder.read("maps/.frontline/downloads.jsonl")
    #expect(!all.contains("pa55word") && !all.contains("t0ken") && all.contains("token=…"))
    #expect(try server.requests().contains { $0.path.contains("token=t0ken") })
  }

  @Test("A place that can't be written to is told before anything is asked")
  func places() throws {
    let server = try FeedServer()
    try folder.write("file", "x")
    try folder.write("other.gpkg", "x")
    #expect(try fetch(server, into: "file").status == 73)
    #expect([65, 66].contains(try fetch(server, into: "other.gpkg").status))
    #expect(try fetch(server, into: "no/such/folder").status == 73)
    #expect(try server.requests().isEmpty)
  }
}

extension Folder {
  /// The names in a folder in it, sorted; none where it is not there.
  fileprivate func names(in name: String) throws -> [String] {
    (try? FileManager.default.contentsOfDirectory(atPath: path + "/" + name).sorted()) ?? []
  }
}
