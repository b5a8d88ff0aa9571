import Congress
import ControlClient
import HallProtocol
import SampleScenes
import Scenes
import Testing

@testable import ScreenApp

/// Goal: the loop reads what the network has said last, and is woken when it matters and not otherwise.
///
/// Method: a mailbox with a clock that the test sets and a waker that counts.
@Suite struct ScreenMailboxTests {
  private let waker = CountingWaker()
  private let clock = StandingClock(Sample.nowMS)
  private let mailbox: ScreenMailbox

  init() {
    let clock = clock
    mailbox = ScreenMailbox(waker: waker, localNowMS: { clock.nowMS })
  }

  private func learn(aheadMS: Int64) {
    var known = ServiceClock()
    known.learn(sentMS: clock.nowMS, receivedMS: clock.nowMS, serviceMS: clock.nowMS + aheadMS)
    mailbox.learn(known)
  }

  private func standing(_ standing: ScreenView.Standing) -> ScreenView {
    ScreenView(id: "hall-left", name: "", number: 1, output: "hall", standing: standing, identifyUntilMS: 0)
  }

  @Test func aScreenThatWasNeverLinkedHasBeenAloneSinceItBegan() {
    clock.set(Sample.nowMS + 9_000)
    let (showing, link) = mailbox.showing(atMS: mailbox.serviceNowMS)
    #expect(showing == nil && link == .lost(sinceMS: Sample.nowMS))
  }

  @Test func aLossBeginsWhenTheServiceWasHeardLast() {
    mailbox.link(isUp: true)
    #expect(mailbox.showing(atMS: Sample.nowMS).link == .linked)
    learn(aheadMS: 60_000)
    mailbox.link(isUp: false, silentForMS: 5_000)
    #expect(mailbox.showing(atMS: Sample.nowMS).link == .lost(sinceMS: Sample.nowMS + 55_000))
  }

  @Test func aSecondAttemptThatFailsDoesNotMakeTheLossYounger() {
    mailbox.link(isUp: true)
    mailbox.link(isUp: false)
    clock.set(Sample.nowMS + 10_000)
    mailbox.link(isUp: false)
    #expect(mailbox.showing(atMS: Sample.nowMS).link == .lost(sinceMS: Sample.nowMS))
  }

  @Test func theServicesTimeIsThatOfItsOwnClock() {
    learn(aheadMS: -7_000)
    #expect(mailbox.serviceNowMS == Sample.nowMS - 7_000)
    clock.set(Sample.nowMS + 1_000)
    #expect(mailbox.serviceNowMS == Sample.nowMS - 6_000)
  }

  @Test func aCorrectionOfTheClockWakesOnlyWhereItIsSeen() {
    learn(aheadMS: ScreenMailbox.clockToleranceMS)
    #expect(waker.wakes == 0)
    learn(aheadMS: ScreenMailbox.clockToleranceMS * 2 + 1)
    #expect(waker.wakes == 1)
  }

  @Test func aPictureWakesTheLoopAlsoWhereItIsNotForTheGlass() {
    let first = mailbox.take(Sample.view(.holding), revision: 1, atMS: Sample.nowMS, presentAtMS: nil)
    #expect(first && waker.wakes == 1)
    mailbox.take(standing(.pinned(Sample.view(.black))), revision: 2, atMS: Sample.nowMS)
    let second = mailbox.take(Sample.view(.holding), revision: 3, atMS: Sample.nowMS, presentAtMS: nil)
    #expect(!second && waker.wakes == 3)
    #expect(mailbox.showing(atMS: Sample.nowMS).showing?.view.content == .black)
  }

  @Test func ofTooManyRequestsTheFirstAreAnsweredAndEachOnce() {
    let requests = (0...ScreenMailbox.shotsMax).map { ShotRequest(id: "\($0)", screen: "hall-left") }
    for request in requests { mailbox.take(request) }
    #expect(mailbox.takeShots() == Array(requests.prefix(ScreenMailbox.shotsMax)))
    #expect(mailbox.takeShots().isEmpty)
  }
}
