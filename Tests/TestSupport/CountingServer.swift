import Foundation
import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// A server on the loopback address that counts who comes: what must ask nobody is tested against it.
///
/// It answers every request with the same map, so that whoever asks goes on.
public final class CountingServer: Sendable {
  /// The port, which the system chose.
  public let port: Int
  private let descriptor: CInt
  private let connections = Atomic<Int>(0)

  /// How many connections were made.
  public var count: Int { connections.load(ordering: .acquiring) }

  public struct Failure: Error {
    public let call: String
    public let number: CInt
  }

  public init() throws {
    #if canImport(Glibc)
      let kind = CInt(SOCK_STREAM.rawValue)
    #else
      let kind = SOCK_STREAM
    #endif
    descriptor = socket(AF_INET, kind, 0)
    guard descriptor >= 0 else { throw Failure(call: "socket", number: errno) }
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    var size = socklen_t(MemoryLayout<sockaddr_in>.size)
    let own = descriptor
    let bound = withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        bind(own, $0, size) == 0 && listen(own, 16) == 0 && getsockname(own, $0, &size) == 0
      }
    }
    guard bound else { throw Failure(call: "bind", number: errno) }
    port = Int(UInt16(bigEndian: address.sin_port))
    let thread = Thread { [self] in
      // Closing the socket ends the wait.
      while case let client = accept(own, nil, nil), client >= 0 {
        connections.add(1, ordering: .releasing)
        let body = #"{"type":"Point","coordinates":[36,48]}"#
        let answer = "HTTP/1.0 200 OK\r\nContent-Length: \(body.utf8.count)\r\n\r\n\(body)"
        _ = write(client, answer, answer.utf8.count)
        close(client)
      }
    }
    thread.start()
  }

  /// Ends the server.
  public func stop() {
    shutdown(descriptor, CInt(SHUT_RDWR))
    close(descriptor)
  }
}
