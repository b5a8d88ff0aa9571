import Congress
import CongressFiles
import Foundation
import HallTestSupport

extension SampleFolder {
  /// The shipped strings, themes and emblems.
  static let assets = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../Assets")
    .standardizedFileURL.path

  /// Writes the folder and reads it again.
  func read() throws -> (definition: Definition, places: FilePlaces) {
    try written { try CongressFolder.readWithPlaces($0) }
  }
}
