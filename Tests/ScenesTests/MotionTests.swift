import Assets
import SampleScenes
import HallTestSupport
import Scenes
import Testing

/// Goal: motion is short and calm, ends exactly at the new picture, goes back to nothing old, and is over when it says so.
///
/// Method: every millisecond of every duration and easing, examples of what may follow what, then seeded random shows
/// against the rules that hold at every moment. No window and no clock: time is a number.
@Suite struct MotionTests {
  private let motion = Motion(fadeMS: 300, growMS: 200, easing: .inOut)

  private func list(_ text: String, bars: [Int] = []) -> DrawList {
    var commands: [DrawCommand] = [.text(TextRun(text, x: 0, baseline: 500, size: 100))]
    for (index, lit) in bars.enumerated() {
      commands.append(.bar(Box(x: 10, y: 100 * index, width: 1_000, height: 50), lit: lit, .agree))
    }
    return DrawList(commands: commands)
  }

  private func entrance(_ pageID: String, since: Int64, isCut: Bool = false) -> Entrance {
    Entrance(pageID: pageID, sinceMS: since, isCut: isCut)
  }

  /// A plan that shows `a` since 0.
  private func started(_ first: DrawList) -> MotionPlan {
    var plan = MotionPlan()
    _ = plan.show(first, entrance: entrance("a", since: 0), motion: motion, atMS: 0)
    return plan
  }

  /// What a plan that has shown something shows at a moment.
  private func moment(_ plan: inout MotionPlan, _ nowMS: Int64) -> MotionFrame {
    plan.frame(atMS: nowMS) ?? MotionFrame(list: DrawList(ground: .black))
  }

  private func bars(_ list: DrawList) -> [Int] {
    list.commands.compactMap { if case .bar(_, let lit, _) = $0 { lit } else { nil } }
  }

  @Test(arguments: Motion.Easing.allCases)
  func everyEasingStartsAtNothingNeverGoesBackAndIsCompleteOnlyAtTheEnd(easing: Motion.Easing) {
    for duration in 1...Motion.longestMS {
      var last = 0
      for elapsed in stride(from: 0, to: duration, by: max(1, duration / 97)) {
        let part = easing.part(of: 256, elapsed: elapsed, duration: duration)
        #expect(part >= last && part < 256, "\(elapsed) of \(duration)")
        last = part
      }
      #expect(easing.part(of: 256, elapsed: 0, duration: duration) == 0)
      #expect(easing.part(of: 256, elapsed: -7, duration: duration) == 0)
      #expect(easing.part(of: 256, elapsed: duration, duration: duration) == 256)
    }
    #expect(easing.part(of: 256, elapsed: -1, duration: 0) == 256)
  }

  @Test func theFirstPictureIsThereAtOnce() {
    var plan = MotionPlan()
    #expect(plan.frame(atMS: 5) == nil)
    let frame = plan.show(list("1"), entrance: entrance("a", since: 0), motion: motion, atMS: 0)
    #expect(frame == MotionFrame(list: list("1")))
    #expect(!plan.isMoving)
  }

  @Test func anotherLeafFadesFromWhatIsOnTheGlassSixtyTimesASecond() {
    var plan = started(list("1"))
    let first = plan.show(list("2"), entrance: entrance("b", since: 1_000), motion: motion, atMS: 1_000)
    #expect(first.beginsFade && first.weight == 0 && first.list == list("2"))
    var (nowMS, weights): (Int64, [Int]) = (1_000, [0])
    var next = first.nextMS
    while let dueMS = next {
      #expect(16...17 ~= dueMS - nowMS)
      nowMS = dueMS
      let frame = moment(&plan, nowMS)
      #expect(!frame.beginsFade && frame.list == list("2"))
      #expect(frame.isReadable == (nowMS == 1_300))
      weights.append(frame.weight)
      next = frame.nextMS
    }
    #expect(nowMS == 1_300 && weights.count == 19)
    #expect(weights == weights.sorted() && weights.last == 256)
    #expect(!plan.isMoving)
  }

  @Test func twoScreensThatHearOfItAtDifferentMomentsKeepStep() {
    var (early, late) = (started(list("1")), started(list("1")))
    _ = early.show(list("2"), entrance: entrance("b", since: 1_000), motion: motion, atMS: 1_000)
    let joined = late.show(list("2"), entrance: entrance("b", since: 1_000), motion: motion, atMS: 1_120)
    #expect(joined.beginsFade)
    #expect(joined.weight == early.frame(atMS: 1_120)?.weight)
    #expect(joined.nextMS == early.frame(atMS: 1_120)?.nextMS)
    #expect(late.frame(atMS: 1_200) == early.frame(atMS: 1_200))
    var tooLate = started(list("1"))
    let whole = tooLate.show(list("2"), entrance: entrance("b", since: 1_000), motion: motion, atMS: 1_300)
    #expect(whole == MotionFrame(list: list("2")))
  }

