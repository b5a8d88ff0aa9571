import Assets
import Congress
import HallProtocol
import SampleScenes
import Scenes
import Stage
import Testing

@testable import ScreenApp

/// Goal: a screen is dark, calm or plain where it has nothing better, and says why; never a picture that is broken.
///
/// Method: a director is asked for its picture at moments that the test names; the fonts and themes are the shipped ones.
@Suite struct ScreenDirectorTests {
  private struct Broken: Error, CustomStringConvertible { let description = "It is broken." }

  private let now = Sample.nowMS
  private let mailbox: ScreenMailbox
  private let director: ScreenDirector

  init() throws {
    let mailbox = ScreenMailbox(waker: CountingWaker(), localNowMS: { Sample.nowMS })
    let assets = try ScreenAssets(assets: assetsFolder)
    let painter = Painter(
      theme: try assets.theme(named: ScreenAssets.firstTheme), fonts: assets.fonts,
      emblemFolder: assetsFolder + "/emblems")
    self.mailbox = mailbox
    director = ScreenDirector(
      mailbox: mailbox, assets: assets, painter: painter, onProblem: { _ in },
      screen: { ScreenFacts(id: "hall-left", width: 1_920, height: 1_080) })
  }

  private func take(_ content: SceneContent, revision: Int64, theme: String = "red-gold") {
    _ = mailbox.take(Sample.view(content, theme: theme), revision: revision, atMS: now, presentAtMS: nil)
  }

  private func frame(nowMS: Int64) throws -> Frame<[Topic: Int64]> {
    try #require(try director.nextFrame(nowMS: nowMS))
  }

  @Test func aScreenThatBeginsIsDarkThenCalmThenMarked() throws {
    let dark = try frame(nowMS: now)
    #expect(dark.list == DrawList(ground: .black) && dark.nextChangeMS == now + ScreenDirector.darkMS)
    let calm = try frame(nowMS: now + ScreenDirector.darkMS)
    #expect(calm.list != dark.list && calm.nextChangeMS == now + LinkStanding.markAfterMS)
    let marked = try frame(nowMS: now + LinkStanding.markAfterMS)
    #expect(marked.list != calm.list && marked.nextChangeMS == nil)
    #expect(dark.tag.isEmpty && calm.tag.isEmpty && marked.tag.isEmpty)
  }

  @Test func aPictureSaysWhichRevisionItShows() throws {
    take(.holding, revision: 7)
    let frame = try frame(nowMS: now)
    #expect(frame.tag == [.output("hall"): 7])
    #expect(director.problem(with: frame.tag) == nil)
  }

  @Test func aPictureThatCannotBePaintedIsPlainUntilSomethingNewerComes() throws {
    take(.holding, revision: 1)
    let whole = try frame(nowMS: now)
    director.failed(Broken())
    let plain = try frame(nowMS: now)
    #expect(plain.label != whole.label && plain.tag == whole.tag)
    #expect(director.problem(with: plain.tag) == "It is broken.")
    take(.holding, revision: 2)
    let newer = try frame(nowMS: now)
    #expect(newer.label == whole.label && director.problem(with: newer.tag) == nil)
  }

  @Test func aThemeThatIsNotThereLeavesThePlainPictureInTheFirstOne() throws {
    take(.holding, revision: 1, theme: "no-such-theme")
    let thrown = #expect(throws: Theme.Problem.self) { try frame(nowMS: now) }
    let problem = try #require(thrown)
    director.failed(problem)
    let plain = try frame(nowMS: now)
    #expect(plain.tag == [.output("hall"): 1])
    #expect(director.problem(with: plain.tag) == "\(problem)")
  }

  @Test func aFileThatCannotBeReadDoesNotTakeTheSeriesAway() throws {
    take(.holding, revision: 1)
    let whole = try frame(nowMS: now)
    director.failed(Painter.Problem.pictureCannotBeShown(.picture("hall.jpg"), .isBroken(reason: "it is torn")))
    let after = try frame(nowMS: now)
    #expect(after.label == whole.label)
    let told = try #require(director.problem(with: after.tag))
    #expect(told.contains("hall.jpg") && told.contains("it is torn"))
  }

  /// A file that took its time kept SAFE away.
  @Test func theLastPictureStaysForAFileThatIsBeingMadeAndSafetyDoesNot() throws {
    let assets = try ScreenAssets(assets: assetsFolder)
    let painter = Painter(
      theme: try assets.theme(named: ScreenAssets.firstTheme), fonts: assets.fonts,
      emblemFolder: assetsFolder + "/emblems", maker: PictureMaker())
    let director = ScreenDirector(
      mailbox: mailbox, assets: assets, painter: painter, onProblem: { _ in },
      screen: { ScreenFacts(id: "hall-left", width: 1_920, height: 1_080) })
    take(.pictures(PicturesView(files: ["lotus.svg"], seconds: 5)), revision: 1)
    #expect(try director.nextFrame(nowMS: now).map(\.label) == nil)
    #expect(director.awaited == [.output("hall"): 1])
    take(.fallback, revision: 2)
    let safe = try #require(try director.nextFrame(nowMS: now))
    #expect(safe.tag == [.output("hall"): 2])
    take(.pictures(PicturesView(files: ["no-such.svg"], seconds: 5)), revision: 3)
    #expect(try director.nextFrame(nowMS: now).map(\.label) == nil)
    let late = try #require(try director.nextFrame(nowMS: now + ScreenDirector.stayMS))
    #expect(late.tag == [.output("hall"): 3], "it comes without the file")
  }

  @Test func safetyAndDarknessComeAtOnceWhateverMoves() {
    #expect(Sample.view(.black).comesAtOnce && Sample.view(.fallback).comesAtOnce)
    #expect(!Sample.view(.holding).comesAtOnce)
    #expect(Sample.view(.holding).plainFallback.comesAtOnce)
  }

  @Test func thePlainPictureNeedsNothingThatCouldBeMissing() {
    let plain = Sample.view(.holding, theme: "no-such-theme").plainFallback
    #expect(plain.content == .fallback)
    #expect(plain.congress.theme == ScreenAssets.firstTheme && plain.congress.emblem == nil)
  }

  @Test func aThemeWithTheHousesFontsHasNothingWrong() throws {
    let assets = try ScreenAssets(assets: assetsFolder)
    let (fonts, problem) = try assets.fonts(of: try assets.theme(named: ScreenAssets.firstTheme))
    #expect(problem == nil && fonts === assets.fonts)
  }
}
