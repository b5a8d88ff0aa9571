import Assets
import Congress
import SampleScenes
import Stage
import Testing

@testable import Scenes

/// Goal: the clock of a speech tells the truth by word and sign, repaints itself once a second, and does not run on
/// beside a dead link; the hall's picture on the presidium's monitor is the hall's, small.
///
/// Method: pictures at chosen moments, as draw lists; the small picture against the commands of the large one.
@Suite struct SpeakerPictureTests {
  private func picture(
    _ content: SceneContent, atMS nowMS: Int64 = Sample.nowMS, link: LinkStanding = .linked
  ) throws -> Picture {
    Scenes.picture(of: Sample.view(content), in: try Sample.context(nowMS: nowMS, link: link))
  }

  private func texts(_ picture: Picture) -> [String] {
    picture.list.commands.compactMap { if case .text(let run) = $0 { run.text } else { nil } }
  }

  private func signs(_ picture: Picture) -> [Sign] {
    picture.list.commands.compactMap { if case .sign(let sign, _, _) = $0 { sign } else { nil } }
  }

  @Test(arguments: SpeakerForm.allCases) func everyLevelHasItsOwnWordAndAllButTheFirstASign(_ form: SpeakerForm) throws
  {
    let told: [(used: Int64, figures: String, word: String, sign: Sign?)] = [
      (0, "07:00", "Thời gian còn lại", nil), (360, "01:00", "Sắp hết thời gian", .warning),
      (420, "00:00", "Hết thời gian", .stop), (449, "+00:29", "Hết thời gian", .stop),
      (450, "+00:30", "Quá thời gian", .stop), (4_020, "+1:00:00", "Quá thời gian", .stop),
    ]
    for level in told {
      let picture = try picture(.speaker(Sample.floor(Sample.clock(used: level.used), form)))
      #expect(texts(picture).contains(level.figures), "\(level)")
      #expect(texts(picture).contains(level.word), "\(level)")
      #expect(signs(picture) == [level.sign].compactMap { $0 }, "\(level)")
      #expect(picture.nextChangeMS == Sample.nowMS + 1_000)
    }
  }

  @Test func aHeldClockStandsAndSaysSo() throws {
    let held = SceneContent.speaker(Sample.floor(Sample.clock(.held(usedMS: 200_000))))
    for nowMS in [Sample.nowMS, Sample.nowMS + 30_000] {
      let picture = try picture(held, atMS: nowMS)
      #expect(texts(picture).contains("03:40") && texts(picture).contains("Tạm dừng"))
      #expect(signs(picture) == [.pause])
    }
    // What changes next is the minute in the corner.
    #expect(try picture(held).nextChangeMS == Sample.nowMS / 60_000 * 60_000 + 60_000)
  }

  @Test func aRunningClockIsNotKnownBesideADeadLinkAndAHeldOneIs() throws {
    let lost = LinkStanding.lost(sinceMS: Sample.nowMS - 10_000)
    for content in [
      .speaker(Sample.floor(Sample.clock(used: 220))), .speaker(Sample.floor(Sample.clock(used: 220), .lowerThird)),
      Sample.presidium(speaker: Sample.floor(Sample.clock(used: 220)), hall: .black),
    ] as [SceneContent] {
      let picture = try picture(content, link: lost)
      #expect(texts(picture).contains("–") && !texts(picture).contains("03:20"))
      #expect(picture.nextChangeMS == nil)
    }
    let held = try picture(.speaker(Sample.floor(Sample.clock(.held(usedMS: 200_000)))), link: lost)
    #expect(texts(held).contains("03:40"))
  }

  @Test func onlyWhatTellsTheTimeIsPaintedAgainEverySecond() throws {
    let content = SceneContent.speaker(Sample.floor(Sample.clock(used: 220)))
    let (one, two) = (try picture(content), try picture(content, atMS: Sample.nowMS + 1_000))
    let differing = zip(one.list.commands, two.list.commands).filter { $0 != $1 }
    #expect(one.list.commands.count == two.list.commands.count && differing.count == 1)
  }

