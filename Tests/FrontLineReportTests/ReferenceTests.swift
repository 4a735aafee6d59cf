import Foundation
import FrontLineKit
import FrontLineReport
import RSVG
import TestSupport
import Testing

/// Pictures beside those that were looked at and kept.
///
/// `FRONTLINE_RECORD_SNAPSHOTS=1 Scripts/test --filter ReferenceTests` keeps what is drawn now.
@Suite("Pictures beside their references")
struct ReferenceTests {
  private static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(
    path: "References")
  private static let page = PicturePage(width: 640, height: 400) ?? .standard

  /// How far pictures may lie apart, as the mean of all channels of all pixels: other versions of librsvg and of its font
  /// move letters by parts of a pixel. A label that is missing is some 0.05 %, a fill of another colour some per cent.
  private static let tolerance = 0.004

  private func check(_ name: String, _ svg: String) throws {
    let (width, height) = (Int(Self.page.width), Int(Self.page.height))
    let file = Self.folder.appending(path: name + ".png")
    if ProcessInfo.processInfo.environment["FRONTLINE_RECORD_SNAPSHOTS"] != nil {
      try FileManager.default.createDirectory(at: Self.folder, withIntermediateDirectories: true)
      try Data(SVGRenderer.png(svg, width: width, height: height)).write(to: file)
    }
    let reference = try Data(contentsOf: file).base64EncodedString()
    // librsvg reads the reference, as a picture in a picture.
    let kept = try SVGRenderer.pixels(
      """
      <svg xmlns="http://www.w3.org/2000/svg" width="\(width)" height="\(height)">\
      <image width="\(width)" height="\(height)" href="data:image/png;base64,\(reference)"/></svg>
      """, width: width, height: height)
    let drawn = try SVGRenderer.pixels(svg, width: width, height: height)
    try #require(kept.count == drawn.count)
    let sum = zip(kept, drawn).reduce(0) { $0 + abs(Int($1.0) - Int($1.1)) }
    let difference = Double(sum) / Double(255 * kept.count)
    #expect(difference < Self.tolerance, "\(name): \(difference)")
  }

  @Test("Maps", arguments: PictureTheme.Name.allCases)
  func maps(name: PictureTheme.Name) async throws {
    let options = MapOptions(page: Self.page, theme: PictureTheme(name))
    for content in [MapJob.Content.change, .status] {
      let result = try await MapJob(inputs: [], content: content, routes: ["T-05-14"]).run()
      let language: Language = content == .change ? .english : .ukrainian
      try check(
        "\(content.rawValue)-\(name.rawValue)",
        MapDocument(result, DocumentStyle(language: language), options).svg)
    }
  }

  @Test("A sector with its graticule")
  func sector() async throws {
    let result = try await MapJob(
      inputs: [], view: .around("Dobropillia", radiusKilometers: 30), routes: ["T-05-14"]
    ).run()
    try check(
      "sector", MapDocument(result, .init(), MapOptions(page: Self.page, hasGraticule: true)).svg)
  }

  @Test("Charts")
  func charts() async throws {
    let result = try await SeriesJob(inputs: []).run()
    for kind in [SeriesChart.bars, .area] {
      try check("chart-\(kind.rawValue)", Chart(result, kind, .init(), .init(page: Self.page)).svg)
    }
  }

  @Test("The last frame of a film")
  func film() async throws {
    let film = try await FilmJob().run()
    let document = try FilmDocument(film, .init(), MapOptions(page: Self.page))
    let last = film.frames.count - 1
    try check("film", document.svg(ofFrame: last, film.reader().map(ofFrame: last)))
  }
}
