import FrontLine
import GeoTypes

extension Reading: JobMembers {
  public static var members: [JobMember<Reading>] {
    [
      .init("source", \.source, "Who published the files."),
      .init("status", \.status, "The status of every polygon of a generic file."),
      .init(
        "status_property", \.statusProperty,
        "The property that holds the status of each feature of a generic file."),
      .init("map", \.mapping, "The status of features with this label, key, colour or property value."),
      .init("skip_unclassified", \.skipUnclassified, "Leave out features without a status, with a warning."),
      .init("date", \.date, "The date of the map, instead of the file's own."),
      .init("date_property", \.dateProperty, "The property that states the day of each feature."),
      .init(
        "date_format", \.dateOrder, "Whether the day or the month comes first in dates such as 12/08/2025."),
      .init("dates", \.dates, "What features of several days in one file mean."),
      .init("crs", \.crs, "The coordinate reference system of the snapshots, instead of their own."),
      .init("encoding", \.encoding, "The encoding of the texts of shapefiles and tables."),
      .init("name", \.name, "How the source is called in print."),
    ]
  }
}

extension SideReading: JobMembers {
  public static var members: [JobMember<SideReading>] {
    [
      .init("source", \.source, "Who published its files."),
      .init("status", \.status, "The status of every polygon."),
      .init("status_property", \.statusProperty, "The property that holds the status of each feature."),
      .init("map", \.mapping, "The status of features with this label, key, colour or property value."),
      .init("date", \.date, "The date of the map."), .init("crs", \.crs, "The coordinate reference system."),
      .init("name", \.name, "How its source is called in print."),
    ]
  }
}

extension Measuring: JobMembers {
  public static var members: [JobMember<Measuring>] {
    [
      .init("territory", \.territory, "The territory that is counted: its name, or statuses."),
      .init("earth", \.earth, "The earth model that areas are measured with."),
      .init(
        "denominator", \.denominator,
        "The area that is 100 % in percentages: a name, or a number of square kilometres."),
    ]
  }
}

extension DateRange: JobMembers {
  public static var members: [JobMember<DateRange>] {
    [
      .init("since", \.since, "The first day, included."), .init("until", \.until, "The last day, included."),
    ]
  }
}

extension RegionsInput: JobMembers {
  public static var members: [JobMember<RegionsInput>] {
    [
      .init("path", \.path, "A file of polygons with names."),
      .init("region_name", \.nameProperty, "The property with the names of regions."),
      .init("region_id", \.idProperty, "The property with the codes of regions."),
    ]
  }
}

extension BorderInput: JobMembers {
  public static var members: [JobMember<BorderInput>] {
    [
      .init("path", \.path, "A file of the lines or polygons of the state border and coast."),
      .init(
        "tolerance_m", \.toleranceMeters, "How far from the border a line still counts as border, in metres."),
    ]
  }
}

extension RouteJob.Trip: JobMembers {
  public static var members: [JobMember<RouteJob.Trip>] {
    [
      .init("from", \.from, "Where the way through a network starts."),
      .init("to", \.to, "Where the way ends."),
      .init("network", \.network, "A file with the lines of the network."),
      .init("clearance_km", \.clearanceKilometers, "The distance to keep from the territory, in kilometres."),
    ]
  }
}

extension CheckJob.Repair: JobMembers {
  public static var members: [JobMember<CheckJob.Repair>] {
    [
      .init("method", \.method, "How invalid polygons are made valid."),
      .init("seconds", \.seconds, "How long a repair may take, in seconds."),
    ]
  }
}

/// Members that several jobs have.
extension JobMember {
  fileprivate static func inputs(_ path: WritableKeyPath<Root, [String]>) -> JobMember {
    JobMember("inputs", path, "Files, folders or archives; none: the embedded sample.")
  }
  fileprivate static func regions(_ path: WritableKeyPath<Root, RegionsInput?>) -> JobMember {
    JobMember("regions", path, "Also give figures by region.")
  }
  fileprivate static func border(_ path: WritableKeyPath<Root, BorderInput?>) -> JobMember {
    JobMember("border", path, "Leave out of the front what runs along the state border and coast.")
  }
  fileprivate static func gap(_ path: WritableKeyPath<Root, Double>) -> JobMember {
    JobMember(
      "gap_m", path, "Close gaps in the territory that are narrower than this, in metres; 0 closes none.")
  }

  fileprivate static func places(_ path: WritableKeyPath<Root, PlacesInput?>) -> JobMember {
    JobMember(
      "places", path,
      "A file of places instead of the built-in ones; +FILE adds its places to them.")
  }

