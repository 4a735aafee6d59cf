internal import CPROJ

extension Transformation {
  /// The operation that takes coordinates from one system to the other.
  public struct Operation: Hashable, Sendable {
    /// Its name, such as `ETRS89 to WGS 84 (1) + Europe Equal Area 2001`.
    public var name: String
    /// The accuracy in metres that its authority states; `nil` where that isn't known. A mere projection is
    /// exact: 0.
    public var accuracyMeters: Double?
    /// Whether an unknown shift of datum was left out, which causes errors of up to some hundred metres.
    public var isBallpark: Bool
    /// The steps as a PROJ pipeline, where it can be written as one.
    public var pipeline: String?
  }

  /// The operation that takes coordinates from source to target.
  ///
  /// Where there are several, the one used for the last coordinate transformed; `nil` before the first.
  public var operation: Operation? {
    if let single = PJHandle(context.proj.proj_clone(context.pointer, pointer), in: context),
      context.proj.proj_get_type(single.pointer) != PJ_TYPE_UNKNOWN
    {
      return Self.describe(single)
    }
    guard let last = PJHandle(context.proj.proj_trans_get_last_used_operation(pointer), in: context) else {
      return nil
    }
    return Self.describe(last)
  }

  private static func describe(_ object: borrowing PJHandle) -> Operation {
    let (context, proj) = (object.context.pointer, object.context.proj)
    let accuracy = proj.proj_coordoperation_get_accuracy(context, object.pointer)
    return Operation(
      name: object.name,
      accuracyMeters: accuracy < 0 ? nil : accuracy,
      isBallpark: proj.proj_coordoperation_has_ballpark_transformation(context, object.pointer) != 0,
      pipeline: proj.proj_as_proj_string(context, object.pointer, PJ_PROJ_5, nil).map(String.init(cString:))
    )
  }
}
