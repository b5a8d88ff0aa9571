import Congress
import ControlService
import Foundation
import HallProtocol
import Logging
import NIOCore
import NIOEmbedded
import Synchronization

/// A service that does nothing by itself: whoever waits for a line makes it take the next step.
///
/// A step carries out what is due on its loop, then what waits for the engine, then the reports; where nothing came of it,
/// a millisecond passes. Time is its own.
final class SteppedService: Sendable {
  private static let startMS: Int64 = 1_758_850_000_000
  private static let stepMS: Int64 = 1

  let service: ControlService
  private let loop = NIOAsyncTestingEventLoop()
  private let clockMS: Clock

  private final class Clock: Sendable {
    private let value = Mutex(SteppedService.startMS)
    var nowMS: Int64 { value.withLock { $0 } }
    func advance(byMS: Int64) { value.withLock { $0 += byMS } }
  }

  private init(
    journal: MemoryJournal, state: CongressState, connectionsMax: Int, patience: ConnectionPatience
  ) throws {
    let clock = Clock()
    clockMS = clock
    service = ControlService(
      state: state, journal: journal,
      settings: try ServiceSettings(port: 0, tokens: RunningService.tokens, connectionsMax: connectionsMax),
      nowMS: { clock.nowMS }, sentence: { "refused: \($0.code)" },
      logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }, patience: patience)
  }

  /// Makes a service, hands it to `test`, and ends it.
  static func with(
    journal: MemoryJournal, state: CongressState, connectionsMax: Int, patience: ConnectionPatience,
    _ test: @escaping @Sendable (SteppedService) async throws -> Void
  ) async throws {
    let stepped = try SteppedService(
      journal: journal, state: state, connectionsMax: connectionsMax, patience: patience)
    try await test(stepped)
    await stepped.loop.run()
    await stepped.loop.shutdownGracefully()
  }

  /// Somebody new; a wait for a line takes steps.
  func connect(_ connecting: HallRig.Connecting) async throws -> any ClientWire {
    try await MemoryWire.open(to: service, on: loop, connecting) { [self] in await step() }
  }

  private func step() async {
    await loop.run()
    await service.engine.carryOutWaiting()
    _ = service.report(screens: true)
    await loop.run()
    // What reads the journal is a task of its own.
    await Task.yield()
    clockMS.advance(byMS: Self.stepMS)
    await loop.advanceTime(by: .milliseconds(Self.stepMS))
  }
}
