import Testing

/// What is wrong with the words of a command, with no server.
@Suite("Database on the command line")
struct DatabaseOptionTests {
  @Test(
    "What contradicts a database, or is none, is a usage error",
    arguments: [
      (["maps", "--to", "front.gpkg"], "is no address of a database"),
      (["--to", "postgresql:///x"], "needs the snapshots"),
      (["maps", "--to", "postgresql:///x", "-o", "x.geojson"], "leave -o out"),
      (["maps", "--to", "postgresql:///x", "--layer", "change"], "leave --layer out"),
      (["maps", "--to", "postgresql:///x", "--simplify", "10"], "leave the options of shape out"),
      (["maps", "--to", "postgresql:///x", "--earth", "turf"], "leave --earth out"),
    ])
  func usage(arguments: [String], words: String) throws {
    let folder = try Folder()
    let result = try CommandLineTool.run(["export"] + arguments, in: folder)
    #expect(result.status == 64 && result.errors.contains(words), "\(result.errors)")
  }
}
