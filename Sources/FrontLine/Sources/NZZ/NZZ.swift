extension DescribedSource {
  /// The daily view of Liveuamap on which the maps of the Neue Zürcher Zeitung are based, as archived since
  /// 2022-02-24.
  ///
  /// `losses` is land that was held when the period of the map began and is no longer held. It is not part of
  /// the occupied land; a series that sums all three types is too high by it.
  static let nzz = DescribedSource(
    name: "nzz",
    title: "NZZ / Liveuamap",
    collectionMember: "value",
    recognition: Recognition(properties: [
      .init(name: "type", values: ["nochange", "gains", "losses"]), .init(name: "date"), .init(name: "view"),
    ]),
    statusTables: [
      ValueTable(
        property: "type", values: ["nochange": .occupied, "gains": .occupied, "losses": .liberated])
    ],
    dateLocation: .property("date"),
    dateMeaning: .publication,
    mergesYears: true,
    content: "what is occupied and what was lost in its period, without the grey zone",
    omission: BilingualText(
      english: "without Crimea, which is not on this map", ukrainian: "без Криму, якого немає на цій карті")
  )
}
