import Foundation
import Testing

/// What the shell offers: the script of completions is sourced in bash, and its function called as bash calls it.
@Suite("Completions in bash")
struct CompletionTests {
  private static let hasBash = FileManager.default.isExecutableFile(atPath: "/bin/bash")

  private let folder: Folder

  init() throws {
    folder = try Folder()
    try folder.write("maps/2025-01-01.geojson", Fixtures.map(Fixtures.rectangle(37, 48, 37.5, 48.5)))
    try folder.write(
      "regions.geojson",
      Fixtures.collection([
        Fixtures.feature(Fixtures.rectangle(36, 47, 38, 49), #"{"name":"Donetsk Oblast"}"#),
        Fixtures.feature(Fixtures.rectangle(34, 47, 36, 49), #"{"name":"Dnipro's left bank"}"#),
      ]))
  }

  private func offered(_ words: String...) throws -> Set<String> { try offered(words) }

  /// Returns what is offered for the last word.
  private func offered(_ words: [String]) throws -> Set<String> {
    try folder.write(
      "complete.sh",
      #"""
      shopt -s extglob
      source <("$BIN" --generate-completion-script bash)
      COMP_WORDS=("$BIN" "${@}")
      COMP_CWORD=$#
      COMP_LINE="${COMP_WORDS[*]}"
      COMP_POINT=${#COMP_LINE}
      COMPREPLY=()
      _frontline "$BIN" "${COMP_WORDS[COMP_CWORD]}" "${COMP_WORDS[COMP_CWORD - 1]}"
      printf '%s\n' "${COMPREPLY[@]}"
      """#)
    let list = words.map { "'\($0.replacing("'", with: #"'\''"#))'" }.joined(separator: " ")
    let result = try CommandLineTool.shell("LC_ALL=C.UTF-8 bash complete.sh \(list)", in: folder)
    #expect(result.status == 0 && result.errors.isEmpty, "\(result.errors)")
    return Set(result.output.split(separator: "\n").map(String.init))
  }

  @Test("Commands, options and values of a kind", .enabled(if: hasBash, "skipped: no bash"))
  func words() throws {
    #expect(try offered("ch") == ["change", "check"])
    #expect(try offered("archive", "").isSuperset(of: ["create", "add", "list", "verify"]))
    #expect(try offered("area", "--ea") == ["--earth"])
    #expect(try offered("area", "--earth", "wgs") == ["wgs84", "wgs84-straight"])
    #expect(try offered("area", "--source", "deep") == ["deepstate", "deepstate-union"])
    #expect(try offered("area", "--status", "occ") == ["occupied", "occupied-before-2022"])
    #expect(try offered("area", "--statuses", "occupied,con") == ["occupied,contested"])
    #expect(try offered("area", "--map", "1=lib") == ["1=liberated"])
    #expect(try offered("series", "--every", "m") == ["month"])
  }

  @Test("Files wherever one is named", .enabled(if: hasBash, "skipped: no bash"))
  func files() throws {
    for words in [
      ["area"], ["change"], ["series"], ["distance"], ["front"], ["compare"], ["map"], ["report"], ["zones"],
      ["route"],
      ["export"], ["check"], ["area", "--by"], ["map", "--overlay"], ["map", "-o"], ["front", "--border"],
      ["route", "--network"], ["zones", "--clip"], ["change", "--plot"], ["distance", "--to"],
      ["route", "--along"],
    ] {
      #expect(try offered(words + ["reg"]).contains("regions.geojson"), "\(words)")
    }
    #expect(try offered("distance", "--to", "maps/2025") == ["maps/2025-01-01.geojson"])
  }

  @Test("Places, roads, and the regions of a file", .enabled(if: hasBash, "skipped: no bash"))
  func names() throws {
    #expect(try offered("distance", "--to", "Dobropil").contains("Dobropillia"))
    #expect(try offered("route", "--via", "Добропіл").contains("Добропілля"))
    #expect(try offered("distance", "--to", "").contains("Kharkiv"))
    #expect(try offered("distance", "--to", "Слов").contains("Слов'янськ"))
    #expect(try offered("route", "--along", "T-05").contains("T-05-14"))
    #expect(try offered("places", "Kramat").contains("Kramatorsk"))
    #expect(
      try offered("map", "--by", "regions.geojson", "--region", "D") == [
        "Donetsk Oblast", "Dnipro's left bank",
      ])
    #expect(try offered("map", "--region", "D").isEmpty)
  }
}
