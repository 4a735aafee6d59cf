import FrontLine
import FrontLineKit
import GeoJSON
import Measurement

extension ReportDocument {
  /// How the figures are defined, where they come from, and what is to be said of the files.
  var method: [ReportPart.Block] {
    [
      .list(definitions + terms),
      .folded(
        language.say("Files and their digests", "Файли та їхні контрольні суми"), [.table(fileTable)]),
    ] + (result.diagnostics.all.isEmpty ? [] : [.folded(diagnosticsTitle, [.messages(diagnosticLines)])])
      + [.paragraph("\(Tool.name), GEOS \(Tool.geos), PROJ \(Tool.proj)")]
  }

  private var definitions: [String] {
    let words = SentenceWords(language: language)
    let statuses = provenance.territory.sortedStatuses.map { language.say(.status($0)) }.joined(
      separator: ", ")
    let area = language.squareKilometers(provenance.denominator.squareKilometers, decimals: 0)
    var lines = [
      language.say(
        "Counted as territory: \(statuses) (\(provenance.territory.name)).",
        "До території враховано: \(statuses) (\(BilingualText.territory(provenance.territory).ukrainian))."),
      language.say(
        "Gained is land that is in the territory on the last map and was not on the first; lost is land that was and is "
          + "not. Land counts once, however many polygons cover it.",
        "Приріст – земля, яка належить до території на останній карті й не належала на першій; зменшення – навпаки. "
          + "Земля враховується один раз, скільки б полігонів її не вкривало."),
      language.say(
        "Areas are measured on this earth: \(words.earth(provenance.earth)).",
        "Площі виміряно на такій моделі Землі: \(words.earth(provenance.earth))."),
      language.say("100 % is \(area).", "100\(Language.space)% – це \(area)."),
      language.say(
        "A day without a map is a gap, and is never filled. Of several maps of a day the last counts.",
        "День без карти – прогалина, яку нічим не заповнено. З кількох карт за день враховано останню."),
    ]
    let repairs = provenance.repairs
    if !repairs.isEmpty {
      let changed = repairs.reduce(0) { $0 + $1.changedSquareKilometers.magnitude }
      let sum = language.squareKilometers(changed, decimals: 3)
      lines.append(
        language.say(
          "\(counted(repairs.count, "polygon")) of the files had to be repaired, which changed \(sum) in all.",
          "Полігонів, які довелося виправити: \(language.count(repairs.count)); це змінило загалом \(sum)."))
    }
    return lines
  }

  private var terms: [String] {
    Set(provenance.files.map(\.source)).sorted().compactMap { source in
      source.profile.terms.map { terms in
        let name = source.profile.displayName ?? source.name
        return language.say("Terms of \(name): \(terms)", "Умови використання \(name): \(terms)")
      }
    } + [
      language.say(
        "Base map: Natural Earth (public domain). Places: GeoNames (CC BY 4.0).",
        "Основа карти: Natural Earth (суспільне надбання). Населені пункти: GeoNames (CC BY 4.0).")
    ]
  }

  private var fileTable: ReportTable {
    let columns: [Column<Provenance.File>] = [
      .text("path", .file, cell: { file, _ in displayName(ofPath: file.path) }) { $0.path },
      .text("source", .source) { $0.source.name },
      .text("date", .date) { $0.date?.description },
      .text("published_at", .publication) { $0.publishedAt?.description },
      .text("sha256", BilingualText("SHA-256", "SHA-256")) { $0.sha256 },
    ]
    return columns.reportTable(
      "files", language.say("Files", "Файли"), of: provenance.files, in: language)
  }

  private var diagnosticsTitle: String {
    language.say(
      "Notes on the files (\(diagnosticLines.count))",
      "Що варто знати про файли (\(diagnosticLines.count))")
  }

  /// In English, as all messages are.
  private var diagnosticLines: [String] {
    (result.diagnostics.warnings.folded + result.diagnostics.notices.folded).map { folded in
      let line = folded.first.wording.text(naming: style.naming)
      return folded.moreCount == 0 ? line : "\(line) (+\(folded.moreCount))"
    }
  }
}
