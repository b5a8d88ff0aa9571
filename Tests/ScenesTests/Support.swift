import Assets
import Congress
import Foundation
import SampleScenes
import Scenes

/// Fonts whose every letter is half as wide as the type is high, so that goldens hold on every machine.
struct EvenFonts: TextMeasuring {
  func width(of text: String, face: FontFace, size: Int) -> Int { text.count * size / 2 }
}

/// Words and contexts for the samples' pictures.
extension Sample {
  static let assets = URL(filePath: #filePath).deletingLastPathComponent().path + "/../../Assets"

  static func strings(_ language: String) throws -> Strings { try Strings(language: language, assets: assets) }

  static func context(
    _ language: String = "vi", nowMS: Int64 = nowMS, link: LinkStanding = .linked, shape: Shape = .wide,
    second: String? = nil
  ) throws -> SceneContext {
    SceneContext(
      nowMS: nowMS, strings: try strings(language), measure: EvenFonts(), link: link, shape: shape,
      secondStrings: try second.map(strings))
  }
}
