import Assets
import Congress
import SampleScenes
import Testing

@testable import Scenes

/// Goal: a bell rings once for what happens before the hall's eyes, and never for what had happened before.
///
/// Method: what an output shows, one view after another, with the moments at which it is looked at.
@Suite struct BellWatchTests {
  private func heard(_ views: [OutputView], everyMS stepMS: Int64 = 1_000) -> [[Bell]] {
    var watch = BellWatch()
    return views.enumerated().map { watch.rings(for: $1, atMS: Sample.nowMS + Int64($0) * stepMS) }
  }

  private let holding = Sample.view(.holding)
  private let open = Sample.view(Sample.voting(.open, seconds: 20))
  private let held = Sample.view(Sample.voting(.held, seconds: 20, heldMS: Sample.nowMS))
  private let closed = Sample.view(Sample.voting(.closed, seconds: nil))

  private var safe: OutputView {
    OutputView(output: "hall", congress: holding.congress, isSafe: true, content: .fallback)
  }

  private func speech(used seconds: Int64) -> OutputView {
    Sample.view(.speaker(Sample.floor(Sample.clock(used: seconds))))
  }

  @Test func aVoteRingsWhenItOpensAndWhenItEnds() {
    #expect(
      heard([holding, open, open, held, open, closed, closed, holding]) == [
        [], [.voteOpens], [], [], [], [.voteEnds], [], [],
      ])
  }

  @Test func aVoteThatIsShownAgainDoesNotRingAgain() {
    #expect(
      heard([holding, open, holding, open, holding, closed, holding, closed]).flatMap { $0 } == [.voteOpens, .voteEnds])
  }

  /// A screen that was started again in the middle of a vote would ring as if it opened.
  @Test func whatAScreenFindsWhenItStartsHasHappened() {
    #expect(heard([open, open, closed]) == [[], [], [.voteEnds]])
    #expect(heard([closed, holding, closed]) == [[], [], []])
    #expect(heard([speech(used: 430), speech(used: 430)]) == [[], []])
  }

  @Test func nothingRingsInSafeNorForWhatHappenedMeanwhile() {
    #expect(heard([holding, safe, open, open, closed]) == [[], [], [], [], [.voteEnds]])
    #expect(heard([open, safe, closed]) == [[], [], []])
  }

  @Test func aSpeakersTimeRingsOnceWhenItIsOver() {
    // The clock of the sample goes on with the moments at which it is looked at.
    let running = Sample.view(.speaker(Sample.floor(Sample.clock(used: 418))))
    #expect(heard([running, running, running, running, running]) == [[], [], [.timeIsOver], [], []])
    let lowerThird = Sample.view(.holding, lowerThird: .speaker(Sample.floor(Sample.clock(used: 419), .lowerThird)))
    #expect(heard([lowerThird, lowerThird, lowerThird]) == [[], [.timeIsOver], []])
  }

  @Test func aMinuteMoreRingsAgainAtItsEnd() {
    func clock(allotted seconds: Int64) -> OutputView {
      Sample.view(
        .speaker(
          Sample.floor(
            SpeakerClock(
              allottedMS: seconds * 1_000, warningMS: 60_000, overtimeMS: 30_000,
              progress: .speaking(sinceMS: Sample.nowMS, usedMS: 0)))))
    }
    let (first, more) = (clock(allotted: 60), clock(allotted: 120))
    let heard = heard([first, first, more, more], everyMS: 60_000).flatMap { $0 }
    #expect(heard == [.timeIsOver])
    #expect(self.heard([first, first, more, more, more], everyMS: 55_000).flatMap { $0 } == [.timeIsOver])
  }

  @Test func aHeldClockDoesNotRing() {
    let held = Sample.view(.speaker(Sample.floor(Sample.clock(.held(usedMS: 430_000)))))
    #expect(heard([speech(used: 400), held, held]).flatMap { $0 }.isEmpty)
  }
}
