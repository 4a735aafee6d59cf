import FFmpeg
import FrontLine
import FrontLineKit
import FrontLineReport
import Interruptions
import RSVG
import Synchronization
import SystemPackage

/// Draws the frames of a film on all cores and writes them, as a whole or not at all.
struct FilmWriter: Sendable {
  let film: FilmResult
  let document: FilmDocument
  let page: PicturePage
  let execution: Execution
  let overwrite: Bool

  private var width: Int { Int(page.width.rounded()) }
  private var height: Int { Int(page.height.rounded()) }

  /// Returns a frame as a picture.
  func picture(ofFrame index: Int, _ format: PictureFormat) throws -> [UInt8] {
    try format.bytes(of: document.svg(ofFrame: index, film.reader().map(ofFrame: index)), page)
  }

  /// Writes a film.
  ///
  /// - Parameter timesHeld: How often the last day is shown beyond once.
  func write(_ format: FilmFormat, to path: String, daysPerSecond: Double, timesHeld: Int) async throws {
    let palette = format == .gif ? try await palette() : []
    try await OutputFile(path: path, overwrite: overwrite).replaced { file in
      let encoder = try FilmEncoder(
        format, to: file, width: width, height: height, framesPerSecond: daysPerSecond, palette: palette)
      let shared = SharedEncoder(encoder)
      try await execution.inOrder(count: film.frames.count) {
        try film.reader()
      } make: { reader, index in
        try pixels(ofFrame: index, reader)
      } take: { index, frame in
        let isLast = index == film.frames.count - 1
        try shared.write(frame, times: film.frames[index].days + (isLast ? timesHeld : 0))
      }
      try encoder.finish()
    }
  }

  /// Writes a PNG for each frame into a new folder, and a table of their days.
  func writePictures(to path: String) async throws {
    try await Self.folder(path, overwrite: overwrite).replaced { folder in
      try await execution.inOrder(count: film.frames.count) {
        try film.reader()
      } make: { reader, index in
        try SVGRenderer.png(svg(ofFrame: index, reader), width: width, height: height)
      } take: { index, bytes in
        try folder.write(bytes, to: Self.name(ofFrame: index))
      }
      var table = "file,first_date,last_date,days\n"
      for (index, frame) in film.frames.enumerated() {
        table +=
          "\(Self.name(ofFrame: index)),\(frame.dates.lowerBound),\(frame.dates.upperBound),\(frame.days)\n"
      }
      try folder.write(Array(table.utf8), to: "frames.csv")
    }
  }

  /// The folder of a sequence; one that holds anything but a sequence is not replaced.
  static func folder(_ path: String, overwrite: Bool) -> OutputFolder {
    OutputFolder(path: path, overwrite: overwrite) { name in
      name == "frames.csv" || (name.hasSuffix(".png") && name.dropLast(4).allSatisfy(\.isNumber))
    }
  }

  /// `00001.png`, so that other programs read the folder as `%05d.png`.
  private static func name(ofFrame index: Int) -> String {
    let digits = String(index + 1)
    return String(repeating: "0", count: max(0, 5 - digits.count)) + digits + ".png"
  }

  private func svg(ofFrame index: Int, _ reader: FilmReader) throws -> String {
    try document.svg(ofFrame: index, reader.map(ofFrame: index))
  }

  private func pixels(ofFrame index: Int, _ reader: FilmReader) throws -> [UInt8] {
    try SVGRenderer.pixels(svg(ofFrame: index, reader), width: width, height: height)
  }

  /// How many frames the colours of a GIF are taken from.
  private static let sampleCount = 8

  private func palette() async throws -> [UInt8] {
    let count = min(Self.sampleCount, film.frames.count)
    let last = film.frames.count - 1
    let samples = Mutex<[[UInt8]]>([])
    try await Execution(threads: execution.threads).inOrder(count: count) {
      try film.reader()
    } make: { reader, number in
      try pixels(ofFrame: count == 1 ? last : last * number / (count - 1), reader)
    } take: { _, frame in
      samples.withLock { $0.append(frame) }
    }
    return try FilmEncoder.palette(of: samples.withLock(\.self), width: width, height: height)
  }
}

/// An encoder that frames are written to from any thread, one after the other.
///
/// `@unchecked`: ``Execution/inOrder(count:makeState:make:take:)`` takes one output at a time.
private final class SharedEncoder: @unchecked Sendable {
  private let encoder: FilmEncoder

  init(_ encoder: FilmEncoder) { self.encoder = encoder }

  func write(_ frame: [UInt8], times: Int) throws { try encoder.write(frame, times: times) }
}
