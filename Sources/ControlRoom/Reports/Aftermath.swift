import Assets
import Congress
import HallProtocol

/// What a command says beside that it is done: how things stand now.
extension Reports {
  /// The topics that tell how things stand after a command.
  static func aftermathTopics(of command: Command) -> [Topic] {
    switch command.name.rawValue.split(separator: ".").first {
    case "item", "session": [.agenda, .show]
    case "cue", "lower-third", "safe", "driver", "outputs": [.show]
    case "ballot" where command.name == CastVote.name: []
    case "ballot" where [AskBallot.name, OpenBallot.name].contains(command.name): [.ballots, .agenda, .show]
    case "ballot": [.ballots, .show]
    case "delegate", "attendance": [.attendance]
    case "speaker": [.speakers]
    default: []
    }
  }

  /// The lines of one topic after a command, at a moment of the service's time.
  func aftermath(of command: Command, _ value: TopicValue, atMS nowMS: Int64) -> [String] {
    switch value {
    case .agenda(let view): command.ballot.map { otherItem(of: $0, in: view) } ?? [currentItem(view)]
    case .show(let view) where [.driverTake, .driverRelease, .outputsLock, .outputsUnlock].contains(command):
      driving(view)
    case .show(let view): hallLines(view)
    case .attendance(let facts):
      [attendance(facts)] + (facts.quorum == .organisationsUnknown ? ["! " + quorum(facts)] : [])
    case .speakers(let view): SpeakerReports(strings: strings).floor(view, atMS: nowMS)
    case .ballots(let view):
      (command.name == AddBallot.name && command.ballot == nil
        ? view.ballots.last : view.ballots.first { $0.plan.code == command.ballot }).map { [ballot($0)] + waiting($0) }
        ?? []
    default: []
    }
  }

  /// That a session is over, and the head of the record to write down.
  func endOfSession(_ session: Code<Session>, head: String) -> String {
    strings[Wording("status.session-over", ["session": .text(session.text), "head": .text(head)])]
  }

  /// What the hall sees and what stands by; SAFE above both.
  private func hallLines(_ show: ShowView) -> [String] {
    guard let hall = show.outputs.first else { return [] }
    let standby = hall.standby.map(cue) ?? "–"
    let line = "\(hall.name): \(strings[.statusOnAir]) \(hall.onAirText) · \(strings[.statusStandby]) \(standby)"
    return (show.isSafe ? [strings[.statusSafe]] : []) + [line]
  }

  /// A word of warning where a ballot is put while another item than its own is dealt with.
  private func otherItem(of ballot: Code<Ballot>, in view: AgendaView) -> [String] {
    let live = view.agenda.liveItem
    guard let item = view.agenda.items.first(where: { $0.ballots.contains(ballot) }), item.code != live?.code else {
      return []
    }
    let values: [String: Wording.Part] = [
      "ballot": .text(ballot.text), "item": .text(item.code.text), "live": .text(live?.code.text ?? "–"),
    ]
    return ["! " + strings[Wording("status.other-item", values)]]
  }

  /// Who has to act next, where it takes two.
  private func waiting(_ view: BallotView) -> [String] {
    guard let role = view.voidRequestedBy else { return [] }
    let other: Role = role == .chair ? .operator : .chair
    return [strings[Wording("status.void-waits", ["role": .wording(Wording("role.\(other.rawValue)"))])]]
  }
}
