import Congress
import SampleScenes
import Testing

@testable import Scenes
@testable import Stage

/// Goal: what is remembered of settings changes no picture.
///
/// Method: lists of every kind drawn with fonts that remember, twice, and with the same fonts that do not.
@Suite struct SettingMemoryTests {
  /// The fonts of the house without a memory.
  private struct Forgetful: TextMeasuring {
    let fonts: FontLibrary
    func width(of text: String, face: FontFace, size: Int) -> Int { fonts.width(of: text, face: face, size: size) }
  }

  private static let texts = [
    "Đảng bộ xã Hòa An", "Đại hội đại biểu Đảng bộ thành phố Cần Thơ lần thứ I, nhiệm kỳ 2025 – 2030",
    "Báo cáo kết quả biểu quyết của 15 đồng chí", "a", "",
  ]

  @Test func aTextIsBrokenAlikeTheFirstAndTheSecondTime() throws {
    let fonts = try FontLibrary()
    for face in FontFace.allCases {
      let (known, new) = (
        TextSetter(measure: fonts, face: face), TextSetter(measure: Forgetful(fonts: fonts), face: face)
      )
      for text in Self.texts {
        for (size, width) in [(40, 300), (72, 900), (40, 301), (72, 120)] {
          for _ in 1...2 {
            #expect(known.wrap(text, size: size, width: width) == new.wrap(text, size: size, width: width))
            #expect(known.wrapEvenly(text, size: size, width: width) == new.wrapEvenly(text, size: size, width: width))
            #expect(
              known.wrapFlowing(text, size: size, width: width) == new.wrapFlowing(text, size: size, width: width))
            #expect(known.widestWord(text, size: size) == new.widestWord(text, size: size))
          }
        }
      }
    }
  }

  @Test func everyPageOfAListIsDrawnAlike() throws {
    let fonts = try FontLibrary()
    for count in [3, 40, 160] {
      let rows = (1...count).map {
        OrganisationsView.Row(name: "\(Self.texts[$0 % 3]) \($0)", present: $0 % 2, summoned: 5)
      }
      let lines = (1...count).map {
        ProgrammeView.Line(
          code: Code("\($0)"), plannedStartMS: Int64($0) * 60_000, title: LocalizedText(vi: Self.texts[$0 % 3]),
          mark: $0 == 2 ? .now : .pending)
      }
      let contents: [SceneContent] = [
        .organisations(OrganisationsView(rows: rows, asOfMS: 0)),
        .programme(ProgrammeView(session: LocalizedText(vi: "Phiên trù bị"), lines: lines)),
      ]
      for (content, shape) in contents.flatMap({ content in [Shape.wide, .upright].map { (content, $0) } }) {
        for _ in 1...2 { try expectAlike(content, on: shape, fonts) }
      }
    }
  }

  private func expectAlike(_ content: SceneContent, on shape: Shape, _ fonts: FontLibrary) throws {
    let strings = try Sample.strings("vi")
    for page in 0..<3 {
      let pictures = [fonts as any TextMeasuring, Forgetful(fonts: fonts)].map { measure in
        Scenes.picture(
          of: Sample.view(content),
          in: SceneContext(
            nowMS: Sample.nowMS + Int64(page) * Picture.pageMS, strings: strings, measure: measure, link: .linked,
            shape: shape))
      }
      #expect(pictures[0].list == pictures[1].list)
    }
  }
}
