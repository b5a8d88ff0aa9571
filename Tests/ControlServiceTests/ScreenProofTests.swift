import Congress
import HallProtocol
import HallTestSupport
import Testing

@testable import ControlService

/// Goal: what known screens say that they show goes on record: at once, then seldom, and that they have gone always.
///
/// Method: reports of two screens, one known, under a clock of the test's; and one on a real service.
@Suite(.timeLimit(.minutes(30))) struct ScreenProofTests {
  private static let views: @Sendable ([Code<Screen>]) -> [Code<Screen>: ScreenView] = SmallCongress.state.screenViews

  private func shown(_ reports: ScreenReports, _ id: String, revision: Int64, atMS: Int64) {
    reports.shown(
      id, .output("hall"), Acknowledgement(topic: "output.hall", revision: revision, shownAt: atMS), atMS: atMS)
  }

  private func proofs(
    _ reports: ScreenReports, atMS: Int64, speed: Int = 1, asked: (Topic) -> Int64 = { _ in .max }
  ) -> [ScreenProof] {
    reports.proofs(atMS: atMS, speed: speed, asked: asked, views: Self.views)
  }

  @Test func figuresThatRunArePutOnRecordNowAndThen() {
    let reports = ScreenReports()
    _ = reports.connected("hall-left", isKnown: true, atMS: 0)
    #expect(proofs(reports, atMS: 0).isEmpty, "it has shown nothing yet")
    shown(reports, "hall-left", revision: 3, atMS: 10)
    #expect(proofs(reports, atMS: 20) == [.shown(screen: "hall-left", sequence: 3, atMS: 10)])
    shown(reports, "hall-left", revision: 4, atMS: 30)
    shown(reports, "hall-left", revision: 5, atMS: 900)
    #expect(proofs(reports, atMS: 1_000).isEmpty)
    let ripeMS = 20 + ScreenProof.gapMS
    #expect(proofs(reports, atMS: ripeMS) == [.shown(screen: "hall-left", sequence: 5, atMS: 900)])
    shown(reports, "hall-left", revision: 5, atMS: ripeMS)
    #expect(proofs(reports, atMS: ripeMS * 2).isEmpty, "that is on record")
  }

  /// A screen that was let go again proved nothing until its output changed, since the output's revision is older.
  @Test func aScreenThatFollowsAgainProvesItByWhatItWasToldOfItself() {
    let reports = ScreenReports()
    _ = reports.connected("hall-left", isKnown: true, atMS: 0)
    func shown(_ topic: Topic, _ revision: Int64, atMS: Int64) {
      reports.shown(
        "hall-left", topic, Acknowledgement(topic: topic.name, revision: revision, shownAt: atMS), atMS: atMS)
    }
    let asked: (Topic) -> Int64 = { $0 == .output("hall") ? 40 : 51 }
    shown(.output("hall"), 40, atMS: 900)
    shown(.screen("hall-left"), 51, atMS: 900)
    #expect(proofs(reports, atMS: 1_000, asked: asked) == [.shown(screen: "hall-left", sequence: 51, atMS: 900)])
    // While its output is newer than what it shows, only that is proven.
    let later = 1_000 + ScreenProof.gapMS
    shown(.screen("hall-left"), 60, atMS: later)
    #expect(proofs(reports, atMS: later) { $0 == .output("hall") ? 59 : 60 }.isEmpty)
  }

  @Test func whatAScreenCannotHaveShownProvesNothing() {
    let reports = ScreenReports()
    _ = reports.connected("hall-left", isKnown: true, atMS: 0)
    shown(reports, "hall-left", revision: 9_000, atMS: 10)
    #expect(proofs(reports, atMS: 20) { _ in 5 }.isEmpty, "that was never published")
    let future = Acknowledgement(topic: "output.hall", revision: 5, shownAt: .max)
    reports.shown("hall-left", .output("hall"), future, atMS: 30)
    #expect(proofs(reports, atMS: 40) { _ in 5 } == [.shown(screen: "hall-left", sequence: 5, atMS: 30)])
  }

  @Test func whatCouldNotBePutOnRecordWaitsForWhatComesNext() async throws {
    let queue = CommandQueue(capacity: 1)
    let proof = ScreenProof.shown(screen: "hall-left", sequence: 3, atMS: 10)
    queue.note([proof])
    let batch = try #require(await queue.drain(limit: 1))
    queue.keep(batch)
    queue.note([.gone(screen: "hall-left", atMS: 20)])
    #expect(await queue.drain(limit: 1)?.proofs == [proof, .gone(screen: "hall-left", atMS: 20)])
    queue.keep(
      CommandQueue.Batch(
        commands: [], proofs: Array(repeating: proof, count: ServiceLimits.proofsKeptMax + 1), news: nil))
    queue.wake()
    #expect(await queue.drain(limit: 1)?.proofs.count == ServiceLimits.proofsKeptMax)
  }

  /// A record that took nothing was tried again and again as fast as the machine could, and each time in the log.
  @Test func whatWaitsForTheRecordKeepsNobodyBusy() {
    let queue = CommandQueue(capacity: 1)
    queue.note([.gone(screen: "hall-left", atMS: 20)])
    let first = queue.take(limit: 1)
    #expect(first.isWoken)
    queue.keep(first.batch)
    #expect(!queue.take(limit: 1).isWoken)
  }

  @Test func inARehearsalTheGapIsOfTimeNotOfItsClock() {
    let reports = ScreenReports()
    _ = reports.connected("hall-left", isKnown: true, atMS: 0)
    shown(reports, "hall-left", revision: 3, atMS: 10)
    #expect(proofs(reports, atMS: 10, speed: 60).count == 1)
    shown(reports, "hall-left", revision: 4, atMS: 5_000)
    #expect(proofs(reports, atMS: 10 + ScreenProof.gapMS, speed: 60).isEmpty)
    #expect(proofs(reports, atMS: 10 + ScreenProof.gapMS * 60, speed: 60).count == 1)
  }

  @Test func whatIsGoneIsPutOnRecordAtOnceAndStrangersNever() {
    let reports = ScreenReports()
    for (id, isKnown) in [("hall-left", true), ("stranger", false)] {
      _ = reports.connected(id, isKnown: isKnown, atMS: 0)
      shown(reports, id, revision: 3, atMS: 10)
    }
    #expect(proofs(reports, atMS: 10).map(\.screen) == ["hall-left"])
    reports.heard("hall-left", atMS: 40)
    reports.disconnected("hall-left")
    reports.disconnected("stranger")
    #expect(proofs(reports, atMS: 50) == [.gone(screen: "hall-left", atMS: 40)])
    #expect(proofs(reports, atMS: 60).isEmpty)
  }

  @Test func whatAScreenSaysIsInTheJournal() async throws {
    try await RunningService.with { service in
      let screen = try LineClient(port: service.port)
      try screen.hello(.screen, id: "hall-left")
      let picture = try await screen.nextPicture()
      try screen.say(
        .acknowledge(Acknowledgement(topic: "output.hall", revision: picture.revision, shownAt: 1_234)))
      let reader = try LineClient(port: service.port)
      try reader.hello(.operator, id: "control-1", want: ["journal"])
      while true {
        let update = try await reader.nextTopic()
        try reader.say(.acknowledge(Acknowledgement(topic: "journal", revision: update.revision)))
        guard case .journal(let view) = update.value else { continue }
        let events = view.records.map(\.event)
        if events.contains(
          .screensReported(reports: [.shown(screen: "hall-left", sequence: picture.revision, atMS: 1_234)]))
        {
          break
        }
      }
    }
  }
}
