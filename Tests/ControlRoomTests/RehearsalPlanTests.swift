import Congress
import CongressFiles
import Foundation
import HallProtocol
import Testing

@testable import ControlRoom

/// Goal: a rehearsal's plan is the same for the same seed, and is what the rules make of it: every act is answered as
/// planned, and the figures are those that the plan reckons on its own.
///
/// Method: plans of many seeds over the sample congress, as it is and with every kind of vote and election, played on the pure core.
@Suite struct RehearsalPlanTests {
  static let folder =
    URL(filePath: #filePath).deletingLastPathComponent().path + "/../../Config/congresses/can-tho-2025"

  /// The sample congress with another kind of vote for each ballot, two to publish, and two blocks.
  private func varied() throws -> Definition {
    let plain = try CongressFolder.read(Self.folder)
    let methods: [BallotPlan.Method] = [
      .cardCount, .residualCount, .blockCount, .electronicNamed, .electronicOpen, .paper, .electronicNamed,
    ]
    let ballots = plain.ballots.enumerated().map { index, plan in
      let method = methods[index % methods.count]
      return BallotPlan(
        code: plan.code, question: plan.question, method: method, base: plan.base, rule: plan.rule,
        durationMS: index == 0 ? 60_000 : nil, closesItself: index == 0,
        allowsChange: index < 5)
    }
    return Definition(
      id: plain.id, name: plain.name, language: plain.language, utcOffset: plain.utcOffset,
      theme: plain.theme, emblem: plain.emblem, hall: plain.hall, quorum: plain.quorum, publishing: .twoPersons,
      outputs: plain.outputs, screens: plain.screens,
      blocks: [
        Block(code: "A", name: LocalizedText(vi: "Khối A"), teller: "an", seats: 250),
        Block(code: "B", name: LocalizedText(vi: "Khối B"), teller: "binh"),
      ], agenda: plain.agenda, ballots: ballots, elections: try elections(plain), roster: plain.roster,
      presentAtFounding: plain.presentAtFounding)
  }

  /// The sample's elections, and one whose list a ballot adopts and for which too few are prepared.
  private func elections(_ plain: Definition) throws -> [ElectionPlan] {
    let prepared = try #require(plain.elections.first?.candidates.prefix(3))
    return plain.elections + [
      ElectionPlan(
        code: "BC03", title: LocalizedText(vi: "Bầu Ủy ban Kiểm tra"), seats: 5, form: .withSurplus, listBallot: "BQ02",
        candidates: Array(prepared))
    ]
  }

  /// Plays a plan on the core; what was answered otherwise than planned.
  private func play(_ plan: RehearsalPlan) -> (state: CongressState, unlike: [String]) {
    let founding = EventRecord(
      sequence: 1, atMS: plan.startMS, actor: nil, commandID: nil, event: .congressFounded(plan.definition))
    var state = CongressState(plan.definition, foundedBy: founding)
    var unlike: [String] = []
    func happen(_ events: [Event], _ act: RehearsalPlan.Act, id: String?) {
      for event in events {
        state.apply(
          EventRecord(sequence: state.sequence + 1, atMS: act.atMS, actor: act.actor, commandID: id, event: event))
      }
    }
    for (number, act) in plan.acts.enumerated() {
      happen((try? state.decideDue(atMS: act.atMS)) ?? [], act, id: nil)
      let request = CommandRequest(id: "\(number)", actor: act.actor, atMS: act.atMS, command: act.command)
      do throws(Rejection) {
        happen(try state.decide(request), act, id: request.recordID)
        if act.expectation != .done { unlike.append("\(number) \(act.command.brief) was done") }
      } catch {
        if act.expectation != .refused(error.code) { unlike.append("\(number) \(act.command.brief): \(error.code)") }
      }
    }
    return (state, unlike)
  }

  @Test(arguments: Array(1...12) as [UInt64]) func everyActIsAnsweredAsPlannedAndTheFiguresAgree(seed: UInt64) throws {
    for (name, definition) in [("sample", try CongressFolder.read(Self.folder)), ("varied", try varied())] {
      for day in definition.agenda.days {
        let plan = try RehearsalPlanner.plan(definition, part: RehearsalPart(day: day.code), seed: seed)
        let (state, unlike) = play(plan)
        #expect(unlike.isEmpty, "\(name), day \(day.code), seed \(seed): \(unlike.prefix(5))")
        let faults = plan.figures.faults(
          agenda: state.agenda, attendance: state.attendance, results: state.resultsView.results,
          elected: state.electionResultsView.results)
        #expect(faults.isEmpty, "\(name), day \(day.code), seed \(seed): \(faults.prefix(5))")
        let inOrder = zip(plan.acts, plan.acts.dropFirst()).allSatisfy { $0.atMS <= $1.atMS }
        #expect(inOrder, "\(name), day \(day.code), seed \(seed)")
      }
    }
  }

  /// Three days were three congresses, and nobody knew whether the second followed from the first.
  @Test(arguments: Array(1...3) as [UInt64]) func everyDayIsPlayedAsOneCongressWithTheNightsBetween(seed: UInt64) throws
  {
    for definition in [try CongressFolder.read(Self.folder), try varied()] {
      let plan = try RehearsalPlanner.plan(definition, part: RehearsalPart(isWhole: true), seed: seed)
      let (state, unlike) = play(plan)
      #expect(unlike.isEmpty, "\(unlike.prefix(5))")
      #expect(plan.days.map(\.code) == definition.agenda.days.map(\.code))
      #expect(plan.figures.items == definition.agenda.items.map(\.code))
      let mornings = plan.acts.compactMap { $0.command.as(CorrectClock.self)?.toMS }
      #expect(mornings.count == plan.days.count - 1 && mornings == mornings.sorted())
      #expect(
        plan.figures.faults(
          agenda: state.agenda, attendance: state.attendance, results: state.resultsView.results,
          elected: state.electionResultsView.results
        ).isEmpty)
    }
  }

