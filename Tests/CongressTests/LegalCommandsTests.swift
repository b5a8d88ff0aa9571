@testable import Congress
import HallTestSupport
import Testing

/// Goal: what somebody is told is legal is exactly what the service would do.
///
/// Method: states from random sequences, and every ballot of every method brought through its life; in each, every
/// command that is offered to operator, chair and teller is held against what `decide` says.
@Suite struct LegalCommandsTests {
  private static let actors: [Actor] = [.control, .otherControl, .podium, .teller]

  /// What `decide` says.
  private static func refusal(of command: Command, by actor: Actor, in hall: Hall) -> BrokenRule? {
    do throws(Rejection) {
      _ = try hall.state.decide(
        CommandRequest(id: "try", actor: actor, atMS: hall.nowMS, command: command), sealing: hall.urn)
      return nil
    } catch {
      return BrokenRule(error)
    }
  }

  /// What a decision says where it is not told whole: figures are missing, or the vote has to be added up.
  private static func isTyped(_ command: Command) -> Bool {
    command.as(CountBallot.self) != nil || command.as(ReportBlock.self) != nil
  }

  /// Compares every offer in a state; the codes of the rules that were broken, with `""` for legal ones, by command.
  private static func compare(_ hall: Hall, _ place: String) -> Set<String> {
    var seen: Set<String> = []
    for actor in actors {
      let view = hall.state.controlView(for: actor.role)
      let offers = hall.state.offers(for: actor.role) + [.commandUndo, .driverTake, .driverRelease]
      for command in offers {
        let rule = view.brokenRule(by: command, of: actor)
        let decided = refusal(of: command, by: actor, in: hall)
        if isTyped(command), rule == nil {
          let figures: Set = ["choice_missing", "block_unknown", "paper_figures_missing", "driver_is_other"]
          #expect(decided.map { figures.contains($0.code) } ?? true, "\(place): \(command.brief) by \(actor.name)")
        } else {
          #expect(rule == decided, "\(place): \(command.brief) by \(actor.name)")
        }
        seen.insert("\(command.name.rawValue) \(rule?.code ?? "")")
      }
      let keys = Set(offers.map(\.key))
      let told = Set(view.legal.may).union(view.legal.refused.keys)
      #expect(told.isSubset(of: keys) && view.legal.may.count + view.legal.refused.count == told.count)
    }
    return seen
  }

  /// A congress after random commands of everybody.
  private static func states(seed: UInt64) throws -> [Hall] {
    var random = SeededRandom(seed: seed)
    let quorum = QuorumPolicy(policy: random.pick(QuorumPolicy.Enforcement.allCases))
    let publishing = random.pick([Publishing.onePerson, .twoPersons])
    var hall = try Hall(.everyMethod(quorum: quorum, publishing: publishing))
    var halls: [Hall] = []
    for step in 0..<80 {
      let ballot = random.pick(hall.state.ballots)
      let command =
        random.once(in: 3)
        ? Command.random(in: hall.state, using: &random)
        : Command.nextStep(of: ballot, in: hall.state, using: &random)
      let allowed = actors.filter { command.name.roles.contains($0.role) }
      _ = try? hall.run(command, as: random.pick(allowed.isEmpty ? [.gateway] : allowed))
      if step.isMultiple(of: 8) { halls.append(hall) }
    }
    return halls
  }

