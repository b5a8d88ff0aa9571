import Congress
import HallProtocol
import HallTestSupport
import Logging
import Testing

@testable import ControlService

/// Goal: a rehearsal's clock may run fast; patience is still measured in time.
///
/// Method: the session machine, told the clock's own milliseconds.
@Suite struct FastClockTests {
  private static let authenticator = Authenticator(
    tokens: TokenBook(shared: RunningService.tokens, logger: Logger(label: "test")),
    topics: Topic.all(outputs: ["hall", "lobby"]),
    output: { _ in "hall" })

  @Test(arguments: [1, 60, 600]) func silenceIsAsLongAsItIs(speed: Int) {
    let factor = Int64(speed)
    var machine = SessionMachine(authenticator: Self.authenticator, startMS: 0, speed: speed)
    let early = machine.ticks(from: 0, to: HallLimits.helloMS * factor - 1, speed: speed)
    #expect(early.isEmpty)
    let hello = Hello(role: .operator, id: "x", token: "token-operator")
    let helloMS = HallLimits.helloMS * factor - 1
    _ = machine.received(.hello(hello), nowMS: helloMS)
    let patient = machine.ticks(from: helloMS, to: helloMS + (HallLimits.silenceMS - 1) * factor, speed: speed)
    #expect(!patient.contains { if case .close = $0 { true } else { false } }, "\(patient)")
    let over = machine.ticked(nowMS: helloMS + HallLimits.silenceMS * factor)
    #expect(over.contains { if case .close(let reason) = $0 { reason.code == .silent } else { false } })
  }
}

extension SessionMachine {
  /// Looks as often as the service does; all that is to be done.
  mutating func ticks(from startMS: Int64, to endMS: Int64, speed: Int = 1) -> [Action] {
    let times = Array(stride(from: startMS, to: endMS, by: Int(ServiceLimits.tickMS) * speed).dropFirst()) + [endMS]
    return times.flatMap { ticked(nowMS: $0) }
  }
}
