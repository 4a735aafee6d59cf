/// Something that a program can be asked to do, as messages refer to it.
public struct Action: RawRepresentable, Hashable, Sendable {
  /// The name: words in lower case, separated by spaces.
  public let rawValue: String
  /// Creates an action of its words.
  public init(rawValue: String) { self.rawValue = rawValue }
  private init(_ rawValue: String) { self.rawValue = rawValue }

  /// Makes an archive of maps.
  public static let createArchive = Action("archive create")
  /// Adds maps to an archive.
  public static let addToArchive = Action("archive add")
  /// Makes sure that an archive is as it was written.
  public static let verifyArchive = Action("archive verify")
  /// Compares two sources.
  public static let compare = Action("compare")
  /// Writes maps in another format, or into a database.
  public static let export = Action("export")
  /// Downloads published maps.
  public static let fetch = Action("fetch")
  /// Lists the places that are known.
  public static let places = Action("places")
  /// Lists the roads that are known.
  public static let roads = Action("roads")
}
