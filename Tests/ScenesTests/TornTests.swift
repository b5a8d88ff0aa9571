import Assets
import Congress
import SampleScenes
import Stage
import Testing

@testable import Scenes

/// Goal: no word of the house's own is torn on a narrow wall, in one language or beside another.
///
/// Method: every sample in both languages on the walls that leave the least room; two lines below each other that make one
/// of the house's words together.
@Suite struct TornTests {
  /// "VOTIN / G" and "ATTENDAN / CE" stood on walls of 4:3, for what stood beside them.
  @Test(arguments: GalleryTests.scenes.map(\.name)) func noWordOfTheHousesOwnIsTorn(name: String) throws {
    let content = try #require(GalleryTests.scenes.first { $0.name == name }).content
    let fonts = try FontLibrary()
    let (first, second) = (try Sample.strings("vi"), try Sample.strings("en"))
    let texts = [first, second].map { strings in strings.keys.compactMap { strings.text($0) } }.joined()
    let words = Set(texts.flatMap { $0.split(separator: " ").map(String.init) }.filter { $0.count > 5 })
    for shape in [Shape.classic, .upright] {
      for hall in GalleryTests.halls {
        let picture = Scenes.picture(
          of: Sample.view(content, hall: hall),
          in: SceneContext(
            nowMS: Sample.nowMS, strings: first, measure: fonts, link: .linked,
            screen: ScreenFacts(id: "hall-left", width: shape.width, height: shape.height), secondStrings: second))
        let runs = picture.list.commands.compactMap { if case .text(let run) = $0 { run } else { nil } }
        for (run, next) in zip(runs, runs.dropFirst()) where next.baseline > run.baseline && next.x == run.x {
          guard let last = run.text.split(separator: " ").last, let follows = next.text.split(separator: " ").first
          else { continue }
          #expect(!words.contains(String(last) + follows), "\(shape.rawValue) \(hall.farthestViewerMetres) m: \(last)")
        }
      }
    }
  }
}
