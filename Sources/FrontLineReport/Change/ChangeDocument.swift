import FrontLine
public import FrontLineAnalysis
import GeoJSON

/// What `frontline change` says.
public struct ChangeDocument: TextDocument, Sendable {
  public struct Side: Sendable {
    public var file: Provenance.File
    public var squareKilometers: Double

    public init(file: Provenance.File, squareKilometers: Double) {
      self.file = file
      self.squareKilometers = squareKilometers
    }
  }

  public var before: Side
  public var after: Side
  public var change: LandChange
  /// Nil where the format shows figures only.
  public var details: ChangeDetails?
  /// The figures by region, where they are asked for.
  public var regions: (report: RegionReport, source: RegionSource)?
  public var provenance: Provenance

  public init(
    before: Side, after: Side, change: LandChange, details: ChangeDetails?,
    regions: (report: RegionReport, source: RegionSource)? = nil, provenance: Provenance
  ) {
    self.before = before
    self.after = after
    self.change = change
    self.details = details
    self.regions = regions
    self.provenance = provenance
  }

  /// Area after less area before.
  var netSquareKilometers: Double { change.netSquareKilometers }

  var netPercent: Double { provenance.denominator.percent(ofSquareKilometers: netSquareKilometers) }

  /// `DeepState, 2025-01-02 to 2025-08-03 (file dates): gained 2,409 km², …`.
  public var sentence: String {
    let figure = provenance.words.change(
      gained: change.gainedSquareKilometers, lost: change.lostSquareKilometers, net: netSquareKilometers)
    return provenance.sentence(
      dates: provenance.language.dates(from: before.file.date, to: after.file.date),
      figure: "\(figure), \(provenance.share(ofSquareKilometers: netSquareKilometers))")
  }
}
