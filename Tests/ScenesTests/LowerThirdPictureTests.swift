import Assets
import Congress
import Foundation
import SampleScenes
import Stage
import Testing

@testable import Scenes

/// Goal: a lower third covers nothing: the scene goes on above it, whole and as legible as alone, on every wall.
///
/// Where a hall is too deep for both, the lower third stands alone.
///
/// Method: scenes with speakers and notices at their foot are laid out with the real fonts for every shape, language and
/// hall and judged by the gallery's rules; what is above and beneath the strip's edge is held against that edge.
@Suite struct LowerThirdPictureTests {
  @Test(arguments: Sample.lowerThirds.map(\.name)) func theSceneStandsWholeAboveTheStrip(name: String) throws {
    let sample = try #require(Sample.lowerThirds.first { $0.name == name })
    let fonts = try FontLibrary()
    for language in ["vi", "en", "vi+en"] {
      let languages = try language.split(separator: "+").map { try Sample.strings(String($0)) }
      let strings = languages[0]
      for (shape, hall) in Shape.allCases.flatMap({ shape in GalleryTests.halls.map { (shape, $0) } }) {
        let place = "\(name) \(shape.rawValue) \(language) \(hall.farthestViewerMetres) m"
        func picture(_ page: Int) -> Picture {
          Scenes.picture(
            of: Sample.view(sample.content, hall: hall, lowerThird: sample.lowerThird),
            in: SceneContext(
              nowMS: Sample.nowMS + Int64(page) * Picture.pageMS, strings: strings, measure: fonts, link: .linked,
              shape: shape, secondStrings: languages.dropFirst().first))
        }
        let first = picture(0)
        for page in Set([0, 1, first.pages - 1]).filter({ $0 < first.pages }).sorted() {
          let shown = page == 0 ? first : picture(page)
          var rule = GalleryTests.Rule(sample.content, hall: hall)
          var faults: [String] = []
          if shown.label.contains("+") {
            let edge = try #require(Self.edge(of: shown), "\(place): no strip")
            if edge * 100 < shape.height * 40 { faults.append("the strip takes more than it may: \(edge)") }
            rule.sceneBottom = edge
            rule.isHalved = shown.list.commands.contains(
              .fill(Box(x: 0, y: edge / 2 - 2, width: shape.width, height: 4), .line))
            faults += Self.crossings(of: shown, edge: edge, fonts: fonts)
          } else if hall.farthestViewerMetres < 40 {
            faults.append("the strip stands alone where there is room for both")
          }
          faults += GalleryTests.faults(of: shown, rule: rule, fonts: fonts, strings: strings)
          for fault in faults { Issue.record("\(place) page \(page + 1)/\(first.pages): \(fault)") }
        }
      }
    }
  }

