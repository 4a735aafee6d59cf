internal import CNettle

/// A SHA-256 digest (FIPS 180-4), computed by Nettle.
public struct SHA256Digest: Hashable, Sendable {
  /// The digest, 32 bytes.
  public let bytes: [UInt8]

  /// Computes the digest of some bytes.
  ///
  /// Complexity: O(*n*), one to two gigabytes a second on processors with SHA instructions.
  public init(of data: UnsafeRawBufferPointer) {
    bytes = [UInt8](unsafeUninitializedCapacity: Int(SHA256_DIGEST_SIZE)) { digest, count in
      cnettle_sha256(data.baseAddress, data.count, digest.baseAddress)
      count = Int(SHA256_DIGEST_SIZE)
    }
  }
}

extension SHA256Digest: CustomStringConvertible {
  /// The digest as 64 hexadecimal digits in lower case.
  public var description: String {
    bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
  }
}
