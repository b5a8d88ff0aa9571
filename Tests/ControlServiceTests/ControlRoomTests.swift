import Congress
import HallProtocol
import HallTestSupport
import Testing

@testable import ControlService

/// Goal: the control room sees who stays connected and what was commanded, and nothing that is nobody's business.
///
/// Method: the reports are told of connections and answers; what they tell is compared, by their own clock.
@Suite struct ControlRoomTests {
  private final class Someone {}

  private func request(_ command: Command, as role: Role, id: String = "1") -> CommandRequest {
    CommandRequest(id: id, actor: Actor(role: role, name: "n"), atMS: 7, command: command)
  }

  @Test func whoComesAndGoesAtOnceIsNotNamedAndWhoStaysIs() {
    let reports = ControlRoomReports()
    let (chair, screen) = (Someone(), Someone())
    reports.connected(ObjectIdentifier(chair), Actor(role: .chair, name: "bục"), client: "console", atMS: 0)
    reports.connected(ObjectIdentifier(screen), Actor(role: .screen, name: "hall-left"), client: nil, atMS: 0)
    #expect(reports.changes(nowMS: ServiceLimits.connectionNamedAfterMS - 1)?.connections.isEmpty ?? true)
    let view = reports.changes(nowMS: ServiceLimits.connectionNamedAfterMS)
    #expect(view?.connections.map(\.actor.name) == ["bục"])
    #expect(reports.changes(nowMS: 5_000) == nil, "nothing new is not told again")
    reports.disconnected(ObjectIdentifier(chair))
    #expect(reports.changes(nowMS: 5_001)?.connections.isEmpty == true)
  }

  @Test func votesAndArrivalsAreNotToldAndTheOldestCommandGoesFirst() {
    let reports = ControlRoomReports()
    reports.answered(request(.ballotVote("B1", delegate: "D1", choice: "for"), as: .voter), .done(sequence: 1))
    reports.answered(request(.delegateCheckIn("D1"), as: .registration), .done(sequence: 1))
    for number in 1...HallLimits.commandNotesMax + 1 {
      reports.answered(request(.ballotAsk(Code("B\(number)")), as: .chair), .done(sequence: 1))
    }
    let refusal = Refusal(code: "reason_missing", message: "")
    reports.answered(
      request(.ballotVoid("B1", reason: "tên người, lý do riêng"), as: .operator), .refused(refusal))
    let commands = reports.changes(nowMS: 0)?.commands ?? []
    #expect(commands.count == HallLimits.commandNotesMax && commands.first?.command == "ballot.ask B3")
    #expect(commands.last?.command == "ballot.void B1" && commands.last?.refusal?.code == "reason_missing")
  }

  @Test func aHelloThatIsTooLongAboutItselfIsCut() async throws {
    try await RunningService.with { service in
      let desk = try LineClient(port: service.port)
      try desk.say(
        .hello(
          Hello(
            role: .operator, id: "control-1", token: "token-operator", want: ["control-room"],
            silenceMS: HallLimits.silenceRangeMS.upperBound, client: String(repeating: "x", count: 99))))
      while true {
        let update = try await desk.nextTopic()
        try desk.say(.acknowledge(Acknowledgement(topic: "control-room", revision: update.revision)))
        guard case .controlRoom(let view) = update.value, let line = view.connections.first else { continue }
        #expect(line.client?.count == HallLimits.clientCharactersMax && line.actor.name == "control-1")
        break
      }
    }
  }
}
