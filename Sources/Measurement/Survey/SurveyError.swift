public import FrontLine
import GeoJSON

/// The error for a feature that can't be measured.
public struct SurveyError: WordedError {
  /// The file as the user named it.
  public let path: String
  /// The index of the feature in its file.
  public let featureIndex: Int
  /// The label of the feature.
  public let featureName: String?
  /// What is wrong with it.
  public let reason: any Error

  /// Whether the data are at fault; else the computation failed.
  public var isBadData: Bool { reason is EarthError || reason is RepairLimit.Exceeded }

  /// `FILE: feature 3 "name": why: what to do`, in one line.
  public var wording: Wording {
    let location = GeoJSONLocation(feature: featureIndex, featureName: featureName)
    let why = (reason as? any WordedError)?.wording ?? Wording("\(reason)")
    return "\(displayName(ofPath: path)): \(location): \(why)"
  }
}
