# Made by Scripts/package. Reviewed, not run: nothing here has Homebrew.
class Frontline < Formula
  desc "Square kilometres from published front-line maps"
  url "{{url}}"
  version "{{version}}"
  sha256 "{{sha256}}"
  license "MIT"

  depends_on "pkgconf" => :build
  depends_on "swift" => :build if OS.linux?
  depends_on xcode: ["16.3", :build] if OS.mac?
  depends_on "geographiclib"
  depends_on "geos"
  depends_on macos: :sequoia
  depends_on "nettle"
  depends_on "proj"
  depends_on "simdjson"
  depends_on "librsvg" => :recommended
  depends_on "ffmpeg" => :optional
  depends_on "gdal" => :optional

  uses_from_macos "curl"
  uses_from_macos "sqlite"
  uses_from_macos "zlib"

  def install
    arguments = %w[--disable-sandbox --configuration release --product frontline]
    arguments << "--static-swift-stdlib" if OS.linux?
    system "swift", "build", *arguments
    bin.install ".build/release/frontline"
    generate_completions_from_executable(bin/"frontline", "--generate-completion-script")
    man1.install Dir["share/man/man1/*.1"]
  end

  test do
    assert_match "net", shell_output("#{bin}/frontline change --quiet")
    assert_match version.to_s, shell_output("#{bin}/frontline --version")
  end
end