  /// States that chance comes to only seldom.
  private static func rareStates() throws -> [(String, Hall)] {
    var halls: [(String, Hall)] = [
      ("without a quorum", try Hall(.everyMethod(quorum: QuorumPolicy(policy: .block), present: 1))),
      ("while a run-off waits", try AlternativesTests.published(AlternativesTests.plan(), [2, 3, 1])),
    ]
    for commands in [
      [.cueTake("hall", .film(FilmCue(file: "a.mp4")))],
      [.cueTake("hall", .film(FilmCue(file: "a.mp4"))), .filmPause("hall")],
      [.cueTake("hall", .film(FilmCue(file: "a.mp4"))), .outputsLock], [.ballotOpen("B4")],
      [], [.safeOn], [.agenda(.drop("1.03", reason: ""))], [.lowerThirdShow("hall", .notice(text: "Trật tự"))],
      [.driverTake], [.recordingStart], [.recordingStart, .recordingOffTheRecord], [.outputsLock],
      [.itemNext, .agenda(.hold(reason: "mất điện"))],
      [.itemNext, .itemNext], [.itemNext, .ballotAsk("B1")], [.cueStandby("press", .black)],
      [.ballotAsk("B1"), .ballotAbort("B1", reason: "nhầm")], [.cueTake("hall", .attendance), .outputsLock],
      [.speakerNext, .speakerNext, .speakerStart], [.speakerNext, .speakerStart, .speakerHold],
    ] as [[Command]] {
      var hall = try Hall(.everyMethod())
      for command in commands { try hall.run(command) }
      halls.append(("after \(commands.map(\.brief))", hall))
      _ = try? hall.run(.cueTake("press", nil), as: .otherControl)
      halls.append(("after \(commands.map(\.brief)), overtaken", hall))
    }
    var twofold = try Hall(.everyMethod(publishing: .twoPersons))
    for step in BallotLifeTests.way(to: .confirmed) { try twofold.run(step.command) }
    halls.append(("while two have to publish", twofold))
    let uncounted = AttendanceCount(scope: .hall, counts: ["hall": 5])
    let blocking = Definition.everyMethod(quorum: QuorumPolicy(policy: .block))
    halls.append(("without organisations", try Hall(blocking, after: .attendanceCount(uncounted))))
    var voiding = try Hall(.everyMethod())
    for step in BallotLifeTests.way(to: .published) { try voiding.run(step.command) }
    try voiding.run(.ballotVoid("B1", reason: "nhầm"))
    halls.append(("while a result waits to be voided", voiding))
    for state in ElectionState.allCases { halls.append(("election \(state)", try ElectionLifeTests.hall(in: state))) }
    return halls
  }

  @Test func whatIsToldAgreesWithDecideInEveryState() throws {
    var seen: Set<String> = []
    for seed in 0..<12 as Range<UInt64> {
      for hall in try Self.states(seed: seed) { seen.formUnion(Self.compare(hall, "seed \(seed)")) }
    }
    for (place, hall) in try Self.rareStates() { seen.formUnion(Self.compare(hall, place)) }
    let offered = Set(seen.compactMap { $0.split(separator: " ").first.map(String.init) })
    for name in offered {
      #expect(seen.contains("\(name) "), "\(name) was never legal")
      let isRefused = seen.contains { $0.hasPrefix(name) && !$0.hasSuffix(" ") }
      // Whatever the programme has to be shown may always stand by.
      #expect(isRefused || name == StandByCue.name.rawValue, "\(name) was never refused")
    }
    let rules = Set(seen.compactMap { $0.split(separator: " ").dropFirst().first.map(String.init) })
    let wanted: Set<String> = [
      "item_not_live", "ballot_still_open", "ballot_in_wrong_state", "ballot_another_open", "quorum_not_met",
      "ballot_not_timed", "publish_needs_other_role", "void_needs_other_role", "standby_empty", "cue_already_on_air",
      "result_not_published", "ballot_not_opened", "safe_already_on", "safe_already_off", "undo_empty",
      "undo_not_possible", "undo_overtaken", "driver_is_other", "driver_already", "driver_none", "outputs_locked",
      "outputs_already_locked", "outputs_not_locked", "speaker_in_wrong_state", "speaker_floor_taken",
      "speaker_floor_empty", "recording_in_wrong_state", "election_in_wrong_state", "election_list_not_voted",
      "speaker_nobody_waits",
    ]
    #expect(rules.isSuperset(of: wanted), "never met: \(wanted.subtracting(rules))")
  }

  @Test func whoMayDoWhatComesFromTheCongress() throws {
    let permission = Permission(command: PublishBallot.name, roles: [.chair])
    let hall = try Hall(.sample(permissions: [permission]))
    let view = hall.state.controlView(for: .operator)
    #expect(view.brokenRule(by: .ballotPublish("B1"), of: .control)?.code == "role_may_not")
    #expect(!view.legal.may.contains("ballot.publish B1") && view.legal.refused["ballot.publish B1"] == nil)
    _ = Self.compare(hall, "permissions")
  }

