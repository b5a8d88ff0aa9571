import Congress
import SampleScenes
import Testing

@testable import Scenes

/// Goal: pages begin with the first when a cue is taken, turn together by the service's clock, and lose no row.
///
/// Method: pictures at chosen moments; row heights against the rule that every row is on exactly one page.
@Suite struct PagingTests {
  private func picture(
    _ content: SceneContent, atMS nowMS: Int64, takenAtMS: Int64, link: LinkStanding = .linked
  ) throws -> Picture {
    Scenes.picture(
      of: Sample.view(content, takenAtMS: takenAtMS), in: try Sample.context("en", nowMS: nowMS, link: link))
  }

  private func texts(_ picture: Picture) -> [String] {
    picture.list.commands.compactMap { if case .text(let run) = $0 { run.text } else { nil } }
  }

  private func pageNumber(_ picture: Picture) -> String? { texts(picture).first { $0.hasPrefix("page ") } }

  @Test(arguments: [0, 1, 11_999, 5_000_123] as [Int64])
  func pagesBeginWithTheFirstWheneverTheCueIsTaken(takenAtMS: Int64) throws {
    let count = try picture(Sample.elected, atMS: takenAtMS, takenAtMS: takenAtMS).pages
    #expect(count > 2)
    for page in 0...count {
      let startMS = takenAtMS + Int64(page) * Picture.pageMS
      for moment in [startMS, startMS + Picture.pageMS - 1] {
        let shown = try picture(Sample.elected, atMS: moment, takenAtMS: takenAtMS)
        #expect(pageNumber(shown) == "page \(page % count + 1) of \(count)")
        #expect(try #require(shown.nextChangeMS) <= startMS + Picture.pageMS)
      }
    }
  }

  @Test func noPageIsTurnedBesideDeadFacts() throws {
    let lost = LinkStanding.lost(sinceMS: 13_000)
    #expect(
      pageNumber(try picture(Sample.elected, atMS: 90_000, takenAtMS: 0, link: lost))?.hasPrefix("page 2 ") == true)
  }

  @Test func aTableStaysWithTheReader() throws {
    for moment in [0, 100_000] as [Int64] {
      let shown = try picture(Sample.table(candidates: 58, revealed: 10), atMS: moment, takenAtMS: 0)
      #expect(texts(shown).contains("10") && !texts(shown).contains("1"))
      #expect(pageNumber(shown)?.hasPrefix("page 2 ") == true)
    }
  }

  @Test func aLongProgrammeShowsTheCurrentLineFirstAndThenWhatFollows() throws {
    let lines = (0..<40).map { index in
      ProgrammeView.Line(
        code: Code("\(index)"), plannedStartMS: 0, title: LocalizedText(vi: "Mục \(index)"),
        mark: index < 9 ? .done : index == 9 ? .now : .pending)
    }
    let changedMS: Int64 = 40_000
    let content = SceneContent.programme(
      ProgrammeView(session: LocalizedText(vi: "Phiên"), lines: lines, changedMS: changedMS))
    let first = try picture(content, atMS: changedMS, takenAtMS: 0)
    #expect(first.pages > 1 && texts(first).contains("Mục 9") && texts(first).contains("Mục 10"))
    let all = try (0..<Int64(first.pages)).flatMap {
      try texts(picture(content, atMS: changedMS + $0 * Picture.pageMS, takenAtMS: 0)).filter { $0.hasPrefix("Mục ") }
    }
    #expect(Set(all).isSuperset(of: (9..<40).map { "Mục \($0)" }) && Set(all).count == all.count)
    let again = try picture(content, atMS: changedMS + Int64(first.pages) * Picture.pageMS, takenAtMS: 0)
    #expect(again.list.commands.count == first.list.commands.count)
  }

  @Test func everyRowIsOnOnePageAndNoPageIsTooHigh() {
    for heights in [[], [100], [300, 300, 300, 300], [900], [100, 900, 100], (1...50).map { $0 * 7 % 190 + 1 }] {
      let pages = ListPages.ranges(of: heights, within: 700)
      #expect(pages.flatMap { Array($0) } == Array(heights.indices))
      for page in pages { #expect(page.count <= 1 || heights[page].reduce(0, +) <= 700) }
    }
  }

  @Test func paragraphsKeepTheirLinesAndOneSizeOverAllPages() {
    let setter = ParagraphSetter(measure: EvenFonts(), face: .text)
    let short = setter.pages("\nMột\n\nHai\n", width: 500, height: 400, largest: 60, floor: 20)
    #expect(short.map(\.lines) == [["Một", "", "Hai"]] && short[0].size == 60)
    let text = (1...30).map { "dòng \($0)" }.joined(separator: "\n\n")
    let pages = setter.pages(text, width: 500, height: 300, largest: 60, floor: 20)
    #expect(pages.count > 1 && pages.allSatisfy { $0.size == 20 && $0.height <= 300 })
    #expect(pages.allSatisfy { $0.lines.first?.isEmpty == false && $0.lines.last?.isEmpty == false })
    #expect(pages.flatMap(\.lines).filter { !$0.isEmpty } == (1...30).map { "dòng \($0)" })
  }

  @Test func aBreakCountsSecondsInItsLastHourAndMinutesBefore() throws {
    let content = SceneContent.break(BreakView(untilMS: 2 * 3_600_000))
    let long = try picture(content, atMS: 500, takenAtMS: 0)
    #expect(texts(long).contains("2 h 00 min"))
    #expect(long.nextChangeMS == 60_000)
    let short = try picture(content, atMS: 3_600_500, takenAtMS: 0)
    #expect(texts(short).contains("60:00"))
    #expect(short.nextChangeMS == 3_601_000)
    #expect(texts(try picture(content, atMS: 7_200_000 - 1, takenAtMS: 0)).contains("00:01"))
    let over = texts(try picture(content, atMS: 7_200_000, takenAtMS: 0)).joined(separator: " ")
    #expect(over.contains("About to resume"), "\(over)")
  }

  @Test func nothingStandsOverACeremony() throws {
    for rite in Rite.allCases {
      let linked = try picture(.ceremony(CeremonyView(rite: rite)), atMS: 0, takenAtMS: 0)
      let lost = try picture(
        .ceremony(CeremonyView(rite: rite)), atMS: 3_600_000, takenAtMS: 0, link: .lost(sinceMS: 0))
      #expect(linked.list == lost.list && lost.nextChangeMS == nil)
    }
  }

  @Test func namesThatAllBeginAlikeStandWithoutTheirBeginning() {
    #expect(SceneCanvas.withoutCommonStart(["Đảng bộ xã Cờ Đỏ", "Đảng bộ xã Mỹ Tú"]) == ["Cờ Đỏ", "Mỹ Tú"])
    #expect(
      SceneCanvas.withoutCommonStart(["Đảng bộ xã Cờ Đỏ", "Đảng bộ phường Long Phú"]) == [
        "Xã Cờ Đỏ", "Phường Long Phú",
      ])
    #expect(SceneCanvas.withoutCommonStart(["Đoàn", "Đoàn Thanh niên"]) == ["Đoàn", "Đoàn Thanh niên"])
    #expect(SceneCanvas.withoutCommonStart(["Đảng bộ xã Cờ Đỏ"]) == ["Đảng bộ xã Cờ Đỏ"])
  }
}
