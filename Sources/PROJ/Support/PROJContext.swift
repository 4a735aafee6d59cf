internal import CPROJ

/// One PROJ context: its network is off, it opens no files outside PROJ's own folders, and its log is kept.
///
/// Not `Sendable`: PROJ allows a context to be used by one thread at a time. Every coordinate reference
/// system under construction and every ``Transformation`` has its own.
final class PROJContext {
  let pointer: OpaquePointer
  let log = MessageLog()
  /// The library's functions; without the library there is no context.
  let proj: cproj_functions

  init(for operation: @autoclosure () -> String) throws(PROJError) {
    let proj = try PROJLibrary.functions(for: operation())
    self.proj = proj
    guard let pointer = proj.proj_context_create() else {
      throw PROJError(
        operation: operation(),
        function: "proj_context_create",
        message: "PROJ can't be started: there is not enough memory",
        advice: "free memory"
      )
    }
    self.pointer = pointer
    // Otherwise the setting in the environment or in proj.ini would apply: results must not depend on a
    // server.
    _ = proj.proj_context_set_enable_network(pointer, 0)
    _ = proj.proj_context_set_fileapi(pointer, cproj_own_files(), nil)
    if let database = PROJLibrary.ownDatabase {
      _ = proj.proj_context_set_database_path(pointer, database, nil, nil)
    }
    _ = proj.proj_log_level(pointer, PJ_LOG_ERROR)
    // Unretained: the log lives as long as this object, which destroys the context first.
    proj.proj_log_func(pointer, Unmanaged.passUnretained(log).toOpaque()) { data, _, text in
      guard let data, let text else { return }
      Unmanaged<MessageLog>.fromOpaque(data).takeUnretainedValue().append(String(cString: text))
    }
  }

  deinit { _ = proj.proj_context_destroy(pointer) }

  /// Returns the error that PROJ reports now. Its message is PROJ's log; without a log the text of the error
  /// number; without either, `otherwise`.
  func failure(
    _ operation: String,
    function: String,
    code: Int32? = nil,
    otherwise: String = "PROJ gave no reason",
    advice: String,
    coordinateIndex: Int? = nil
  ) -> PROJError {
    let code = code ?? proj.proj_context_errno(pointer)
    var message = log.text
    if message.isEmpty, code != 0, let text = proj.proj_context_errno_string(pointer, code) {
      message = String(cString: text)
    }
    if message.isEmpty { message = otherwise }
    // Without its database PROJ finds nothing, whatever the input. It has no error number for that and
    // reports it only in its log.
    let lacksDatabase = message.contains("proj.db") || message.contains("database")
    let advice = lacksDatabase ? "install PROJ's data (proj-data) or name its folder in PROJ_DATA" : advice
    return PROJError(
      operation: operation,
      function: function,
      message: message,
      advice: advice,
      coordinateIndex: coordinateIndex,
      lack: lacksDatabase ? .database : nil
    )
  }
}

/// The first few distinct messages that PROJ logged: a million bad coordinates log a million lines.
final class MessageLog {
  private var messages: [String] = []
  private static let limit = 4

  func append(_ message: String) {
    if messages.count < Self.limit, !messages.contains(message) { messages.append(message) }
  }

  func clear() { messages.removeAll(keepingCapacity: true) }

  var text: String { messages.joined(separator: "; ") }
}
