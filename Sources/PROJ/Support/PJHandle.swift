internal import CPROJ

/// One PROJ object. It is destroyed with the handle, before its context.
struct PJHandle: ~Copyable {
  let pointer: OpaquePointer
  let context: PROJContext

  /// Takes over an object that a PROJ function returned; `nil` stays `nil`.
  init?(_ pointer: OpaquePointer?, in context: PROJContext) {
    guard let pointer else { return nil }
    self.pointer = pointer
    self.context = context
  }

  deinit { _ = context.proj.proj_destroy(pointer) }

  var name: String { context.proj.proj_get_name(pointer).map(String.init(cString:)) ?? "" }

  /// Authority and code, such as `EPSG:6933`.
  var identifier: String? {
    guard let authority = context.proj.proj_get_id_auth_name(pointer, 0),
      let code = context.proj.proj_get_id_code(pointer, 0)
    else { return nil }
    return String(cString: authority) + ":" + String(cString: code)
  }
}
