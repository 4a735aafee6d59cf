import Foundation
import Testing

#if canImport(FoundationXML)
  import FoundationXML
#endif

@Suite("Targets of distances and routes")
struct TargetTests {
  /// A command, what its one line must say, and the exit status.
  struct Bad: Sendable, CustomTestStringConvertible {
    let arguments: [String]
    let words: [String]
    var status: Int32 = 64
    var testDescription: String { arguments.joined(separator: " ") }
  }

  private static func distance(_ target: String, _ more: String...) -> [String] {
    ["distance", "1755032400.geojson", "--to", target] + more
  }

  private static func route(_ options: String...) -> [String] { ["route", "1755032400.geojson"] + options }

  private static func trip(_ from: String, _ network: String) -> [String] {
    route("--from", from, "--to", "38.25,48.25", "--network", network)
  }

  static let bad = [
    Bad(
      arguments: distance("Nowhereville"), words: ["no place, road or file", "frontline places", "LON,LAT"]),
    Bad(arguments: distance("Kramatorks"), words: ["did you mean \"Kramatorsk\""]),
    Bad(
      arguments: distance("Ivanivka"),
      words: ["places are called", "Ivanivka (Zaporizhzhia Oblast)", "Ivanivka (Mykolaiv Oblast, near "]),
    Bad(arguments: distance("48.25,37.5"), words: ["looks like LAT,LON", "write 37.5,48.25"]),
    Bad(arguments: distance("37,48,3"), words: ["is not a coordinate", "LON,LAT"]),
    Bad(arguments: distance("37,"), words: ["is not a coordinate", "LON,LAT"]),
    Bad(arguments: distance("999,48"), words: ["is not a position on earth", "±180"]),
    Bad(arguments: distance("Pokrovsk", "--each"), words: ["--each", "is a place", "GeoJSON file"]),
    Bad(
      arguments: distance("places.geojson", "--each", "--plot", "x.svg"),
      words: ["--plot", "--each", "leave one"]),
    Bad(arguments: distance("37,48", "--within=-1"), words: ["--within", "no distance"]),
    Bad(arguments: distance("37,48", "--earth", "deepstate"), words: ["deepstate", "wgs84-straight"]),
    Bad(arguments: distance("nofile.geojson"), words: ["nofile.geojson", "can't be opened"], status: 66),
    Bad(arguments: distance("empty-line.geojson"), words: ["no point, line or polygon"], status: 65),
    Bad(
      arguments: distance("empty-line.geojson", "--each"), words: ["no point, line or polygon"], status: 65),
    Bad(arguments: distance("short-line.geojson"), words: ["fewer than two positions"], status: 65),
    Bad(
      arguments: distance("metres.geojson"), words: ["in degrees", "feature 0 \"UTM\"", "WGS 84"], status: 65),
    Bad(
      arguments: ["distance", "free.geojson", "--date", "2025-08-01", "--to", "37,48"],
      words: ["free.geojson", "no land of the territory", "--territory"], status: 65),
    Bad(arguments: route(), words: ["--along", "--via", "--network"]),
    Bad(arguments: route("--along", "Kramatorsk"), words: ["no line", "--via"]),
    Bad(arguments: route("--along", "far.geojson"), words: ["London is no line"]),
    Bad(arguments: route("--along", "short-line.geojson"), words: ["fewer than two positions"], status: 65),
    Bad(arguments: route("--via", "Kramatorsk"), words: ["--via", "needs two"]),
    Bad(arguments: route("--via", "Kramatorsk", "--via", "Nowhereville"), words: ["Nowhereville"]),
    Bad(arguments: ["distance", "1755032400.geojson", "--to"], words: ["missing value for '--to <TARGET>'"]),
    Bad(arguments: distance("--each"), words: ["missing value for '--to <TARGET>'", "--each is an option"]),
    Bad(arguments: route("--via", "-f", "--via", "37,48"), words: ["missing value for '--via", "-f"]),
    Bad(arguments: trip("--avoid", "network.geojson"), words: ["missing value for '--from", "--avoid"]),
    Bad(arguments: distance("37.0831 48.4686"), words: ["which number is the longitude", "37.0831,48.4686"]),
    Bad(arguments: distance("37.1E,48.4"), words: ["is not a coordinate", "LON,LAT"]),
    Bad(
      arguments: route("--via", "48.4°N 37.1°", "--via", "37,48"), words: ["is not a coordinate", "LON,LAT"]),
    Bad(
      arguments: route("--along", "road.geojson", "--profile", "-f", "csv"),
      words: ["--profile works with table, markdown and json only", "--format"]),
    Bad(arguments: route("--from", "Kramatorsk"), words: ["--from, --to and --network go together"]),
    Bad(arguments: trip("36.5,48.25", "empty-line.geojson"), words: ["no line with a length"], status: 65),
    Bad(arguments: trip("Nowhereville", "network.geojson"), words: ["Nowhereville"]),
    Bad(arguments: trip("36.5,48.25", "metres.geojson"), words: ["in degrees"], status: 65),
    Bad(arguments: ["places", "Nowhereville"], words: ["Nowhereville"]),
  ]

