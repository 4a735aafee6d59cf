import ArgumentParser

struct ArchiveCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "archive",
    abstract: "A series in one GeoPackage, for all commands and for QGIS, GDAL and databases.",
    discussion: """
      An archive is a GeoPackage 1.3. Its layer "areas" has the land of each status on each day as valid polygons, \
      with the square kilometres and the SHA-256 of the file. It also keeps every polygon as it was published, once. \
      So each command reads front.gpkg like a folder of the files, only faster, and gives the same figures to the \
      last digit. The snapshot of one day is named front.gpkg@2025-08-12.
      """,
    subcommands: [
      ArchiveCreateCommand.self, ArchiveAddCommand.self, ArchiveListCommand.self, ArchiveVerifyCommand.self,
    ])
}
