import Assets
import Congress
import SampleScenes
import Stage
import Testing

@testable import Scenes

/// Goal: where the congress asks for two languages the hall reads both, each whole, with the same figures, and nothing
/// stands there twice that belongs there once.
///
/// Method: pictures of the samples with the strings of both languages, as draw lists, against those of one language;
/// moments are chosen, so pages and turns are told by the picture itself. ``GalleryTests`` judges where letters stand.
@Suite struct BilingualTests {
  /// A hall in which half of a wide wall has the room.
  static let nearHall = HallGeometry(farthestViewerMetres: 18, imageHeightMetres: 4)

  private func picture(
    _ content: SceneContent, shape: Shape = .wide, hall: HallGeometry = nearHall, nowMS: Int64 = Sample.nowMS,
    second: String? = "en", link: LinkStanding = .linked
  ) throws -> Picture {
    Scenes.picture(
      of: Sample.view(content, hall: hall),
      in: try Sample.context(nowMS: nowMS, link: link, shape: shape, second: second))
  }

  private func sample(_ name: String) throws -> SceneContent {
    try #require((Sample.scenes + Sample.hard).first { $0.name == name }).content
  }

  private func runs(_ picture: Picture) -> [TextRun] {
    picture.list.commands.compactMap { if case .text(let run) = $0 { run } else { nil } }
  }

  private func words(_ picture: Picture) -> [String] { runs(picture).map(\.text) }

  // MARK: Halves

  /// Where the anchor stands tells the half.
  private func halves(_ picture: Picture) -> (first: [TextRun], second: [TextRun]) {
    let shape = picture.list.shape
    func isFirst(_ run: TextRun) -> Bool {
      shape == .upright ? run.baseline < shape.height / 2 : run.x < shape.width / 2
    }
    return (runs(picture).filter(isFirst), runs(picture).filter { !isFirst($0) })
  }

  @Test(arguments: Shape.allCases.filter { $0 != .classic }) func eachHalfSaysItInItsLanguage(shape: Shape) throws {
    for name in ["L11-result-adopted", "L04-attendance", "L17-break"] {
      let content = try sample(name)
      // So near that neither half needs twice the pages of the other.
      let hall = HallGeometry(farthestViewerMetres: 14, imageHeightMetres: 4)
      let both = halves(try picture(content, shape: shape, hall: hall))
      #expect(both.first.contains { $0.text.contains("ĐẠI HỘI") }, "\(name)")
      #expect(both.second.contains { $0.text.contains("CONGRESS") }, "\(name)")
      #expect(!both.first.contains { $0.text.contains("CONGRESS") }, "\(name)")
    }
  }

  @Test(arguments: Shape.allCases) func theFiguresOfBothHalvesAreTheSame(shape: Shape) throws {
    for (name, content) in Sample.scenes {
      guard case .result(let facts) = content, facts.choices.count == 3 else { continue }
      let counts = facts.outcome.shares.map { "\($0.count)" }
      let hall = HallGeometry(farthestViewerMetres: 14, imageHeightMetres: 4)
      let both = halves(try picture(content, shape: shape, hall: hall))
      for half in [both.first, both.second] {
        let figures = half.filter { $0.face == .display && counts.contains($0.text) }.map(\.text)
        #expect(figures == counts, "\(name) \(shape.rawValue): \(half.map(\.text))")
      }
    }
  }

  @Test(arguments: Shape.allCases) func theTimeStandsInOneCorner(shape: Shape) throws {
    let shown = try picture(try sample("L04-attendance"), shape: shape)
    #expect(words(shown).count { $0 == "08:41" } == 1, "\(words(shown))")
  }

  @Test func halvesOfWhichOneNeedsTwiceThePagesTakeTurns() throws {
    var took = 0
    for (name, content) in Sample.scenes where !content.isDrawnOnce {
      let pages = try [1, 2].map { half in
        var context = try Sample.context(half == 1 ? "vi" : "en", shape: .upright)
        context.otherStrings = try Sample.strings(half == 1 ? "en" : "vi")
        context.sheet = HalfSheets(of: Sheet(.upright)).sheets[half - 1]
        context.part = .half(hasClock: half == 1)
        return Scenes.picture(of: Sample.view(content, hall: Self.nearHall), in: context).pages
      }.sorted()
      let said = words(try picture(content, shape: .upright))
      let isBoth = said.contains { $0.contains("ĐẠI HỘI") } && said.contains { $0.contains("CONGRESS") }
      #expect(isBoth == (pages[1] < 2 * pages[0]), "\(name): \(pages)")
      took += isBoth ? 0 : 1
    }
    #expect(took > 0)
  }

  @Test func aPanoramaIsTwoWideWalls() throws {
    let hall = Sample.hall
    for (name, content) in Sample.scenes where !content.isDrawnOnce {
      let two = halves(try picture(content, shape: .panorama, hall: hall))
      let one = try picture(content, shape: .wide, hall: hall, second: nil)
      // What stands in one line on a wide wall does so on half of a panorama, of the same size; only the clock is once.
      let sizes = Set(runs(one).map(\.size))
      #expect(two.first.map(\.size).allSatisfy { size in sizes.contains { abs($0 - size) <= 24 } }, "\(name)")
      #expect(abs(two.first.count + 1 - runs(one).count) <= 3, "\(name): \(two.first.map(\.text)) \(words(one))")
    }
  }

