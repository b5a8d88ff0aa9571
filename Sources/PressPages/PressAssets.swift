import Assets
public import Foundation

/// The files of the press's page that are the same for every congress: `Assets/web/press`.
public struct PressAssets: Sendable {
  /// The largest of them, in bytes.
  static let fileBytesMax = 1 << 18

  /// How the page looks.
  public let style: Data
  /// What tells a page that is served that there is something newer.
  public let script: Data

  /// Reads them from a folder of assets; what is missing is empty, and the page is plain.
  public init(assets: String) {
    func file(_ name: String) -> Data {
      let data = FileManager.default.contents(atPath: "\(assets)/web/press/\(name)") ?? Data()
      return data.count <= Self.fileBytesMax ? data : Data()
    }
    (style, script) = (file("press.css"), file("press.js"))
  }
}
