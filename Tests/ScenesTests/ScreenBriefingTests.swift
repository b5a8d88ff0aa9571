import Assets
import Congress
import SampleScenes
import Scenes
import Testing

/// Goal: a screen shows what it was told, when all are to show it, and afterwards exactly what was there.
///
/// Method: the pure briefing is told views with moments and asked at moments; no clock, no sleep.
@Suite struct ScreenBriefingTests {
  private let now = Sample.nowMS

  private func told(
    _ standing: ScreenView.Standing = .follows, identifyUntilMS: Int64 = 0, number: Int = 1
  ) -> ScreenView {
    ScreenView(
      id: "hall-left", name: "Bên trái", number: number, output: "hall", standing: standing,
      identifyUntilMS: identifyUntilMS)
  }

  @Test func aPictureWithAMomentIsShownThenAndNotBefore() {
    var briefing = ScreenBriefing()
    briefing.take(told(), revision: 1, atMS: now)
    _ = briefing.take(Sample.view(.holding), revision: 2, atMS: now, presentAtMS: nil, nowMS: now)
    let told1 = briefing.take(Sample.view(.black), revision: 3, atMS: now, presentAtMS: now + 50, nowMS: now)
    #expect(told1)
    let before = briefing.showing(atMS: now + 49)
    #expect(before?.view.content == .holding)
    #expect(before?.nextChangeMS == now + 50)
    #expect(before?.revisions == [.screen("hall-left"): 1, .output("hall"): 2])
    let at = briefing.showing(atMS: now + 50)
    #expect(at?.view.content == .black)
    #expect(at?.revisions == [.screen("hall-left"): 1, .output("hall"): 3])
    #expect(at?.nextChangeMS == nil)
  }

  @Test("captions have the newest words, and none that are too old; a picture without them has none")
  func captionsHaveTheNewestWords() {
    var briefing = ScreenBriefing()
    briefing.take(told(), revision: 1, atMS: now)
    let view = Sample.view(.holding, lowerThird: .captions(.none))
    _ = briefing.take(view, revision: 2, atMS: now, presentAtMS: nil, nowMS: now)
    let words = CaptionsView(text: "Kính thưa Đại hội", atMS: now + 10)
    briefing.take(words)
    let shown = briefing.showing(atMS: now + 20)
    #expect(shown?.view.lowerThird == .captions(words) && shown?.nextChangeMS == now + 10 + CaptionsView.lastMS)
    let later = briefing.showing(atMS: now + 10 + CaptionsView.lastMS)
    #expect(later?.view == view)
    _ = briefing.take(Sample.view(.holding), revision: 3, atMS: now, presentAtMS: nil, nowMS: now)
    let without = briefing.showing(atMS: now + 20)
    #expect(without != nil && without?.view.lowerThird == nil)
  }

  /// From there the change of pictures runs, on every screen at once.
  @Test func aPictureIsToBeSeenSinceItsMomentOrSinceTheScreenWasTold() {
    var briefing = ScreenBriefing()
    briefing.take(told(), revision: 1, atMS: now - 90)
    _ = briefing.take(Sample.view(.holding), revision: 2, atMS: now - 20, presentAtMS: nil, nowMS: now)
    let plain = briefing.showing(atMS: now)
    #expect(plain?.sinceMS == now - 20)
    _ = briefing.take(Sample.view(.black), revision: 3, atMS: now, presentAtMS: now + 50, nowMS: now)
    let taken = briefing.showing(atMS: now + 60)
    #expect(taken?.sinceMS == now + 50)
    briefing.take(told(.pinned(Sample.view(.holding))), revision: 4, atMS: now + 70)
    let pinned = briefing.showing(atMS: now + 80)
    #expect(pinned?.sinceMS == now + 70)
    briefing.take(told(), revision: 5, atMS: now + 90)
    let following = briefing.showing(atMS: now + 99)
    #expect(following?.view.content == .black && following?.sinceMS == now + 90)
  }

  @Test(arguments: [-1, 0, 1_001, 86_400_000] as [Int64])
  func aMomentThatIsOverOrTooFarToBeTrueIsNotWaitedFor(_ aheadMS: Int64) {
    var briefing = ScreenBriefing()
    _ = briefing.take(Sample.view(.holding), revision: 2, atMS: now, presentAtMS: nil, nowMS: now)
    _ = briefing.take(Sample.view(.black), revision: 3, atMS: now, presentAtMS: now + aheadMS, nowMS: now)
    let told2 = briefing.showing(atMS: now)
    #expect(told2?.view.content == .black)
  }

  @Test func aScreenThatHasNothingYetShowsWhatComesAtOnce() {
    var briefing = ScreenBriefing()
    let told3 = briefing.showing(atMS: now)
    #expect(told3 == nil)
    _ = briefing.take(Sample.view(.black), revision: 3, atMS: now, presentAtMS: now + 50, nowMS: now)
    let told4 = briefing.showing(atMS: now)
    #expect(told4?.view.content == .black)
  }

