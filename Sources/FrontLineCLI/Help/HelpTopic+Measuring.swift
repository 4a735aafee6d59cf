import FrontLine
import FrontLineKit
import Measurement

/// Pages about how figures are measured.
extension HelpTopic {
  static let targets = HelpTopic(
    name: "targets", abstract: "Places, roads, coordinates and files that distances are measured to."
  ) {
    var page = HelpPage(
      "What --to, --around, --via, --from and --along take. A file of that name comes first.")
    page.table([
      (
        "PLACE",
        "a settlement, in English, Ukrainian or another spelling: Dobropillia, Добропілля. Where several have "
          + "the name: \"Novotroitske, Dobropillia\". 'frontline places NAME' looks one up."
      ),
      (
        "ROAD",
        "by number or by the towns that it joins: T-05-14, \"Dobropillia–Kramatorsk\". 'frontline roads' lists "
          + "them."
      ),
      (
        "LON,LAT",
        "longitude first: 37.08,48.47. Also 48.47N 37.08E, 48°28'N 37°5'E, geo:48.47,37.08, "
          + "POINT(37.08 48.47), which say which is which."
      ),
      (
        "FILE", "points, lines or polygons; all together are one target, or with --each every feature is one."
      ),
    ])
    if let gazetteer = try? Gazetteer.embedded() {
      page.paragraph(
        "\(decimal(Double(gazetteer.places.count), 0)) places and \(gazetteer.roads.count) roads are built in. Their "
          + "uncertainty is printed beside the distance. --places FILE knows others.")
    }
    return page
  }

  static let earth = HelpTopic(
    name: "earth", abstract: "Earth models: the surface that areas are measured on, and what an edge is."
  ) {
    var page = HelpPage(
      "The values of --earth. An area depends on the surface and on the line that an edge follows between two "
        + "coordinates; the provenance of every figure names both.")
    for name in EarthModel.words {
      guard let model = EarthModel(name.replacing(":n", with: ":6933")) else { continue }
      page.heading(name)
      page.table(
        [
          (
            "surface",
            name.hasSuffix(":n") ? "the plane of a projected reference system" : model.title.english
          ),
          ("edges", model.edges), ("for", purpose(model)),
        ], hasHeading: true)
    }
    page.paragraph("The default is \(EarthModel.words[0]).")
    return page
  }

  private static func purpose(_ model: EarthModel) -> String {
    switch model {
    case .wgs84: "figures as exact as the map"
    case .wgs84Straight: "edges as RFC 7946 defines them; differs on long edges only"
    case .deepState: "the figures that DeepState publishes itself"
    case .turf: "the figures of notebooks with Turf 7 and later"
    case .epsg: "what a GIS gives in a plane, such as EPSG:6933; a warning says how much the plane distorts"
    }
  }

  static let denominators = HelpTopic(
    name: "denominators", abstract: "The area that is 100 % in percentages."
  ) {
    var page = HelpPage("The values of --denominator, in square kilometres.")
    page.table(
      Denominator.named.map { denominator in
        (
          denominator.name,
          "\(decimal(denominator.squareKilometers, 0)) km²: \(denominator.title)"
            + (denominator == .ukraine ? " (default)" : "")
        )
      } + [("KM2", "a number of your own, as 26517")])
    return page
  }
}
