import EdgeChains
import Foundation
import FrontLine
import FrontLineKit
import GeoTypes
import Geodesics
import RSVG
import TestSupport
import Testing

@testable import FrontLineReport

/// The parts that a map is drawn with.
@Suite("Parts of a map")
struct MapPartsTests {
  @Test("Labels lie on the frame, and none on another, in the same places each time")
  func labels() {
    for seed in 0..<60 as Range<UInt64> {
      var random = SeededGenerator(seed: seed)
      let frame = Box(minX: 0, minY: 0, maxX: 600, maxY: 400)
      let free = Box(minX: 10, minY: 300, maxX: 160, maxY: 390)
      let labels = (0..<120).map { number in
        LabelPlacer.Label(
          text: String("Добропілля Kostiantynivka 1,053 km²".prefix(Int.random(in: 3...35, using: &random))),
          anchor: Coordinate(
            x: .random(in: -20...620, using: &random), y: .random(in: -20...420, using: &random)),
          size: .random(in: 8...18, using: &random), isBold: Bool.random(using: &random),
          symbolRadius: number.isMultiple(of: 3) ? nil : .random(in: 0.5...6, using: &random))
      }
      func placed() -> [LabelPlacer.Placed] {
        var placer = LabelPlacer(in: frame, free: [free])
        return labels.compactMap { placer.place($0) }
      }
      let found = placed()
      #expect(found.count > 20, "seed \(seed)")
      #expect(found.map(\.origin) == placed().map(\.origin))
      for (index, label) in found.enumerated() {
        #expect(frame.contains(label.box) && !label.box.intersects(free), "seed \(seed): \(label.label.text)")
        for other in found[..<index] { #expect(!label.box.intersects(other.box), "seed \(seed)") }
        let width = FontMetrics.width(label.label.text, size: label.label.size, isBold: label.label.isBold)
        #expect(label.origin.x >= label.box.minX && label.origin.x + width <= label.box.maxX)
      }
    }
  }

  @Test("A path is what its points are, to a tenth")
  func path() {
    var path = MapPath()
    path.add(
      [Coordinate(x: 10, y: 20.04), Coordinate(x: 10.5, y: 19.5), Coordinate(x: 10.5, y: 19.52)],
      isClosed: false)
    path.add(
      [
        Coordinate(x: 0, y: 0), Coordinate(x: 3, y: 0), Coordinate(x: 3, y: 4.25), Coordinate(x: 0, y: 0),
      ], isClosed: true)
    #expect(path.data == "m10,20l.5,-.5m-10.5,-19.5l3,0l0,4.3z")
    // What shrinks to a point or to a line is left out.
    path.add([Coordinate(x: 1, y: 1), Coordinate(x: 1.01, y: 1.01)], isClosed: false)
    path.add([Coordinate(x: 1, y: 1), Coordinate(x: 2, y: 1), Coordinate(x: 1, y: 1)], isClosed: true)
    #expect(path.data.count(where: { $0 == "m" }) == 2)
  }

  @Test("A ring that is cut to a box has the area that both share")
  func cut() throws {
    let box = Box(minX: -50, minY: -30, maxX: 50, maxY: 30)
    let frame = box.outline(steps: 1) + [Coordinate(x: -50, y: -30)]
    for seed in 0..<200 as Range<UInt64> {
      var random = SeededGenerator(seed: seed)
      let center = Coordinate(
        x: .random(in: -60...60, using: &random), y: .random(in: -40...40, using: &random))
      let corners = (0..<24).map { corner in
        let angle = Double(corner) / 24 * 2 * Double.pi
        let radius = Double.random(in: 5...70, using: &random)
        return Coordinate(x: center.x + radius * cos(angle), y: center.y + radius * sin(angle))
      }
      let ring = corners + [corners[0]]
      let arrangement = try LayeredArrangement(
        [ring, frame].map {
          EdgeChain(boundariesOf: [Polygon(exterior: Ring($0))])
        })
      let both = arrangement.boundary { $0.count == 2 }.polygons()
      func area(_ ring: [Coordinate]) -> Double { Ring(ring).doubledSignedArea.magnitude / 2 }
      let shared = both.reduce(0.0) { sum, polygon in
        sum + area(polygon.exterior.coordinates) - polygon.holes.reduce(0) { $0 + area($1.coordinates) }
      }
      #expect(abs(area(ring.ring(cutTo: box)) - shared) < 1e-9, "seed \(seed)")
    }
    #expect(
      [Coordinate(x: 90, y: 0), Coordinate(x: 91, y: 1), Coordinate(x: 90, y: 0)].ring(cutTo: box).isEmpty)
  }

