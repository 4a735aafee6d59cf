import FrontLine
import FrontLineKit
import GeoJSON

extension FeedFailure {
  /// Why a version could not be downloaded, in one line.
  var words: String {
    switch self {
    case .absent(let status): "it is listed and not there (status \(status))"
    case .gaveUp(let fault, attempts: 1): fault.message
    case .gaveUp(let fault, let attempts): "\(fault.message), also in the last of \(attempts) attempts"
    case .stop(let stop): stop.words(nil)
    }
  }

  /// The error of a run that could not begin.
  func jobError(_ feed: Feed, what: String) -> JobError {
    let place = printable(Address.masked(feed.addresses.first ?? feed.name), limit: 200)
    return switch self {
    case .stop(let stop): JobError(.cannotOpenInput, "\(place): \(Wording(stop.words(feed)))")
    case .absent(let status):
      JobError(
        .cannotOpenInput,
        "\(place): \(what) is not there (status \(status)): addresses change: give another with \(.baseURL) or a description"
      )
    case .gaveUp:
      JobError(.cannotOpenInput, "\(place): \(what) can't be got: \(Wording(words)): try again later")
    }
  }
}

extension FeedStop {
  func words(_ feed: Feed?) -> String {
    switch self {
    case .requestsSpent: return "as many requests as are allowed have been made"
    case .comeBack(let seconds):
      let minutes = Int((seconds / 60).rounded(.up))
      return "the server asks not to come back for \(minutes) minutes: fetch again then"
    case .refused(let status, _):
      return "the server refuses (status \(status)): ask \(feed?.title ?? "its makers") for access"
    case .certificate(let message):
      return "\(message): nothing is downloaded from a server whose certificate is not valid"
    case .impossible(let message, let advice): return advice.isEmpty ? message : "\(message): \(advice)"
    case .silent(let message):
      return "several downloads in a row failed, the last because \(message): try again later"
    }
  }
}
