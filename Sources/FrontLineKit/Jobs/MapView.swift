import FrontLine
import GeoJSON
public import GeoTypes
import Proximity

/// The part of the earth that a map shows.
public enum MapView: Hashable, Sendable {
  /// A box in degrees.
  case box(Box)
  /// So far around a place, a road or a coordinate.
  case around(String, radiusKilometers: Double)
  /// The region of that name.
  case region(String)

  func validate(hasRegions: Bool) throws(JobError) {
    switch self {
    case .box(let box):
      guard Box.wholeEarth.contains(box) else {
        throw .request("\(.bbox) reaches beyond longitudes of ±180 or latitudes of ±90 degrees")
      }
    case .around(_, let radius):
      guard (0.1...2000).contains(radius) else {
        throw .request("\(.radius) \(plainNumber(radius)): give 0.1 to 2000 kilometres")
      }
    case .region:
      guard hasRegions else {
        throw .request("\(.region) names one of the regions of \(.regions): name their file")
      }
    }
  }

  func box(_ regions: [Region], _ gazetteer: Gazetteer) throws -> Box {
    switch self {
    case .box(let box): return box
    case .around(let text, let radius):
      let target = try TargetInput.resolve(text) { gazetteer }
      return target.geometry.box.widened(byMeters: radius * 1000)
    case .region(let name): return regions[try Self.index(ofRegion: name, in: regions)].box
    }
  }

  /// What the part is called in a title; nil where it has no name.
  ///
  /// Throws a ``JobError`` if there is no such place or region.
  func title(_ regions: [Region], _ gazetteer: Gazetteer) throws -> BilingualText? {
    switch self {
    case .box: return nil
    case .around(let text, _):
      let target = try TargetInput.resolve(text) { gazetteer }.description
      // A coordinate and a file stay as they were given.
      guard target.kind == .place || target.kind == .road else {
        return BilingualText(english: text, ukrainian: text)
      }
      // What tells it apart is left out where whoever asks left it out.
      let english = target.name.hasPrefix(text) ? text : target.name
      return BilingualText(english: english, ukrainian: target.ukrainianName ?? target.name)
    case .region(let name): return regions[try Self.index(ofRegion: name, in: regions)].title
    }
  }

  /// Returns the index of the region with a name, in either language, or a code.
  ///
  /// Throws a ``JobError`` if there is none, or more than one.
  static func index(ofRegion name: String, in regions: [Region]) throws -> Int {
    let key = name.lowercased()
    let found = regions.indices.filter { index in
      let region = regions[index]
      return [region.name, region.ukrainianName, region.id].contains { $0?.lowercased() == key }
    }
    guard let index = found.first, found.count == 1 else { throw JobError.request(noRegion(name, regions)) }
    return index
  }
}

extension MapView {
  /// The most names that a message lists.
  private static let listed = 30

  /// Returns the message that no region, or more than one, has a name: with those that begin so or are spelled much
  /// alike, else with all.
  private static func noRegion(_ name: String, _ regions: [Region]) -> Wording {
    func list(_ names: some Collection<String>) -> String {
      let rest = names.count - listed
      return names.prefix(listed).map { printable($0) }.joined(separator: ", ")
        + (rest > 0 ? " and \(rest) more" : "")
    }
    let key = Transliteration.key(name)
    func names(_ region: Region) -> [String] { [region.name, region.ukrainianName].compactMap(\.self) }
    let same = regions.filter { names($0).contains { Transliteration.key($0) == key } }
    if same.count > 1 { return "\(same.count) regions are called \(printable(name)): give the code of one" }
    let near = regions.compactMap { region in
      names(region).first {
        let known = Transliteration.key($0)
        return known.hasPrefix(key) || editDistance(known, key) <= max(1, key.count / 3)
      }
    }
    guard !near.isEmpty, !key.isEmpty else {
      return "there is no region \(printable(name)): give one of \(list(regions.map(\.name)))"
    }
    return "there is no region \(printable(name)): did you mean \(list(near))?"
  }
}

extension Region {
  package var box: Box { polygons.reduce(.empty) { $0.union($1.box) } }
}