  @Test("Text is broken and cut by its width")
  func text() {
    let sentence =
      "DeepState, 2025-01-02 to 2025-08-03: gained 2,409 km², lost 8 km²; WGS 84 ellipsoid; as published."
    for width in [60.0, 120, 300] {
      let lines = FontMetrics.lines(sentence, size: 11, width: width)
      #expect(lines.joined(separator: " ") == sentence)
      #expect(lines.allSatisfy { FontMetrics.width($0, size: 11) <= width || !$0.contains(" ") })
      let cut = FontMetrics.cut(sentence, size: 11, width: width)
      #expect(FontMetrics.width(cut, size: 11) <= width && cut.hasSuffix("…"))
    }
    // The advance widths of DejaVu Sans: 1401 + 1405 of 2048.
    #expect(abs(FontMetrics.width("AB", size: 2048) - 2806) < 1e-9)
    #expect(FontMetrics.width("Ґ", size: 2048) == 1249)
  }

  @Test("Pages have sizes that a picture can have")
  func page() {
    #expect(PicturePage("1600x900") == .standard)
    #expect(PicturePage("a4").map { Int($0.width) } == 1122 && PicturePage("square")?.height == 1080)
    #expect(PicturePage("180x120mm").map { Int($0.width.rounded()) } == 680)
    for text in ["", "10x10", "1600", "1600x", "ax5", "100000x900", "-5x900", "1600x900x3", "nanxnan"] {
      #expect(PicturePage(text) == nil, "\(text)")
    }
  }

  @Test(
    "Colours of a theme stay apart in the three colour blindnesses and in grey",
    arguments: PictureTheme.Name.allCases)
  func colors(name: PictureTheme.Name) {
    let theme = PictureTheme(name)
    let fills = [theme.fill(of: .held), theme.fill(of: .gained), theme.fill(of: .lost)]
    for simulation in Simulation.allCases {
      for (index, first) in fills.enumerated() {
        for second in fills[..<index] where first.hatch == second.hatch {
          let apart = simulation.difference(first.color, second.color)
          // Some 10 are told apart side by side; areas that lie far from one another want twice that.
          #expect(apart > 20, "\(theme) \(simulation): \(first.color) \(second.color) \(apart)")
        }
      }
      for (first, second) in zip(theme.shares, theme.shares.dropFirst()) {
        #expect(simulation.difference(first.color, second.color) > 8, "\(simulation) \(first.color)")
      }
    }
  }

  @Test(
    "Statuses are told apart by their colours or by their patterns, as everybody sees them",
    arguments: PictureTheme.Name.allCases)
  func statuses(name: PictureTheme.Name) {
    let theme = PictureTheme(name)
    let fills = ControlStatus.allCases.map { ($0, theme.fill(of: .status($0))) }
    for simulation in Simulation.allCases {
      for (index, (status, fill)) in fills.enumerated() {
        for (other, otherFill) in fills[..<index] where fill.hatch == otherFill.hatch {
          let apart = simulation.difference(fill.color, otherFill.color)
          #expect(apart > 8, "\(name) \(simulation): \(status) \(other) \(apart)")
        }
      }
    }
  }

  @Test("Labels of land are read without effort, whatever the colours")
  func contrasts() {
    #expect(abs(contrast("#000", "#ffffff") - 21) < 1e-9 && contrast("#777777", "#777777") == 1)
    // The example of WCAG: grey on white.
    #expect(abs(contrast("#767676", "#ffffff") - 4.54) < 0.01)
    for name in PictureTheme.Name.allCases {
      for color in ["#7a0177", "#ffff00", "#808080", "#101010", "#850b13"] {
        var theme = PictureTheme(name)
        theme.colors[.gained] = color
        for isOnIt in [true, false] {
          let label = theme.label(of: theme.fill(of: .gained), isOnIt: isOnIt)
          #expect(contrast(label.color, label.halo) >= 4.5, "\(name) \(color) \(isOnIt)")
        }
      }
    }
  }

