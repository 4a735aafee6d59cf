import Foundation
import FrontLine
import TestSupport
import Testing

@testable import FrontLineArchive

@Suite("Damaged archives")
struct DamageTests {
  /// Whatever bit is turned: the archive is refused, or it still says what it said.
  @Test("A bit turned is found, or changes nothing", arguments: 0..<8)
  func turnedBits(seed: Int) throws {
    let archive = try TemporaryArchive()
    try archive.add(try Maps.days(needRepair: seed < 4))
    let url = URL(fileURLWithPath: archive.path)
    let whole = try Data(contentsOf: url)
    let maps = try archive.read()
    let steps = try archive.steps()
    var generator = SeededGenerator(seed: UInt64(seed))
    for _ in 0..<40 {
      let bit = Int.random(in: 0..<(whole.count * 8), using: &generator)
      var damaged = whole
      damaged[bit / 8] ^= 1 << UInt8(bit % 8)
      try damaged.write(to: url)
      do {
        try archive.verify()
        #expect(try archive.read() == maps, "seed \(seed), bit \(bit)")
      } catch {
        #expect(error is ArchiveError, "seed \(seed), bit \(bit): \(error)")
      }
      if let found = try? archive.steps(), found.count == steps.count {
        // What it no longer knows is measured anew.
        #expect(zip(found, steps).allSatisfy { $0 == nil || $0 == $1 }, "seed \(seed), bit \(bit)")
      }
      // Reading alone does not look at everything, but it must not be fooled about the land.
      if let found = try? archive.read(), !found.isEmpty {
        #expect(found.map(\.features) == maps.map(\.features), "seed \(seed), bit \(bit)")
        #expect(found.map(\.date) == maps.map(\.date), "seed \(seed), bit \(bit)")
      }
    }
  }

  @Test("A file that was cut off is refused", arguments: [101, 4095, 4096, 40_000, -4096, -1])
  func truncated(count: Int) throws {
    let archive = try TemporaryArchive()
    try archive.add(try Maps.days())
    let url = URL(fileURLWithPath: archive.path)
    let whole = try Data(contentsOf: url)
    try whole.prefix(count < 0 ? whole.count + count : count).write(to: url)
    #expect(throws: ArchiveError.self) { try archive.verify() }
  }
}
