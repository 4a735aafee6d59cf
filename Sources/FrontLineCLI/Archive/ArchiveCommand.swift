import ArgumentParser

struct ArchiveCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "archive",
    abstract: "A series in one GeoPackage, for every command here and for QGIS, GDAL and databases.",
    discussion: """
      An archive is a GeoPackage 1.3. Its layer areas has the land of each status on each day as valid polygons, \
      with the square kilometres and the SHA-256 of the file; beside it every polygon is kept as it was published, \
      once, so that each command reads front.gpkg as it would read a folder of the files, quicker and with the \
      same figures to the last digit. One day of it is named front.gpkg@2025-08-12.
      """,
    subcommands: [
      ArchiveCreateCommand.self, ArchiveAddCommand.self, ArchiveListCommand.self, ArchiveVerifyCommand.self,
    ])
}
