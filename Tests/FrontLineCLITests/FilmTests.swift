import Foundation
import TestSupport
import Testing

/// Films as the command line writes them.
@Suite("Films")
struct FilmTests {
  private let folder: Folder

  init() throws {
    folder = try Folder()
    for (day, east) in [("01", 37.0), ("02", 37.1), ("03", 37.1), ("05", 37.3), ("06", 37.2)] {
      try folder.write("maps/2025-01-\(day).geojson", Fixtures.map(Fixtures.rectangle(36.5, 48, east, 48.5)))
    }
  }

  private func run(_ arguments: String...) throws -> CommandLineTool.Result {
    try CommandLineTool.run(["map", "maps", "--size", "480x360"] + arguments, in: folder)
  }

  /// What ffprobe counts of a film: the frames, the size of each, and the seconds.
  private func probe(_ name: String) throws -> String {
    let result = try CommandLineTool.shell(
      "ffprobe -v error -count_frames -select_streams v -show_entries stream=width,height,nb_read_frames,r_frame_rate -of csv=p=0 \(name)",
      in: folder)
    return result.output.trimmingCharacters(in: .whitespacesAndNewlines)
  }

  @Test("A film has a frame for each day, and the last is held", arguments: ["mp4", "webm", "gif"])
  func formats(ending: String) throws {
    let result = try run("-o", "f.\(ending)", "--fps", "5", "--hold-last", "1", "--quiet")
    #expect(result.status == 0, "\(result.errors)")
    // Six days, and five frames of the sixth.
    #expect(try probe("f.\(ending)") == "480,360,5/1,11")
    let first = try Data(contentsOf: URL(filePath: folder.path + "/f.\(ending)"))
    _ = try run("-o", "f.\(ending)", "--fps", "5", "--hold-last", "1", "--jobs", "1", "--overwrite")
    #expect(try Data(contentsOf: URL(filePath: folder.path + "/f.\(ending)")) == first)
    #expect(try folder.names == ["f.\(ending)", "maps"])
  }

  @Test("WebP is written, and a length in seconds is kept")
  func webp() throws {
    #expect(try run("-o", "f.webp", "--quiet").status == 0)
    let bytes = try Data(contentsOf: URL(filePath: folder.path + "/f.webp"))
    #expect(bytes.prefix(4) == Data("RIFF".utf8) && bytes[8..<12] == Data("WEBP".utf8))
    #expect(try run("-o", "f.mp4", "--seconds", "3", "--hold-last", "0", "--quiet").status == 0)
    #expect(try probe("f.mp4") == "480,360,2/1,6")
    // A page of odd sides has one more pixel, which players want.
    let odd = try CommandLineTool.run(
      ["map", "maps", "--size", "481x361", "-o", "odd.mp4", "--quiet"], in: folder)
    #expect(odd.status == 0, "\(odd.errors)")
    #expect(try probe("odd.mp4").hasPrefix("482,362,"))
  }

