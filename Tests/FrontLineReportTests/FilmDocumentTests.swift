import Foundation
import FrontLine
import RSVG
import TestSupport
import Testing

@testable import FrontLineKit
@testable import FrontLineReport

/// The frames of a film as values and as pictures.
@Suite("Frames of a film")
struct FilmDocumentTests {
  /// Rectangles from 36.5° E to so many degrees, by day.
  private func folder(_ days: [(String, Double)]) throws -> String {
    let path = NSTemporaryDirectory() + "frontline-film-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    for (day, east) in days {
      let ring = [[36.5, 48], [east, 48], [east, 48.5], [36.5, 48.5], [36.5, 48]]
      let text =
        #"{"type":"Feature","properties":{"status":"occupied"},"geometry":{"type":"Polygon","coordinates":[\#(ring)]}}"#
      try Data(text.utf8).write(to: URL(filePath: "\(path)/\(day).geojson"))
    }
    return path
  }

  private func job(_ path: String, recentDays: Int = 30) -> FilmJob {
    var map = MapJob(inputs: [path])
    map.reading.status = .occupied
    return FilmJob(map, recentDays: recentDays)
  }

  @Test("A day without a map, or with the map of the day before, prolongs the frame before it")
  func days() async throws {
    let path = try folder([
      ("2025-01-01", 37), ("2025-01-02", 37.1), ("2025-01-03", 37.1), ("2025-01-06", 37.2),
      ("2025-01-07", 37.1),
    ])
    defer { try? FileManager.default.removeItem(atPath: path) }
    let film = try await job(path).run()
    let days = film.frames.map { "\($0.dates.lowerBound)…\($0.dates.upperBound) \($0.days)" }
    #expect(
      days == [
        "2025-01-01…2025-01-01 1", "2025-01-02…2025-01-03 4", "2025-01-06…2025-01-06 1",
        "2025-01-07…2025-01-07 1",
      ])
    #expect(film.days == 7)
    // The days are those of the calendar from the first to the last, whatever is missing.
    let reader = try film.reader()
    let areas = try film.frames.indices.map { index in
      try reader.map(ofFrame: index).layers.map { ($0.squareKilometers * 1000).rounded() / 1000 }
    }
    // Each is compared with the first, which is less than 30 days older.
    #expect(areas[0][1] == 0 && areas[1][1] > 0 && areas[2][1] > areas[1][1] && areas[3][1] == areas[1][1])
    #expect(areas.allSatisfy { $0[2] == 0 })
    let week = try await job(path, recentDays: 1).run()
    let last = try week.reader().map(ofFrame: week.frames.count - 1).layers
    #expect(last[1].squareKilometers == 0 && last[2].squareKilometers > 0)
  }

  @Test("The days before the film are looked back to, and not shown")
  func since() async throws {
    let path = try folder([("2025-01-01", 37), ("2025-01-10", 37.1), ("2025-01-20", 37.2)])
    defer { try? FileManager.default.removeItem(atPath: path) }
    var job = job(path)
    job.map.range.since = CalendarDate("2025-01-20")
    let film = try await job.run()
    #expect(film.frames.count == 1 && film.days == 1)
    let map = try film.reader().map(ofFrame: 0)
    #expect(map.files.map(\.date) == [CalendarDate("2025-01-01"), CalendarDate("2025-01-20")])
  }

  @Test("A day that nothing is compared with says what is held, and not that nothing was gained")
  func first() async throws {
    let film = try await FilmJob().run()
    let map = try film.reader().map(ofFrame: 0)
    let sentence = map.provenance.sentence(in: .english)
    #expect(map.content == .change && !sentence.contains("gained"), "\(sentence)")
    let path = try folder([("2025-01-01", 37)])
    defer { try? FileManager.default.removeItem(atPath: path) }
    #expect(try await job(path).run().content == .status)
  }

  @Test("All frames show one part of the earth: that of the changes of all of them")
  func extent() async throws {
    let path = try folder([("2025-01-01", 37), ("2025-01-02", 37.1), ("2025-01-03", 36.9)])
    defer { try? FileManager.default.removeItem(atPath: path) }
    let film = try await job(path, recentDays: 1).run()
    // Gained up to 37.1° on the second day, lost down to 36.9° on the third.
    #expect(abs(film.extent.minX - 36.9) < 1e-9 && abs(film.extent.maxX - 37.1) < 1e-9)
    let reader = try film.reader()
    #expect(try film.frames.indices.allSatisfy { try reader.map(ofFrame: $0).extent == film.extent })
  }

  @Test("The upper part of a frame is the map of that day, pixel by pixel")
  func pixels() async throws {
    let film = try await FilmJob().run()
    let page = try #require(PicturePage(width: 640, height: 480))
    let document = try FilmDocument(film, .init(), MapOptions(page: page, title: "Sample"))
    let reader = try film.reader()
    for index in film.frames.indices {
      let map = try reader.map(ofFrame: index)
      let frame = try SVGRenderer.pixels(document.svg(ofFrame: index, map), width: 640, height: 480)
      let alone = try document.document(map, ofFrame: index)
      let height = Int(alone.options.page.height)
      let pixels = try SVGRenderer.pixels(alone.svg, width: 640, height: height)
      #expect(height > 300 && height < 480)
      #expect(Array(frame.prefix(pixels.count)) == pixels, "frame \(index)")
    }
  }

  @Test("The map stays where it is from frame to frame")
  func frames() async throws {
    let film = try await FilmJob().run()
    for size in ["640x480", "390x600", "1600x900"] {
      let page = try #require(PicturePage(size))
      let document = try FilmDocument(film, .init(language: .ukrainian), MapOptions(page: page))
      let reader = try film.reader()
      let frames = try film.frames.indices.map { index in
        let svg = try document.svg(ofFrame: index, reader.map(ofFrame: index))
        return try #require(svg.firstMatch(of: /<clipPath id="frame"><rect ([^>]*)>/)?.output.1)
      }
      #expect(Set(frames).count == 1, "\(size): \(Set(frames))")
    }
  }
}
