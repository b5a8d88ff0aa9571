import Assets
import Dispatch
import Foundation
import Scenes
import Synchronization
import Testing

@testable import Stage

/// Goal: the loop paints when it is woken and when a picture is due, and sleeps otherwise; nothing but stopping ends
/// it.
///
/// Method: a waker and a clock that a script moves, then the real waker with a thread.
@Suite struct ScreenLoopTests {
  /// A presenter that remembers what it was shown.
  private final class Wall: Presenter {
    var shown: [DrawList] = []
    var restored = 0

    func present(_ list: DrawList, label: String) -> Bool {
      defer { shown.append(list) }
      return shown.last != list
    }

    func restore() { restored += 1 }
    var presented: Surface? { nil }
  }

  /// A presenter that blends, and remembers the moments it was shown.
  private final class RecordingWindow: Presenter {
    var frames: [MotionFrame] = []

    func present(_ list: DrawList, label: String) -> Bool { false }
    func present(_ frame: MotionFrame, label: String) -> Bool {
      frames.append(frame)
      return true
    }
    func restore() {}
    var presented: Surface? { nil }
  }

  private func frame(_ text: String, pageID: String, since: Int64, isCut: Bool = false) -> Frame<String> {
    Frame(
      list: list(text), label: "", tag: text, entrance: Entrance(pageID: pageID, sinceMS: since, isCut: isCut),
      motion: Motion(fadeMS: 100, growMS: 0, easing: .linear))
  }

  /// Runs a script that is handed one picture after the other; says what was told, and when.
  private func run(_ script: Script, _ window: RecordingWindow, _ pictures: [Frame<String>]) -> [String] {
    var (waiting, told) = (pictures[...], [String]())
    ScreenLoop(presenter: window, waker: script, clockMS: { script.nowMS }, onProblem: { _ in }).run(
      nextFrame: { _ in waiting.count > 1 ? waiting.removeFirst() : waiting[waiting.startIndex] },
      willMove: { told.append("\($0.tag) comes \(script.nowMS)") },
      didPresent: { told.append("\($0.tag) shown \($1)") })
    return told
  }

  @Test func aFadeIsPresentedSixtyTimesASecondIsToldAtItsEndAndThenNothingWakesTheLoop() {
    let script = Script([(10, .woken)] + Array(repeating: (nil, []), count: 6) + [(5_000, [])])
    let window = RecordingWindow()
    let told = run(script, window, [frame("1", pageID: "a", since: 0), frame("2", pageID: "b", since: 1_010)])
    #expect(told == ["1 shown 1000", "2 comes 1010", "2 shown 1110"])
    #expect(script.sleeps == [nil, 17, 17, 16, 17, 17, 16, nil, nil])
    #expect(window.frames.map(\.weight) == [256, 0, 43, 87, 128, 171, 215, 256])
    #expect(window.frames.map(\.beginsFade) == [false, true, false, false, false, false, false, false])
  }

  @Test func aCutInTheMiddleOfAFadeIsThereAtOnceAndWhatWasComingIsNeverTold() {
    let script = Script([(10, .woken), (nil, []), (3, .woken), (5_000, [])])
    let window = RecordingWindow()
    let told = run(
      script, window,
      [
        frame("1", pageID: "a", since: 0), frame("2", pageID: "b", since: 1_010),
        frame("safe", pageID: "s", since: 1_030, isCut: true),
      ])
    #expect(told == ["1 shown 1000", "2 comes 1010", "safe shown 1030"])
    #expect(window.frames.last == MotionFrame(list: list("safe")))
    #expect(script.sleeps.suffix(2) == [nil, nil])
  }

  @Test func whilePicturesFadeTheLoopBeatsAsOftenAsItMustAndABeatAsksForNoPicture() {
    let script = Script([(10, .woken)] + Array(repeating: (nil, []), count: 6))
    var (beats, waiting) = ([Int64](), [frame("1", pageID: "a", since: 0), frame("2", pageID: "b", since: 1_010)])
    ScreenLoop(
      presenter: RecordingWindow(), waker: script, clockMS: { script.nowMS }, onProblem: { _ in }, beatMS: 50,
      onBeat: { beats.append(script.nowMS) }
    )
    .run(nextFrame: { _ in waiting.removeFirst() }, didPresent: { _, _ in })
    #expect(beats == [1_000, 1_010, 1_060, 1_110])
  }