  fileprivate static func carry(_ path: WritableKeyPath<Root, [String]>) -> JobMember {
    JobMember("carry", path, "The properties of places that are carried into the result.")
  }

  /// Returns the members of a job itself, then those of its range, reading and measuring, which other jobs have too.
  fileprivate static func all(
    _ own: [JobMember], range: WritableKeyPath<Root, DateRange>? = nil,
    reading: WritableKeyPath<Root, Reading>, measuring: WritableKeyPath<Root, Measuring>? = nil
  ) -> [JobMember] {
    own + (range.map { path in DateRange.members.map { $0.within(path) } } ?? [])
      + Reading.members.map { $0.within(reading) }
      + (measuring.map { path in Measuring.members.map { $0.within(path) } } ?? [])
  }
}

extension AreaJob: JobMembers {
  public static var members: [JobMember<AreaJob>] {
    JobMember.all(
      [.inputs(\.inputs), .regions(\.regions)], reading: \.reading, measuring: \.measuring)
  }
}

extension ChangeJob: JobMembers {
  public static var members: [JobMember<ChangeJob>] {
    JobMember.all(
      [
        .init("before", \.before, "The earlier snapshot."), .init("after", \.after, "The later snapshot."),
        .regions(\.regions),
        .init(
          "sliver_km2", \.sliverSquareKilometers,
          "Count and sum patches smaller than this apart; the totals include them."), .places(\.places),
        .carry(\.carry),
        .init("reading_a", \.readingA, "How the earlier snapshot is read, where not as the later."),
        .init("reading_b", \.readingB, "How the later snapshot is read, where not as the earlier."),
      ], range: \.range, reading: \.reading, measuring: \.measuring)
  }
}

extension SeriesJob: JobMembers {
  public static var members: [JobMember<SeriesJob>] {
    JobMember.all(
      [
        .inputs(\.inputs), .init("every", \.every, "The step from one row to the next."),
        .init("keep_going", \.keepsGoing, "Leave out files that can't be read, with a warning."),
        .regions(\.regions),
        .init(
          "changed_only", \.isChangedOnly, "Leave out rows of regions in which nothing was gained or lost."),
        .init(
          "rolling_days", \.rollingDays,
          "Also give the mean change a day over the last so many days; null: no means."),
        .init(
          "sources", \.sources,
          "Sources that follow one another, as isw..2022-04-02,deepstate..; null: one series."),
      ], range: \.range, reading: \.reading, measuring: \.measuring)
  }
}

extension DistanceJob {
  fileprivate var oneOrMoreTargets: OneOrMore<String> {
    get { OneOrMore(targets) }
    set { targets = newValue.elements }
  }
  fileprivate var oneOrMoreLimits: OneOrMore<Double> {
    get { OneOrMore(withinKilometers) }
    set { withinKilometers = newValue.elements }
  }
}

extension DistanceJob: JobMembers {
  public static var members: [JobMember<DistanceJob>] {
    JobMember.all(
      [
        .inputs(\.inputs),
        .init(
          "to", \.oneOrMoreTargets,
          "A place, a road by number or name, LON,LAT, or a file with a geometry; or several of these."),
        .init("each", \.each, "Measure to each feature of the file by itself, with a row for each."),
        .init(
          "within_km", \.oneOrMoreLimits,
          "Say when the front was at most this far away, in kilometres; or several distances."),
        .init("every", \.every, "What a row stands for: a map, a week or a month."), .gap(\.gapMeters),
        .places(\.places),
      ], range: \.range, reading: \.reading, measuring: \.measuring)
  }
}

extension RouteJob: JobMembers {
  public static var members: [JobMember<RouteJob>] {
    JobMember.all(
      [
        .inputs(\.inputs), .init("along", \.along, "A road by number or name, or a file with lines."),
        .init("via", \.via, "The places on the route, in order."),
        .init("trip", \.trip, "A way through a network."),
        .init(
          "within_km", \.withinKilometers,
          "Give the length of road within these distances of the territory, in kilometres."),
        .init("profile", \.profile, "Give the distance of the front at every kilometre."),
        .init("every", \.every, "What a row stands for: a map, a week or a month."), .gap(\.gapMeters),
        .places(\.places),
      ], range: \.range, reading: \.reading, measuring: \.measuring)
  }
}

extension MapJob: JobMembers {
  public static var members: [JobMember<MapJob>] {
    JobMember.all(
      [
        .inputs(\.inputs),
        .init(
          "content", \.content,
          "What the map shows; null: a change where there are several maps, else statuses."),
        .init("view", \.view, "The part of the earth that is shown; null: what the map is about."),
        .regions(\.regions), .init("roads", \.roads, "Files of lines that are drawn as roads."),
        .init("routes", \.routes, "Roads, or files with lines, that are marked."),
        .init("overlays", \.overlays, "Files whose features are drawn over the map."), .places(\.places),
      ], range: \.range, reading: \.reading, measuring: \.measuring)
  }
}