  @Test func thePagesOfBothHalvesGoOverTogether() throws {
    let content = try sample("L06-organisations")
    let first = try picture(content)
    let firstPages = try [1, 2].map { half in
      // A half by itself has the pages that it has beside the other.
      var context = try Sample.context(half == 1 ? "vi" : "en")
      context.sheet = HalfSheets(of: Sheet(.wide)).sheets[half - 1]
      context.part = .half(hasClock: half == 2)
      return Scenes.picture(of: Sample.view(content, hall: Self.nearHall), in: context).pages
    }
    #expect(first.pages == firstPages.max() && first.pages > 1)
    #expect(first.nextChangeMS == min(Sample.nowMS + Picture.pageMS, (Sample.nowMS / 60_000 + 1) * 60_000))
    let second = try picture(content, nowMS: Sample.nowMS + Picture.pageMS)
    #expect(second.pageID != first.pageID && second.turnedMS == Sample.nowMS + Picture.pageMS)
    // Within a page nothing turns.
    let later = try picture(content, nowMS: Sample.nowMS + 2_000)
    #expect(later.pageID == first.pageID && later.turnedMS == first.turnedMS)
  }

  /// A programme once showed items 4 to 8 in one language beside 5 to 8 in the other.
  @Test(arguments: ["L02-programme", "L02-programme-long", "L08-speakers-many", "L12-body-long"])
  func bothHalvesOfAListHoldTheSameRows(name: String) throws {
    let content = try sample(name)
    let fonts = try FontLibrary()
    func picture(_ page: Int) throws -> Picture {
      Scenes.picture(
        of: Sample.view(content),
        in: SceneContext(
          nowMS: Sample.nowMS + Int64(page) * Picture.pageMS, strings: try Sample.strings("vi"), measure: fonts,
          link: .linked, shape: .panorama, secondStrings: try Sample.strings("en")))
    }
    for page in 0..<(try picture(0).pages) {
      let both = halves(try picture(page))
      func numbers(_ runs: [TextRun]) -> [String] {
        let foot = runs.filter { $0.anchor == .trailing && $0.size == SceneCanvas.Grid.footSize && $0.baseline > 900 }
        return foot.flatMap { $0.text.split { !$0.isNumber && $0 != "–" }.map(String.init) }
      }
      #expect(numbers(both.first) == numbers(both.second), "page \(page + 1)")
    }
  }

  @Test func barsOfBothHalvesGrowTogether() throws {
    let content = Sample.result([476, 5, 3])
    let other = Sample.result([400, 50, 34])
    let (before, after) = (try picture(content, shape: .panorama), try picture(other, shape: .panorama))
    #expect(before.pageID == after.pageID && before.list.bars.map(\.box) == after.list.bars.map(\.box))
    let bars = after.list.bars
    #expect(bars.count == 6 && bars.map(\.lit) != before.list.bars.map(\.lit), "\(bars)")
  }

  @Test func barsOfBothHalvesAreAsLongAsEachOther() throws {
    let fonts = try FontLibrary()
    for shape in [Shape.panorama, .banner] {
      let shown = Scenes.picture(
        of: Sample.view(Sample.result([400, 50, 34])),
        in: SceneContext(
          nowMS: Sample.nowMS, strings: try Sample.strings("vi"), measure: fonts, link: .linked, shape: shape,
          secondStrings: try Sample.strings("en")))
      let bars = shown.list.bars
      // Half of a banner may be too narrow for bars, and then it is in both languages.
      #expect(bars.count == 6 || (shape == .banner && bars.isEmpty), "\(shape.rawValue): \(bars)")
      for (one, other) in zip(bars.prefix(3), bars.suffix(3)) {
        // A decimal point is not as wide as a comma.
        #expect(abs(one.box.width - other.box.width) <= 8 && abs(one.lit - other.lit) <= 8, "\(bars)")
      }
    }
  }

  // MARK: Turns

  @Test func whereHalfAWallIsTooNarrowTheLanguagesTakeTurns() throws {
    let hall = HallGeometry(farthestViewerMetres: 40, imageHeightMetres: 4)
    #expect(LanguageArrangement(on: .wide, hall: hall) == .inTurn)
    let content = try sample("L04-attendance")
    let first = try picture(content, hall: hall)
    #expect(first.pages >= 2 && first.pages % 2 == 0)
    #expect(words(first).contains { $0.contains("ĐẠI HỘI") } && !words(first).contains { $0.contains("CONGRESS") })
    #expect(try #require(first.nextChangeMS) <= Sample.nowMS + Picture.pageMS)
    let second = try picture(content, hall: hall, nowMS: Sample.nowMS + Picture.pageMS)
    #expect(words(second).contains { $0.contains("CONGRESS") } && !words(second).contains { $0.contains("ĐẠI HỘI") })
    #expect(second.pageID != first.pageID && second.turnedMS == Sample.nowMS + Picture.pageMS)
  }

