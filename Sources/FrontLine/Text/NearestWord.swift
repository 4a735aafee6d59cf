/// Returns the candidate that is spelled most like a word, or that the word begins; nil if none is: at most a third of
/// its letters may differ. Upper and lower case are the same.
package func nearestWord(to word: String, in candidates: some Sequence<String>) -> String? {
  let word = word.lowercased()
  let near = candidates.compactMap { candidate -> (distance: Int, candidate: String)? in
    let known = candidate.lowercased()
    if word.count >= 3, known.hasPrefix(word) { return (0, candidate) }
    let distance = editDistance(word, known)
    return distance <= max(1, known.count / 3) && distance < known.count ? (distance, candidate) : nil
  }
  // Of several the first: candidates stand in the order of their use.
  return near.min { $0.distance < $1.distance }?.candidate
}

/// Returns ` (did you mean 'week'?)` for a word that is spelled much like one of the candidates, else an empty text.
package func suggestion(for word: String, in candidates: some Sequence<String>) -> String {
  nearestWord(to: word, in: candidates).map { " (did you mean '\($0)'?)" } ?? ""
}
