import Congress
import ControlClient
import HallProtocol

/// How long it takes until everybody's vote is on disk and answered, open and secret, over many gateways; everybody votes
/// once, and every answer is looked at.
struct VoteBench {
  let stage: BenchStage
  let promises: Promises

  func run(connections: Int) async throws {
    let (chair, staying) = try await stage.client(ClientIdentity(role: .operator, id: "chair", topics: []))
    defer { staying.cancel() }
    let votes = stage.voters.count
    for (ballot, kind) in [("BQ01", "open"), ("BQ02", "secret")] as [(Code<Ballot>, String)] {
      try await chair.mustDo(CommandMessage(id: "open-\(ballot)", command: .ballotOpen(ballot)))
      let seconds = try await burst(on: ballot, connections: connections)
      let start = ContinuousClock.now
      try await chair.mustDo(CommandMessage(id: "close-\(ballot)", command: .ballotClose(ballot)))
      let closeMS = (ContinuousClock.now - start).milliseconds
      print(
        "\(votes) \(kind) votes of as many delegates over \(connections) gateways, each durable before it is answered: "
          + "\(Measurements.text(seconds)) s (\(Int(Double(votes) / seconds)) a second); closed and counted in "
          + "\(Measurements.text(closeMS)) ms")
      if stage.isLarge { promises.hold("10,000 \(kind) votes", seconds, atMost: 0.5, unit: "s") }
    }
  }

  private func burst(on ballot: Code<Ballot>, connections: Int) async throws -> Double {
    var clients: [(client: HallClient, staying: Task<Void, Never>)] = []
    for number in 0..<connections {
      clients.append(try await stage.client(ClientIdentity(role: .voter, id: "gateway-\(number)", topics: [])))
    }
    defer { for (_, staying) in clients { staying.cancel() } }
    let start = ContinuousClock.now
    try await withThrowingTaskGroup(of: Void.self) { group in
      for (number, delegate) in stage.voters.enumerated() {
        let client = clients[number % connections].client
        let choice = number.isMultiple(of: 3) ? "against" : "for"
        let message = CommandMessage(
          id: "\(ballot)-\(number)", command: .ballotVote(ballot, delegate: delegate, choice: choice))
        group.addTask { try await client.mustDo(message) }
      }
      try await group.waitForAll()
    }
    return (ContinuousClock.now - start).milliseconds / 1_000
  }
}
