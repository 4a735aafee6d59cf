internal import GeoJSON

/// The evidence in a file for its source.
struct SourceEvidence {
  let document: GeoJSONDocument
  /// The features that have polygons.
  let features: [PolygonFeature]
  let path: String
}

/// The claim of a source that a file is one of its own.
struct SourceClaim {
  /// The strength of the evidence. The strongest claim wins; two of the same strength are an error.
  enum Strength: Int, Comparable {
    /// Something that other programs write too.
    case weak
    /// A layer with typical fields and a typical name.
    case layer
    /// A name that only this source uses.
    case name
    /// Members that only this source writes.
    case members
    /// The envelope in which the source serves its maps.
    case envelope
    /// The file states its source.
    case statement

    static func < (left: Strength, right: Strength) -> Bool { left.rawValue < right.rawValue }
  }

  let strength: Strength
  /// The evidence in words, for an error message.
  let sign: String
  /// Whether the claim is dropped where the user gives statuses.
  var yieldsToGivenStatuses = false
  /// The source whose files the file is drawn like. Naming that one does not make the file one of its own.
  var imitated: Source?
}

extension SourceEvidence {
  /// Returns the source of the file and the evidence for it. A file that looks like one of a known source
  /// never counts as generic unless the user says so.
  ///
  /// Throws where two sources claim the file with the same strength.
  func source(options: SnapshotReader.Options) throws(InputError) -> (source: Source, sign: String?) {
    if let named = options.source {
      for source in Source.builtIn where source != named {
        if let claim = source.rules.claim(on: self), claim.imitated == named { return (source, claim.sign) }
      }
      return (named, named.rules.claim(on: self)?.sign)
    }
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