  @Test func aLongListBeginsWithTheLastWhoSpokeAndGoesThroughAllWhoWait() throws {
    let content = Sample.list(spoken: 9, waiting: 31)
    let first = try picture(content)
    #expect(signs(first).starts(with: [.check, .arrow]))
    #expect(texts(first).contains { $0.contains("Chuẩn bị") })
    let pages = first.pages
    #expect(pages > 1)
    let rows = try (0..<Int64(pages)).flatMap {
      try texts(picture(content, atMS: Sample.nowMS + $0 * Picture.pageMS)).filter { $0 == Sample.thinh.name }
    }
    // Every fourth of the 31 who wait and of the two before them is this one.
    #expect(rows.count == 8)
    let again = try picture(content, atMS: Sample.nowMS + Int64(pages) * Picture.pageMS)
    #expect(signs(again) == signs(first))
  }

  // MARK: The hall's picture, small

  @Test func theSmallPictureIsTheHallsOwnCommandByCommand() throws {
    for scene in Sample.scenes where scene.content.scene != .testPattern {
      let large = try picture(scene.content).list
      let box = Box(x: 1_200, y: 400, width: 640, height: 360)
      let small = large.nested(in: box)
      #expect(small.count == large.commands.count + 1)
      #expect(small.first == .fill(box, large.ground))
      let shown = try picture(Sample.presidium(hall: scene.content)).list.commands
      let words = large.commands.compactMap { if case .text(let run) = $0 { run.text } else { nil } }
      let shownWords = shown.compactMap { if case .text(let run) = $0 { run.text } else { nil } }
      #expect(Set(shownWords).isSuperset(of: words), "\(scene.name)")
    }
  }

  @Test func aPictureLiesInTheMiddleOfABoxOfAnotherShape() {
    let whole = Box(x: 0, y: 0, width: Shape.wide.width, height: Shape.wide.height)
    let list = DrawList(commands: [.fill(whole, .panel)])
    let wide = list.nested(in: Box(x: 100, y: 0, width: 1_000, height: 270))
    #expect(wide.last == .fill(Box(x: 360, y: 0, width: 480, height: 270), .panel))
    let high = list.nested(in: Box(x: 0, y: 50, width: 480, height: 470))
    #expect(high.last == .fill(Box(x: 0, y: 150, width: 480, height: 270), .panel))
  }

  @Test func theMonitorChangesWithTheSmallPicture() throws {
    let monitor = try picture(Sample.presidium(hall: Sample.voting(.open, seconds: 20)))
    #expect(monitor.nextChangeMS == Sample.nowMS + 1_000)
  }

  @Test func theMonitorHasItsOwnFloorAndNothingRunsIntoAnything() throws {
    let fonts = try FontLibrary()
    for (monitor, language) in Sample.monitors.flatMap({ monitor in ["vi", "en"].map { (monitor, $0) } }) {
      let context = SceneContext(
        nowMS: Sample.nowMS, strings: try Sample.strings(language), measure: fonts, link: .linked)
      let list = Scenes.picture(of: Sample.view(monitor.content), in: context).list
      let hall = try #require(
        list.commands.firstIndex { command in
          if case .text(let run) = command { run.text == context.strings[.presidiumHall] } else { false }
        })
      let notes = try #require(
        list.commands.firstIndex { command in
          if case .text(let run) = command { run.text == context.strings[.presidiumNotes] } else { false }
        })
      // The small picture stands between these two.
      let own = Array(list.commands[...hall]) + Array(list.commands[notes...])
      let runs = own.compactMap { if case .text(let run) = $0 { run } else { nil } }
      for (index, run) in runs.enumerated() {
        #expect(run.size >= SceneCanvas.Scale.floor, "\(monitor.name) '\(run.text)' at \(run.size)")
        let one = extent(of: run, fonts)
        #expect(one.left >= 40 && one.right <= 1_880 && one.top >= 0 && one.bottom <= 1_060, "'\(run.text)'")
        for other in runs.dropFirst(index + 1) {
          let two = extent(of: other, fonts)
          let isApart = one.right <= two.left || two.right <= one.left
          let shared = min(one.bottom, two.bottom) - max(one.top, two.top)
          #expect(
            isApart || shared <= min(run.size, other.size) * 15 / 100,
            "\(monitor.name) \(language): '\(run.text)' and '\(other.text)' overlap by \(shared)")
        }
      }
    }
  }

  private func extent(of run: TextRun, _ fonts: FontLibrary) -> (left: Int, right: Int, top: Int, bottom: Int) {
    let width = fonts.width(of: run.text, face: run.face, size: run.size)
    let left =
      switch run.anchor {
      case .leading: run.x
      case .center: run.x - width / 2
      case .trailing: run.x - width
      }
    return (left, left + width, run.baseline - run.size * 98 / 100, run.baseline + run.size * 24 / 100)
  }
}
