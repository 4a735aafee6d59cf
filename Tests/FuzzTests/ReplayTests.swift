import Foundation
import FuzzOracles
import TestSupport
import Testing

/// What the fuzzers start from, and what they once found, must go by without a finding.
@Suite("Fuzz targets on their corpus and regressions")
struct ReplayTests {
  static let inputs = fuzzTargetNames.flatMap { target in
    ["Corpus", "Regressions"].flatMap { kind in
      files(in: "\(kind)/\(target)").map { Input(target: target, path: "\(kind)/\(target)/\($0)") }
    }
  }

  @Test("No finding", arguments: inputs)
  func replay(input: Input) async throws {
    let target = try #require(try makeFuzzTarget(named: input.target))
    let bytes = [UInt8](try Data(contentsOf: Self.folder.appending(path: input.path)))
    let finding = await target.finding(in: bytes)
    #expect(finding == nil)
  }

  @Test("Every target has a corpus")
  func corpus() {
    for target in fuzzTargetNames {
      #expect(!Self.files(in: "Corpus/\(target)").isEmpty, "\(target)")
    }
  }

  /// Inputs made of nothing but a seed, for machines without libFuzzer: few, and the same every time.
  @Test("Random bytes", arguments: fuzzTargetNames)
  func randomBytes(target name: String) async throws {
    let target = try #require(try makeFuzzTarget(named: name))
    let seeds = Self.inputs.filter { $0.target == name }
    for seed in 0..<60 as Range<UInt64> {
      var random = SeededGenerator(seed: seed)
      let input = try #require(seeds.randomElement(using: &random))
      var bytes = [UInt8](try Data(contentsOf: Self.folder.appending(path: input.path)))
      for _ in 0..<Int.random(in: 1...6, using: &random) where !bytes.isEmpty {
        bytes[Int.random(in: bytes.indices, using: &random)] = .random(in: 0...255, using: &random)
      }
      let finding = await target.finding(in: bytes)
      #expect(finding == nil, "\(name), seed \(seed), from \(input.path)")
    }
  }

  struct Input: CustomTestStringConvertible {
    var target: String
    var path: String
    var testDescription: String { path }
  }

  private static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "Fuzzers")

  private static func files(in path: String) -> [String] {
    let names = try? FileManager.default.contentsOfDirectory(atPath: folder.appending(path: path).path)
    return (names ?? []).sorted()
  }
}
