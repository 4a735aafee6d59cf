import FrontLine
import FrontLineArchive
import FrontLineKit
import FrontLineReport
import GeoJSON

/// The map of an event: what changed since the map before, around the place of the event.
struct EventPicture {
  private let event: NotedEvent
  private let job: MapJob

  /// Returns nil for an event that no map shows, such as a silence.
  init?(_ event: NotedEvent, archive: String, territory: Territory) {
    guard let document = try? GeoJSONReader().readValue(Array(event.document.utf8)),
      let source = Source(recordedAs: event.source),
      let previous = document["previous_date"]?.stringValue.flatMap({ CalendarDate($0) }),
      previous < event.date, event.kind != "silent"
    else { return nil }
    self.event = event
    var view: MapView?
    if let longitude = document["lon"]?.doubleValue, let latitude = document["lat"]?.doubleValue {
      view = .around("\(longitude),\(latitude)", radiusKilometers: 40)
    }
    job = MapJob(
      inputs: [archive], content: .change, view: view,
      range: DateRange(since: previous, until: event.date), reading: Reading(source: .named(source)),
      measuring: Measuring(territory: territory))
  }

  private func sentence(in language: Language) -> String {
    let ukrainian = (try? GeoJSONReader().readValue(Array(event.document.utf8)))?["sentence_uk"]?.stringValue
    return language == .ukrainian ? ukrainian ?? event.sentence : event.sentence
  }

  func write(into folder: String, language: Language) async throws {
    let result = try await job.run(Execution(parts: []))
    let style = DocumentStyle(language: language, naming: { $0.typed })
    let svg = try MapDocument(result, style, MapOptions(title: sentence(in: language))).svg
    let path = "\(folder)/\(event.date)-\(event.kind)-\(event.id.prefix(8)).svg"
    try OutputFile(path: path, overwrite: true).write(Array(svg.utf8))
  }
}
