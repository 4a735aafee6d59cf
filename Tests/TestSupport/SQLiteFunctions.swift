internal import CSQLite
package import SQLite

/// A function that the tests give to SQLite: other programs bring their own, which triggers of an archive call.
package struct SQLiteFunction: Sendable {
  let name: String
  let body: @Sendable ([UInt8]) throws -> Double

  /// - Parameter body: returns a number for the only argument, a blob.
  package init(_ name: String, _ body: @escaping @Sendable ([UInt8]) throws -> Double) {
    (self.name, self.body) = (name, body)
  }
}

extension SQLiteConnection {
  /// Adds a function until the connection is closed.
  package func add(_ function: SQLiteFunction) {
    final class Box {
      let function: SQLiteFunction
      init(_ function: SQLiteFunction) { self.function = function }
    }
    let code = sqlite3_create_function_v2(
      handle, function.name, 1, SQLITE_UTF8 | SQLITE_DETERMINISTIC,
      Unmanaged.passRetained(Box(function)).toOpaque(),
      { context, _, arguments in
        guard let argument = arguments?.pointee, let data = sqlite3_user_data(context) else { return }
        let function = Unmanaged<Box>.fromOpaque(data).takeUnretainedValue().function
        let bytes = UnsafeRawBufferPointer(
          start: sqlite3_value_blob(argument), count: Int(sqlite3_value_bytes(argument)))
        do {
          sqlite3_result_double(context, try function.body(Array(bytes)))
        } catch {
          sqlite3_result_error(context, "\(error)", -1)
        }
      }, nil, nil, { data in data.map { Unmanaged<Box>.fromOpaque($0).release() } })
    precondition(code == SQLITE_OK, "\(function.name) can't be added")
  }
}