  @Test func aTakeInTheMiddleOfAFadeBeginsAnotherFromThere() {
    var plan = started(list("1"))
    _ = plan.show(list("2"), entrance: entrance("b", since: 1_000), motion: motion, atMS: 1_000)
    let third = plan.show(list("3"), entrance: entrance("c", since: 1_150), motion: motion, atMS: 1_150)
    #expect(third.beginsFade && third.weight == 0)
    #expect(plan.frame(atMS: 1_449)?.isReadable == false)
    #expect(plan.frame(atMS: 1_450) == MotionFrame(list: list("3")))
    // Back to where it came from is a take like any other.
    var back = started(list("1"))
    _ = back.show(list("2"), entrance: entrance("b", since: 1_000), motion: motion, atMS: 1_000)
    #expect(back.show(list("1"), entrance: entrance("a", since: 1_100), motion: motion, atMS: 1_100).beginsFade)
  }

  @Test func figuresThatChangeInTheMiddleOfAFadeAreInThePictureThatComes() {
    var plan = started(list("1"))
    _ = plan.show(list("2", bars: [10]), entrance: entrance("b", since: 1_000), motion: motion, atMS: 1_000)
    let before = plan.frame(atMS: 1_100)?.weight
    let changed = plan.show(list("2+", bars: [90]), entrance: entrance("b", since: 1_100), motion: motion, atMS: 1_100)
    #expect(!changed.beginsFade && changed.weight == before && changed.list == list("2+", bars: [90]))
    #expect(plan.frame(atMS: 1_300) == MotionFrame(list: list("2+", bars: [90])))
  }

  @Test func safeAndBlackCutIntoAnythingThatMoves() {
    var plan = started(list("1"))
    _ = plan.show(list("2"), entrance: entrance("b", since: 1_000), motion: motion, atMS: 1_000)
    let safe = plan.show(list("safe"), entrance: entrance("s", since: 1_100, isCut: true), motion: motion, atMS: 1_100)
    #expect(safe == MotionFrame(list: list("safe")))
    #expect(plan.frame(atMS: 1_150) == safe)
    #expect(!plan.isMoving)
  }

  @Test func onlyBarsGrowAndEverythingElseIsThereAtOnce() {
    var plan = started(list("1", bars: [100, 300]))
    let first = plan.show(list("2", bars: [200, 300]), entrance: entrance("a", since: 500), motion: motion, atMS: 500)
    #expect(first.isReadable && first.list == list("2", bars: [100, 300]))
    let half = moment(&plan, 600)
    #expect(half.list == list("2", bars: [150, 300]) && half.nextMS != nil)
    #expect(plan.frame(atMS: 700) == MotionFrame(list: list("2", bars: [200, 300])))
    #expect(!plan.isMoving)
  }

  @Test func aBarThatIsOnItsWayTurnsToTheNewestFigureFromWhereItIs() {
    var plan = started(list("1", bars: [100]))
    _ = plan.show(list("2", bars: [200]), entrance: entrance("a", since: 500), motion: motion, atMS: 500)
    let turned = plan.show(list("3", bars: [0]), entrance: entrance("a", since: 600), motion: motion, atMS: 600)
    #expect(turned.list == list("3", bars: [150]))
    #expect(bars(moment(&plan, 700).list) == [75])
    // Another text in the same page does not hold the bar up.
    let minute = plan.show(list("3 10:32", bars: [0]), entrance: entrance("a", since: 700), motion: motion, atMS: 700)
    #expect(minute.list == list("3 10:32", bars: [75]))
    #expect(plan.frame(atMS: 800) == MotionFrame(list: list("3 10:32", bars: [0])))
  }

  @Test func barsThatComeOrGoAreNotStretched() {
    var plan = started(list("1", bars: [100]))
    let more = plan.show(list("2", bars: [50, 60]), entrance: entrance("a", since: 500), motion: motion, atMS: 500)
    #expect(more == MotionFrame(list: list("2", bars: [50, 60])))
  }