  @Test("The pictures of a sequence are the frames that --frame writes, and the poster is the last")
  func sequence() throws {
    let result = try run("-o", "f.png-sequence", "--poster", "last.png", "--quiet")
    #expect(result.status == 0, "\(result.errors)")
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path + "/f.png-sequence").sorted()
    #expect(names == ["00001.png", "00002.png", "00003.png", "00004.png", "frames.csv"])
    let table = try folder.read("f.png-sequence/frames.csv").split(separator: "\n").map(String.init)
    #expect(
      table == [
        "file,first_date,last_date,days", "00001.png,2025-01-01,2025-01-01,1",
        "00002.png,2025-01-02,2025-01-03,3", "00003.png,2025-01-05,2025-01-05,1",
        "00004.png,2025-01-06,2025-01-06,1",
      ])
    func bytes(_ name: String) throws -> Data {
      try Data(contentsOf: URL(filePath: folder.path + "/" + name))
    }
    for (day, name) in [("2025-01-03", "00002"), ("2025-01-04", "00002"), ("2025-01-06", "00004")] {
      #expect(try run("-o", "frame.png", "--frame", day, "--overwrite", "--quiet").status == 0)
      #expect(try bytes("frame.png") == bytes("f.png-sequence/\(name).png"), "\(day)")
    }
    #expect(try bytes("last.png") == bytes("f.png-sequence/00004.png"))
    // What is not of a sequence is never lost, and what is there stays until the new one is whole.
    try folder.write("f.png-sequence/thesis.txt", "x")
    let refused = try run("-o", "f.png-sequence", "--quiet", "--overwrite")
    #expect(refused.status == 73 && refused.errors.contains("thesis.txt in it, which would be lost"))
    #expect(try folder.read("f.png-sequence/thesis.txt") == "x")
    try FileManager.default.removeItem(atPath: folder.path + "/f.png-sequence/thesis.txt")
    #expect(try run("-o", "f.png-sequence", "--quiet").status == 73)
    #expect(try run("-o", "f.png-sequence", "--quiet", "--overwrite").status == 0)
    #expect(try folder.names == ["f.png-sequence", "frame.png", "last.png", "maps"])
  }

  @Test("One map makes a film of a day")
  func oneMap() throws {
    let result = try CommandLineTool.run(
      ["map", "maps/2025-01-01.geojson", "--size", "480x360", "-o", "one.mp4", "--fps", "1", "--quiet"],
      in: folder)
    #expect(result.status == 0, "\(result.errors)")
    #expect(try probe("one.mp4") == "480,360,1/1,3")
  }

  @Test("Statuses and shares of regions make films too")
  func contents() throws {
    try folder.write("regions.geojson", Fixtures.map(Fixtures.rectangle(36, 47, 38, 49), #"{"name":"A"}"#))
    for content in [["--content", "status"], ["--content", "share", "--by", "regions.geojson"]] {
      let result = try CommandLineTool.run(
        ["map", "maps", "--size", "480x360", "-o", "c.mp4", "--quiet", "--overwrite"] + content, in: folder)
      #expect(result.status == 0, "\(result.errors)")
    }
  }

  @Test("Names and titles do no harm")
  func names() throws {
    let name = "<img src=x onerror=alert(1)>]]>&#0;\u{202E}\u{0}"
    let result = try CommandLineTool.run(
      [
        "map", "maps", "--size", "480x360", "--frame", "2025-01-05", "--title", String(name.dropLast()),
        "--quiet",
      ],
      in: folder)
    #expect(result.status == 0 && !result.output.contains("<img"), "\(result.errors)")
    #expect(!result.output.unicodeScalars.contains("\u{202E}"))
  }

  @Test("What can't be filmed gets one line, and leaves nothing behind")
  func faults() throws {
    let names = try folder.names
    for (arguments, status, words) in [
      (["-o", "f.mkv"], 64 as Int32, "or for a film in .mp4"), (["--fps", "5"], 64, "--fps is about a film"),
      (["-o", "f.mp4", "--fps", "5", "--seconds", "3"], 64, "give one of them"),
      (["-o", "f.mp4", "--fps", "1000"], 64, "0.1 to 60 days a second"),
      (["-o", "f.mp4", "--seconds", "0.1"], 0, ""),
      (["-o", "g.mp4", "--seconds", "1000"], 64, "days a second"),
      (["-o", "f.mp4", "--frame", "2025-01-01"], 64, "--frame is one picture"),
      (["--frame", "2024-01-01"], 64, "the film is of 2025-01-01 to 2025-01-06"),
      (["--recent", "5"], 64, "--recent is about a film"),
      (["-o", "g.mp4", "--recent", "0"], 64, "--recent 0: give a number of days"),
      (["-o", "g.mp4", "--hold-last", "100"], 64, "0 to 60 seconds"),
      (["-o", "g.mp4", "--poster", "p.gif"], 64, "--poster p.gif"),
      (["-o", "g.mp4", "--poster", "none/p.png"], 73, "there is no folder"),
      (["-o", "g.gif", "--fps", "60"], 64, "at most 50 frames a second"),
      (["-o", "none/g.mp4"], 73, "there is no folder"),
      (["-o", "none/g.png-sequence"], 73, "can't be created"),
      (["-o", "g.mp4", "--since", "2026-01-01"], 65, "no snapshot since 2026-01-01"),
      (["-o", "g.mp4", "--size", "120x100"], 64, "make it larger"),
    ] {
      let result = try CommandLineTool.run(
        ["map", "maps"] + (arguments.contains("--size") ? [] : ["--size", "480x360"]) + arguments, in: folder)
      #expect(
        result.status == status && result.failures.count == (status == 0 ? 0 : 1)
          && (words.isEmpty || result.errors.contains(words)),
        "\(arguments): \(result.status) \(result.errors)")
    }
    #expect(try folder.names == (names + ["f.mp4"]).sorted())
  }

  @Test("Without ffmpeg, a film says how to install it and a sequence is written all the same")
  func withoutEncoder() throws {
    try folder.write("bin/empty", "")
    let environment = ["PATH": folder.path + "/bin"]
    let film = try CommandLineTool.run(
      ["map", "maps", "-o", "f.mp4", "--quiet"], in: folder, environment: environment)
    #expect(film.status == 1 && film.errors.contains("apt install ffmpeg"), "\(film.errors)")
    #expect(film.failures.count == 1)
    let sequence = try CommandLineTool.run(
      ["map", "maps", "--size", "480x360", "-o", "f.png-sequence", "--quiet"], in: folder,
      environment: environment)
    #expect(sequence.status == 0, "\(sequence.errors)")
    #expect(try folder.names == ["bin", "f.png-sequence", "maps"])
  }

  @Test("An encoder that fails, a full disk and an interruption leave nothing half-written")
  func interrupted() throws {
    try folder.write("old.mp4", "old")
    let names = try folder.names
    // An encoder that ends in the middle, with a word.
    try folder.write(
      "bin/ffmpeg", "#!/bin/sh\nhead -c 100000 > /dev/null\necho 'no room for frames' >&2\nexit 1\n")
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o755], ofItemAtPath: folder.path + "/bin/ffmpeg")
    let failed = try CommandLineTool.shell(
      "PATH=\"$PWD/bin:$PATH\" \"$BIN\" map maps -o old.mp4 --overwrite --quiet", in: folder)
    #expect(failed.status == 74 && failed.errors.contains("no room for frames"), "\(failed.errors)")
    #expect(failed.failures.count == 1)
    // A limit of one block stands for the disk.
    let full = try CommandLineTool.shell(
      "ulimit -f 1; exec \"$BIN\" map maps -o old.mp4 --overwrite --quiet --size 640x480", in: folder)
    #expect(full.status == 74 && full.errors.contains("ffmpeg can't write the film"), "\(full.errors)")
    let stopped = try CommandLineTool.shell(
      "\"$BIN\" map maps -o old.mp4 --overwrite --quiet --size 4000x3000 & sleep 1; kill -INT $!; wait $!; echo $?; sleep 0.3; pgrep -f \"$PWD\" || true",
      in: folder)
    #expect(stopped.output.hasPrefix("130\n") || stopped.output.hasPrefix("0\n"), "\(stopped.output)")
    #expect(
      try folder.names == (names + ["bin"]).sorted()
        && (stopped.output.hasPrefix("0") || folder.read("old.mp4") == "old"))
  }
}