  @Test func whoeverDoesNotBlendShowsThePictureAtTheEndOfItsFade() {
    let script = Script([(10, .woken)] + Array(repeating: (nil, []), count: 6))
    let wall = Wall()
    var waiting = [frame("1", pageID: "a", since: 0), frame("2", pageID: "b", since: 1_010)]
    ScreenLoop(presenter: wall, waker: script, clockMS: { script.nowMS }, onProblem: { _ in }).run(
      nextFrame: { _ in waiting.removeFirst() }, didPresent: { _, _ in })
    #expect(wall.shown == [list("1"), list("2")])
  }

  /// Time that passes only while the loop sleeps, and a script of what ends each sleep.
  private final class Script: Waker {
    struct State {
      var nowMS: Int64 = 1_000
      var sleeps: [Int64?] = []
      var steps: [(afterMS: Int64?, WakeReasons)]
    }
    let state: Mutex<State>

    init(_ steps: [(afterMS: Int64?, WakeReasons)]) {
      state = Mutex(State(steps: steps))
    }

    var nowMS: Int64 { state.withLock { $0.nowMS } }
    var sleeps: [Int64?] { state.withLock { $0.sleeps } }
    func wake() {}

    /// The next step; where it has no time of its own, the sleep goes to its end.
    func sleep(atMost milliseconds: Int64?) -> WakeReasons {
      state.withLock { state in
        state.sleeps.append(milliseconds)
        guard !state.steps.isEmpty else { return .quit }
        let step = state.steps.removeFirst()
        state.nowMS += step.afterMS ?? milliseconds ?? 0
        return step.1
      }
    }
  }

  private func list(_ text: String) -> DrawList {
    DrawList(commands: [.text(TextRun(text, x: 0, baseline: 500, size: 100))])
  }

  /// Runs a script; says at which times frames were asked for.
  private func asked(_ script: Script, _ wall: Wall, frame: (Int64) throws -> Frame<Int>) -> [Int64] {
    var times: [Int64] = []
    ScreenLoop(presenter: wall, waker: script, clockMS: { script.nowMS }, onProblem: { _ in }).run(
      nextFrame: { nowMS in
        times.append(nowMS)
        return try frame(nowMS)
      }, didPresent: { _, _ in })
    return times
  }

  @Test func itAsksAtTheStartAndWhenWokenAndNotOtherwise() {
    let script = Script([(70, .woken), (30, []), (20, .pictureLost), (5, .woken)])
    let wall = Wall()
    let times = asked(script, wall) { Frame(list: list("\($0)"), label: "", tag: 0) }
    #expect(times == [1_000, 1_070, 1_125])
    #expect(script.sleeps == [nil, nil, nil, nil, nil], "without a change to come it sleeps for ever")
    #expect(wall.restored == 1)
  }

  @Test func itAsksWhenAPictureIsDueAndNotBefore() {
    // The third sleep ends 30 ms early, as timers may; the rest of it is slept, and nothing is asked.
    let script = Script([(nil, []), (nil, []), (70, []), (nil, [])])
    let times = asked(script, Wall()) { nowMS in
      Frame(list: list("\(nowMS)"), label: "", tag: 0, nextChangeMS: nowMS + 100)
    }
    #expect(times == [1_000, 1_100, 1_200, 1_300])
    #expect(script.sleeps == [100, 100, 100, 30, 100])
  }

  @Test func aPictureThatIsOverdueForEverDoesNotSpin() {
    let script = Script([(nil, []), (nil, [])])
    let times = asked(script, Wall()) { Frame(list: list("\($0)"), label: "", tag: 0, nextChangeMS: 0) }
    #expect(times == [1_000, 1_000 + ScreenLoop.overdueRestMS, 1_000 + 2 * ScreenLoop.overdueRestMS])
  }

