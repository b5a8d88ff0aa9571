import Assets
import Congress
import Foundation
import Scenes
import Stage
import Testing

/// Goal: nobody who sees a picture of a rehearsal can take it for one of the congress, and what is rehearsed can be read.
///
/// Method: every scene in both languages, live and rehearsed: the mark is drawn last, over everything, and with the
/// real fonts no letter of the scene touches it.
@Suite struct RehearsalMarkTests {
  private func view(_ content: SceneContent, isRehearsal: Bool, isSafe: Bool = false) -> OutputView {
    let live = Sample.view(content)
    let heading = live.congress
    return OutputView(
      output: live.output,
      congress: CongressHeading(
        name: heading.name, language: heading.language, utcOffsetMinutes: heading.utcOffsetMinutes,
        theme: heading.theme, emblem: heading.emblem, hall: heading.hall, isRehearsal: isRehearsal),
      isSafe: isSafe, takenAtMS: live.takenAtMS, content: content)
  }

  @Test(arguments: ["vi", "en"]) func everyPictureOfARehearsalIsMarkedOverEverything(language: String) throws {
    let context = try Sample.context(language)
    for (name, content) in Sample.scenes {
      let live = picture(of: view(content, isRehearsal: false), in: context)
      let rehearsed = picture(of: view(content, isRehearsal: true), in: context)
      let drawn = rehearsed.list.commands
      #expect(Array(drawn.prefix(live.list.commands.count)) == live.list.commands, "\(name)")
      let mark = drawn.dropFirst(live.list.commands.count)
      let words = mark.compactMap { command in if case .text(let run) = command { run.text } else { nil } }
      #expect(words.count { $0 == (language == "vi" ? "TẬP DƯỢT" : "REHEARSAL") } == 2, "\(name): \(words)")
      #expect(rehearsed.label == live.label && rehearsed.nextChangeMS == live.nextChangeMS, "\(name)")
    }
  }

  @Test(arguments: [SceneContent.fallback, .black, .testPattern, .holding])
  func alsoWhereThereIsNothingElse(content: SceneContent) throws {
    for isSafe in [false, true] {
      let drawn = picture(of: view(content, isRehearsal: true, isSafe: isSafe), in: try Sample.context())
      #expect(
        drawn.list.commands.contains { command in
          if case .text(let run) = command { run.text == "TẬP DƯỢT" && run.role == .onAccent } else { false }
        })
    }
  }

  @Test(arguments: ["vi", "en"]) func withRealFontsNoLetterTouchesTheMark(language: String) throws {
    let fonts = try FontLibrary()
    for (name, content) in Sample.scenes {
      let context = SceneContext(
        nowMS: Sample.nowMS, strings: try Sample.strings(language), measure: fonts, link: .lost(sinceMS: 0),
        screen: ScreenFacts(id: "hall-left", width: 1_920, height: 1_080))
      let count = picture(of: view(content, isRehearsal: false), in: context).list.commands.count
      let drawn = picture(of: view(content, isRehearsal: true), in: context).list.commands
      let frame = drawn.dropFirst(count).compactMap { command in
        if case .fill(let box, .accent) = command { box } else { nil }
      }
      #expect(frame.count == 4)
      for case .text(let run) in drawn.prefix(count) {
        let width = fonts.width(of: run.text, face: run.face, size: run.size)
        let left = run.anchor == .leading ? run.x : run.anchor == .center ? run.x - width / 2 : run.x - width
        let (top, bottom) = (run.baseline - run.size * 98 / 100, run.baseline + run.size * 24 / 100)
        let isCovered = frame.contains {
          left < $0.right && left + width > $0.x && top < $0.bottom && bottom > $0.y
        }
        #expect(!isCovered, "\(name): '\(run.text)'")
      }
      // The words of the mark stand apart from each other.
      let words = drawn.dropFirst(count).compactMap { command in
        if case .text(let run) = command {
          (run, fonts.width(of: run.text, face: run.face, size: run.size))
        } else {
          nil
        }
      }
      try #require(words.count == 3)
      #expect(words[0].0.x + words[0].1 < words[1].0.x - words[1].1 / 2)
      #expect(words[1].0.x + words[1].1 / 2 < words[2].0.x - words[2].1)
    }
  }
}
