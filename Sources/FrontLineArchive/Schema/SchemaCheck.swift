internal import SQLite

/// Checks that the schema of an archive is byte for byte the one that this program makes, with each
/// ``ArchiveAddition`` or without it.
///
/// Tables of other programs may stand beside ours, such as the styles of QGIS, with their indexes, triggers and
/// views: this program neither reads nor writes them. Nothing foreign may be attached to our tables. It would not run
/// here, since triggers and views are switched off on our connections (``csqlite_shut``), but it would in the next
/// program.
struct SchemaCheck {
  let path: String

  /// A row of `sqlite_schema`.
  private struct Object: Equatable {
    var type: String
    var name: String
    /// The table that it belongs to, as the file says, which may be wrong.
    var table: String
    /// Nil for what SQLite makes by itself, such as the index of a primary key.
    var sql: String?
  }

  /// Throws if the schema is another one. Returns the names of the foreign tables.
  @discardableResult
  func check(_ database: SQLiteConnection) throws -> [String] {
    var names: Set<String> = []
    try database.forEachRow("SELECT extension_name FROM gpkg_extensions") { names.insert($0.text(0) ?? "") }
    let isAdded = ArchiveAddition.all.contains { names.contains($0.extensionName) }
    let additions = isAdded ? try Self.additions.get().filter { names.contains($0.name) }.map(\.model) : []
    let model = try Self.model.get().with(additions)
    var missing = model.objects
    var foreign: [Object] = []
    for (object, rootPage) in try Self.objects(database) {
      let key = object.name.lowercased()
      guard let expected = model.objects[key] else {
        foreign.append(object)
        continue
      }
      let hasPages =
        rootPage > 0 || ["trigger", "view"].contains(object.type)
        || expected.sql?.contains(" VIRTUAL ") == true
      guard missing.removeValue(forKey: key) != nil, object == expected, hasPages else {
        throw ArchiveError.corrupt(path, "\(object.type) \(object.name) is not the one that it should be")
      }
    }
    if let (_, object) = missing.min(by: { $0.key < $1.key }) {
      throw ArchiveError.corrupt(path, "\(object.type) \(object.name) is missing")
    }
    for object in foreign { try check(foreign: object, model) }
    for (table, indexes) in model.indexes where try Self.indexes(of: table, database) != indexes {
      throw ArchiveError.foreign(path, "an index on the table \(table)")
    }
    return foreign.filter { $0.type == "table" && !$0.name.hasPrefix("sqlite_") }.map(\.name).sorted()
  }

  private func check(foreign object: Object, _ model: Model) throws {
    var tables = [object.table]
    switch object.type {
    case "table", "view": return
    case "index": break
    case "trigger":
      guard let table = object.sql.flatMap(TriggerText.table) else {
        throw ArchiveError.foreign(path, "the trigger \(object.name)")
      }
      tables.append(table)
    default: throw ArchiveError.foreign(path, "\(object.type) \(object.name)")
    }
    if let own = tables.first(where: { model.indexes[$0.lowercased()] != nil }) {
      throw ArchiveError.foreign(path, "the \(object.type) \(object.name) on the table \(own)")
    }
  }
}

extension SchemaCheck {
  private struct Model {
    /// The objects by their names in small letters.
    var objects: [String: Object]
    /// The names of the indexes of each table.
    var indexes: [String: Set<String>]

    /// Returns the model of an archive with some additions: each is there with all of its tables, or not at all.
    func with(_ additions: [Model]) -> Model {
      additions.reduce(self) { model, addition in
        Model(
          objects: model.objects.merging(addition.objects) { first, _ in first },
          indexes: model.indexes.merging(addition.indexes) { first, _ in first })
      }
    }
  }

  /// What each addition brings along.
  private static let additions = Result {
    try ArchiveAddition.all.map { addition in
      let database = try emptyArchive()
      let before = Set(try objects(database).map(\.object.name))
      try addition.make(in: database, now: "")
      let added = try objects(database).map(\.object).filter { !before.contains($0.name) }
      return (name: addition.extensionName, model: try model(of: added, database))
    }
  }