  @Test("A share has the colour of its class, and one that rounding lifts above all that of all")
  func shares() {
    let shares = PictureTheme.light.shares
    for (low, share) in zip([0.0] + shares.map(\.upTo), shares) {
      #expect(PictureTheme.light.color(ofPercent: low + 1e-9) == share.color)
      #expect(PictureTheme.light.color(ofPercent: share.upTo) == share.color)
    }
    #expect(PictureTheme.light.color(ofPercent: 100.000000001) == shares[shares.count - 1].color)
  }

  /// Colour as it is seen without one kind of cones (H. Brettel, F. Viénot and J. D. Mollon, 1997, in the linear form of
  /// Viénot, Brettel and Mollon, 1999, for two; G. M. Machado and others, 2009, for tritanopia), and in grey.
  private enum Simulation: CaseIterable {
    case full, protanopia, deuteranopia, tritanopia, grey

    func difference(_ first: String, _ second: String) -> Double {
      let (a, b) = (lab(seen(linear(first))), lab(seen(linear(second))))
      return zip(a, b).map { ($0 - $1) * ($0 - $1) }.reduce(0, +).squareRoot()
    }

    private func linear(_ color: String) -> [Double] {
      let number = Int(color.dropFirst(), radix: 16) ?? 0
      return [16, 8, 0].map { shift in
        let value = Double(number >> shift & 255) / 255
        return value <= 0.04045 ? value / 12.92 : pow((value + 0.055) / 1.055, 2.4)
      }
    }

    private func seen(_ color: [Double]) -> [Double] {
      let matrix: [[Double]] =
        switch self {
        case .full: [[1, 0, 0], [0, 1, 0], [0, 0, 1]]
        case .protanopia: [[0.11238, 0.88762, 0], [0.11238, 0.88762, 0], [0.00401, -0.00401, 1]]
        case .deuteranopia: [[0.29275, 0.70725, 0], [0.29275, 0.70725, 0], [-0.02234, 0.02234, 1]]
        case .tritanopia:
          [
            [1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602],
            [0.004733, 0.691367, 0.303900],
          ]
        case .grey: Array(repeating: [0.2126, 0.7152, 0.0722], count: 3)
        }
      return matrix.map { row in min(1, max(0, zip(row, color).map(*).reduce(0, +))) }
    }

    /// CIELAB of linear sRGB, under D65.
    private func lab(_ color: [Double]) -> [Double] {
      let xyz = [
        [0.4124564, 0.3575761, 0.1804375], [0.2126729, 0.7151522, 0.0721750],
        [0.0193339, 0.1191920, 0.9503041],
      ].map { zip($0, color).map(*).reduce(0, +) }
      let f = zip(xyz, [0.95047, 1, 1.08883]).map { value, white in
        value / white > 0.008856 ? cbrt(value / white) : 7.787 * value / white + 16.0 / 116
      }
      return [116 * f[1] - 16, 500 * (f[0] - f[1]), 200 * (f[1] - f[2])]
    }
  }
}

/// Whole maps, drawn from the sample.
@Suite("Whole maps")
struct WholeMapTests {
  /// The texts of a class in an SVG, with the boxes that they take.
  private static func labels(_ svg: String) -> [(text: String, box: Box)] {
    svg.matches(
      of:
        /<text x="([\d.-]+)" y="([\d.-]+)" font-size="([\d.]+)"( font-weight="700")? class="(?:place|patch|overlay-name|route-name|graticule-label)"[^>]*>([^<]*)</
    ).map { match in
      let (_, x, y, size, bold, text) = match.output
      let (left, baseline, height) = (Double(x) ?? .nan, Double(y) ?? .nan, Double(size) ?? .nan)
      let plain = String(text).replacing("&quot;", with: "\"").replacing("&amp;", with: "&")
      let width = FontMetrics.width(plain, size: height, isBold: bold != nil)
      return (
        plain,
        Box(
          minX: left, minY: baseline - FontMetrics.ascent * height, maxX: left + width,
          maxY: baseline + FontMetrics.descent * height)
      )
    }
  }

