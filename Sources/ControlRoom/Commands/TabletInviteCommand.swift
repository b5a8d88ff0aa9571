import ArgumentParser
import Assets
import Congress
import Desk
import HallProtocol
import QRCodes

extension TabletsCommand {
  /// Shows a delegate a ticket for a device of their own: `plenary tablets invite`.
  struct Invite: RoomCommand {
    /// The most lines of a scanner that are waited for.
    private static let badgesMax = 100_000

    static let configuration = CommandConfiguration(
      abstract: "Show a delegate a code that makes their own phone theirs: once, and within five minutes.",
      discussion: """
        The delegate's phone opens the code with its camera. Without a delegate, badges are read line by line as a scanner \
        types them, and each is shown its code until the next: a desk of its own, in any terminal.
        plenary tablets invite --page https://daihoi.example.gov.vn/ CT-0123
        """)
    @Argument(help: "The delegate's code, or what a scanner reads off the badge; without it, badges are read.")
    var badge: String?
    @OptionGroup var page: TabletsPageOption
    @OptionGroup var options: RoomOptions

    func talk() async throws {
      guard let address = try page.address() else { throw RoomProblem.notThere(Wording("tablet.invite.no-page")) }
      let (_, values) = try await options.link().read([.roster])
      guard case .roster(let view)? = values.first else { throw RoomProblem.noAnswer(topic: Topic.roster.name) }
      let roster = DeskRoster(view)
      if let badge {
        guard let person = roster.person(ofBadge: badge) else {
          throw RoomProblem.notThere(Wording("tablet.invite.unknown", ["badge": .text(badge)]))
        }
        return try await invite(person, address)
      }
      for _ in 0..<Self.badgesMax {
        guard let line = readLine() else { return }
        guard !line.isEmpty else { continue }
        guard let person = roster.person(ofBadge: line) else {
          try tell("tablet.invite.unknown", ["badge": line])
          continue
        }
        do { try await invite(person, address) } catch let problem as RoomProblem {
          StandardStream.error.say("✕ \(problem.sentence(in: try options.strings()))\n")
        }
      }
    }

    private func invite(_ person: RosterView.Person, _ address: TabletsAddress) async throws {
      guard let ticket = TabletTicket.made(at: address) else {
        throw RoomProblem.notThere(Wording("tablet.invite.page-not-fit", ["page": .text(address.text)]))
      }
      try await send(.tabletInvite(person.code, ticket: ticket.digest))
      // What opens it stands on the screen and nowhere else.
      guard !options.json else { return }
      StandardStream.output.say(ticket.code.terminalLines.joined(separator: "\n") + "\n")
      try tell(
        "tablet.invite.shown",
        ["name": person.name, "minutes": "\(TabletInvitation.goodForMS / 60_000)"])
    }

    private func tell(_ key: String, _ values: [String: String]) throws {
      let sentence = try options.strings()[Wording(key, values.mapValues { .text($0) })]
      StandardStream.output.say("  " + sentence + "\n")
    }
  }
}
