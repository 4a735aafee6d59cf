import CLibraryOpening
import Testing

#if !canImport(Darwin)
  @Suite("Libraries that are opened when they are first used")
  struct LibraryOpeningTests {
    private typealias Magnitude = @convention(c) (CInt) -> CInt

    /// What `library_open` says: the functions, or the loader's words.
    private func open(_ files: [StaticString], _ names: [StaticString]) -> (
      functions: [Magnitude?], reason: String?
    ) {
      func words(_ strings: [StaticString]) -> [UnsafePointer<CChar>?] {
        strings.map { UnsafeRawPointer($0.utf8Start).assumingMemoryBound(to: CChar.self) } + [nil]
      }
      var functions = [Magnitude?](repeating: nil, count: names.count)
      var reason: UnsafePointer<CChar>?
      let isOpen = library_open(words(files), words(names), &functions, &reason)
      return (functions, isOpen ? nil : reason.map { String(cString: $0) } ?? "")
    }

    @Test("The first file that is there is opened, and each name has its function")
    func found() throws {
      let (functions, reason) = open(["libnothing.so.0", "libc.so.6"], ["labs", "abs"])
      #expect(reason == nil)
      let magnitude = try #require(functions[1])
      #expect(magnitude(-7) == 7)
    }

    @Test("Without the library, what the loader says of its first name, on one line")
    func missingFile() throws {
      let reason = try #require(open(["libnothing.so.0", "libnothing.so"], ["abs"]).reason)
      #expect(reason.hasPrefix("libnothing.so.0: "))
      #expect(!reason.contains("\n"))
    }

    @Test("A library that lacks a function is not used, and the function is named")
    func missingFunction() throws {
      let reason = try #require(open(["libc.so.6"], ["abs", "frontline_of_no_library"]).reason)
      #expect(reason.contains("frontline_of_no_library"))
    }
  }
#endif
