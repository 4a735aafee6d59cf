import Checking
import FrontLine
import FrontLineKit
import GeoJSON
import GeoTypes

extension CheckDocument {
  /// The JSON document, whose schema is `frontline.check/1`.
  public var json: [UInt8] {
    jsonDocument(schema: "frontline.check/1") { writer in
      writer.key("files")
      writer.array { writer in
        for entry in entries { writer.object { write(entry, to: &$0) } }
      }
      writer.member("failures", Diagnostics(result.undone.map(\.diagnostic)), style)
    }
  }

  private func write(_ entry: CheckResult.Entry, to writer: inout JSONWriter) {
    let report = entry.report
    writer.member("path", report.path)
    writer.member("form", report.form?.rawValue)
    writer.member("source", report.source?.name)
    writer.member("date", report.date?.description)
    writer.member("features", report.featureCount)
    writer.member("polygons", report.polygonCount)
    writer.member("km2", report.squareKilometers)
    writer.member("verdict", report.verdict)
    writer.member("errors", report.count(.error))
    writer.member("warnings", report.count(.warning))
    writer.member("notices", report.count(.notice))
    writer.key("findings")
    writer.array { writer in
      for finding in report.findings { writer.object { finding.write(to: &$0, style) } }
    }
    writer.key("repair")
    if let repair = entry.repair {
      writer.object { writer in
        writer.member("output", output)
        repair.report.write(to: &writer)
      }
    } else {
      writer.writeNull()
    }
  }
}

extension CheckFinding {
  fileprivate func write(to writer: inout JSONWriter, _ style: DocumentStyle) {
    writer.member("severity", severity.rawValue)
    writer.member("group", group.rawValue)
    writer.member("rule", rule)
    writer.member("message", message.text(naming: style.naming))
    writer.member("consequence", consequence.text(naming: style.naming))
    location.write(to: &writer)
    writer.member("longitude", coordinate?.x)
    writer.member("latitude", coordinate?.y)
    writer.member("km2", squareKilometers)
    writer.member("occurrences", occurrences)
  }
}

extension GeoJSONLocation {
  fileprivate func write(to writer: inout JSONWriter) {
    writer.member("feature", feature)
    writer.member("feature_name", featureName)
    writer.key("geometry_path")
    writer.array(inline: true) { writer in for index in geometryPath { writer.write(index) } }
    writer.member("polygon", polygon)
    writer.member("ring", ring)
    writer.member("line_string", lineString)
    writer.member("position", position)
    writer.member("member", member)
    writer.member("byte", byteOffset)
    writer.member("line", line)
    writer.member("column", column)
  }
}

extension RepairReport {
  fileprivate func write(to writer: inout JSONWriter) {
    writer.member("method", method.rawValue)
    writer.member("changed_km2", changedSquareKilometers)
    writer.key("changes")
    writer.array { writer in
      for change in changes {
        writer.object { writer in
          writer.member("feature", change.location.feature)
          writer.member("feature_name", change.location.featureName)
          writer.member("what", change.what)
          writer.member("changed_km2", change.changedSquareKilometers)
        }
      }
    }
    writer.member("omitted_changes", omittedChanges)
  }
}
