import GeoTypes

/// The lines of text above and below a map, and the box that is left for it.
struct MapLayout {
  /// The rows that lines have room in.
  struct Rows: Hashable {
    var title: Int
    var subtitle: Int
    var sentence: Int
    var credit: Int
  }

  let titleLines: [String]
  let subtitleLines: [String]
  let sentenceLines: [String]
  let rows: Rows
  /// The frame of the map.
  let box: Box
  let scale: Double

  var margin: Double { 14 * scale }
  var titleSize: Double { 22 * scale }
  var titleRow: Double { 27 * scale }
  var subtitleSize: Double { 13.5 * scale }
  var subtitleRow: Double { 19 * scale }
  var footSize: Double { 10.5 * scale }
  var footRow: Double { 14 * scale }
  /// The width of lines.
  let width: Double

  /// Throws if there is no room left.
  init(_ document: MapDocument) throws(MapError) {
    let page = document.options.page
    scale = page.scale
    let margin = 14 * scale
    let width = page.width - 2 * margin
    self.width = width
    let fixed = document.options.rows
    titleLines = FontMetrics.lines(
      document.title, size: 22 * scale, width: width, isBold: true, most: fixed?.title ?? 3)
    subtitleLines = FontMetrics.lines(
      document.subtitle, size: 13.5 * scale, width: width, most: fixed?.subtitle ?? 2)
    // A name in the sentence may be as long as a page.
    let most = max(2, Int(page.height * 0.3 / (14 * scale)))
    sentenceLines = FontMetrics.lines(
      document.sentence, size: 10.5 * scale, width: width, most: fixed?.sentence ?? most)
    let credit = FontMetrics.lines(
      document.credit(MapFrame.usualName, isBeyond: true), size: 10.5 * scale, width: width)
    rows =
      fixed
      ?? Rows(
        title: titleLines.count, subtitle: subtitleLines.count, sentence: sentenceLines.count,
        credit: min(credit.count, most))
    let head = margin + Double(rows.title) * 27 * scale + Double(rows.subtitle) * 19 * scale + 7 * scale
    let foot = Double(rows.sentence + rows.credit) * 14 * scale + margin + 4 * scale
    box = Box(minX: margin, minY: head, maxX: page.width - margin, maxY: page.height - foot)
    guard box.minX < box.maxX, box.minY < box.maxY, box.height > 40 * scale else { throw .pageTooSmall }
  }

  /// Writes the lines, and the credit below them.
  func draw(credit: String, _ theme: PictureTheme, into svg: inout SVG) {
    var y = margin + 19 * scale
    for line in titleLines {
      svg.text(line, at: Coordinate(x: margin, y: y), size: titleSize, color: theme.text, isBold: true)
      y += titleRow
    }
    // Below the rows of the title, however many of them are used.
    y = margin + Double(rows.title) * titleRow + 15 * scale
    for line in subtitleLines {
      svg.text(line, at: Coordinate(x: margin, y: y), size: subtitleSize, color: theme.faint)
      y += subtitleRow
    }
    var foot = box.maxY + 16 * scale
    let creditLines = FontMetrics.lines(credit, size: footSize, width: width, most: rows.credit)
    for line in sentenceLines + creditLines {
      svg.text(line, at: Coordinate(x: margin, y: foot), size: footSize, color: theme.faint)
      foot += footRow
    }
  }
}
