import Assets
import Congress
import Foundation
import SampleScenes
import Scenes
import Stage
import Testing

/// Goal: nobody who sees a picture of a rehearsal can take it for one of the congress, and what is rehearsed can be read.
///
/// Method: every scene in both languages on every shape of wall, live and rehearsed: the mark is drawn last, over
/// everything, and with the real fonts no letter of the scene touches it.
@Suite struct RehearsalMarkTests {
  struct Wall: Sendable, CustomTestStringConvertible {
    let shape: Shape
    let language: String
    var testDescription: String { "\(shape.rawValue) \(language)" }
  }

  static let walls = Shape.allCases.flatMap { shape in ["vi", "en"].map { Wall(shape: shape, language: $0) } }

  private func view(_ content: SceneContent, isRehearsal: Bool, isSafe: Bool = false) -> OutputView {
    let live = Sample.view(content)
    let heading = live.congress
    return OutputView(
      output: live.output,
      congress: CongressHeading(
        name: heading.name, language: heading.language, utcOffset: heading.utcOffset,
        theme: heading.theme, emblem: heading.emblem, hall: heading.hall, isRehearsal: isRehearsal),
      isSafe: isSafe, takenAtMS: live.takenAtMS, content: content)
  }

  private func texts(_ commands: some Sequence<DrawCommand>) -> [TextRun] {
    commands.compactMap { command in if case .text(let run) = command { run } else { nil } }
  }

  @Test(arguments: walls) func everyPictureOfARehearsalIsMarkedOverEverything(wall: Wall) throws {
    let context = try Sample.context(wall.language, shape: wall.shape)
    let word = wall.language == "vi" ? "TẬP DƯỢT" : "REHEARSAL"
    for (name, content) in Sample.scenes {
      let live = picture(of: view(content, isRehearsal: false), in: context)
      let rehearsed = picture(of: view(content, isRehearsal: true), in: context)
      let drawn = rehearsed.list.commands
      #expect(Array(drawn.prefix(live.list.commands.count)) == live.list.commands, "\(name)")
      let words = texts(drawn.dropFirst(live.list.commands.count)).map(\.text)
      #expect(words.count { $0 == word } == 2, "\(name): \(words)")
      #expect(rehearsed.label == live.label && rehearsed.nextChangeMS == live.nextChangeMS, "\(name)")
    }
  }

  @Test(arguments: [SceneContent.fallback, .black, .testPattern, .holding])
  func alsoWhereThereIsNothingElse(content: SceneContent) throws {
    for isSafe in [false, true] {
      let drawn = picture(of: view(content, isRehearsal: true, isSafe: isSafe), in: try Sample.context())
      #expect(texts(drawn.list.commands).contains { $0.text == "TẬP DƯỢT" && $0.role == .onAccent })
    }
  }

  @Test(arguments: walls) func withRealFontsNoLetterTouchesTheMark(wall: Wall) throws {
    let fonts = try FontLibrary()
    for (name, content) in Sample.scenes {
      let context = SceneContext(
        nowMS: Sample.nowMS, strings: try Sample.strings(wall.language), measure: fonts, link: .lost(sinceMS: 0),
        screen: ScreenFacts(id: "hall-left", width: wall.shape.width, height: wall.shape.height), shape: wall.shape)
      let count = picture(of: view(content, isRehearsal: false), in: context).list.commands.count
      let drawn = picture(of: view(content, isRehearsal: true), in: context).list.commands
      let frame = drawn.dropFirst(count).compactMap { command in
        if case .fill(let box, .accent) = command { box } else { nil }
      }
      #expect(frame.count == 4)
      for run in texts(drawn.prefix(count)) {
        let place = box(of: run, fonts: fonts)
        #expect(!frame.contains { meet($0, place) }, "\(name): '\(run.text)'")
      }
      // The words of the mark stand apart from each other.
      let words = texts(drawn.dropFirst(count)).map { box(of: $0, fonts: fonts) }.sorted { $0.x < $1.x }
      #expect(zip(words, words.dropFirst()).allSatisfy { $0.right < $1.x }, "\(words)")
    }
  }

  private func box(of run: TextRun, fonts: FontLibrary) -> Box {
    let width = fonts.width(of: run.text, face: run.face, size: run.size)
    let left = run.anchor == .leading ? run.x : run.anchor == .center ? run.x - width / 2 : run.x - width
    return Box(x: left, y: run.baseline - run.size * 98 / 100, width: width, height: run.size * 122 / 100)
  }

  private func meet(_ one: Box, _ two: Box) -> Bool {
    one.x < two.right && two.x < one.right && one.y < two.bottom && two.y < one.bottom
  }
}
