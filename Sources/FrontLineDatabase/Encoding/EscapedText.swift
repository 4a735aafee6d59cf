/// Texts of files in columns of PostgreSQL, which hold any character but U+0000: that becomes `\0`, and a backslash is
/// written twice.
enum EscapedText {
  static func escaped(_ text: String) -> String {
    guard text.utf8.contains(where: { $0 == 0 || $0 == UInt8(ascii: "\\") }) else { return text }
    return text.unicodeScalars.reduce(into: "") { escaped, scalar in
      switch scalar {
      case "\0": escaped += "\\0"
      case "\\": escaped += "\\\\"
      default: escaped.unicodeScalars.append(scalar)
      }
    }
  }

  static func text(_ escaped: String) -> String {
    guard escaped.utf8.contains(UInt8(ascii: "\\")) else { return escaped }
    var text = String.UnicodeScalarView()
    var isEscaped = false
    for scalar in escaped.unicodeScalars {
      if isEscaped {
        text.append(scalar == "0" ? "\0" : scalar)
        isEscaped = false
      } else if scalar == "\\" {
        isEscaped = true
      } else {
        text.append(scalar)
      }
    }
    return String(text)
  }
}
