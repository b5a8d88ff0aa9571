import Congress
import ControlClient
import HallProtocol

/// How long a command takes until it is on disk and answered: alone, and in a burst over many connections.
struct CommandBench {
  let stage: BenchStage
  let promises: Promises

  func run(commands: Int, connections: Int) async throws {
    try await alone()
    try await aloneBesideControl()
    try await burst(commands: commands, connections: connections)
  }

  /// How long one command takes while nothing else happens.
  func alone() async throws {
    let figures = try await checkIns(of: "CT-0001", by: "alone")
    print("command, alone, \(stage.voters.count) voters, durable and answered: \(figures.words)")
    promises.hold(
      "command alone, \(stage.isLarge ? "10,000" : "485") delegates, p50", figures.percentile(50),
      atMost: stage.isLarge ? 1.5 : 0.5, unit: "ms")
  }

  /// How much longer one command takes while the seat map of the whole hall is on air and followed.
  func aloneBesideSeats() async throws {
    let (control, staying) = try await stage.client(
      ClientIdentity(role: .operator, id: "control-seats", topics: [.output("hall")]))
    defer { staying.cancel() }
    try await control.mustDo(CommandMessage(id: "notice", command: .cueTake("hall", .notice("Giải lao"))))
    let without = try await checkIns(of: "CT-0002", by: "notice")
    try await control.mustDo(CommandMessage(id: "seats", command: .cueTake("hall", .seats(nil))))
    let with = try await checkIns(of: "CT-0002", by: "seats")
    print("command, alone, \(stage.voters.count) voters, a notice on air: \(without.words)")
    print("command, alone, \(stage.voters.count) voters, seat map on air: \(with.words)")
  }

  /// How much longer one command takes while a console and a chair's panel follow what they follow.
  func aloneBesideControl() async throws {
    let topics: [Topic] = [.show, .agenda, .attendance, .ballots, .elections, .speakers, .controlRoom, .rundown]
    let (_, console) = try await stage.client(
      ClientIdentity(role: .operator, id: "console", topics: topics + [.legal(.operator)]))
    defer { console.cancel() }
    let (_, panel) = try await stage.client(
      ClientIdentity(role: .chair, id: "panel", topics: topics + [.legal(.chair)]))
    defer { panel.cancel() }
    let figures = try await checkIns(of: "CT-0003", by: "beside-control")
    print("command, alone, \(stage.voters.count) voters, a console and a panel beside it: \(figures.words)")
  }

  /// Lets somebody step out and in, one after the other.
  private func checkIns(of delegate: Code<Delegate>, by desk: String) async throws -> Measurements {
    let (client, staying) = try await stage.client(ClientIdentity(role: .registration, id: desk, topics: []))
    defer { staying.cancel() }
    var times: [Double] = []
    for number in 0..<1_000 {
      let start = ContinuousClock.now
      try await client.mustDo(CommandMessage(id: "\(number)", command: Self.command(number, delegate)))
      times.append((ContinuousClock.now - start).milliseconds)
    }
    return Measurements(times)
  }

  private func burst(commands: Int, connections: Int) async throws {
    var clients: [(client: HallClient, staying: Task<Void, Never>)] = []
    for number in 0..<connections {
      clients.append(try await stage.client(ClientIdentity(role: .operator, id: "control-\(number)", topics: [])))
    }
    let start = ContinuousClock.now
    try await withThrowingTaskGroup(of: Void.self) { group in
      for (index, (client, _)) in clients.enumerated() {
        group.addTask {
          try await withThrowingTaskGroup(of: Void.self) { sends in
            for number in 0..<(commands / connections) {
              let message = CommandMessage(id: "\(number)", command: .always(index * commands + number))
              sends.addTask { try await client.mustDo(message) }
            }
            try await sends.waitForAll()
          }
        }
      }
      try await group.waitForAll()
    }
    let seconds = (ContinuousClock.now - start).milliseconds / 1_000
    for (_, staying) in clients { staying.cancel() }
    print(
      "\(commands) commands over \(connections) connections, each durable before it is answered: "
        + "\(Measurements.text(seconds)) s (\(Int(Double(commands) / seconds)) a second)")
  }

  private static func command(_ number: Int, _ delegate: Code<Delegate>) -> Command {
    number.isMultiple(of: 2) ? .delegateStepOut(delegate) : .delegateCheckIn(delegate)
  }
}

extension Command {
  /// A command that is done whatever came before it, so that many may be under way at once; each changes something.
  static func always(_ number: Int) -> Command { .cueStandby("hall", .notice("\(number)")) }
}