  private static func model(of objects: [Object], _ database: SQLiteConnection) throws -> Model {
    let tables = objects.filter { $0.type == "table" }.map { $0.name.lowercased() }
    return Model(
      objects: Dictionary(objects.map { ($0.name.lowercased(), $0) }) { first, _ in first },
      indexes: Dictionary(uniqueKeysWithValues: try tables.map { ($0, try indexes(of: $0, database)) }))
  }

  /// The schema of an empty archive, made once.
  private static let model = Result {
    let database = try emptyArchive()
    return try model(of: objects(database).map(\.object), database)
  }

  private static func emptyArchive() throws -> SQLiteConnection {
    let database = try SQLiteConnection.inMemory()
    try database.run(ArchiveSchema.statements(now: ""))
    return database
  }

  private static func objects(_ database: SQLiteConnection) throws -> [(object: Object, rootPage: Int64)] {
    var objects: [(Object, Int64)] = []
    try database.forEachRow("SELECT type, name, tbl_name, sql, rootpage FROM sqlite_master") { row in
      objects.append(
        (
          Object(
            type: row.text(0) ?? "", name: row.text(1) ?? "", table: row.text(2) ?? "",
            sql: row.isNull(3) ? nil : row.text(3)),
          row.integer(4)
        ))
    }
    return objects
  }

  /// Returns the indexes that SQLite itself has, whatever `sqlite_schema` says of the table.
  private static func indexes(of table: String, _ database: SQLiteConnection) throws -> Set<String> {
    var names: Set<String> = []
    try database.forEachRow("SELECT name FROM pragma_index_list(?1)", [table]) {
      names.insert($0.text(0) ?? "")
    }
    return names
  }
}

/// Finds the table in the text of a trigger: what the file says of it need not be true.
enum TriggerText {
  /// Returns the name behind `ON`, without quotation marks and the name of a database; nil if it can't be told.
  static func table(of text: String) -> String? {
    var rest = text.utf8[...]
    while let word = nextWord(&rest) {
      guard !word.isQuoted, word.text.lowercased() == "on" else { continue }
      guard var name = nextWord(&rest) else { return nil }
      var ahead = rest
      if let point = nextWord(&ahead), !point.isQuoted, point.text == "." {
        guard let behind = nextWord(&ahead) else { return nil }
        name = behind
      }
      return name.text
    }
    return nil
  }

  private static func nextWord(_ rest: inout Substring.UTF8View) -> (text: String, isQuoted: Bool)? {
    while let byte = rest.popFirst() {
      switch byte {
      case 0x20, 9, 10, 12, 13: continue
      case UInt8(ascii: "-") where rest.first == byte:
        rest = rest.drop { $0 != 10 }
      case UInt8(ascii: "/") where rest.first == UInt8(ascii: "*"):
        rest.removeFirst()
        while let inner = rest.popFirst(), inner != UInt8(ascii: "*") || rest.first != UInt8(ascii: "/") {}
        _ = rest.popFirst()
      case UInt8(ascii: "\""), UInt8(ascii: "`"), UInt8(ascii: "'"), UInt8(ascii: "["):
        let end = byte == UInt8(ascii: "[") ? UInt8(ascii: "]") : byte
        var name: [UInt8] = []
        while let inner = rest.popFirst() {
          if inner == end {
            // A doubled quotation mark stands for one, but not with brackets.
            guard end == byte, rest.first == end else { break }
            rest.removeFirst()
          }
          name.append(inner)
        }
        return (String(decoding: name, as: UTF8.self), true)
      default:
        guard isWordByte(byte) else { return (String(decoding: [byte], as: UTF8.self), false) }
        let word = [byte] + rest.prefix(while: isWordByte)
        rest = rest.dropFirst(word.count - 1)
        return (String(decoding: word, as: UTF8.self), false)
      }
    }
    return nil
  }

  private static func isWordByte(_ byte: UInt8) -> Bool {
    byte >= 0x80 || byte == UInt8(ascii: "_") || byte == UInt8(ascii: "$")
      || (byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9"))
      || (byte | 0x20 >= UInt8(ascii: "a") && byte | 0x20 <= UInt8(ascii: "z"))
  }
}
