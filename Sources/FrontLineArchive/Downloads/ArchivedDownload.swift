public import FrontLine

/// Where and when a file was got: a row of the table `feed_downloads`.
public struct ArchivedDownload: Hashable, Sendable {
  /// The name of the feed: `deepstate`.
  public var feed: String
  /// The name of the version at the feed.
  public var version: String
  /// The name that the file is kept under.
  public var file: String
  /// The address, without passwords.
  public var address: String
  /// When the file came.
  public var downloadedAt: Instant
  /// SHA-256 of the file, in hexadecimal digits.
  public var sha256: String
  /// The length of the file.
  public var byteCount: Int
  /// What the server said of the edition.
  public var etag: String?
  /// The `Last-Modified` that the server sent.
  public var lastModified: String?
  /// What the feed's list said of the edition.
  public var edition: String?
  /// The terms of use as they were known at that time.
  public var terms: String?
  /// The program that got it.
  public var tool: String

  /// Creates a record.
  public init(
    feed: String, version: String, file: String, address: String, downloadedAt: Instant, sha256: String,
    byteCount: Int, etag: String? = nil, lastModified: String? = nil, edition: String? = nil,
    terms: String? = nil, tool: String
  ) {
    self.feed = feed
    self.version = version
    self.file = file
    self.address = address
    self.downloadedAt = downloadedAt
    self.sha256 = sha256
    self.byteCount = byteCount
    self.etag = etag
    self.lastModified = lastModified
    self.edition = edition
    self.terms = terms
    self.tool = tool
  }
}
