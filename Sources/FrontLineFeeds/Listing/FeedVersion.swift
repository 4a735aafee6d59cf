import FrontLine

/// A version of a map that a feed lists.
struct FeedVersion: Hashable, Sendable {
  /// The name of the version: the same edition of the same map is never listed under two.
  var id: String
  /// The day by which it is chosen; nil where only the content tells it.
  var date: CalendarDate?
  var publishedAt: Instant?
  /// The files that it consists of: one, or one for each layer.
  var parts: [FeedPart]
  /// Whether it changes under the same name, so that it is asked for each time.
  var isChanging = false
  /// Whether each edition holds what the one before held, and takes its place.
  var replacesItself = false
  /// Whether it need not be there: a source does not have a map for each day.
  var mayBeAbsent = false
}

/// A file of a version.
struct FeedPart: Hashable, Sendable {
  enum Kind: Hashable, Sendable {
    case file
    /// A layer of a feature service, which comes in pages.
    case layer(objectID: String, formats: [String])
  }

  /// The name that it is kept under.
  var fileName: String
  var address: String
  var kind = Kind.file
  /// What the list says of its edition: a digest, or the time of the last edit.
  var edition: String?
  /// The size that the list states.
  var byteCount: Int?
  /// What came with the list already.
  var content: [UInt8]?
}

/// What a feed has.
struct FeedListing: Sendable {
  /// In the order in which they are got: by time.
  var versions: [FeedVersion]
  var diagnostics = Diagnostics()
}
