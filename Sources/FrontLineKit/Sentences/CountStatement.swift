/// A line of counts, which needs no source and no earth around it: `3 files: 1 error, 2 warnings, 0 notices.`
struct CountStatement: Statement {
  let line: String

  func sentence(with provenance: Provenance, _ words: SentenceWords) -> String { line }
}