  @Test func aChangeInAThousandYearsIsSleptTowardsDayByDay() {
    let script = Script([(nil, []), (nil, [])])
    let times = asked(script, Wall()) { _ in Frame(list: DrawList(), label: "", tag: 0, nextChangeMS: .max) }
    #expect(times == [1_000])
    #expect(script.sleeps == [ScreenLoop.sleepMaxMS, ScreenLoop.sleepMaxMS, ScreenLoop.sleepMaxMS])
  }

  @Test func theSamePictureIsNotPaintedButIsOnTheGlass() {
    let (script, wall) = (Script([(10, .woken), (10, .woken)]), Wall())
    let loop = ScreenLoop(presenter: wall, waker: script, clockMS: { script.nowMS }, onProblem: { _ in })
    var (tag, told): (Int, [(Int, Int64)]) = (0, [])
    loop.run(
      nextFrame: { _ in
        tag += 1
        return Frame(list: list("same"), label: "", tag: tag)
      }, didPresent: { told.append(($0.tag, $1)) })
    #expect(loop.framesPainted == 1)
    #expect(told.map(\.0) == [1, 2, 3])
    #expect(told.map(\.1) == [1_000, 1_010, 1_020])
  }

  @Test func anErrorKeepsTheLastPictureIsReportedAndTriedAgain() {
    struct Broken: Error {}
    let (script, wall) = (Script([(10, .woken), (nil, [])]), Wall())
    var problems = 0
    let loop = ScreenLoop(presenter: wall, waker: script, clockMS: { script.nowMS }, onProblem: { _ in problems += 1 })
    var presented = 0
    loop.run(
      nextFrame: { nowMS in
        if nowMS == 1_010 { throw Broken() }
        return Frame(list: list("\(nowMS)"), label: "", tag: 0)
      }, didPresent: { _, _ in presented += 1 })
    #expect(problems == 1)
    #expect(script.sleeps == [nil, ScreenLoop.retryMS, nil])
    #expect(wall.shown == [list("1000"), list("2010")])
    #expect(presented == 2)
  }

  @Test(.timeLimit(.minutes(30)))
  func offScreenItPaintsWhenWokenSleepsOtherwiseAndStops() throws {
    let (waker, watch) = (QuietWaker(), Watch())
    Thread {
      do {
        try runOffScreen(waker, watch)
      } catch {
        Issue.record(error)
      }
      watch.ended.signal()
    }.start()
    watch.presented.wait()
    Thread.sleep(forTimeInterval: 0.3)
    #expect(watch.now.asked == 1, "nobody woke it")
    waker.wake()
    watch.presented.wait()
    let control = try #require(watch.now.control)
    #expect(control.framesPainted == 2)
    Thread.sleep(forTimeInterval: 0.2)
    control.stop()
    #expect(watch.ended.wait(timeout: .now() + 60) == .success)
    #expect(watch.now.asked == 2)
    #expect(watch.now.asleepCPUMS < 20, "it has slept, not waited busily")
  }

  /// What the thread of the loop tells the thread of the test.
  private final class Watch: Sendable {
    struct State {
      var asked = 0
      var control: ScreenLoop.Control?
      var asleepCPUMS = 0
    }
    private let state = Mutex(State())
    var now: State { state.withLock { $0 } }
    func note(_ change: (inout State) -> Void) { state.withLock { change(&$0) } }
    let presented = DispatchSemaphore(value: 0)
    let ended = DispatchSemaphore(value: 0)
  }

  private func runOffScreen(_ waker: QuietWaker, _ watch: Watch) throws {
    let presenter = try PicturePresenter(
      width: 192, height: 108, painter: try Workshop.painter(), folder: nil, screen: "a")
    let loop = ScreenLoop(presenter: presenter, waker: waker, clockMS: { 0 }, onProblem: { Issue.record($0) })
    watch.note { $0.control = loop.control }
    var shownAtCPUMS = 0
    loop.run(
      nextFrame: { _ in
        watch.note { $0.asked += 1 }
        return Frame(list: list("\(watch.now.asked)"), label: "", tag: 0)
      },
      didPresent: { _, _ in
        shownAtCPUMS = threadCPUMS
        watch.presented.signal()
      })
    watch.note { $0.asleepCPUMS = threadCPUMS - shownAtCPUMS }
  }

