import Congress
import HallTestSupport
import Testing

@testable import ControlService

/// Goal: all screens of an output change at one moment, and figures do not wait for one.
///
/// Method: the pure memory is shown views at moments.
@Suite struct TakeInstantsTests {
  private func view(_ content: SceneContent, takenAtMS: Int64, isSafe: Bool = false, output: Code<Output> = "hall")
    -> OutputView
  {
    OutputView(
      output: output, congress: CongressHeading(SmallCongress.definition), isSafe: isSafe, takenAtMS: takenAtMS,
      content: content)
  }

  @Test func whatWasOnAirBeforeHasNoMomentAndWhatIsTakenHasOne() {
    var instants = TakeInstants()
    #expect(
      instants.instant(of: view(.holding, takenAtMS: 0), nowMS: 100, leadMS: { ServiceLimits.presentLeadMS }) == nil)
    let moment = 200 + ServiceLimits.presentLeadMS
    #expect(
      instants.instant(of: view(.black, takenAtMS: 150), nowMS: 200, leadMS: { ServiceLimits.presentLeadMS }) == moment)
    #expect(
      instants.instant(of: view(.black, takenAtMS: 150), nowMS: 900, leadMS: { ServiceLimits.presentLeadMS }) == moment,
      "what follows waits for it too")
  }

  @Test func safeAndAnotherSceneHaveAMomentOfTheirOwn() {
    var instants = TakeInstants()
    _ = instants.instant(of: view(.black, takenAtMS: 150), nowMS: 200, leadMS: { ServiceLimits.presentLeadMS })
    let lead = ServiceLimits.presentLeadMS
    #expect(
      instants.instant(
        of: view(.fallback, takenAtMS: 150, isSafe: true), nowMS: 300, leadMS: { ServiceLimits.presentLeadMS }) == 300
        + lead)
    #expect(
      instants.instant(of: view(.black, takenAtMS: 150), nowMS: 400, leadMS: { ServiceLimits.presentLeadMS }) == 400
        + lead)
    #expect(
      instants.instant(of: view(.holding, takenAtMS: 150), nowMS: 500, leadMS: { ServiceLimits.presentLeadMS }) == 500
        + lead)
  }

  @Test func eachOutputHasItsOwn() {
    var instants = TakeInstants()
    _ = instants.instant(of: view(.black, takenAtMS: 150), nowMS: 200, leadMS: { ServiceLimits.presentLeadMS })
    #expect(
      instants.instant(
        of: view(.black, takenAtMS: 150, output: "lobby"), nowMS: 300, leadMS: { ServiceLimits.presentLeadMS }) == nil)
  }

  private func delays(_ screens: [(id: String, output: Code<Output>, delaysMS: [Int64])]) -> ScreenDelays {
    let delays = ScreenDelays()
    for screen in screens {
      delays.connected(screen.id, output: screen.output)
      for ms in screen.delaysMS { delays.measured(screen.id, ms: ms) }
    }
    return delays
  }

  @Test func oneScreenWaitsForNobodyAndSeveralForTheSlowest() {
    #expect(delays([]).leadMS(of: ["hall"]) == 0)
    #expect(delays([("a", "hall", [])]).leadMS(of: ["hall"]) == 0)
    let two = delays([("a", "hall", [2, 3]), ("b", "hall", [7, 1]), ("far", "press", [40])])
    #expect(two.leadMS(of: ["hall"]) == 7 + ServiceLimits.presentMarginMS)
    #expect(two.leadMS(of: ["hall", "press"]) == 40 + ServiceLimits.presentMarginMS)
    #expect(two.delayMS(of: "b") == 7 && two.delayMS(of: "nobody") == nil)
  }

  @Test func aScreenOfWhichNothingIsKnownMayBeASlowOneAndNoneMakesAWallWaitLong() {
    let limit = ServiceLimits.presentLeadMS
    #expect(delays([("a", "hall", [2]), ("new", "hall", [])]).leadMS(of: ["hall"]) == limit)
    #expect(delays([("a", "hall", [2]), ("b", "hall", [9_000])]).leadMS(of: ["hall"]) == limit)
    let gone = delays([("a", "hall", [2]), ("b", "hall", [9_000]), ("c", "hall", [-5])])
    gone.disconnected("b")
    #expect(gone.leadMS(of: ["hall"]) == 2 + ServiceLimits.presentMarginMS)
  }

  @Test func whatAScreenTookLongAgoIsForgotten() {
    let steady = [Int64](repeating: 3, count: ServiceLimits.delaysKeptMax)
    #expect(delays([("a", "hall", [45] + steady)]).delayMS(of: "a") == 3)
    let moved = delays([("a", "hall", [45])])
    moved.connected("a", output: "lobby")
    #expect(moved.delayMS(of: "a") == nil)
  }
}
