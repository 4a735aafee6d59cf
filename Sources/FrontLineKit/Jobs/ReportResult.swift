import EdgeChains
public import FrontLine
import GeoTypes
public import Measurement

/// What a report tells: the results of the jobs that it is made of, and the borders of every day.
public struct ReportResult: JobResult {
  /// The sections that were asked for; those with nothing to say are left out of the report.
  public let sections: [ReportSection]
  /// One for each day that has a map, the day that changes are counted from included.
  public let steps: [SeriesStep]
  /// The borders on each of ``steps``: the layers are those of ``ControlStatus/allCases``, then the territory.
  package let borders: BorderHistory
  /// The places and roads that labels are taken from.
  public let gazetteer: Gazetteer
  /// The regions that were named, as they are drawn.
  public let regionMap: [Region]
  /// The areas on the last day; by region where there is one day alone.
  public let area: AreaResult
  /// From the first day to the last, with its details and regions; nil of one day.
  public let change: ChangeResult?
  /// By day, week or month; nil of one day.
  public let series: SeriesResult?
  /// The distances from places; nil where none were asked for.
  public let distances: DistanceResult?
  /// The roads that were looked at.
  public let routes: [RouteResult]
  /// Of the last day.
  public let zones: ZonesResult?
  /// Of the last day.
  public let comparison: CompareResult?
  public let diagnostics: Diagnostics
  public let provenance: Provenance

  /// The day of the first map.
  public var firstDate: CalendarDate? { steps.first?.date }
  /// The day of the last map.
  public var lastDate: CalendarDate? { steps.last?.date }
  /// Whether there is one map, and so no change.
  public var isOfOneDay: Bool { steps.count == 1 }
}

extension ReportResult {
  /// The map of the change, or of the day, as a ``MapJob`` gives it.
  public var map: MapResult {
    let layers: [MapResult.Layer]
    if let change {
      layers = MapResult.layers(
        before: change.boundaryBefore, squareKilometers: change.before.squareKilometers, change.change)
    } else {
      let whole = area.entries.last?.report.statuses.filter { $0.part == nil } ?? []
      layers = whole.compactMap { area in
        guard area.status != .foreign, let layer = ControlStatus.allCases.firstIndex(of: area.status) else {
          return nil
        }
        return .init(
          kind: .status(area.status), boundary: borders.border(ofLayer: layer, at: steps.count - 1),
          squareKilometers: area.squareKilometers)
      }
    }
    return MapResult(
      content: change == nil ? .status : .change, layers: layers, patches: change?.patches.map(\.patch) ?? [],
      shares: regionMap.map { .init(region: $0, percent: nil) },
      roads: gazetteer.roads.map { MapOverlay(name: $0.ref, geometries: $0.lines.map { .lineString($0) }) },
      routes: [], overlays: [], gazetteer: gazetteer, extent: extent(of: layers), view: nil,
      hasApproximateRoads: true,
      files: change.map { [$0.before.file, $0.after.file] } ?? provenance.files.suffix(1),
      diagnostics: Diagnostics(), provenance: change?.provenance ?? provenance)
  }

  /// What the change is about: the largest patches, which make up 99 % of it; else all land, or all of the country where
  /// there is none. A border that was redrawn leaves small patches all along it.
  private func extent(of layers: [MapResult.Layer]) -> Box {
    let patches = change?.patches.map(\.patch) ?? []
    let enough = 0.99 * patches.reduce(0) { $0 + $1.squareKilometers }
    var (changed, sum) = (Box.empty, 0.0)
    // The largest come first.
    for patch in patches where sum < enough {
      changed = changed.union(patch.box)
      sum += patch.squareKilometers
    }
    if !changed.isEmpty { return changed }
    let land = layers.reduce(Box.empty) { $0.union($1.boundary.box) }
    return land.isEmpty || land.width > 6 ? land.union(Box.mappedArea) : land
  }
}

extension SeriesResult {
  /// A series by day of steps that were measured.
  package static func days(_ steps: [SeriesStep], _ provenance: Provenance) -> SeriesResult {
    SeriesResult(
      rows: .steps(steps, regions: nil), every: .day, rollingDays: nil, diagnostics: Diagnostics(),
      provenance: provenance)
  }
}

extension SeriesResult {
  /// The same of one region, whose rows take the place of those of the whole.
  package func restricted(to region: RegionSeries<[PeriodFigures]>) -> SeriesResult {
    var about = provenance
    about.statement = SeriesStatement(region.rows, by: every.length ?? .month)
    return SeriesResult(
      rows: .periods(region.rows, regions: nil, published: [:]), every: every, rollingDays: nil,
      diagnostics: Diagnostics(), provenance: about)
  }
}