  @Test func headerAndClockStandWhereTheyStoodBeforeTheStripCame() throws {
    func header(_ lowerThird: LowerThirdView?) throws -> [TextRun] {
      let content = try #require(Sample.scenes.first { $0.name == "L03-item" }).content
      let picture = Scenes.picture(of: Sample.view(content, lowerThird: lowerThird), in: try Sample.context())
      return picture.list.commands.compactMap { command in
        if case .text(let run) = command, run.baseline < 120 { run } else { nil }
      }
    }
    let alone = try header(nil)
    #expect(alone.count >= 2)
    for sample in Sample.lowerThirds { #expect(try header(sample.lowerThird) == alone, "\(sample.name)") }
  }

  @Test func anotherSpeakerIsAnotherLeafAndARunningClockIsNot() throws {
    func pageID(_ lowerThird: LowerThirdView?) throws -> String {
      Scenes.picture(of: Sample.view(Sample.programme, lowerThird: lowerThird), in: try Sample.context()).pageID
    }
    let early = try pageID(.speaker(Sample.floor(Sample.clock(used: 100), .lowerThird)))
    #expect(try pageID(.speaker(Sample.floor(Sample.clock(used: 101), .lowerThird))) == early)
    #expect(try pageID(nil) != early)
    #expect(try pageID(.speaker(Sample.floor(Sample.clock(used: 100), .lowerThird, speaker: Sample.longest))) != early)
  }

  @Test func theMarkOfARehearsalLiesOverTheStripToo() throws {
    let live = Sample.view(Sample.programme, lowerThird: .notice(TextView(text: "Xin giữ trật tự")))
    let rehearsed = OutputView(
      output: live.output,
      congress: CongressHeading(
        name: live.congress.name, language: .vietnamese, utcOffset: 420, theme: live.congress.theme, emblem: nil,
        hall: live.congress.hall, isRehearsal: true), isSafe: false, takenAtMS: live.takenAtMS, content: live.content,
      lowerThird: live.lowerThird)
    let context = try Sample.context()
    let marked = Scenes.picture(of: rehearsed, in: context).list.commands
    let plain = Scenes.picture(of: live, in: context).list.commands
    #expect(Array(marked.prefix(plain.count)) == plain && marked.count > plain.count)
    let band = Box(x: 0, y: 1_070, width: 1_920, height: 10)
    #expect(marked.suffix(marked.count - plain.count).contains(.fill(band, .accent)))
  }

  @Test(arguments: Shape.allCases) func aLowerThirdStandsOnceWithTheWordsOfBothLanguages(shape: Shape) throws {
    let hall = HallGeometry(farthestViewerMetres: 18, imageHeightMetres: 4)
    func words(_ name: String) throws -> [String] {
      let sample = try #require(Sample.lowerThirds.first { $0.name == name })
      let context = try Sample.context(shape: shape, second: "en")
      let shown = Scenes.picture(
        of: Sample.view(sample.content, hall: hall, lowerThird: sample.lowerThird), in: context)
      return shown.list.commands.compactMap { if case .text(let run) = $0 { run.text } else { nil } }
    }
    let speaker = try words("L03-item+speaker")
    let told = speaker.joined(separator: " ")
    #expect(told.contains("Bí thư Đảng ủy (Party Secretary)"), "\(told)")
    #expect(speaker.count { $0.contains("Ngọc") } == 1 && speaker.count { $0 == "03:20" } == 1, "\(told)")
    // A notice is in the language of whoever wrote it.
    let notice = try words("L01-holding+notice").joined(separator: " ")
    #expect(notice.components(separatedBy: "Đề nghị tắt điện thoại").count == 2, "\(notice)")
    #expect(notice.contains("ĐẠI HỘI") && notice.contains("CONGRESS"), "\(notice)")
  }

  /// In a near hall the end of a long name once stood white on the bright ground of the clock.
  @Test(arguments: Shape.allCases, [15, 28]) func wordsStandClearOfTheGroundOfATimeThatIsUp(
    shape: Shape, metres: Int
  ) throws {
    let fonts = try FontLibrary()
    let hall = HallGeometry(farthestViewerMetres: metres, imageHeightMetres: 4)
    let sample = try #require(Sample.lowerThirds.first { $0.name == "L18-text+speaker-longest" })
    for second in [nil, "en"] {
      let context = SceneContext(
        nowMS: Sample.nowMS, strings: try Sample.strings("vi"), measure: fonts, link: .linked,
        screen: ScreenFacts(id: "hall-left", width: shape.width, height: shape.height), shape: shape,
        secondStrings: try second.map(Sample.strings))
      let shown = Scenes.picture(
        of: Sample.view(sample.content, hall: hall, lowerThird: sample.lowerThird), in: context)
      // The line that parts the strip from the scene is of the same colour.
      let grounds = shown.list.commands.compactMap { command in
        if case .fill(let box, .accent) = command, box.height > 20 { box } else { nil }
      }
      #expect(grounds.count == 1)
      for case .text(let run) in shown.list.commands where run.role != .onAccent {
        let ink = Ink(run, fonts: fonts)
        let isOn = grounds.contains {
          ink.right > $0.x && ink.left < $0.right && ink.bottom > $0.y && ink.top < $0.bottom
        }
        #expect(!isOn, "'\(run.text)' \(ink) on \(grounds)")
      }
    }
  }

  /// The upper edge of the strip: of the last panel that is as wide as the wall.
  private static func edge(of picture: Picture) -> Int? {
    picture.list.commands.reversed().lazy.compactMap { command in
      if case .fill(let box, .panel) = command, box.width == picture.list.shape.width { box.y } else { nil }
    }.first
  }

  /// The lines of text that stand on both sides of an edge.
  private static func crossings(of picture: Picture, edge: Int, fonts: FontLibrary) -> [String] {
    picture.list.commands.compactMap { command in
      guard case .text(let run) = command else { return nil }
      let ink = Ink(run, fonts: fonts)
      return ink.top < edge && ink.bottom > edge ? "'\(run.text)' \(ink) crosses the edge at \(edge)" : nil
    }
  }
}
