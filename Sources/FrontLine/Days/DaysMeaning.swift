/// The meaning of features of several days in one file.
public enum DaysMeaning: String, Hashable, Sendable, CaseIterable {
  /// The features of a day are the whole map of that day.
  case states
  /// Each feature is land that was taken on its day, and held from then on.
  case events
  /// The days mean nothing: all features together are one map.
  case ignore
}
