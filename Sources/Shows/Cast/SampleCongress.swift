import Foundation

/// The sample congress: beside the package's assets, or among them where they are installed.
enum SampleCongress {
  static let name = "can-tho-2025"

  /// Its folder, for assets that are here.
  static func folder(assets: String) -> String {
    let package = URL(filePath: assets).deletingLastPathComponent().path + "/Config/congresses/" + name
    return FileManager.default.fileExists(atPath: package) ? package : "\(assets)/congresses/\(name)"
  }
}