  @Test func reducedMotionFadesButLetsNothingGrowAndNoneDoesNeither() {
    let (reduced, none) = (motion.limited(to: .reduced), motion.limited(to: .none))
    #expect(motion.limited(to: .full) == motion)
    for motion in [reduced, none] {
      var plan = started(list("1", bars: [100]))
      let grown = plan.show(list("2", bars: [200]), entrance: entrance("a", since: 500), motion: motion, atMS: 500)
      #expect(grown == MotionFrame(list: list("2", bars: [200])))
      let other = plan.show(list("3"), entrance: entrance("b", since: 900), motion: motion, atMS: 900)
      #expect(other.beginsFade == (motion == reduced))
      #expect(other.isReadable == (motion == none))
    }
  }

  @Test func aClockThatIsSetDoesNotHoldAPictureUp() {
    var plan = started(list("1"))
    let ahead = plan.show(list("2"), entrance: entrance("b", since: 9_000), motion: motion, atMS: 1_000)
    #expect(ahead.weight == 0 && ahead.nextMS == 1_017, "a start in the future is now")
    #expect(plan.frame(atMS: 990)?.weight == 0)
    #expect(plan.frame(atMS: 0) == MotionFrame(list: list("2")), "set back by more than the fade")
  }

  @Test(arguments: 0..<200 as Range<UInt64>)
  func whateverFollowsWhateverTheEndIsTheNewestPictureInTime(seed: UInt64) {
    var random = SeededRandom(seed: seed)
    var plan = MotionPlan()
    var nowMS: Int64 = 1_000
    var newest = list("0")
    for step in 0..<60 {
      nowMS += Int64.random(in: 0...250, using: &random)
      let pageID = ["a", "b", "c"].randomElement(using: &random) ?? "a"
      newest = list(
        "\(step)", bars: (0..<Int.random(in: 0...2, using: &random)).map { _ in .random(in: 0...900, using: &random) })
      let isCut = Int.random(in: 0..<6, using: &random) == 0
      let since = nowMS - Int64.random(in: -40...400, using: &random)
      var frame = plan.show(newest, entrance: entrance(pageID, since: since, isCut: isCut), motion: motion, atMS: nowMS)
      #expect(!isCut || frame == MotionFrame(list: newest), "seed \(seed) step \(step)")
      var (at, weight) = (nowMS, frame.weight)
      let begunMS = nowMS
      // Now and then the next picture comes before this one is there.
      let patience = Int.random(in: 0...40, using: &random)
      for _ in 0..<patience {
        guard let next = frame.nextMS else { break }
        #expect(next > at && next <= begunMS + Int64(Motion.longestMS), "seed \(seed) step \(step)")
        at = next
        frame = moment(&plan, at)
        #expect(frame.weight >= weight && !frame.beginsFade, "seed \(seed) step \(step)")
        #expect(frame.list.commands.count == newest.commands.count && frame.list.commands[0] == newest.commands[0])
        weight = frame.weight
      }
      if frame.nextMS == nil { #expect(frame == MotionFrame(list: newest), "seed \(seed) step \(step)") }
      nowMS = at
    }
    #expect(plan.frame(atMS: nowMS + Int64(Motion.longestMS)) == MotionFrame(list: newest), "seed \(seed)")
    #expect(!plan.isMoving)
  }

  @Test func aSceneAnotherSubjectAndAnotherPageAreOtherLeavesAndAnotherFigureIsNot() throws {
    func shown(_ name: String, nowMS: Int64 = Sample.nowMS) throws -> Picture {
      let scene = try #require(Sample.scenes.first { $0.name == name })
      let context = try Sample.context("vi")
      return picture(
        of: Sample.view(scene.content),
        in: SceneContext(nowMS: nowMS, strings: context.strings, measure: context.measure, link: .linked))
    }
    #expect(try shown("L04-attendance").pageID == shown("L04-attendance-not-met").pageID)
    #expect(try shown("L04-attendance").pageID != shown("L11-result-adopted").pageID)
    let first = try shown("L11-result-adopted")
    #expect(first.pages > 1 && first.turnedMS == Sample.nowMS)
    let turnMS = Sample.nowMS + Picture.pageMS
    #expect(try shown("L11-result-adopted", nowMS: turnMS - 1).pageID == first.pageID)
    let second = try shown("L11-result-adopted", nowMS: turnMS + 5)
    #expect(second.pageID != first.pageID)
    // All screens begin to turn at the page's own moment, whenever they got round to it.
    #expect(second.entrance(publishedMS: 5, isCut: false).sinceMS == turnMS)
  }
}
