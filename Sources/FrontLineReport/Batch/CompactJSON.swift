/// Returns a JSON text without the spaces and line feeds between its tokens.
///
/// Complexity: O(*n*). The text must be valid.
func compactJSON(_ text: [UInt8]) -> [UInt8] {
  var compact: [UInt8] = []
  compact.reserveCapacity(text.count)
  var (isInString, isEscaped) = (false, false)
  for byte in text {
    if isInString {
      compact.append(byte)
      if isEscaped {
        isEscaped = false
      } else if byte == UInt8(ascii: "\\") {
        isEscaped = true
      } else if byte == UInt8(ascii: "\"") {
        isInString = false
      }
    } else if byte > 0x20 {
      compact.append(byte)
      isInString = byte == UInt8(ascii: "\"")
    }
  }
  return compact
}
