import Congress
import HallProtocol
import Testing

@testable import ControlService

/// Goal: a rehearsal's clock may run fast; patience is still measured in time.
///
/// Method: the session machine, told the clock's own milliseconds.
@Suite struct FastClockTests {
  private static let gatekeeper = Gatekeeper(
    tokens: RunningService.tokens, topics: Topic.all(outputs: ["hall", "lobby"]),
    output: { _ in "hall" })

  @Test(arguments: [1, 60, 600]) func silenceIsAsLongAsItIs(speed: Int) {
    let factor = Int64(speed)
    var machine = SessionMachine(gatekeeper: Self.gatekeeper, startMS: 0, speed: speed)
    let early = machine.ticked(nowMS: HallLimits.helloMS * factor - 1)
    #expect(early.isEmpty)
    let hello = Hello(role: .operator, id: "x", token: "token-operator")
    _ = machine.received(.hello(hello), nowMS: 0)
    let patient = machine.ticked(nowMS: (HallLimits.silenceMS - 1) * factor)
    #expect(!patient.contains { if case .farewell = $0 { true } else { false } }, "\(patient)")
    let over = machine.ticked(nowMS: HallLimits.silenceMS * factor)
    #expect(over.contains { if case .farewell(let farewell) = $0 { farewell.code == .silent } else { false } })
  }
}
