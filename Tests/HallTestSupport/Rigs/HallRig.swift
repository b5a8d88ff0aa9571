package import Congress
package import ControlService

/// A control service for the length of one test, on one of three footings with one way to use them.
///
/// `machine`: no thread and no clock of its own; nothing happens but what the test waits for, one step after the other.
/// `memory`: the service as it runs, its connections in memory. `live`: the same over real sockets of this machine.
package struct HallRig: Sendable {
  /// What the service stands on.
  package enum Footing: String, Sendable, CaseIterable {
    case machine, memory, live
  }

  /// The record, which can be told to fail.
  package let journal: MemoryJournal
  /// Decides and records.
  package let engine: CommandEngine
  private let open: @Sendable (Connecting) async throws -> any ClientWire

  /// How somebody connects.
  package struct Connecting: Sendable {
    var readsNothing = false
    var release = GateRelease.acknowledged
  }

  /// Somebody new, who has not said hello.
  /// - Parameters:
  ///   - readsNothing: Whether what comes is left where it is, as by a peer that hangs.
  ///   - release: What counts as the peer's having taken a value; only in memory, a socket waits for its word.
  package func connect(
    readsNothing: Bool = false, release: GateRelease = .acknowledged
  ) async throws -> LineClient {
    LineClient(try await open(Connecting(readsNothing: readsNothing, release: release)))
  }

  /// Runs a service, hands it to `test`, and ends it.
  package static func with(
    _ footing: Footing, journal: MemoryJournal = MemoryJournal(), state: CongressState = SmallCongress.state,
    connectionsMax: Int = 100, patience: ConnectionPatience = RunningService.patience,
    _ test: @escaping @Sendable (HallRig) async throws -> Void
  ) async throws {
    switch footing {
    case .machine:
      try await SteppedService.with(
        journal: journal, state: state, connectionsMax: connectionsMax, patience: patience
      ) { service in
        try await test(HallRig(journal: journal, engine: service.service.engine) { try await service.connect($0) })
      }
    case .memory:
      try await RunningService.with(
        journal: journal, state: state, connectionsMax: connectionsMax, isListening: false, patience: patience
      ) { service in
        try await test(
          HallRig(journal: journal, engine: service.engine) { try await MemoryWire.open(to: service.service, $0) })
      }
    case .live:
      try await RunningService.with(
        journal: journal, state: state, connectionsMax: connectionsMax, patience: patience
      ) { service in
        try await test(
          HallRig(journal: journal, engine: service.engine) {
            try SocketWire(port: service.port, readsNothing: $0.readsNothing)
          })
      }
    }
  }
}
