import Conversions
import Foundation
import GeoJSON

/// Files of other formats: unpacked, handed to GDAL, and read as what it makes of them, with all locks on.
///
/// The first byte says what the others are: KML, a virtual dataset that begins like KML, a ZIP archive, FlatGeobuf, a
/// GeoPackage, the files of a shapefile. Whatever they are, there are layers or a clear word; nobody comes to the server
/// that they name as `127.0.0.1:18765`, and nothing comes to be in the folder that they name as `/watched/`.
final class ConversionFuzzTarget: FuzzTarget {
  private let folder: String
  private let server: LoopbackListener
  private static let tool = Ogr2ogr(timeLimit: .seconds(10), maximumBytes: 1 << 24, maximumProcesses: 40)
  /// A small GeoPackage, which is damaged; none where there is no GDAL.
  private let geoPackage: [UInt8]
  private let flatGeobuf: [UInt8]

  init() throws {
    folder = NSTemporaryDirectory() + "frontline-fuzz-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    server = try LoopbackListener()
    let map = Array(
      """
      {"type":"FeatureCollection","features":[{"type":"Feature","properties":{"name":"land"},"geometry":
      {"type":"Polygon","coordinates":[[[36,48],[37,48],[37,49],[36,48]]]}}]}
      """.utf8)
    func file(_ target: ForeignTarget) -> [UInt8] {
      (try? Self.tool.file(of: map, as: target, layer: "land", day: "2025-01-01", place: "map")) ?? []
    }
    geoPackage = file(.geoPackage)
    flatGeobuf = file(.flatGeobuf)
  }

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  func finding(in bytes: [UInt8]) -> String? {
    guard let kind = bytes.first else { return nil }
    let content = filled(Array(bytes.dropFirst()))
    do {
      var allowance = Self.tool.allowance()
      for file in try files(kind, content) { try check(file, &allowance) }
    } catch let error as Finding {
      return error.description
    } catch let error as ConversionError {
      do throws(Finding) { try requireOneLine(error.description) } catch { return error.description }
    } catch {
      return "an error that is none of a conversion: \(error)"
    }
    let left = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? ["no folder"]
    if !left.isEmpty { return "files came to be: \(left)" }
    if server.hasVisitor { return "the server was asked" }
    return nil
  }

  private func files(_ kind: UInt8, _ content: [UInt8]) throws -> [ForeignFile] {
    switch kind & 7 {
    case 0: return [ForeignFile(bytes: content, format: .kml, place: "map.kml")]
    case 1: return [ForeignFile(bytes: Array("<kml></kml>".utf8) + content, format: .kml, place: "map.kml")]
    case 2:
      return try ZippedLayers.layers(in: content, path: "map.zip", maximumBytesTogether: 1 << 22).compactMap {
        if case .foreign(let file) = $0.content { file } else { nil }
      }
    case 3:
      return [ForeignFile(bytes: damaged(flatGeobuf, by: content), format: .flatGeobuf, place: "map.fgb")]
    case 4:
      return [ForeignFile(bytes: damaged(geoPackage, by: content), format: .geoPackage, place: "map.gpkg")]
    case 5:
      return [ForeignFile(bytes: replaced(geoPackage, by: content), format: .geoPackage, place: "map.gpkg")]
    case 6: return [ForeignFile(bytes: content, format: .flatGeobuf, place: "map.fgb")]
    default:
      let parts = content.split(separator: 0x1D, maxSplits: 4, omittingEmptySubsequences: false).map(
        Array.init)
      let endings = ["shp", "shx", "dbf", "prj", "cpg"]
      return [ForeignFile(shapefile: zip(endings, parts).map { ($0, $1) }, place: "map.shp")]
    }
  }

  private func check(_ file: ForeignFile, _ allowance: inout ConversionAllowance) throws {
    let layers = try Self.tool.layers(of: file, &allowance)
    try require(!layers.isEmpty, "no layer and no error")
    for layer in layers {
      do throws(GeoJSONError) {
        _ = try GeoJSONReader().read(layer.bytes)
      } catch {
        try requireOneLine("\(error)")
      }
    }
  }

  /// The bytes with the server and the folder that there are in place of those that are named.
  private func filled(_ bytes: [UInt8]) -> [UInt8] {
    var bytes = bytes
    for (mark, own) in [("127.0.0.1:18765", "127.0.0.1:\(server.port)"), ("/watched/", folder + "/")] {
      bytes.replace(Array(mark.utf8), with: Array(own.utf8))
    }
    return bytes
  }

  /// Four bytes each: the place in 65,536ths of the file, how far behind it, and what is written there.
  private func damaged(_ whole: [UInt8], by content: [UInt8]) -> [UInt8] {
    var bytes = whole
    var rest = content[...]
    while rest.count >= 4, !bytes.isEmpty {
      let place = (Int(rest[rest.startIndex]) << 8 | Int(rest[rest.startIndex + 1])) * bytes.count >> 16
      bytes[min(place + Int(rest[rest.startIndex + 2]), bytes.count - 1)] = rest[rest.startIndex + 3]
      rest = rest.dropFirst(4)
    }
    return bytes
  }

  /// Lines of a text that is in the file and, behind a tab, what takes its place, cut or filled up with spaces.
  private func replaced(_ whole: [UInt8], by content: [UInt8]) -> [UInt8] {
    var bytes = whole
    for line in content.split(separator: 10) {
      let parts = line.split(separator: 9, maxSplits: 1, omittingEmptySubsequences: false)
      guard parts.count == 2, parts[0].count >= 3 else { continue }
      let new = parts[1] + Array(repeating: 32, count: parts[0].count)
      bytes.replace(Array(parts[0]), with: Array(new.prefix(parts[0].count)))
    }
    return bytes
  }
}

/// A socket that nobody should come to.
private final class LoopbackListener {
  let port: Int
  private let descriptor: CInt

  init() throws {
    #if canImport(Glibc)
      descriptor = socket(AF_INET, CInt(SOCK_STREAM.rawValue), 0)
    #else
      descriptor = socket(AF_INET, SOCK_STREAM, 0)
    #endif
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    var size = socklen_t(MemoryLayout<sockaddr_in>.size)
    let own = descriptor
    let isBound = withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        bind(own, $0, size) == 0 && listen(own, 4) == 0 && getsockname(own, $0, &size) == 0
      }
    }
    guard isBound else { throw Finding("there is no loopback") }
    port = Int(UInt16(bigEndian: address.sin_port))
  }

  deinit { close(descriptor) }

  /// Whether somebody waits to be let in.
  var hasVisitor: Bool {
    var wait = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    return poll(&wait, 1, 0) > 0
  }
}
