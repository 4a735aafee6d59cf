/// Encodes frames as a film, by `ffmpeg` in a process of its own.
///
/// ```swift
/// let encoder = try FilmEncoder(.mp4, to: "front.mp4", width: 1280, height: 720, framesPerSecond: 10)
/// for frame in frames { try encoder.write(frame) }
/// try encoder.finish()
/// ```
///
/// Not `Sendable`. Memory is that of one frame.
public final class FilmEncoder {
  private let process: EncodingProcess

  /// Starts a film of pixels of four bytes: blue, green, red, alpha.
  ///
  /// - Parameters:
  ///   - file: Is written, or written over.
  ///   - palette: The colours of a GIF: see ``palette(of:width:height:)``; other formats have none.
  ///
  /// Throws ``FFmpegError`` if the program is missing.
  public init(
    _ format: FilmFormat, to file: String, width: Int, height: Int, framesPerSecond: Double,
    palette: [UInt8] = []
  ) throws(FFmpegError) {
    let palettes =
      palette.isEmpty ? [] : ["-f", "rawvideo", "-pix_fmt", "bgra", "-s", "16x16", "-i", "pipe:3"]
    process = try EncodingProcess(
      Self.input(width, height, framesPerSecond) + palettes + format.arguments
        + ["-map_metadata", "-1", "-fflags", "+bitexact", "-flags:v", "+bitexact", "-y", "file:\(file)"],
      extra: palette)
  }

  /// Writes a frame, and again as often as it is shown. Throws ``FFmpegError`` if the encoder failed.
  public func write(_ frame: [UInt8], times: Int = 1) throws(FFmpegError) {
    for _ in 0..<times { try process.feed(frame) }
  }

  /// Ends the film. Throws ``FFmpegError`` if it can't be written.
  public func finish() throws(FFmpegError) { _ = try process.finish() }

  /// Returns 256 colours that are near to those of some frames, in the form that ``init(_:to:width:height:framesPerSecond:palette:)``
  /// takes.
  ///
  /// Throws ``FFmpegError`` if the program is missing or fails.
  public static func palette(
    of frames: [[UInt8]], width: Int, height: Int
  ) throws(FFmpegError) -> [UInt8] {
    let process = try EncodingProcess(
      input(width, height, 1) + [
        "-vf", "palettegen=stats_mode=full", "-frames:v", "1", "-f", "rawvideo", "-pix_fmt", "bgra", "pipe:1",
      ])
    for frame in frames { try process.feed(frame) }
    return try process.finish()
  }

  private static func input(_ width: Int, _ height: Int, _ framesPerSecond: Double) -> [String] {
    [
      "-f", "rawvideo", "-pix_fmt", "bgra", "-s", "\(width)x\(height)", "-framerate", "\(framesPerSecond)",
      "-i", "pipe:0",
    ]
  }
}
