import Congress
import HallProtocol
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

  private func proofs(_ reports: ScreenReports, atMS: Int64, speed: Int = 1) -> [ScreenProof] {
    reports.proofs(atMS: atMS, speed: speed, views: Self.views)
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
