internal import CGEOS

/// The errors and notices that the library wrote during the last call.
///
/// The context holds an unretained pointer to the log. The session owns both and destroys the context first.
package final class MessageLog {
  private var errors: [String] = []
  private var notices: [String] = []

  /// The errors of the last call, or its notices where there are no errors; empty without either.
  package var text: String {
    (errors.isEmpty ? notices : errors).joined(separator: "; ")
  }

  func clear() {
    errors.removeAll()
    notices.removeAll()
  }

  func attach(to context: OpaquePointer, _ geos: cgeos_functions) {
    let log = Unmanaged.passUnretained(self).toOpaque()
    _ = geos.GEOSContext_setErrorMessageHandler_r(
      context,
      { message, log in
        guard let message, let log else { return }
        Unmanaged<MessageLog>.fromOpaque(log).takeUnretainedValue().errors.append(String(cString: message))
      },
      log
    )
    _ = geos.GEOSContext_setNoticeMessageHandler_r(
      context,
      { message, log in
        guard let message, let log else { return }
        Unmanaged<MessageLog>.fromOpaque(log).takeUnretainedValue().notices.append(String(cString: message))
      },
      log
    )
  }
}