  /// The processor time that this thread has used, in milliseconds.
  private var threadCPUMS: Int {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return time.tv_sec * 1_000 + time.tv_nsec / 1_000_000
  }

  @Test func manyWakingsBeforeASleepAreOneAndNoneIsLost() {
    let waker = QuietWaker()
    for _ in 0..<5 { waker.wake() }
    #expect(waker.sleep(atMost: 1_000) == .woken)
    #expect(waker.sleep(atMost: 20) == [])
    waker.wake()
    #expect(waker.sleep(atMost: nil) == .woken)
  }

  @Test func aLoopThatIsWatchedBeatsAfterPresentingAndAsOftenAsItMust() {
    let script = Script([(nil, []), (nil, []), (20, .woken), (nil, [])])
    var (beats, presented): ([Int64], [Int64]) = ([], [])
    ScreenLoop(
      presenter: Wall(), waker: script, clockMS: { script.nowMS }, onProblem: { _ in }, beatMS: 500,
      onBeat: { beats.append(script.nowMS) }
    )
    .run(
      nextFrame: { Frame(list: list("\($0)"), label: "", tag: 0) }, didPresent: { _, atMS in presented.append(atMS) })
    #expect(script.sleeps == [500, 500, 500, 500, 500])
    #expect(beats == [1_000, 1_500, 2_000, 2_020, 2_520])
    #expect(presented == [1_000, 2_020], "a beat paints nothing")
  }

  @Test(.timeLimit(.minutes(30))) func aLoopThatHangsWhilePresentingDoesNotBeat() {
    let (hang, isPresenting) = (DispatchSemaphore(value: 0), DispatchSemaphore(value: 0))
    let (beats, ended) = (Counter(), DispatchSemaphore(value: 0))
    let waker = QuietWaker()
    Thread {
      let loop = ScreenLoop(
        presenter: HangingWall(hang: hang, isPresenting: isPresenting), waker: waker, clockMS: { 0 },
        onProblem: { _ in }, beatMS: 5, onBeat: { beats.add() })
      loop.run(
        nextFrame: { _ in Frame(list: DrawList(), label: "", tag: 0) },
        didPresent: { _, _ in
          #expect(beats.count == 0, "nothing was fed while it hung")
          loop.stop()
        })
      ended.signal()
    }.start()
    isPresenting.wait()
    Thread.sleep(forTimeInterval: 0.1)
    #expect(beats.count == 0)
    hang.signal()
    ended.wait()
    #expect(beats.count >= 1)
  }

  private final class Counter: Sendable {
    private let value = Mutex(0)
    var count: Int { value.withLock { $0 } }
    func add() { value.withLock { $0 += 1 } }
  }

  /// A presenter that does not come back before it is let.
  private final class HangingWall: Presenter {
    private let hang: DispatchSemaphore
    private let isPresenting: DispatchSemaphore
    init(hang: DispatchSemaphore, isPresenting: DispatchSemaphore) {
      self.hang = hang
      self.isPresenting = isPresenting
    }
    func present(_ list: DrawList, label: String) -> Bool {
      isPresenting.signal()
      hang.wait()
      return true
    }
    func restore() {}
    var presented: Surface? { nil }
  }

  @Test func aLoopStoppedBeforeItStartsReturnsAtOnce() {
    let loop = ScreenLoop(presenter: Wall(), waker: QuietWaker(), clockMS: { 0 }, onProblem: { _ in })
    loop.stop()
    loop.run(
      nextFrame: { _ in Frame(list: DrawList(), label: "", tag: 0) }, didPresent: { _, _ in Issue.record("shown") })
  }
}