  @Test(
    "No two labels meet, and none leaves the page",
    arguments: ["1600x900", "800x450", "390x600", "a4", "square"],
    Language.allCases)
  func apart(size: String, language: Language) async throws {
    let page = try #require(PicturePage(size))
    for content in [MapJob.Content.change, .status] {
      let result = try await MapJob(inputs: [], content: content, routes: ["T-05-14"]).run()
      for theme in PictureTheme.Name.allCases.map(PictureTheme.init) {
        let svg = try MapDocument(
          result, DocumentStyle(language: language),
          MapOptions(page: page, theme: theme, hasGraticule: content == .status)
        ).svg
        let labels = Self.labels(svg)
        #expect(labels.count > 3, "\(size)")
        for (index, label) in labels.enumerated() {
          #expect(
            label.box.minX >= 0 && label.box.minY >= 0 && label.box.maxX <= page.width
              && label.box.maxY <= page.height, "\(label.text)")
          for other in labels[..<index] {
            #expect(!label.box.intersects(other.box), "\(size): \(label.text), \(other.text)")
          }
        }
      }
    }
  }

  @Test(
    "The scale bar is as long as it says, in any projection", arguments: [nil, "webmercator", "EPSG:32637"])
  func scale(projection: String?) async throws {
    let result = try await MapJob(inputs: []).run()
    let frame = try MapFrame(
      Box(minX: 0, minY: 0, maxX: 1000, maxY: 600), showing: result.extent, projection: projection)
    // Two points some hundred points apart, about the middle of the map.
    let center = result.extent.center
    let east = Coordinate(x: center.x + 0.05, y: center.y)
    let points = frame.points([center, east])
    let length = hypot(points[1].x - points[0].x, points[1].y - points[0].y)
    let meters = Geodesic.wgs84.distance(from: center, to: east)
    #expect(abs(length * frame.metersPerPoint / meters - 1) < 0.005)
  }

  @Test(
    "The pixels of gained and of held land are their square kilometres, on an equal-area map",
    .enabled(if: SharedMaterial.isPresent, "\(SharedMaterial.absence)"))
  func pixels() async throws {
    let union = SharedMaterial.folder + "/corpus/union/deepstatemap_data_"
    // A view of the whole land, since what lies beside the page has no pixels.
    let view = MapView.box(Box(minX: 31, minY: 44, maxX: 41, maxY: 53))
    let result = try await MapJob(
      inputs: [union + "20250102.geojson", union + "20250812.geojson"], view: view
    ).run()
    let page = try #require(PicturePage(width: 4000, height: 4000))
    let document = MapDocument(result, .init(), MapOptions(page: page))
    let svg = try document.svg
    let frame = try MapDrawing(document).frame
    for (kind, name) in [(MapResult.Layer.Kind.gained, "gained"), (.held, "held")] {
      let path = try #require(
        svg.firstMatch(of: try Regex("class=\"\(name)\"[^>]* d=\"([^\"]*)\""))?.output[1].substring)
      let alone = """
        <svg xmlns="http://www.w3.org/2000/svg" width="4000" height="4000">\
        <path fill-rule="evenodd" shape-rendering="crispEdges" d="\(path)"/></svg>
        """
      let pixels = try SVGRenderer.pixels(alone, width: 4000, height: 4000)
      let count = stride(from: 3, to: pixels.count, by: 4).count { pixels[$0] > 127 }
      let drawn = Double(count) * frame.metersPerPoint * frame.metersPerPoint / 1e6
      let stated = try #require(result.layers.first { $0.kind == kind }?.squareKilometers)
      // Half a per cent is asked for. Corners move by a tenth of a point when they are simplified and rounded.
      #expect(abs(drawn / stated - 1) < 0.005, "\(name): \(drawn) of \(stated)")
    }
  }
}
