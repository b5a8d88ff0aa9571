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
    #expect(instants.instant(of: view(.holding, takenAtMS: 0), nowMS: 100) == nil)
    let moment = 200 + ServiceLimits.presentLeadMS
    #expect(instants.instant(of: view(.black, takenAtMS: 150), nowMS: 200) == moment)
    #expect(instants.instant(of: view(.black, takenAtMS: 150), nowMS: 900) == moment, "what follows waits for it too")
  }

  @Test func safeAndAnotherSceneHaveAMomentOfTheirOwn() {
    var instants = TakeInstants()
    _ = instants.instant(of: view(.black, takenAtMS: 150), nowMS: 200)
    let lead = ServiceLimits.presentLeadMS
    #expect(instants.instant(of: view(.fallback, takenAtMS: 150, isSafe: true), nowMS: 300) == 300 + lead)
    #expect(instants.instant(of: view(.black, takenAtMS: 150), nowMS: 400) == 400 + lead)
    #expect(instants.instant(of: view(.holding, takenAtMS: 150), nowMS: 500) == 500 + lead)
  }

  @Test func eachOutputHasItsOwn() {
    var instants = TakeInstants()
    _ = instants.instant(of: view(.black, takenAtMS: 150), nowMS: 200)
    #expect(instants.instant(of: view(.black, takenAtMS: 150, output: "lobby"), nowMS: 300) == nil)
  }
}
