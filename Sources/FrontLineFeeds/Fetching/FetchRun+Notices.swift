import FrontLine
import GeoJSON

extension FetchRun {
  /// Notes that the files of a version took the place of others. Returns whether the source changed what it had published.
  func noteRevision(
    of version: FeedVersion, _ download: Download, in diagnostics: inout Diagnostics
  ) -> Bool {
    let names = download.files.map { printable($0.record.file) }.joined(separator: ", ")
    // Layers are named by their day: a later version of a day takes the place of an earlier one.
    if case .layers = job.feed.shape {
      diagnostics.add(
        Diagnostic(
          .feedRevision, severity: .notice, path: nil,
          message:
            "a later version of the same day, \(version.id), takes the place of an earlier one: \(names)",
          advice: "that is kept as well", values: ["version": .string(version.id)]))
      return false
    }
    diagnostics.add(
      Diagnostic(
        .feedRevision, path: nil,
        message: "the source changed version \(version.id) after it had published it: \(names)",
        advice: "the new edition counts from now on, the one before is kept as well",
        values: ["version": .string(version.id)]))
    return true
  }

  /// What is to be said before anything is got.
  func notices(_ held: [FeedVersion], _ store: any DownloadStore) -> [Diagnostic] {
    var notices: [Diagnostic] = []
    let others = held.filter { version in
      version.parts.contains { part in
        guard let listed = part.edition, let own = store.record(of: part, in: version)?.edition else {
          return false
        }
        return listed != own
      }
    }
    if let first = others.first, !job.rechecks {
      notices.append(
        Diagnostic(
          .feedRevision, path: nil,
          message:
            "the source lists another edition of \(others.count) versions that are held, the first is \(first.id)",
          advice: "get it with \(.recheck)", values: ["versions": .integer(Int64(others.count))]))
    }
    let plain = job.feed.addresses.compactMap { Address(DayTemplate.example(of: $0)) }.first {
      $0.scheme == "http" && !$0.isLoopback
    }
    if let plain {
      notices.append(
        Diagnostic(
          .feedList, path: nil,
          message: "\(printable(plain.host)) is asked by http, which anybody on the way can read and change",
          advice: "use https where the server has it"))
    }
    return notices
  }
}

extension Diagnostic.Code {
  /// A source changed a map after it had published it.
  public static let feedRevision = Self("feedRevision")
}
