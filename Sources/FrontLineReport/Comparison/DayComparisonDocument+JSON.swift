import FrontLine
import FrontLineKit
import GeoJSON
import Measurement

extension DayComparisonDocument {
  /// The JSON document, whose schema is `frontline.compare/1`.
  var json: [UInt8] {
    jsonDocument(schema: "frontline.compare/1") { writer in
      figures.write(to: &writer)
      regions?.write(to: &writer)
      writer.key("nearby")
      writer.array { writer in
        for neighbour in nearby { writer.object { neighbour.write(to: &$0) } }
      }
      writer.key("closest")
      if let closest {
        writer.object { closest.write(to: &$0) }
      } else {
        writer.writeNull()
      }
    }
  }
}

extension ComparisonFigures {
  func write(to writer: inout JSONWriter) {
    for (name, file, area) in [("a", a, aSquareKilometers), ("b", b, bSquareKilometers)] {
      writer.key(name)
      writer.object { writer in
        writer.member("path", file.path)
        writer.member("source", file.source.name)
        writer.member("date", file.date?.description)
        writer.member("date_meaning", file.source.profile.dateMeaning.rawValue)
        writer.member("published_at", file.publishedAt?.description)
        writer.member("km2", area)
      }
    }
    Self.partColumns.write(self, to: &writer)
    writer.member("disagreements", disagreements, Disagreement.columns)
  }
}
