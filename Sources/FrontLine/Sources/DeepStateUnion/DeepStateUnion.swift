extension DescribedSource {
  /// All land that DeepState shows as occupied, as one MultiPolygon for each day, without the grey zone and
  /// liberated land.
  static let deepStateUnion = DescribedSource(
    name: "deepstate-union",
    title: "DeepState",
    product: BilingualText(english: "daily union", ukrainian: "щоденне об’єднання"),
    recognition: Recognition(namePrefix: "deepstatemap_data"),
    status: .occupied,
    dateLocation: .collectionName,
    dateMeaning: .download,
    mergesYears: true,
    content: "what is occupied, in one polygon, without the grey zone and without liberated land",
    publisher: "DeepState"
  )
}