  @Test("A bad target gives one line that says what to do, and nothing on standard output", arguments: bad)
  func oneLine(bad: Bad) throws {
    let result = try CommandLineTool.run(bad.arguments, in: try folder())
    #expect(result.status == bad.status, "\(result.errors)")
    #expect(result.output.isEmpty)
    let line = try #require(result.failures.first)
    #expect(result.failures.count == 1, "\(result.errors)")
    #expect(line.hasPrefix("frontline: "))
    for word in bad.words { #expect(line.contains(word), "\(line)") }
  }

  @Test(
    "A place is found in English, Ukrainian and other transliterations",
    arguments: [
      ["Dobropillia", "Dobropillya", "Добропілля", "ДОБРОПІЛЛЯ", "Dobropolye"],
      ["Kramatorsk", "Краматорськ", "Kramators'k", "kramatorsk"],
      ["T-05-14", "Т-05-14", "T0514", "т 05 14"],
      ["M-03", "М-03", "M03"],
      ["Kamianske, Zaporizhzhia Oblast", "Кам'янське, Zaporizhzhia", "Kamianske (Zaporizhzhia Oblast)"],
    ])
  func transliterations(names: [String]) throws {
    let folder = try folder()
    let answers = try names.map { name in
      try CommandLineTool.run(Self.distance(name, "-f", "csv"), in: folder)
    }
    #expect(answers.allSatisfy { $0.status == 0 }, "\(answers.map(\.errors))")
    #expect(Set(answers.map(\.output)).count == 1)
  }

  @Test("A coordinate in the west or south is not read as an option")
  func negativeNumbers() throws {
    let folder = try folder()
    func run(_ arguments: [String]) throws -> CommandLineTool.Result {
      try CommandLineTool.run(arguments, in: folder)
    }
    let apart = try run(Self.distance("-58.38,-34.6", "-f", "csv", "--quiet"))
    let joined = try run([
      "distance", "1755032400.geojson", "--to=-58.38,-34.6", "-f", "csv", "--quiet",
    ])
    #expect(apart.status == 0 && apart.output == joined.output, "\(apart.errors)")
    #expect(apart.output.contains(",-58.38,-34.6,"))
    let via = try run(Self.route("--via", "-58.38,-34.6", "--via", "-.5,51", "--quiet"))
    #expect(via.status == 0 && via.output.hasPrefix("-58.38,-34.6 – -.5,51\n"), "\(via.errors)")
    try folder.write(
      "west.geojson", Fixtures.located("LineString", "[[-58.38,-34.6],[-30,0],[-1,48]]"))
    let trip = try run(
      Self.route("--from", "-58.38,-34.6", "--to", "-1,48", "--network", "west.geojson", "--quiet"))
    #expect(trip.status == 0 && trip.output.hasPrefix("-58.38,-34.6 – -1,48\n"), "\(trip.errors)")
  }

  @Test("Across the antimeridian the connection is cut, and the box has its west in the east")
  func antimeridian() throws {
    let map = try CommandLineTool.run(
      Self.distance("-179.5,60", "-f", "geojson", "--precision", "1"), in: try folder())
    #expect(map.output.contains(#""bbox":[37.6,48.5,-179.5,77.5]"#), "\(map.errors)")
    #expect(
      map.output.contains(#""type":"MultiLineString""#) && map.output.contains("[-180,60.5]],[[180,60.5]"))
  }

  @Test("places tells places of one name apart by what stands behind a comma, and lists all that remain")
  func placesOfOneName() throws {
    let folder = try Folder()
    func rows(_ query: String) throws -> [[String]] {
      let result = try CommandLineTool.run(["places", query, "-f", "csv"], in: folder)
      #expect(result.status == 0, "\(query): \(result.errors)")
      return result.output.split(separator: "\n").dropFirst().map {
        $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
      }
    }
    #expect(try rows("Uspenivka, Donetsk Oblast").map { $0[0] } == ["Uspenivka"])
    #expect(try rows("Pokrovsk, Donetsk").contains { $0[0] == "Pokrovsk" && $0[2] == "city" })
    let all = try rows("Myrne, Donetsk")
    #expect(all.count > 1 && all.allSatisfy { $0[0] == "Myrne" && $0.contains("Donetsk Oblast") })
    #expect(try rows("Мирне (Донецька область)") == all)
    let one = try rows("Myrne, Volnovakha")
    #expect(one.count == 1 && all.contains(one[0]))
    #expect(try rows("смт Новотроїцьке").contains { $0[0] == "Novotroitske" })
    let missing = try CommandLineTool.run(["places", "Uspenivka, Mars"], in: folder)
    #expect(missing.status == 64 && missing.failures.count == 1)
    #expect(
      missing.errors.contains(
        "no place is called \"Uspenivka, Mars\": did you mean \"Uspenivka (Donetsk Oblast)\""))
  }

  @Test("The example of the help for a name that several places have names one of them")
  func exampleOfHelp() throws {
    let folder = try Folder()
    let help = try CommandLineTool.run(["help", "targets"], in: folder).output
    let text = help.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    let example = String(
      try #require(text.firstMatch(of: /Where several have the name: "([^"]+)"/)?.output.1))
    let name = String(example.prefix { $0 != "," })
    let several = try CommandLineTool.run(["distance", "--to", name], in: folder)
    #expect(several.status == 64 && several.errors.contains("places are called"))
    let found = try CommandLineTool.run(["distance", "--to", example, "--quiet"], in: folder)
    #expect(found.status == 0 && found.output.contains(name), "\(found.errors)")
  }

  @Test("The uncertainty of a way through a network is the largest of its lines and places")
  func uncertaintyOfATrip() throws {
    let folder = try folder()
    try folder.write(
      "roads.geojson",
      Fixtures.collection([
        Fixtures.located(
          "LineString", "[[36.5,48.25],[37.25,48.25]]", Fixtures.named("a", #","uncertainty_m":2000"#)),
        Fixtures.located(
          "LineString", "[[37.25,48.25],[38.25,48.25]]", Fixtures.named("b", #","uncertainty_m":"3000""#)),
        Fixtures.located(
          "LineString", "[[37.25,48.25],[37.25,48.5]]", Fixtures.named("c", #","uncertainty_m":"much""#)),
      ]))
    let arguments = Self.trip("36.5,48.25", "roads.geojson")
    let table = try CommandLineTool.run(arguments, in: folder)
    #expect(table.output.hasPrefix("36.5,48.25 – 38.25,48.25 (the line is known to ± 3 km)\n"))
    #expect(table.output.components(separatedBy: "known to ± 3 km").count == 3, "in the sentence, too")
    #expect(table.errors.contains("it is not a number of metres, and is ignored (where: feature 2 \"c\""))
    let json = try CommandLineTool.run(arguments + ["-f", "json"], in: folder)
    #expect(json.output.contains("\"uncertainty_m\": 3000.0"))
    // A place may be known less well than the roads.
    try folder.write("near.geojson", Fixtures.located("LineString", "[[36.5,48.25],[37.58,48.74]]"))
    let places = Self.route("--from", "Kramatorsk", "--to", "36.5,48.25", "--network", "near.geojson")
    let place = try CommandLineTool.run(places, in: folder)
    #expect(place.output.contains("(Donetsk Oblast) – 36.5,48.25 (the line is known to ± 2 km)"))
  }

  @Test("An end that lies far off the network is an error, and the sentence says how far a near one is off")
  func endsOffTheNetwork() throws {
    let folder = try folder()
    let far = try CommandLineTool.run(Self.trip("30.5,50.45", "network.geojson"), in: folder)
    #expect(far.status == 64 && far.output.isEmpty && far.failures.count == 1)
    #expect(
      far.errors.contains("30.5,50.45 lies 461.5 ")
        && far.errors.contains(
          "km off the network of network.geojson: name a --network that comes within 5 km, or give LON,LAT"),
      "\(far.errors)")
    // 0.01° of latitude are 1.1 km.
    let near = Self.trip("36.75,48.26", "network.geojson")
    let table = try CommandLineTool.run(near, in: folder)
    #expect(table.status == 0 && table.output.contains("the start lies 1.1 km off the network"))
    #expect(table.output.contains(" km long from 1.1 km off the start to the goal, "), "\(table.output)")
    let ukrainian = try CommandLineTool.run(near + ["--language", "uk"], in: folder)
    #expect(
      ukrainian.output.contains(" від точки за 1,1\u{A0}км від початку до кінця, "), "\(ukrainian.output)")
    let on = try CommandLineTool.run(Self.trip("36.5,48.25", "network.geojson"), in: folder)
    #expect(on.output.contains(" km long, ") && !on.output.contains(" off the "), "\(on.output)")
  }

  @Test("The way from a place to itself has 0 km")
  func standing() throws {
    let folder = try folder()
    let table = try CommandLineTool.run(Self.trip("38.25,48.25", "network.geojson"), in: folder)
    #expect(table.status == 0 && table.output.contains("length 0.000 km\n"), "\(table.errors)")
    #expect(table.output.contains("38.25,48.25 – 38.25,48.25, 0 m long, comes within "))
    let json = try CommandLineTool.run(
      Self.trip("38.25,48.25", "network.geojson") + ["-f", "json"], in: folder)
    for member in ["\"km\": 0.0", "\"has_way\": true", "\"stretches\": []", "\"route\": [38.25, 48.25]"] {
      #expect(json.output.contains(member), "\(member)")
    }
    let map = try CommandLineTool.run(
      Self.trip("38.25,48.25", "network.geojson") + ["-f", "geojson"], in: folder)
    #expect(map.status == 0)
  }

  @Test("In a series a map without the territory is skipped with a warning")
  func landless() throws {
    let folder = try folder()
    try folder.write("2025-08-05.geojson", try folder.read("free.geojson"))
    let arguments = [
      "distance", "1754082000.geojson", "2025-08-05.geojson", "1755032400.geojson", "--to", "38.2,48.25",
    ]
    let series = try CommandLineTool.run(arguments + ["-f", "csv"], in: folder)
    #expect(series.status == 0 && series.output.split(separator: "\n").count == 3, "\(series.errors)")
    #expect(series.errors.contains("warning: 2025-08-05.geojson: it has no land of the territory"))
    #expect(try CommandLineTool.run(arguments + ["--strict"], in: folder).status == 2)
    let each = try CommandLineTool.run(
      arguments.dropLast() + ["places.geojson", "--each", "-f", "csv"], in: folder)
    #expect(each.status == 0 && each.output.split(separator: "\n").count == 11, "\(each.errors)")
  }

  @Test("--each gives every feature the figures that it has alone, with any number of jobs")
  func eachIsAlone() throws {
    let folder = try folder()
    // Enough that the land is placed in space and the features are shared out.
    var features: [String] = []
    for place in 0..<150 {
      let (x, y) = (36.3 + Double(place % 15) * 0.17, 47.4 + Double(place / 15) * 0.143)
      features.append(Fixtures.located("Point", "[\(x),\(y)]", Fixtures.named("p\(place)")))
    }
    try folder.write("grid.geojson", Fixtures.collection(features))
    let outputs = try ["1", "2", "3"].map { jobs in
      try CommandLineTool.run(
        Self.distance("grid.geojson", "--each", "-f", "csv", "--jobs", jobs), in: folder
      ).output
    }
    #expect(Set(outputs).count == 1)
    let rows = outputs[0].split(separator: "\n").dropFirst()
    #expect(rows.count == 150)
    for place in stride(from: 0, to: 150, by: 29) {
      try folder.write("one.geojson", features[place])
      let one = try CommandLineTool.run(Self.distance("one.geojson", "-f", "csv"), in: folder).output
      let row = try #require(rows.first { $0.hasPrefix("\(place),p\(place),") })
      #expect(one.split(separator: "\n").last == row.dropFirst("\(place),p\(place),".count))
    }
  }

  @Test("--plot escapes names in the chart, and does not replace an existing file")
  func plot() throws {
    let folder = try folder()
    try folder.write(
      "named.geojson", Fixtures.located("Point", "[38.2,48.25]", Fixtures.named("<Міст> & \\u001bбрід")))
    let arguments = [
      "distance", "1754082000.geojson", "1755032400.geojson", "--to", "named.geojson", "--plot", "course.svg",
      "--within", "2.5",
    ]
    #expect(try CommandLineTool.run(arguments, in: folder).status == 0)
    let picture = try folder.read("course.svg")
    let parser = XMLParser(data: Data(picture.utf8))
    #expect(parser.parse(), "\(picture)")
    for words in ["Distance of the front, km", "&lt;Міст&gt; &amp; ", "2025-08-12: ", "2.5 km", "DeepState"] {
      #expect(picture.contains(words), "\(words)")
    }
    #expect(!picture.contains("\u{1B}"))
    let again = try CommandLineTool.run(arguments, in: folder)
    #expect(again.status == 73 && again.failures.count == 1)
    let single = try CommandLineTool.run(
      ["distance", "1755032400.geojson", "--to", "named.geojson", "--plot", "single.svg"], in: folder)
    #expect(
      try single.status == 0 && folder.read("single.svg").contains("fewer than two days with a distance"))
  }

  private func folder() throws -> Folder {
    let folder = try Folder()
    try Fixtures.write(into: folder)
    try Fixtures.writeTargets(into: folder)
    return folder
  }
}
