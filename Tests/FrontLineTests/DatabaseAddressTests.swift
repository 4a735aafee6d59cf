import FrontLine
import Testing

@Suite("Addresses of databases")
struct DatabaseAddressTests {
  @Test(
    "An address is shown without user, password and settings that say who asks",
    arguments: [
      ("postgresql://localhost/maps", "postgresql://localhost/maps"),
      ("postgres://me@localhost:5433/maps", "postgresql://localhost:5433/maps"),
      ("postgresql://me:p%40ss@db.example.org/maps?sslmode=require", "postgresql://db.example.org/maps"),
      ("postgresql:///maps?host=/run/pg&password=x&user=me", "postgresql:///maps?host=/run/pg"),
      ("postgresql://me:pa/ss@host/maps", "postgresql://host/maps"),
      ("postgresql://me:pa?ss@host/maps", "postgresql://host/maps"),
      ("postgresql:/me:secret@host/maps", "postgresql://host/maps"),
      ("postgresql:me:secret@host/maps", "postgresql://host/maps"),
      ("POSTGRESQL://me:secret@host/maps", "postgresql://host/maps"),
      ("postgresql://me:secret@[::1]:5432,[::2]/maps", "postgresql://[::1]:5432,[::2]/maps"),
      ("host=localhost dbname=maps user=me password='a b\\'c'", "host=localhost dbname=maps"),
      ("host = localhost password = secret dbname = maps", "host=localhost dbname=maps"),
      ("password=secret", "dbname="), ("service=front", "service=front"),
    ])
  func shown(text: String, shown: String) throws {
    let address = try #require(DatabaseAddress(text))
    #expect(address.shown == shown && address.selector == nil)
    #expect(withoutCredentials(text) == shown)
  }

  @Test("What stands behind the name of a database after @ names a map")
  func selector() throws {
    for (text, connection, selector) in [
      ("postgresql://me:secret@host/maps@2025-08-12", "postgresql://me:secret@host/maps", "2025-08-12"),
      ("postgresql:///maps?host=/run/pg@2025-08-12", "postgresql:///maps?host=/run/pg", "2025-08-12"),
      ("postgresql:///maps@2025-08-12T20:01:02Z", "postgresql:///maps", "2025-08-12T20:01:02Z"),
      ("service=front@0a1b2c3d", "service=front", "0a1b2c3d"),
      ("host=h dbname=maps@2025-08-12", "host=h dbname=maps", "2025-08-12"),
    ] {
      let address = try #require(DatabaseAddress(text))
      #expect(address.connection == connection && address.selector == selector)
      #expect(withoutCredentials(text).hasSuffix("@" + selector))
      #expect(withoutCredentials(withoutCredentials(text)) == withoutCredentials(text))
    }
    #expect(DatabaseAddress("dbname=maps password=abc@2025-08-12")?.selector == nil)
    #expect(DatabaseAddress("postgresql://me@2025-08-12")?.selector == nil)
  }

  @Test(
    "Names of files are no addresses",
    arguments: ["maps", "-", "front.gpkg@2025-08-12", "a=b.geojson", "x:y", "hosts=1"])
  func files(path: String) {
    #expect(DatabaseAddress(path) == nil)
    #expect(withoutCredentials(path) == path)
  }
}
