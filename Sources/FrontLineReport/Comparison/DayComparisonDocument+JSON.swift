import FrontLine
import FrontLineKit
import GeoJSON
import Measurement

extension DayComparisonDocument {
  /// `frontline.compare/1`.
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
    writer.member("agreed_km2", agreedSquareKilometers)
    writer.member("only_a_km2", onlyASquareKilometers)
    writer.member("only_b_km2", onlyBSquareKilometers)
    writer.key("disagreements")
    writer.array { writer in
      for row in disagreements {
        writer.object { writer in
          writer.member("a_status", row.inA.word)
          writer.member("a_part", row.inA.part?.rawValue)
          writer.member("b_status", row.inB.word)
          writer.member("b_part", row.inB.part?.rawValue)
          writer.member("km2", row.squareKilometers)
        }
      }
    }
  }
}

extension Disagreement.Standing {
  /// The status, or `free`.
  var word: String { status?.rawValue ?? "free" }

  /// With its part: `occupied-before-2022 tuzla`.
  var title: String { part.map { "\(word) \($0)" } ?? word }
}
