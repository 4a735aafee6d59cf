/// A format of films that `ffmpeg` writes.
public enum FilmFormat: String, Hashable, Sendable, CaseIterable {
  /// A container that `ffmpeg` writes.
  case mp4, webm, gif, webp
}

extension FilmFormat {
  /// The arguments that encode frames in this format.
  ///
  /// The number of threads is fixed and nothing says when the film was made, so that the same frames give the same bytes
  /// on every machine with this `ffmpeg`.
  var arguments: [String] {
    // Sides of yuv420p are even; the colours are those that players take films of this size to have.
    let yuv =
      "pad=ceil(iw/2)*2:ceil(ih/2)*2,scale=out_color_matrix=bt709:out_range=tv,format=yuv420p"
    let colors = ["-colorspace", "bt709", "-color_primaries", "bt709", "-color_trc", "bt709"]
    switch self {
    case .mp4:
      return ["-vf", yuv, "-c:v", "libx264", "-preset", "medium", "-crf", "20", "-threads", "2"] + colors
        + ["-movflags", "+faststart", "-f", "mp4"]
    case .webm:
      return ["-vf", yuv, "-c:v", "libvpx-vp9", "-crf", "32", "-b:v", "0", "-deadline", "good"] + colors
        + ["-cpu-used", "4", "-row-mt", "1", "-threads", "2", "-f", "webm"]
    case .gif:
      // One palette for the whole film and no dither: what does not change does not flicker.
      return ["-lavfi", "[0:v][1:v]paletteuse=dither=none:diff_mode=rectangle", "-loop", "0", "-f", "gif"]
    case .webp: return ["-c:v", "libwebp_anim", "-quality", "80", "-loop", "0", "-f", "webp"]
    }
  }
}
