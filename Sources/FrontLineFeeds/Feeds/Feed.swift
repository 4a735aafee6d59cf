public import FrontLineKit
import GeoJSON

/// A publisher of maps with its addresses and terms: where its versions are listed, and where each is got.
///
/// The addresses are configuration. None of these interfaces is official; they change without notice.
public struct Feed: Hashable, Sendable {
  /// How the versions are listed and got.
  public enum Shape: Hashable, Sendable {
    /// A list of versions by number, and an address for each. `{id}` stands for the number.
    case history(list: String, version: String, newest: String)
    /// The list of a repository's files, of which those with a prefix and an ending are maps. `{path}` stands for the
    /// path of a file.
    case repository(list: String, file: String, prefix: String, ending: String)
    /// Layers of ArcGIS feature services, each of which shows what is current.
    case layers([FeedLayer])
    /// A file for each day. `{date}` stands for `YYYY-MM-DD`, `{yyyymmdd}`, `{yyyy}`, `{mm}`, `{dd}` for its parts.
    case days(String)
    /// One file that changes.
    case file(String)
  }

  /// The name on the command line and in provenance: small letters, digits and hyphens.
  public var name: String
  /// The name in print.
  public var title: String
  /// The addresses, absolute.
  public var shape: Shape
  /// The terms of use in one line; nil where they are not known.
  public var terms: String?
  /// Whether its makers forbid use without their consent, so that the user is asked to accept the terms.
  public var mustAcceptTerms: Bool
  /// How the maps are read.
  public var source: SourceChoice
  /// Hosts to which an answer may redirect, besides its own.
  public var redirectHosts: [String]

  /// Creates a feed.
  public init(
    name: String, title: String, shape: Shape, terms: String? = nil, mustAcceptTerms: Bool = false,
    source: SourceChoice = .auto, redirectHosts: [String] = []
  ) {
    self.name = name
    self.title = title
    self.shape = shape
    self.terms = terms
    self.mustAcceptTerms = mustAcceptTerms
    self.source = source
    self.redirectHosts = redirectHosts
  }
}

/// A layer of an ArcGIS feature service.
public struct FeedLayer: Hashable, Sendable {
  /// The name, which also tells the status: `VIEW_RussiaCoTinUkraine_V3`.
  public var name: String
  /// The address of the layer, `https://…/FeatureServer/49`, or of a service whose only layer of polygons it is,
  /// `https://…/FeatureServer`.
  public var address: String

  /// Creates a layer.
  public init(name: String, address: String) {
    self.name = name
    self.address = address
  }
}

extension Feed {
  /// The same feed at another place: scheme and host of each address are replaced by those of `base`, and a path of
  /// `base` stands before that of the address.
  ///
  /// Throws where `base` is no address of http or https.
  public func moved(to base: String) throws(JobError) -> Feed {
    guard let base = Address(base), base.query == nil else {
      throw JobError(
        .request, "\(.baseURL) \(printable(Address.masked(base))): it is no address of http or https")
    }
    var feed = self
    feed.shape =
      switch shape {
      case .history(let list, let version, let newest):
        .history(list: base.moving(list), version: base.moving(version), newest: base.moving(newest))
      case .repository(let list, let file, let prefix, let ending):
        .repository(list: base.moving(list), file: base.moving(file), prefix: prefix, ending: ending)
      case .layers(let layers):
        .layers(layers.map { FeedLayer(name: $0.name, address: base.moving($0.address)) })
      case .days(let template): .days(base.moving(template))
      case .file(let address): .file(base.moving(address))
      }
    return feed
  }
}
