import FrontLine
import GeoTypes

extension Reading: JobMembers {
  public static var members: [JobMember<Reading>] {
    [
      .init("source", \.source, "Who made the files."),
      .init("status", \.status, "The status of every polygon of a generic file."),
      .init("status_property", \.statusProperty, "The property that holds the status of each feature."),
      .init("map", \.mapping, "Statuses by label, key, colour or value of a property."),
      .init("skip_unclassified", \.skipUnclassified, "Leave out features without a status, with a warning."),
      .init("date", \.date, "The day of the map, whatever the file says."),
      .init("date_property", \.dateProperty, "The property that states the day of each feature."),
      .init(
        "date_format", \.dateOrder, "Whether the day or the month comes first in dates such as 12/08/2025."),
      .init("dates", \.dates, "What features of several days in one file mean."),
      .init("crs", \.crs, "The coordinate reference system of the snapshots, whatever they say."),
    ]
  }
}

extension Measuring: JobMembers {
  public static var members: [JobMember<Measuring>] {
    [
      .init("territory", \.territory, "What is counted: the name of a set, or statuses."),
      .init("earth", \.earth, "The earth that areas are measured on."),
      .init("denominator", \.denominator, "What percentages are of: a name, or square kilometres."),
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
      .init("path", \.path, "A file of polygons with a name each."),
      .init("region_name", \.nameProperty, "The property that names the regions."),
      .init("region_id", \.idProperty, "The property that holds their codes."),
    ]
  }
}

extension BorderInput: JobMembers {
  public static var members: [JobMember<BorderInput>] {
    [
      .init("path", \.path, "A file of lines or polygons."),
      .init("tolerance_m", \.toleranceMeters, "How far a line may run beside the border and still be it."),
    ]
  }
}

extension RouteJob.Trip: JobMembers {
  public static var members: [JobMember<RouteJob.Trip>] {
    [
      .init("from", \.from, "Where it starts."), .init("to", \.to, "Where it ends."),
      .init("network", \.network, "A file with the lines to go on."),
      .init("clearance_km", \.clearanceKilometers, "How far to keep away from the territory."),
    ]
  }
}

extension CheckJob.Repair: JobMembers {
  public static var members: [JobMember<CheckJob.Repair>] {
    [
      .init("method", \.method, "How invalid polygons are made valid."),
      .init("seconds", \.seconds, "How long it may take."),
    ]
  }
}

/// Members that several jobs have.
extension JobMember {
  fileprivate static func inputs(_ path: WritableKeyPath<Root, [String]>) -> JobMember {
    JobMember("inputs", path, "Files, folders, archives; none: the embedded sample.")
  }
  fileprivate static func regions(_ path: WritableKeyPath<Root, RegionsInput?>) -> JobMember {
    JobMember("regions", path, "Also by region.")
  }
  fileprivate static func border(_ path: WritableKeyPath<Root, BorderInput?>) -> JobMember {
    JobMember("border", path, "State border and coast, along which there is no front.")
  }
  fileprivate static func gap(_ path: WritableKeyPath<Root, Double>) -> JobMember {
    JobMember("gap_m", path, "Gaps of the territory narrower than this are closed.")
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
          "sliver_km2", \.sliverSquareKilometers, "Patches smaller than this are counted and summed apart."),
      ], range: \.range, reading: \.reading, measuring: \.measuring)
  }
}

extension SeriesJob: JobMembers {
  public static var members: [JobMember<SeriesJob>] {
    JobMember.all(
      [
        .inputs(\.inputs), .init("every", \.every, "A row for each of these."),
        .init("keep_going", \.keepsGoing, "Leave out files that can't be read, with a warning."),
        .regions(\.regions),
      ], range: \.range, reading: \.reading, measuring: \.measuring)
  }
}

extension DistanceJob: JobMembers {
  public static var members: [JobMember<DistanceJob>] {
    JobMember.all(
      [
        .inputs(\.inputs), .init("to", \.target, "A place, a road, LON,LAT, or a file with a geometry."),
        .init("each", \.each, "Measure to every feature of the file on its own."),
        .init("within_km", \.withinKilometers, "Say when the front was that near, or nearer."),
        .gap(\.gapMeters),
      ], range: \.range, reading: \.reading, measuring: \.measuring)
  }
}

extension RouteJob: JobMembers {
  public static var members: [JobMember<RouteJob>] {
    JobMember.all(
      [
        .inputs(\.inputs), .init("along", \.along, "A road by number or name, or a file with lines."),
        .init("via", \.via, "Places in order."), .init("trip", \.trip, "A way through a network."),
        .init("within_km", \.withinKilometers, "Distances to report lengths for."),
        .init("profile", \.profile, "The distance of the front at every kilometre."), .gap(\.gapMeters),
      ], range: \.range, reading: \.reading, measuring: \.measuring)
  }
}

extension CompareJob: JobMembers {
  public static var members: [JobMember<CompareJob>] {
    JobMember.all(
      [
        .init("a", \.a, "A snapshot, or a folder of them."), .init("b", \.b, "Another, or another folder."),
        .init("on", \.on, "The day to compare, where folders are given."), .regions(\.regions),
      ], range: \.range, reading: \.reading, measuring: \.measuring)
  }
}

extension FrontJob: JobMembers {
  public static var members: [JobMember<FrontJob>] {
    JobMember.all(
      [
        .init("before", \.before, "A snapshot."), .init("after", \.after, "A later one."), .border(\.border),
        .gap(\.gapMeters),
        .init("sector", \.sector, "The box in which displacement is measured: west, south, east, north."),
        .init("step_m", \.stepMeters, "The step along the earlier front."),
      ], reading: \.reading, measuring: \.measuring)
  }
}

extension CheckJob: JobMembers {
  public static var members: [JobMember<CheckJob>] {
    JobMember.all(
      [
        .inputs(\.inputs), .init("earth", \.earth, "The earth that areas are measured on."),
        .init("repair", \.repair, "How the file is mended."),
      ], reading: \.reading)
  }
}

extension ExportJob: JobMembers {
  public static var members: [JobMember<ExportJob>] {
    JobMember.all(
      [
        .inputs(\.inputs), .init("layer", \.layer, "What is exported."),
        .init("statuses", \.statuses, "Of the status layer only these."),
        .init("decimals", \.decimals, "Decimals of coordinates; null: as they are."),
        .init(
          "simplify_m", \.simplifyMeters, "Leave out vertices that lie no farther than this from the border."),
        .init("bbox", \.box, "Cut to a box: west, south, east, north."),
        .init("clip", \.clip, "Cut to the polygons of a file."), .border(\.border), .gap(\.gapMeters),
      ], range: \.range, reading: \.reading, measuring: \.measuring)
  }
}

extension ArchiveListJob: JobMembers {
  public static var members: [JobMember<ArchiveListJob>] {
    [.init("archive", \.archive, "The archive.")] + DateRange.members.map { $0.within(\.range) }
  }
}
