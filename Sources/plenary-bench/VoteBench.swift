import Congress
import ControlClient
import HallProtocol

/// How long it takes until everybody's vote is on disk and answered, open and secret, over many gateways.
struct VoteBench {
  let stage: BenchStage
  /// The first delegates of the sample, all of them present.
  private static let voters = 100

  func run(votes: Int, connections: Int) async throws {
    let (chair, staying) = try await stage.client(ClientIdentity(role: .operator, id: "chair", topics: []))
    defer { staying.cancel() }
    for (ballot, kind) in [("BQ01", "open"), ("BQ02", "secret")] as [(Code<Ballot>, String)] {
      _ = try await chair.send(CommandMessage(id: "open-\(ballot)", command: .ballotOpen(ballot)))
      let seconds = try await burst(on: ballot, votes: votes, connections: connections)
      let start = ContinuousClock.now
      _ = try await chair.send(CommandMessage(id: "close-\(ballot)", command: .ballotClose(ballot)))
      let closeMS = (ContinuousClock.now - start).milliseconds
      print(
        "\(votes) \(kind) votes over \(connections) gateways, each durable before it is answered: "
          + "\(Figures.text(seconds)) s (\(Int(Double(votes) / seconds)) a second); closed and counted in "
          + "\(Figures.text(closeMS)) ms")
    }
  }

  private func burst(on ballot: Code<Ballot>, votes: Int, connections: Int) async throws -> Double {
    var clients: [(client: HallClient, staying: Task<Void, Never>)] = []
    for number in 0..<connections {
      clients.append(try await stage.client(ClientIdentity(role: .voter, id: "gateway-\(number)", topics: [])))
    }
    defer { for (_, staying) in clients { staying.cancel() } }
    let start = ContinuousClock.now
    try await withThrowingTaskGroup(of: Void.self) { group in
      for (index, (client, _)) in clients.enumerated() {
        for number in 0..<(votes / connections) {
          // Never the same twice running, so that each is a change that has to be written.
          let choice = number.isMultiple(of: 2) ? "for" : "against"
          let delegate = Code<Delegate>("CT-\("000\(index % Self.voters + 1)".suffix(4))")
          let message = CommandMessage(
            id: "\(ballot)-\(number)", command: .ballotVote(ballot, delegate: delegate, choice: choice))
          group.addTask { _ = try await client.send(message) }
        }
      }
      try await group.waitForAll()
    }
    return (ContinuousClock.now - start).milliseconds / 1_000
  }
}
