internal import GeoJSON

/// The reason why a name does not identify one place or road.
public struct GazetteerError: WordedError, Hashable, Sendable {
  /// What is wrong.
  public var message: String
  /// What to do about it.
  public var advice: Wording

  /// Creates an error.
  public init(message: String, advice: Wording) {
    self.message = message
    self.advice = advice
  }

  /// `what is wrong: what to do`, in one line.
  public var wording: Wording { Wording(message) + ": " + advice }
}

extension Gazetteer {
  /// Returns the place with that name; see ``lookUpPlace(_:)``.
  ///
  /// Throws where there is none, with names that are like it, and where several places have it.
  public func place(named query: String) throws(GazetteerError) -> Place {
    switch lookUpPlace(query) {
    case .found(let place): return place
    case .ambiguous(let places):
      throw Self.ambiguous(
        "place",
        query,
        distinctNames(of: places),
        "say which, as in 'NAME, REGION or NEAR', or give LON,LAT"
      )
    case .notFound(let suggestions):
      throw Self.notFound(
        "place",
        query,
        suggestions,
        "list the places with \(action: .places), or give LON,LAT"
      )
    }
  }

  /// Returns the road with that number or name; see ``lookUpRoad(_:)``.
  ///
  /// Throws where there is none, with names that are like it, and where several roads have it.
  public func road(named query: String) throws(GazetteerError) -> Road {
    switch lookUpRoad(query) {
    case .found(let road): return road
    case .ambiguous(let roads):
      throw Self.ambiguous("road", query, roads.map(\.title), "give its number or its whole name")
    case .notFound(let suggestions):
      throw Self.notFound(
        "road",
        query,
        suggestions,
        "list the roads with \(action: .roads), or give a GeoJSON file"
      )
    }
  }

  private static func ambiguous(
    _ what: String,
    _ query: String,
    _ titles: [String],
    _ advice: Wording
  ) -> GazetteerError {
    let list = titles.map { printable($0) }.joined(separator: "; ")
    return GazetteerError(
      message: "\(titles.count) \(what)s are called \"\(printable(query))\": \(list)",
      advice: advice
    )
  }

  private static func notFound(
    _ what: String,
    _ query: String,
    _ suggestions: [String],
    _ advice: Wording
  ) -> GazetteerError {
    let list = suggestions.map { "\"\(printable($0))\"" }.joined(separator: ", ")
    return GazetteerError(
      message: "no \(what) is called \"\(printable(query))\"",
      advice: suggestions.isEmpty ? advice : "did you mean \(list)? Or " + advice
    )
  }
}
