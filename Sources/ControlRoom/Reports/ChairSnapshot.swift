import Assets
import ChairPanel
import Congress
import Console
import ControlClient
import HallProtocol

/// What a chair knows at one moment, and what may be done.
struct ChairSnapshot: Sendable {
  let control: ControlView
  let offer: ChairOffer
  /// Until when a break would last that began now.
  let breakUntil: TimeOfDay
  private let screens: ScreensView

  /// Asks the service.
  init(_ options: RoomOptions) async throws {
    let model = try await options.link().readModel(HallModel.controlTopics(for: .chair))
    guard let welcome = model.welcome, let control = model.control, let screens = model.screens else {
      throw RoomProblem.noAnswer(topic: Topic.show.name)
    }
    self.control = control
    breakUntil = control.breakEnd(atMS: welcome.now, utcOffset: control.utcOffset)
    let chair = welcome.name(Actor(role: .chair, name: options.id ?? RoomOptions.standardName))
    offer = control.chairOffer(for: chair, breakUntil: breakUntil)
    self.screens = screens
  }

  /// The hall's output.
  var hall: Code<Output> { control.show.outputs.first?.name ?? "hall" }

  /// The ballot that a step without a code is about.
  /// - Throws: ``RoomProblem/notThere(_:)`` where that is not clear.
  func ballotInHand(for step: String) throws(RoomProblem) -> Code<Ballot> {
    if let code = (offer.steps.first { $0.name == step })?.ballot ?? offer.ballot { return code }
    let known = control.ballots.map(\.plan.code.text).joined(separator: ", ")
    throw .notThere(Wording("chair.cli.no-ballot", ["step": .text(step), "known": .text(known)]))
  }

  /// The election that a step without a code is about.
  /// - Throws: ``RoomProblem/notThere(_:)`` where that is not clear.
  func electionInHand(for step: String) throws(RoomProblem) -> Code<Election> {
    if let code = (offer.steps.first { $0.name == step })?.election ?? offer.election { return code }
    let known = control.elections.map(\.code.text).joined(separator: ", ")
    throw .notThere(Wording("chair.cli.no-election", ["step": .text(step), "known": .text(known)]))
  }

  /// How many connected screens show the hall's output.
  private var screenCount: Int {
    screens.countConnected(showing: hall, among: control.show.outputs)
  }

  /// The exact effect of a step, in words.
  func effect(of step: ChairStep) -> Wording {
    ChairWords.effect(of: step, control: control, screens: screenCount)
  }
}

/// What `plenary chair --json` says.
struct ChairAnswer: Encodable {
  /// One action.
  struct Action: Encodable {
    let name: String
    let ballot: Code<Ballot>?
    let election: Code<Election>?
  }

  let item: Code<Item>?
  let ballot: Code<Ballot>?
  let election: Code<Election>?
  /// How far the ballot or the election has come, by name.
  let state: String?
  let actions: [Action]

  init(_ desk: ChairSnapshot) {
    item = desk.control.agenda.liveItem?.code
    ballot = desk.offer.ballot
    election = desk.offer.election
    state =
      desk.offer.ballot.flatMap(desk.control.ballot)?.state.rawValue
      ?? desk.offer.election.flatMap(desk.control.election)?.state.rawValue
    actions =
      desk.offer.steps.map { Action(name: $0.name, ballot: $0.ballot, election: $0.election) }
      + (desk.offer.ending.map { [Action(name: $0.name, ballot: $0.ballot, election: $0.election)] } ?? [])
  }
}

extension Reports {
  /// What is happening, and what the chair may do, numbered.
  func chair(_ desk: ChairSnapshot) -> [String] {
    var lines: [String] = []
    if let item = desk.control.agenda.liveItem {
      lines.append(strings[Wording("chair.cli.now", ["item": .text("\(item.code) \(item.title.text(in: language))")])])
    } else {
      lines.append(strings[Wording("chair.no-item")])
    }
    if let ballot = desk.offer.ballot.flatMap(desk.control.ballot) { lines += ballotTable(ballot) }
    if let election = desk.offer.election.flatMap(desk.control.election) {
      lines += ElectionReports(strings: strings).inShort(election)
    }
    let facts = desk.control.attendance
    lines.append(attendance(facts))
    if facts.quorum == .organisationsUnknown { lines.append("! " + quorum(facts)) }
    if let next = desk.control.agenda.nextItem {
      lines.append(strings[Wording("chair.next", ["item": .text("\(next.code) \(next.title.text(in: language))")])])
    }
    return lines + [""] + chairOffer(desk)
  }

  private func chairOffer(_ desk: ChairSnapshot) -> [String] {
    var effects = desk.offer.steps.map { (effect: strings[desk.effect(of: $0)], command: $0.name) }
    if let ending = desk.offer.ending {
      let wording = ChairWords.effect(of: ending, control: desk.control, reason: Wording("chair.cli.reason"))
      effects.append((strings[wording], "\(ending.name) --reason …"))
    }
    let lines = effects.enumerated().map { index, action in
      strings[
        Wording(
          "chair.cli.offer",
          ["number": .text("\(index + 1)"), "effect": .text(action.effect), "command": .text(action.command)])]
    }
    switch desk.offer.wait {
    case .nothing, nil: return lines.isEmpty ? [strings[Wording("chair.cli.none")]] : lines
    case let wait?:
      let reason = ChairWords.words(for: wait, in: strings)
      return [strings[Wording("chair.cli.wait", ["reason": .text(reason)])]] + lines
    }
  }
}
