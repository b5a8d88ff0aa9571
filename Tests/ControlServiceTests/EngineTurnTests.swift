import Congress
import ControlService
import HallProtocol
import HallTestSupport
import Synchronization
import Testing

/// Goal: the watchdog is fed by an engine that gets its work done, and by no other.
///
/// Method: a real service whose journal is made to hang; its turns are counted.
@Suite(.timeLimit(.minutes(30))) struct EngineTurnTests {
  private final class Turns: Sendable {
    private let value = Mutex(0)
    var count: Int { value.withLock { $0 } }
    func add() { value.withLock { $0 += 1 } }
  }

  @Test func anEngineWhoseDiskHangsTakesNoTurn() async throws {
    let (journal, turns) = (MemoryJournal(), Turns())
    try await RunningService.with(journal: journal, onTurn: turns.add) { service in
      service.engine.turn()
      while turns.count == 0 { await Task.yield() }
      let desk = try LineClient(port: service.port)
      try desk.hello(.operator, id: "control-1", want: [])
      guard case .welcome = try await desk.next() else { throw NotWelcome() }
      journal.hold()
      try desk.say(.command(CommandMessage(id: "1", command: .itemNext)))
      while !journal.isHolding { await Task.yield() }
      let before = turns.count
      for _ in 0..<3 {
        service.engine.turn()
        try desk.say(.ping(atMS: 1))
        guard case .pong = try await desk.nextWord() else { throw NotWelcome() }
      }
      #expect(turns.count == before, "whoever still answers pings may hang all the same")
      journal.release()
      while turns.count == before { await Task.yield() }
    }
  }

  private struct NotWelcome: Error {}
}
