import Assets
import Congress
import Foundation
import SampleScenes
import Stage
import Testing

@testable import Scenes

/// Goal: a hall that is recorded reads so on every picture, and nothing that it came to read is covered.
///
/// Method: every scene in both languages on every shape of wall, with the real fonts: the mark is there, and no letter of
/// the scene touches its words.
@Suite struct RecordingMarkTests {
  private static let walls = RehearsalMarkTests.walls

  private func view(_ content: SceneContent, _ recording: Recording.Standing?) -> OutputView {
    Sample.view(content, recording: recording)
  }

  private func texts(_ list: DrawList) -> [TextRun] {
    list.commands.compactMap { if case .text(let run) = $0 { run } else { nil } }
  }

  private func box(of run: TextRun, fonts: FontLibrary) -> Box {
    let width = fonts.width(of: run.text, face: run.face, size: run.size)
    let left = run.anchor == .leading ? run.x : run.anchor == .center ? run.x - width / 2 : run.x - width
    return Box(x: left, y: run.baseline - run.size * 75 / 100, width: width, height: run.size * 95 / 100)
  }

  private func meet(_ one: Box, _ two: Box) -> Bool {
    one.x < two.right && two.x < one.right && one.y < two.bottom && two.y < one.bottom
  }

  @Test("the mark is on every picture, and no letter touches it", arguments: walls)
  func everyPicture(wall: RehearsalMarkTests.Wall) throws {
    let fonts = try FontLibrary()
    let strings = try Sample.strings(wall.language)
    for standing in [Recording.Standing.running, .offTheRecord] {
      let words = strings.text("recording.\(standing.rawValue)") ?? ""
      for (name, content) in Sample.scenes
      where !content.isCeremony && ![.fallback, .black, .testPattern].contains(content.scene) {
        let context = SceneContext(
          nowMS: Sample.nowMS, strings: strings, measure: fonts, link: .lost(sinceMS: 0), shape: wall.shape)
        let plain = picture(of: view(content, nil), in: context).list
        let marked = picture(of: view(content, standing), in: context).list
        #expect(plain != marked, "\(name) says nothing of \(standing)")
        guard let mark = texts(marked).first(where: { $0.text == words }) else { continue }
        for run in texts(marked) where run != mark {
          #expect(!meet(box(of: mark, fonts: fonts), box(of: run, fonts: fonts)), "\(name): '\(run.text)'")
        }
      }
    }
  }

  /// A lower third over a film once lay over the mark as well.
  @Test("over a film and a camera it stands above a lower third", arguments: Shape.allCases)
  func aboveALowerThird(shape: Shape) throws {
    let fonts = try FontLibrary()
    let words = try #require(try Sample.strings("vi").text("recording.running"))
    let strips = Sample.lowerThirds.filter { $0.content.isFootage }
    #expect(!strips.isEmpty)
    for (name, content, lowerThird) in strips {
      let view = Sample.view(content, lowerThird: lowerThird, recording: .running)
      let context = SceneContext(
        nowMS: Sample.nowMS, strings: try Sample.strings("vi"), measure: fonts, link: .linked, shape: shape)
      let list = picture(of: view, in: context).list
      let strip = try #require(list.lowerThird.flatMap { list.commands[$0].first })
      guard case .fill(let ground, _) = strip else {
        Issue.record("\(name): \(strip)")
        continue
      }
      let mark = try #require(texts(list).first { $0.text == words }, "\(name) \(shape.rawValue)")
      #expect(mark.baseline < ground.y, "\(name) \(shape.rawValue)")
    }
  }

  @Test("in a hall of two languages it stands in both, where there is room for them")
  func bothLanguages() throws {
    let fonts = try FontLibrary()
    let context = SceneContext(
      nowMS: Sample.nowMS, strings: try Sample.strings("vi"), measure: fonts, link: .linked, shape: .panorama,
      secondStrings: try Sample.strings("en"))
    let drawn = texts(picture(of: view(.holding, .running), in: context).list).map(\.text)
    #expect(drawn.contains("Đang ghi âm · Recording"), "\(drawn)")
  }
}
