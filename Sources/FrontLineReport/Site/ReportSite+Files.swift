import Digests
import FrontLine
import FrontLineKit
import GeoJSON
import GeoTypes
import Measurement

extension ReportSite {
  typealias File = (address: String, bytes: [UInt8])

  /// The data of all days as files, in the formats of the command line.
  func data(of whole: ReportResult, _ regions: SeriesResult?) throws -> [File] {
    let days = SeriesDocument(SeriesResult.days(whole.steps, whole.provenance), style)
    var files: [File] = [("data/days.csv", Array(days.csv.utf8)), ("data/days.json", days.json)]
    if let series = whole.series {
      let periods = SeriesDocument(series, style)
      files += [("data/periods.csv", Array(periods.csv.utf8)), ("data/periods.json", periods.json)]
    }
    if let regions {
      let document = SeriesDocument(regions, style)
      files += [("data/regions.csv", Array(document.csv.utf8)), ("data/regions.json", document.json)]
    }
    if let change = whole.change.map({ ChangeDocument($0, style) }) {
      files += [("data/change.json", change.json), ("data/change.geojson", try change.geoJSON())]
    }
    if let distances = whole.distances.map({ DistanceDocument($0, style) }) {
      files += [("data/distances.csv", distances.csv()), ("data/distances.json", distances.json)]
    }
    if let zones = whole.zones.map({ ZonesDocument($0, style) }) {
      files.append(("data/zones.json", zones.json))
    }
    files.append(("data/latest.json", AreaDocument(whole.area, style).json))
    files.append(("data/latest.geojson", try latest(whole)))
    return files
  }

  /// The land of each status on the last day.
  private func latest(_ whole: ReportResult) throws -> [UInt8] {
    var features: [GeoJSONFeature] = []
    for (layer, status) in ControlStatus.allCases.enumerated() {
      let polygons = whole.borders.border(ofLayer: layer, at: whole.steps.count - 1).polygons()
      if polygons.isEmpty { continue }
      let area = whole.area.entries.last?.report.statuses.first { $0.status == status && $0.part == nil }
      features.append(
        GeoJSONFeature(
          geometry: .multiPolygon(MultiPolygon(polygons)),
          properties: [
            "status": .string(status.rawValue),
            "date": whole.lastDate.map { .string($0.description) } ?? .null,
            "km2": area.map { .number($0.squareKilometers) } ?? .null,
          ], index: features.count))
    }
    return try GeoJSONWriter(options: .init()).featureCollection(
      features, members: ["sentence": .string(whole.area.provenance.sentence(in: language))])
  }

  /// How many entries a feed has, the newest first.
  private static let feedLength = 30

  /// The pages of weeks and months as a feed (RFC 4287).
  func feed(_ memory: SiteMemory, _ whole: ReportResult) -> String {
    let pages = memory.pages.sorted { ($1.value.updated, $1.key) < ($0.value.updated, $0.key) }
    let title = xmlEscaped(ReportDocument(whole, style).title)
    let updated = pages.first?.value.updated ?? whole.lastDate?.description ?? "1970-01-01"
    var text = """
      <?xml version="1.0" encoding="UTF-8"?>
      <feed xmlns="http://www.w3.org/2005/Atom" xml:lang="\(language.rawValue)">
      <id>\(identifier("feed", whole))</id>
      <title>\(title)</title>
      <updated>\(updated)T00:00:00Z</updated>
      <author><name>\(xmlEscaped(Tool.name))</name></author>
      <link rel="alternate" type="text/html" href="\(xmlEscaped((address ?? "") + "index.html"))"/>

      """
    if let address { text += "<link rel=\"self\" href=\"\(xmlEscaped(address))feed.xml\"/>\n" }
    for (name, page) in pages.prefix(Self.feedLength) {
      text += """
        <entry>
        <id>\(identifier(name, whole))</id>
        <title>\(xmlEscaped(page.title))</title>
        <updated>\(page.updated)T00:00:00Z</updated>
        <link rel="alternate" type="text/html" href="\(xmlEscaped((address ?? "") + name))"/>
        <summary>\(xmlEscaped(page.sentence))</summary>
        </entry>

        """
    }
    return text + "</feed>\n"
  }

  /// Returns a name that stays: the address where it is known, else a UUID (RFC 9562, version 8) of the source and the
  /// page.
  private func identifier(_ page: String, _ whole: ReportResult) -> String {
    if let address { return xmlEscaped(address + page) }
    let source = whole.provenance.sources.map(\.name).joined(separator: ",")
    var bytes = SHA256Digest(ofText: "\(source) \(language.rawValue) \(page)").bytes.prefix(16).map { $0 }
    (bytes[6], bytes[8]) = (bytes[6] & 0x0F | 0x80, bytes[8] & 0x3F | 0x80)
    var text = ""
    for (index, byte) in bytes.enumerated() {
      if [4, 6, 8, 10].contains(index) { text += "-" }
      text += (byte < 16 ? "0" : "") + String(byte, radix: 16)
    }
    return "urn:uuid:\(text)"
  }

  /// The pages with the days of their last maps (sitemaps.org, 0.9).
  func sitemap(_ memory: SiteMemory, _ address: String, _ whole: ReportResult) -> String {
    let last = whole.lastDate?.description ?? ""
    let pages = memory.files.filter { $0.hasSuffix(".html") }.sorted()
    let entries = pages.map { page in
      let updated = memory.pages[page]?.updated ?? last
      return "<url><loc>\(xmlEscaped(address + page))</loc><lastmod>\(updated)</lastmod></url>\n"
    }
    return """
      <?xml version="1.0" encoding="UTF-8"?>
      <urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
      \(entries.joined())</urlset>

      """
  }
}