  @Test func whatStandsStillOrIsPinnedIsNotItsOutput() {
    var briefing = ScreenBriefing()
    _ = briefing.take(Sample.view(.black), revision: 3, atMS: now, presentAtMS: nil, nowMS: now)
    briefing.take(told(.frozen(Sample.view(.holding), atMS: now - 9)), revision: 4, atMS: now)
    let frozen = briefing.showing(atMS: now)
    #expect(frozen?.view.content == .holding && frozen?.stillAtMS == now - 9)
    #expect(frozen?.revisions == [.screen("hall-left"): 4], "only what is on the display is told")
    let told5 = briefing.take(Sample.view(.fallback), revision: 5, atMS: now, presentAtMS: nil, nowMS: now)
    #expect(!told5)
    briefing.take(told(), revision: 6, atMS: now)
    let told6 = briefing.showing(atMS: now)
    #expect(told6?.view.content == .fallback, "the newest is there at once")
  }

  @Test func afterItHasSaidWhoItIsTheScreenShowsExactlyWhatWasThere() throws {
    var briefing = ScreenBriefing()
    _ = briefing.take(Sample.view(.holding), revision: 3, atMS: now, presentAtMS: nil, nowMS: now)
    briefing.take(told(identifyUntilMS: now + 5_000), revision: 4, atMS: now)
    let during = briefing.showing(atMS: now + 4_999)
    #expect(during?.nextChangeMS == now + 5_000)
    let overlay = try #require(during?.overlay)
    let list = DrawList(commands: [.sign(.check, Box(x: 0, y: 0, width: 9, height: 9), .ink)])
    let over = overlay.over(list, measure: EvenFonts())
    #expect(!over.commands.contains(list.commands[0]), "nothing of the picture is left to be read wrongly")
    let words = over.commands.compactMap { if case .text(let run) = $0 { run.text } else { nil } }
    #expect(words == ["1", "Bên trái", "hall-left · hall"])
    let after = briefing.showing(atMS: now + 5_000)
    #expect(after?.overlay == nil && after?.view == during?.view && after?.nextChangeMS == nil)
  }

  @Test func nothingAppearsOverACeremonyThatBeginsMeanwhile() {
    var briefing = ScreenBriefing()
    briefing.take(told(identifyUntilMS: now + 5_000), revision: 4, atMS: now)
    let ceremony = SceneContent.ceremony(CeremonyView(rite: .silence))
    _ = briefing.take(Sample.view(ceremony), revision: 5, atMS: now, presentAtMS: nil, nowMS: now)
    let during = briefing.showing(atMS: now + 1)
    #expect(during != nil && during?.overlay == nil)
  }

  @Test func aScreenThatNobodyKnowsIsMarkedForStaff() {
    var briefing = ScreenBriefing()
    briefing.take(told(.unknown(Sample.view(.holding)), number: 0), revision: 1, atMS: now)
    let told7 = briefing.showing(atMS: now)
    #expect(told7?.overlay == .unknown("hall-left"))
  }

  @Test func everyLongNameFitsTheBoard() throws {
    let view = ScreenView(
      id: Code(String(repeating: "m", count: 40)), name: String(repeating: "Ộ", count: 30), number: 1_000,
      output: "hall", standing: .follows, identifyUntilMS: now + 1)
    let overlay = ScreenOverlay.identity(ScreenIdentity(view))
    for case .text(let run) in overlay.over(DrawList(), measure: EvenFonts()).commands {
      #expect(run.text.count * run.size / 2 <= Shape.wide.width, "\(run.text)")
    }
  }

  /// On a part of a picture, such as an LED wall's, the middle of the whole is often not to be seen.
  @Test(arguments: [
    Box(x: 0, y: 540, width: 1_920, height: 540), Box(x: 1_536, y: 0, width: 384, height: 1_080),
    Box(x: 0, y: 888, width: 1_920, height: 192), Box(x: 96, y: 48, width: 240, height: 135),
  ])
  func aScreenThatShowsAPartSaysWhoItIsWithinThatPart(seen: Box) {
    let view = ScreenView(
      id: "led-left", name: "Màn hình LED bên trái", number: 12, output: "hall", standing: .follows,
      identifyUntilMS: now + 1)
    let board = ScreenOverlay.identity(ScreenIdentity(view)).over(DrawList(), seen: seen, measure: EvenFonts())
    let runs = board.commands.compactMap { if case .text(let run) = $0 { run } else { nil } }
    #expect(runs.map(\.text) == ["12", "Màn hình LED bên trái", "led-left · hall"])
    for run in runs {
      let half = EvenFonts().width(of: run.text, face: run.face, size: run.size) / 2
      #expect(run.x - half >= seen.x && run.x + half <= seen.right, "\(run.text)")
      #expect(run.baseline - run.size >= seen.y && run.baseline + run.size / 4 <= seen.bottom, "\(run.text)")
    }
    #expect(runs[0].size >= seen.height / 3 || runs[0].size >= seen.width / 3, "the number is what staff look for")
    for (above, beneath) in zip(runs, runs.dropFirst()) where above.x == beneath.x {
      #expect(above.baseline + above.size / 6 <= beneath.baseline - beneath.size * 8 / 10)
    }
  }

  @Test func withoutAServiceTheHouseShowsItsOwnCalmPicture() {
    let calm = houseHolding(screen: "hall-left", isMarked: false)
    let marked = houseHolding(screen: "hall-left", isMarked: true)
    let words = calm.commands.compactMap { if case .text(let run) = $0 { run.text } else { nil } }
    #expect(words == ["hall-left"])
    #expect(marked.commands.count == calm.commands.count + 1)
  }
}
