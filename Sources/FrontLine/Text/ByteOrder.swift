extension String {
  /// Whether this text stands before the other by the bytes of their UTF-8: an order that no locale and no version of
  /// Unicode changes.
  func precedesByBytes(_ other: String) -> Bool {
    // In place: compared through iterators, the names of a large folder took a fifth of a run.
    utf8.withContiguousStorageIfAvailable { left in
      other.utf8.withContiguousStorageIfAvailable { right in
        for place in 0..<min(left.count, right.count) where left[place] != right[place] {
          return left[place] < right[place]
        }
        return left.count < right.count
      }
    }.flatMap { $0 } ?? utf8.lexicographicallyPrecedes(other.utf8)
  }
}