extension FilmJob: JobMembers {
  public static var members: [JobMember<FilmJob>] {
    MapJob.members.map { $0.within(\.map) } + [
      .init("recent_days", \.recentDays, "How many days back a map of a change looks.")
    ]
  }
}

extension ZonesJob: JobMembers {
  public static var members: [JobMember<ZonesJob>] {
    JobMember.all(
      [
        .inputs(\.inputs),
        .init(
          "within_km", \.withinKilometers,
          "The distances from the territory that bound the zones, in kilometres, the nearest first."),
        .init(
          "both_sides", \.bothSides, "Also give zones in the territory, by the distance from its border."),
        .init(
          "areas", \.areas, "Draw and measure the zones; null: those of a single map, and not of several."),
        .init("clip", \.clip, "Cut the zones to the polygons of a file."), .regions(\.regions),
        .gap(\.gapMeters), .places(\.places),
        .carry(\.carry),
      ], range: \.range, reading: \.reading, measuring: \.measuring)
  }
}

extension ReportJob: JobMembers {
  public static var members: [JobMember<ReportJob>] {
    JobMember.all(
      [
        .inputs(\.inputs), .init("every", \.every, "What a bar of the chart stands for; null: by the days."),
        .init("keep_going", \.keepsGoing, "Leave out files that can't be read, with a warning."),
        .regions(\.regions),
        .init("to", \.targets, "Places, roads, LON,LAT or files whose distance from the front is reported."),
        .init("along", \.roads, "Roads, or files with lines, whose stretches by status are reported."),
        .init(
          "within_km", \.withinKilometers, "Distances: the report says when the front came so near."),
        .init(
          "compare", \.other, "A map, or a folder of maps, of another source to compare the last day with."),
        .init("sections", \.sections, "The sections; null: all that have something to say."),
        .gap(\.gapMeters), .places(\.places),
        .init("reading_b", \.readingB, "How the other source is read, where not as the maps."),
      ], range: \.range, reading: \.reading, measuring: \.measuring)
  }
}

extension CompareJob: JobMembers {
  public static var members: [JobMember<CompareJob>] {
    JobMember.all(
      [
        .init("a", \.a, "A snapshot, or a folder of them."),
        .init("b", \.b, "The snapshot, or folder of snapshots, to compare with."),
        .init("on", \.on, "The day to compare, if folders are given."), .regions(\.regions),
        .init("reading_a", \.readingA, "How A is read, where not as B."),
        .init("reading_b", \.readingB, "How B is read, where not as A."),
      ], range: \.range, reading: \.reading, measuring: \.measuring)
  }
}

extension FrontJob: JobMembers {
  public static var members: [JobMember<FrontJob>] {
    JobMember.all(
      [
        .init("before", \.before, "A snapshot."), .init("after", \.after, "A later snapshot."),
        .border(\.border),
        .gap(\.gapMeters),
        .init("sector", \.sector, "Measure the displacement in this box alone: west, south, east, north."),
        .init("step_m", \.stepMeters, "The step along the earlier front, in metres."),
      ], reading: \.reading, measuring: \.measuring)
  }
}

extension CheckJob: JobMembers {
  public static var members: [JobMember<CheckJob>] {
    JobMember.all(
      [
        .inputs(\.inputs), .init("earth", \.earth, "The earth model that areas are measured with."),
        .init("repair", \.repair, "How the file is repaired."),
      ], reading: \.reading)
  }
}

extension ExportJob: JobMembers {
  public static var members: [JobMember<ExportJob>] {
    JobMember.all(
      [
        .inputs(\.inputs), .init("layer", \.layer, "The layer to export."),
        .init("statuses", \.statuses, "The statuses to export in the layer status."),
        .init("decimals", \.decimals, "Decimals of coordinates; null: unrounded."),
        .init(
          "simplify_m", \.simplifyMeters,
          "Leave out vertices that lie within this distance of the simplified border, in metres."),
        .init("bbox", \.box, "Cut to this box: west, south, east, north."),
        .init("clip", \.clip, "Cut to the polygons of a file."), .border(\.border), .gap(\.gapMeters),
      ], range: \.range, reading: \.reading, measuring: \.measuring)
  }
}

extension ArchiveListJob: JobMembers {
  public static var members: [JobMember<ArchiveListJob>] {
    [.init("archive", \.archive, "The archive.")] + DateRange.members.map { $0.within(\.range) }
  }
}
