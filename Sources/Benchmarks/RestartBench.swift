import Congress
import ControlClient
import HallProtocol

/// How long a service takes until it serves again after a crash, and how long its minutes, with a long journal behind it.
struct RestartBench {
  /// Commands on their way at a time while the journal is filled.
  static let windowSize = 200

  let stage: BenchStage
  let promises: Promises

  /// Measures with a tenth of the events, and with all of them.
  func run(events: Int) async throws {
    var filled = 0
    for count in [events / 10, events] {
      try await fill(from: filled, to: count)
      filled = count
      try await measure(events: count)
    }
  }

  private func fill(from first: Int, to events: Int) async throws {
    let (client, staying) = try await stage.client(ClientIdentity(role: .operator, id: "filler", topics: []))
    defer { staying.cancel() }
    var number = first
    while number < events {
      let from = number
      try await withThrowingTaskGroup(of: Void.self) { group in
        for index in from..<min(events, from + Self.windowSize) {
          group.addTask { try await client.mustDo(CommandMessage(id: "\(index)", command: .always(index))) }
        }
        try await group.waitForAll()
      }
      number += Self.windowSize
    }
  }

  private func measure(events: Int) async throws {
    stage.crash()
    let milliseconds = try await stage.startService()
    print("service, killed and started again on a journal of \(events) events: \(Measurements.text(milliseconds)) ms")
    if events >= 1_000_000 {
      promises.hold("journal of 1,000,000 events to serving", milliseconds / 1_000, atMost: 1, unit: "s")
    }
    stage.crash()
    let minutes = try stage.makeMinutes()
    try await stage.startService()
    print("minutes of a journal of \(events) events: \(Measurements.text(minutes)) ms")
    if events >= 1_000_000 { promises.hold("minutes of 1,000,000 events", minutes / 1_000, atMost: 10, unit: "s") }
  }
}
