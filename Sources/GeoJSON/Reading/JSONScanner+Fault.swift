extension JSONScanner {
  /// The reason why a text is not JSON, or is JSON that is not accepted.
  struct Fault: Error, Equatable {
    /// The kind of a fault. Decisions depend on it and not on the message, which may quote the file.
    enum Kind {
      case syntax
      /// The text ends too early.
      case truncated
      /// The text is empty.
      case empty
      case tooDeep
      case notUTF8
      /// `NaN` or an infinity.
      case notFinite
      /// There is content after the end of the document.
      case trailing
    }

    var kind = Kind.syntax
    var offset: Int
    var message: String
  }

  func fault(_ message: String, _ kind: Fault.Kind = .syntax, at offset: Int? = nil) -> Fault {
    Fault(kind: kind, offset: offset ?? self.offset, message: message)
  }

  var truncated: Fault {
    fault("unexpected end of the JSON text: the file is truncated", .truncated, at: bytes.count)
  }
}

extension JSONScanner.Fault.Kind {
  /// What the user can do, in one line.
  var advice: String {
    switch self {
    case .truncated, .empty: "download the file again"
    case .tooDeep: "is it GeoJSON at all? No geometry is nested that deep"
    case .notUTF8: "convert the file to UTF-8, for example with iconv"
    case .notFinite: "write null for unknown values"
    case .trailing: "if the file holds more than one document, write each on a line of its own"
    case .syntax: "correct the file at that place, or write it again with a JSON library"
    }
  }
}
