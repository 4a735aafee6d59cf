extension String {
  /// Whether this text precedes the other by the bytes of their UTF-8. This order depends on no locale and no
  /// version of Unicode.
  func precedesByBytes(_ other: String) -> Bool {
    // Compared in index: with iterators, comparing the names of a large folder took a fifth of a run.
    utf8.withContiguousStorageIfAvailable { left in
      other.utf8.withContiguousStorageIfAvailable { right in
        for index in 0..<min(left.count, right.count) where left[index] != right[index] {
          return left[index] < right[index]
        }
        return left.count < right.count
      }
    }.flatMap { $0 } ?? utf8.lexicographicallyPrecedes(other.utf8)
  }
}
