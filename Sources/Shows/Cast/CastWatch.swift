import Assets
import Congress
import ControlRoom
import Foundation
import HallProtocol

/// Waits for the processes of a cast: for the service to answer, for the screens to have shown what is newest.
struct CastWatch: Sendable {
  let cast: DemoCast
  let link: ServiceLink
  let outputs: [Code<Output>]

  /// Waits until the service answers.
  func waitForService() async throws {
    try await wait("the-service") { (try? await link.read([.show])) != nil }
  }

  /// Waits until every screen is connected and has presented the newest revision of its output.
  func waitForScreens() async throws {
    guard !cast.screens.isEmpty else { return }
    try await wait("the-screens") {
      guard let (_, updates) = try? await link.readUpdates([.screens] + outputs.map(Topic.output)),
        case .screens(let view) = updates[0].value
      else { return false }
      let newest = Dictionary(uniqueKeysWithValues: zip(outputs, updates.dropFirst().map(\.revision)))
      let following = view.screens.filter { $0.isConnected && $0.shownRevision >= newest[$0.output] ?? .max }
      return following.count == cast.screens.count
    }
  }

  private func wait(_ what: String, until isThere: () async -> Bool) async throws {
    let deadline = ContinuousClock.now + .milliseconds(DemoCast.patienceMS)
    while await !isThere() {
      if let fallen = cast.fallen {
        let values: [String: Wording.Part] = ["process": .text(fallen.name), "words": .text(fallen.words)]
        throw DemoProblem(wording: Wording("demo.fallen", values))
      }
      guard ContinuousClock.now < deadline else {
        let values: [String: Wording.Part] = [
          "ms": "\(DemoCast.patienceMS)", "what": .wording(Wording("demo.\(what)")),
        ]
        throw DemoProblem(wording: Wording("demo.in-vain", values))
      }
      try await Task.sleep(for: .milliseconds(50))
    }
  }
}
