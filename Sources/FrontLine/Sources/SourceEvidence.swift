internal import GeoJSON

/// What a file shows of who made it.
struct SourceEvidence {
  let document: GeoJSONDocument
  /// The features that have polygons.
  let features: [PolygonFeature]
  let path: String
}

/// Why a file is taken for one of a source.
struct SourceClaim {
  /// How sure it is. What is surer decides; of the sure ones only one may be.
  enum Strength: Int, Comparable {
    /// Other programs write it too.
    case weak
    /// A layer by its fields and its name.
    case layer
    /// A name that nobody else gives.
    case name
    /// Members that nobody else writes.
    case members
    /// The envelope in which the source serves its maps.
    case envelope

    static func < (left: Strength, right: Strength) -> Bool { left.rawValue < right.rawValue }
  }

  let strength: Strength
  /// In words, for an error.
  let sign: String
  /// Whether the statuses that a user gives speak louder.
  var yieldsToGivenStatuses = false
}

extension SourceEvidence {
  /// The source of the file, with the sign by which it is known. What looks like one of the known sources never
  /// counts as generic without the user's word.
  ///
  /// Throws where two sources claim it and neither is surer.
  func source(options: SnapshotReader.Options) throws(InputError) -> (source: Source, sign: String?) {
    if let source = options.source { return (source, source.rules.claim(on: self)?.sign) }
    var best: (source: Source, claim: SourceClaim)?
    var rival: (source: Source, claim: SourceClaim)?
    for source in Source.builtIn {
      guard let claim = source.rules.claim(on: self), !(claim.yieldsToGivenStatuses && options.givesStatuses)
      else { continue }
      if let known = best, known.claim.strength >= claim.strength {
        if known.claim.strength == claim.strength { rival = (source, claim) }
      } else {
        best = (source, claim)
        rival = nil
      }
    }
    guard let best else { return (.generic, nil) }
    if let rival {
      throw InputError(
        .badData, path: path,
        message: "it looks like a file of \(best.source) (\(best.claim.sign)) and of \(rival.source) "
          + "(\(rival.claim.sign))",
        advice: "say which with \(.source) \(best.source) or \(.source) \(rival.source)")
    }
    return (best.source, best.claim.sign)
  }
}
