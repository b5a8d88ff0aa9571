import Assets
import Congress
import ControlClient
import ControlRoom
import Foundation
import HallProtocol
import Journal

/// A rehearsal from the first process to the last figure.
struct RehearsalShow: Sendable {
  let plan: RehearsalPlan
  let cast: DemoCast
  let strings: Strings
  let speed: Int
  let isQuiet: Bool

  /// Starts everything, plays the plan, and holds the service's figures against those that were planned.
  func play() async throws -> (RehearsalOutcome, JournalReport?) {
    tell(Wording("rehearse.start", ["port": "\(cast.port)", "speed": "\(speed)", "acts": "\(plan.acts.count)"]))
    try cast.startService()
    let watch = CastWatch(cast: cast, link: try await link(), outputs: outputs)
    try await watch.waitForService()
    try cast.startScreens()
    try await watch.waitForScreens()
    let run = RehearsalRun(plan: plan, speed: speed, settings: { try await settings($0) }, tell: { tell(of: $0) })
    var outcome = try await run.run()
    do {
      try await watch.waitForScreens()
    } catch is DemoProblem {
      outcome.add([.screen(cast.screens.joined(separator: ", "))])
    }
    let (_, values) = try await link().read([.agenda, .attendance, .results, .electionResults])
    if case .agenda(let agenda) = values[0], case .attendance(let attendance) = values[1],
      case .results(let results) = values[2], case .electionResults(let elected) = values[3]
    {
      outcome.add(
        plan.figures.faults(
          agenda: agenda.agenda, attendance: attendance, results: results.results, elected: elected.results))
    }
    return try await verified(outcome)
  }

  /// Reads the journal over once more, when the service has let go of it.
  private func verified(_ outcome: RehearsalOutcome) async throws -> (RehearsalOutcome, JournalReport?) {
    var outcome = outcome
    cast.endProcesses()
    do {
      return (outcome, try await JournalReader.open(folder: cast.journal).verify())
    } catch {
      outcome.add([.journal(error.description)])
      return (outcome, nil)
    }
  }

  private var outputs: [Code<Output>] {
    let shown = plan.definition.screens.filter { cast.screens.contains($0.id.text) }.map(\.output)
    return shown.reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
  }

  private func settings(_ role: Role) async throws -> ClientSettings {
    try await ClientSettings.read(
      role: role, host: "127.0.0.1", port: cast.port, token: nil, file: HouseFolders.here.settings(flag: nil))
  }

  private func link() async throws -> ServiceLink {
    ServiceLink(settings: try await settings(.operator), role: .operator, id: "rehearsal", strings: strings)
  }

  /// Tells of what people would notice: items and results.
  private func tell(of act: RehearsalPlan.Act) {
    switch act.command.body {
    case let start as StartItem:
      let code = start.item
      guard let item = plan.definition.agenda[code] else { return }
      let title = (item.shortTitle ?? item.title).text(in: Language(rawValue: strings.language) ?? .vietnamese)
      tell(Wording("rehearse.item", ["time": .text(time(act)), "item": .text(code.text), "title": .text(title)]))
    case let publish as PublishBallot where act.expectation == .done:
      let code = publish.ballot
      let counts = plan.figures.ballots.first { $0.ballot == code }?.counts.map(String.init) ?? []
      tell(
        Wording(
          "rehearse.result",
          ["time": .text(time(act)), "ballot": .text(code.text), "counts": .text(counts.joined(separator: " / "))]))
    case let publish as PublishElection where act.expectation == .done:
      let code = publish.election
      let elected = plan.figures.elections.first { $0.election == code }?.elected.count ?? 0
      let seats = plan.definition.elections.first { $0.code == code }?.seats ?? 0
      tell(
        Wording(
          "rehearse.elected",
          ["time": .text(time(act)), "election": .text(code.text), "elected": "\(elected)", "seats": "\(seats)"]))
    default: break
    }
  }

  private func time(_ act: RehearsalPlan.Act) -> String {
    FigureFormat(language: strings.language).time(act.atMS, utcOffset: plan.definition.utcOffset)
  }

  private func tell(_ wording: Wording) {
    guard !isQuiet else { return }
    StandardStream.output.say(strings[wording] + "\n")
  }
}