  @Test func inTurnEveryPageStandsInBothLanguages() throws {
    let hall = HallGeometry(farthestViewerMetres: 40, imageHeightMetres: 4)
    for name in ["L08-speakers-many", "L06-organisations", "L02-programme-long"] {
      let content = try sample(name)
      let pages = try picture(content, hall: hall).pages
      let shown = try (0..<pages).map { page in
        words(try picture(content, hall: hall, nowMS: Sample.nowMS + Int64(page) * Picture.pageMS))
      }
      for (language, offset) in [("vi", 0), ("en", 1)] {
        let alone = Sample.view(content, hall: hall)
        let count = Scenes.picture(of: alone, in: try Sample.context(language)).pages
        let wanted = try (0..<count).map { page in
          let nowMS = Sample.nowMS + Int64(page) * Picture.pageMS
          return Scenes.picture(of: alone, in: try Sample.context(language, nowMS: nowMS))
        }.map { words($0).filter { !$0.contains(":") } }
        let told = stride(from: offset, to: pages, by: 2).map { shown[$0].filter { !$0.contains(":") } }
        #expect(Array(told.prefix(count)) == wanted, "\(name) \(language)")
      }
    }
  }

  @Test func besideDeadFactsNoLanguageTurns() throws {
    let hall = HallGeometry(farthestViewerMetres: 40, imageHeightMetres: 4)
    let lost = LinkStanding.lost(sinceMS: Sample.nowMS + 500)
    let content = try sample("L08-speakers-many")
    let pictures = try [10_000, 13_000, 90_000].map {
      try picture(content, hall: hall, nowMS: Sample.nowMS + $0, link: lost)
    }
    #expect(Set(pictures.map(\.pageID)).count == 1 && pictures.allSatisfy { $0.nextChangeMS == nil })
  }

  // MARK: Once

  @Test(arguments: Shape.allCases) func whatBelongsThereOnceStandsThereOnce(shape: Shape) throws {
    for name in ["L01-holding", "L20-fallback", "L23-ceremony-flag"] {
      let shown = try picture(try sample(name), shape: shape)
      let emblems = shown.list.commands.count { if case .emblem = $0 { true } else { false } }
      #expect(emblems == 1, "\(name) \(shape.rawValue)")
    }
    for name in ["L24-black", "L21-test-pattern", "L22-pictures", "L23-ceremony"] {
      let content = try sample(name)
      #expect(try picture(content, shape: shape) == (try picture(content, shape: shape, second: nil)), "\(name)")
    }
    let seats = try picture(try sample("L19-seats"), shape: shape)
    let alone = try picture(try sample("L19-seats"), shape: shape, second: nil)
    func marks(_ picture: Picture) -> Int {
      picture.list.commands.count { if case .panel = $0 { true } else { false } }
    }
    #expect(marks(seats) == marks(alone))
    let told = words(seats).joined(separator: " ")
    #expect(["Có mặt", "Present", "472"].allSatisfy(told.contains), "\(told)")
  }

  @Test(arguments: Shape.allCases) func aPosterNamesTheCongressInBothLanguages(shape: Shape) throws {
    let told = words(try picture(.holding, shape: shape, hall: Sample.hall)).joined(separator: " ")
    #expect(
      ["ĐẠI HỘI ĐẠI BIỂU", "FIRST CONGRESS", "LẦN THỨ I", "OF DELEGATES"].allSatisfy(told.contains), "\(told)")
  }

  @Test func theMarkOfARehearsalStandsOnceOverBoth() throws {
    for shape in Shape.allCases {
      let live = Sample.view(try sample("L04-attendance"), hall: Self.nearHall)
      let heading = live.congress
      let rehearsed = OutputView(
        output: live.output,
        congress: CongressHeading(
          name: heading.name, language: heading.language, utcOffset: heading.utcOffset,
          theme: heading.theme, emblem: heading.emblem, hall: heading.hall, isRehearsal: true),
        isSafe: false, takenAtMS: live.takenAtMS, content: live.content)
      let shown = Scenes.picture(of: rehearsed, in: try Sample.context(shape: shape, second: "en"))
      let told = words(shown)
      #expect(told.count { $0 == "TẬP DƯỢT" } == 1 && told.count { $0 == "REHEARSAL" } == 1, "\(told)")
      #expect(told.suffix(3).contains("TẬP DƯỢT") && told.last == "REHEARSAL")
    }
  }

  @Test func aCongressOfOneLanguageIsShownAsBefore() throws {
    for (_, content) in Sample.scenes {
      let context = try Sample.context()
      #expect(context.secondStrings == nil)
      let list = Scenes.picture(of: Sample.view(content), in: context).list
      #expect(!list.commands.contains { if case .text(let run) = $0 { run.text.contains("CONGRESS") } else { false } })
    }
  }
}
