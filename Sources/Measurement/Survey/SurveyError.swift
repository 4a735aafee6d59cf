public import FrontLine
import GeoJSON

/// A feature that can't be measured, and why.
public struct SurveyError: WordedError {
  /// The file as the user named it.
  public let path: String
  public let featureIndex: Int
  public let featureName: String?
  public let reason: any Error

  /// Whether other data would do; else the computation failed.
  public var isBadData: Bool { reason is EarthError || reason is RepairLimit.Exceeded }

  /// `FILE: feature 3 "name": why: what to do`, in one line.
  public var wording: Wording {
    let place = GeoJSONPlace(feature: featureIndex, featureName: featureName)
    let why = (reason as? any WordedError)?.wording ?? Wording("\(reason)")
    return "\(displayName(ofPath: path)): \(place): \(why)"
  }
}