  @Test func aBaseThatIsTooSmallIsRefusedBeforeTheOpening() throws {
    let question = LocalizedText(vi: "Thông qua")
    let ballots = [
      BallotPlan(code: "B1", question: question, base: .fixed, fixedBase: 4),
      BallotPlan(code: "B2", question: question, base: .adjustedSummoned),
      BallotPlan(code: "B3", question: question, method: .electronicOpen),
    ]
    var hall = try Hall(.sample(ballots: ballots))
    #expect(Self.compare(hall, "fixed").contains("ballot.open base_below_votes"))
    try hall.run(.attendanceAdjust(absentThroughout: 1, reason: "ốm"))
    _ = Self.compare(hall, "adjusted")
    try hall.run(.delegateCheckIn("D6"))
    #expect(Self.compare(hall, "everybody is here after all").contains("ballot.open adjustment_out_of_range"))
    try hall.run(.attendanceCount(AttendanceCount(scope: .hall, counts: ["hall": 3])))
    #expect(Self.compare(hall, "counted").contains("ballot.open roll_needs_check_in"))
  }

  @Test func aBallotByBlockSaysWhichAreMissing() throws {
    var hall = try Hall(.everyMethod())
    for command in [.ballotOpen("B4"), .ballotClose("B4")] as [Command] { try hall.run(command) }
    let rule = hall.state.controlView(for: .operator).brokenRule(by: .ballotConfirm("B4"), of: .control)
    #expect(rule?.code == "blocks_missing" && rule == Self.refusal(of: .ballotConfirm("B4"), by: .control, in: hall))
  }

  @Test func figuresAreAskedForOnlyWhileAVoteTakesThem() throws {
    var hall = try Hall(.everyMethod())
    func may(_ key: String) -> Bool { hall.state.legalCommands(for: .teller).may.contains(key) }
    #expect(!may("ballot.count B1") && !may("ballot.report-block B4"))
    try hall.run(.ballotOpen("B1"))
    #expect(may("ballot.count B1") && !may("ballot.report-block B4"))
    try hall.run(.ballotAbort("B1", reason: "nhầm"))
    try hall.run(.ballotOpen("B4"))
    #expect(!may("ballot.count B1") && may("ballot.report-block B4"))
  }

  @Test(arguments: 0..<24 as Range<UInt64>)
  func whatIsKeptFromOneStateToTheNextIsWhatIsWorkedOutAfresh(seed: UInt64) throws {
    var random = SeededRandom(seed: seed)
    var hall = try Hall(.everyMethod(quorum: QuorumPolicy(policy: random.pick(QuorumPolicy.Enforcement.allCases))))
    var memories = LegalCommands.roles.map { LegalMemory(role: $0) }
    for step in 0..<80 {
      let command =
        random.once(in: 2)
        ? Command.random(in: hall.state, using: &random)
        : Command.nextStep(of: random.pick(hall.state.ballots), in: hall.state, using: &random)
      let actor = Self.actors.first { command.name.roles.contains($0.role) } ?? .gateway
      let before = hall.records.count
      _ = try? hall.run(command, as: actor)
      let facets = hall.records[before...].reduce(Facets()) { $0.union($1.event.facets).union(.record) }
      for (index, role) in LegalCommands.roles.enumerated() {
        memories[index].hear(facets)
        // Nobody asks after every event.
        guard random.once(in: 2) else { continue }
        let kept = memories[index].commands(in: hall.state)
        #expect(kept == hall.state.legalCommands(for: role), "seed \(seed), step \(step): \(command.brief)")
      }
    }
  }

  @Test func itIsWrittenAndReadTheSame() throws {
    let legal = try Hall(.everyMethod()).state.legalCommands(for: .chair)
    #expect(try throughJSON(legal) == legal)
  }

  @Test func whatAnEarlyServiceDoesNotTellReadsAsTheCautiousDefault() throws {
    let old = #"{"congress":"c","sequence":1,"isSafe":false,"outputs":[],"quorum":QUORUM}"#
    let text = try old.replacing("QUORUM", with: json(QuorumPolicy()))
    let show = try decode(ShowView.self, text)
    #expect(show.publishing == .twoPersons && show.permissions.isEmpty && show.undo.isEmpty)
  }
}