  @Test func theSameSeedGivesTheSameDayAndAnotherOneAnother() throws {
    let definition = try CongressFolder.read(Self.folder)
    let first = try RehearsalPlanner.plan(definition, seed: 7)
    #expect(try RehearsalPlanner.plan(definition, seed: 7) == first)
    #expect(try RehearsalPlanner.plan(definition, seed: 8).acts != first.acts)
  }

  @Test func aDayHasArrivalsSlipsVotesAndAllItsItems() throws {
    let definition = try CongressFolder.read(Self.folder)
    let plan = try RehearsalPlanner.plan(definition, seed: 1)
    #expect(plan.figures.items.count == 16 && plan.figures.ballots.count == 8)
    #expect(plan.figures.present > 460 && plan.figures.present < 485)
    #expect(
      plan.figures.elections.map(\.election) == ["BC01", "BC02"] && plan.figures.elections[0].elected.count == 51)
    for slip in ["second_teller_missing", "tellers_differ", "issued_above_entitled", "support_missing"] {
      #expect(plan.figures.refusals["election_\(slip)"] == 2, "\(slip)")
    }
    #expect((plan.figures.refusals["delegate_already_present"] ?? 0) > 0)
    #expect(plan.acts.contains { $0.command == .speakerStart })
    #expect(plan.acts.contains { $0.command == .safeOn } && plan.acts.contains { $0.command == .commandUndo })
    let roles = Set(plan.acts.map(\.actor.role))
    #expect(roles == [.operator, .chair, .registration, .teller], "\(roles)")
  }

  @Test func anElectionIsHeldWhereItsListHasBeenAdopted() throws {
    let held = try varied().agenda.days.map { day in
      try RehearsalPlanner.plan(varied(), part: RehearsalPart(day: day.code), seed: 3).figures.elections
        .map(\.election)
    }
    #expect(held == [["BC01", "BC02", "BC03"], ["BC01", "BC02"], ["BC01", "BC02"]])
  }

  @Test func itEndsWithTheNamedItem() throws {
    let definition = try CongressFolder.read(Self.folder)
    let plan = try RehearsalPlanner.plan(definition, part: RehearsalPart(until: "1.06"), seed: 1)
    #expect(plan.figures.items.last == "1.06" && plan.figures.ballots.map(\.ballot) == ["BQ01"])
    let second = try RehearsalPlanner.plan(definition, part: RehearsalPart(until: "2.06"), seed: 1)
    #expect(second.days.map(\.code) == ["N2"] && second.figures.items.first == "2.01")
  }

  @Test func aPartThatIsNotThereIsNamedWithWhatIs() throws {
    let definition = try CongressFolder.read(Self.folder)
    #expect(throws: RehearsalPart.Problem.dayUnknown("N9", known: ["N1", "N2", "N3"])) {
      try RehearsalPlanner.plan(definition, part: RehearsalPart(day: "N9"), seed: 1)
    }
    #expect(throws: RehearsalPart.Problem.self) {
      try RehearsalPlanner.plan(definition, part: RehearsalPart(day: "N1", until: "2.06"), seed: 1)
    }
  }

  @Test func whatIsNotAsPlannedIsAFault() throws {
    let definition = try CongressFolder.read(Self.folder)
    let plan = try RehearsalPlanner.plan(definition, part: RehearsalPart(until: "1.06"), seed: 1)
    let (state, _) = play(plan)
    var planned = plan.figures
    planned.present += 1
    planned.items.append("1.07")
    planned.ballots = [.init(ballot: "BQ01", voters: 1, counts: [1, 0, 0])]
    let faults = planned.faults(
      agenda: state.agenda, attendance: state.attendance, results: state.resultsView.results,
      elected: state.electionResultsView.results)
    #expect(faults.count == 4, "\(faults)")
    planned.elections.removeLast()
    #expect(
      planned.faults(
        agenda: state.agenda, attendance: state.attendance, results: state.resultsView.results,
        elected: state.electionResultsView.results
      ).last == .election("BC02"))
    var outcome = RehearsalOutcome()
    let act = RehearsalPlan.Act(atMS: 0, actor: Actor(role: .operator, name: "x"), command: .itemNext)
    outcome.take(.init(id: "1", answer: .refused(.init(code: "agenda_at_end", message: "m"))), to: act)
    outcome.take(.init(id: "2", answer: .done(sequence: 2)), to: act)
    #expect(
      outcome.faults == [
        .answer(command: "item.next", planned: .done, found: .refused("agenda_at_end"))
      ])
    #expect(outcome.done == 1 && outcome.refusals == ["agenda_at_end": 1])
  }
}
