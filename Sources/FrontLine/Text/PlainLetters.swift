/// Letters of ASCII and of the Ukrainian and Russian alphabets, of which nearly all names are made. Each is a scalar
/// and a character at once, so that no tables of Unicode are needed to change its case or to tell it from its
/// neighbours.
extension Unicode.Scalar {
  /// The scalar in lower case, as `lowercased()` has it; nil for what is neither ASCII nor such a letter.
  var plainLowercase: Unicode.Scalar? {
    switch self {
    case "A"..."Z", "А"..."Я": Unicode.Scalar(value + 0x20)
    case "Ѐ"..."Џ": Unicode.Scalar(value + 0x50)
    case "Ґ": "ґ"
    case "\0"..."\u{7F}", "а"..."џ", "ґ": self
    default: nil
    }
  }
}
