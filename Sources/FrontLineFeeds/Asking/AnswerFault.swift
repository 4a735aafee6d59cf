/// The reason why an answer does not count, and is asked for again.
struct AnswerFault: Error, Hashable {
  /// The kinds of faults, as they are counted and shown.
  enum Kind: String, Hashable, CaseIterable {
    case status
    case network
    case tooSlow = "too slow"
    case cutShort = "cut short"
    case tooLarge = "too large"
    case otherLength = "other length"
    case otherType = "other type"
    case html = "HTML"
    case empty
    case errorBody = "error in the body"
    case notAMap = "no map"
    case redirect
    case incomplete
    case repeated = "repeated page"
  }

  var kind: Kind
  /// What is wrong, in one line, safe to print.
  var message: String
  /// For how many seconds the server asks not to come back.
  var retryAfter: Double?

  init(_ kind: Kind, _ message: String, retryAfter: Double? = nil) {
    self.kind = kind
    self.message = message
    self.retryAfter = retryAfter
  }
}

/// The reason why something can't be got, however often it is asked for.
enum FeedFailure: Error, Hashable {
  /// It is not there (404, 410).
  case absent(status: Int)
  /// Each of so many attempts had a fault; this is the last one.
  case gaveUp(AnswerFault, attempts: Int)
  /// The rest of the run would have the same end.
  case stop(FeedStop)
}

/// The reason why nothing more is asked in a run.
enum FeedStop: Error, Hashable {
  /// As many requests as were allowed have been made.
  case requestsSpent
  /// The server asks not to come back for so many seconds.
  case comeBack(seconds: Double)
  /// The server refuses (401, 403, 451).
  case refused(status: Int, address: String)
  /// The certificate is not valid.
  case certificate(String)
  /// libcurl is missing, or the address can't be used.
  case impossible(message: String, advice: String)
  /// Several versions in a row could not be downloaded.
  case silent(String)
}
