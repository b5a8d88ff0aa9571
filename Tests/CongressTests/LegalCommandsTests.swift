import Congress
import HallTestSupport
import Testing

/// Goal: what a console is told is legal is exactly what the service would do.
///
/// Method: states from random sequences, and every ballot of every method brought through its life; in each, every command
/// that can be judged, by operator, chair and teller, is held against what `decide` says.
@Suite struct LegalCommandsTests {
  private static let actors: [Actor] = [.control, .otherControl, .podium, .teller]

  /// Every command that can be judged, with whatever it needs, sensible or not.
  private static func commands(in state: CongressState) -> [Command] {
    let items = state.agenda.items.map(\.code) + ["9.99"]
    let ballots = state.ballots.map(\.code) + ["B99"]
    let outputs = ["hall", "lobby", "press", "stage"] as [Code<Output>]
    let asked = ["B1", "B5", "B99"] as [Code<Ballot>]
    let cues: [Cue] =
      [.holding, .item, .attendance, .presidium, .seats(nil)]
      + asked.flatMap { [Cue.question($0), .voting($0), .result($0), .seats($0)] }
    var commands: [Command] = [
      .itemNext, .itemEnd, .safeOn, .safeOff, .commandUndo, .driverTake, .driverRelease, .outputsLock, .outputsUnlock,
      .lowerThirdClear(nil),
    ]
    commands += ([.call(nil), .call("S2"), .call("S9"), .next, .start, .hold, .resume, .end] as [SpeakerStep]).map(
      Command.speaker)
    commands += [60, 99_999, -1].map { .speaker(.extend(seconds: $0)) }
    commands += items.map { Command.itemStart($0) }
    commands += agendaSteps(in: state).map { Command.agenda($0) }
    for code in ballots { commands += steps(of: code, in: state) }
    for code in state.elections.map(\.code) + ["E9"] {
      let steps: [ElectionStep] =
        [.adoptList, .confirm, .publish, .nextRound(candidates: []), .nextRound(candidates: ["C1"])]
        + ["nhầm", " "].flatMap { [.abort(reason: $0), .void(reason: $0)] }
      commands += steps.map { .election(code, $0) }
    }
    for output in outputs {
      commands += [.cueTake(output, nil), .cueClear(output), .lowerThirdClear(output)]
      commands += ([.speaker, .notice(text: "Trật tự"), .notice(text: " ")] as [LowerThird]).map {
        .lowerThirdShow(output, $0)
      }
      for cue in cues { commands += [.cueStandby(output, cue), .cueTake(output, cue)] }
    }
    return commands
  }

  private static func agendaSteps(in state: CongressState) -> [AgendaStep] {
    let items = ["1.01", "1.02", "1.03", "9.99"] as [Code<Item>]
    let sessions = ["S1", "S2", "S9"] as [Code<Session>]
    let words = ItemWords(title: LocalizedText(vi: "Tên mới"))
    let new = NewItem(code: "1.5", words: words, minutes: 10, running: ItemRunning(kind: .report, ballots: ["B1"]))
    let plain = NewItem(code: "1.6", words: words, minutes: 10, running: ItemRunning(kind: .report))
    var steps: [AgendaStep] = [
      .hold(reason: ""), .resume, .adjournItem(reason: "mất điện"), .adjournItem(reason: " "),
      .adjournSession(nil, reason: "mất điện"),
    ]
    for item in items {
      steps += [
        .drop(item, reason: ""), .restore(item), .retitle(item, words), .retime(item, Retiming(byMinutes: 1)),
        .retime(item, Retiming(byMinutes: -2_000)), .retime(item, Retiming(start: .midnight)),
        .insert(new, at: ItemPlace(session: "S1", after: item)),
        .insert(plain, at: ItemPlace(session: "S1", after: item)),
        .move("1.03", to: ItemPlace(session: "S1", after: item)),
        .move(item, to: ItemPlace(session: "S2", after: nil)),
      ]
      steps += sessions.map { .carry(.item(item), to: $0) }
    }
    for session in sessions {
      steps += [.adjournSession(session, reason: "mất điện"), .carry(.undone(of: session), to: "S2")]
    }
    return steps
  }

  private static func steps(of code: Code<Ballot>, in state: CongressState) -> [Command] {
    let plan = state.ballot(code)?.plan
    let entered = (plan?.choices ?? []).map(\.key).dropFirst(plan?.method == .residualCount ? 1 : 0)
    let counts = Dictionary(entered.map { ($0, 0) }, uniquingKeysWith: { first, _ in first })
    let paper = plan?.method == .paper ? PaperFigures(issued: 0, collected: 0, invalid: 0) : nil
    let reasons = ["nhầm", " ", String(repeating: "x", count: CommandRequest.reasonBytesMax + 1)]
    let plain: [Command] = [
      .ballotAsk(code), .ballotOpen(code), .ballotHold(code), .ballotResume(code), .ballotClose(code),
      .ballotExtend(code, seconds: 30), .ballotExtend(code, seconds: 0),
      .ballotCount(code, counts: counts, paper: paper), .ballotConfirm(code), .ballotPublish(code),
      .ballotRevote(code),
    ]
    return plain + reasons.flatMap { [Command.ballotAbort(code, reason: $0), .ballotVoid(code, reason: $0)] }
  }

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

  /// Compares every command in a state; the codes of the rules that were broken, with `""` for legal ones, by command.
  private static func compare(_ hall: Hall, _ place: String) -> Set<String> {
    let view = hall.state.controlView
    var seen: Set<String> = []
    for actor in actors {
      let legal = Set(view.legalCommands(for: actor))
      for command in commands(in: hall.state) {
        #expect(ControlView.judges(command.name))
        guard view.judges(command) else { continue }
        let rule = view.brokenRule(by: command, of: actor)
        let decided = refusal(of: command, by: actor, in: hall)
        #expect(rule == decided, "\(place): \(command) by \(actor.name)")
        #expect(!legal.contains(command) || decided == nil, "\(place): \(command) by \(actor.name)")
        seen.insert("\(command.name.rawValue) \(rule?.code ?? "")")
      }
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

  @Test func theFunctionAgreesWithDecideInEveryState() throws {
    var seen: Set<String> = []
    for seed in 0..<12 as Range<UInt64> {
      for hall in try Self.states(seed: seed) { seen.formUnion(Self.compare(hall, "seed \(seed)")) }
    }
    // Items that are over, what only undo knows, and a missing quorum come about seldom by chance.
    let blocked = Definition.everyMethod(quorum: QuorumPolicy(policy: .block), present: 1)
    seen.formUnion(Self.compare(try Hall(blocked), "without a quorum"))
    for commands in [
      [], [.safeOn], [.agenda(.drop("1.03", reason: ""))], [.lowerThirdShow("hall", .notice(text: "Trật tự"))],
      [.driverTake], [.outputsLock], [.itemNext, .agenda(.hold(reason: "mất điện"))],
      [.itemNext, .itemNext], [.itemNext, .ballotAsk("B1")], [.cueStandby("press", .black)],
      [.ballotAsk("B1"), .ballotAbort("B1", reason: "nhầm")],
      [.speaker(.next), .speaker(.next), .speaker(.start)], [.speaker(.next), .speaker(.start), .speaker(.hold)],
    ] as [[Command]] {
      var hall = try Hall(.everyMethod())
      for command in commands { try hall.run(command) }
      seen.formUnion(Self.compare(hall, "after \(commands)"))
      _ = try? hall.run(.cueTake("press", nil), as: .otherControl)
      seen.formUnion(Self.compare(hall, "after \(commands), overtaken"))
    }
    var twofold = try Hall(.everyMethod(publishing: .twoPersons))
    for step in BallotLifeTests.way(to: .confirmed) { try twofold.run(step.command) }
    seen.formUnion(Self.compare(twofold, "while two have to publish"))
    let undecided = try AlternativesTests.published(AlternativesTests.plan(), [2, 3, 1])
    seen.formUnion(Self.compare(undecided, "while a run-off waits"))
    let uncounted = AttendanceCount(scope: .hall, counts: ["hall": 5])
    let blocking = Definition.everyMethod(quorum: QuorumPolicy(policy: .block))
    seen.formUnion(Self.compare(try Hall(blocking, after: .attendanceCount(uncounted)), "without organisations"))
    var voiding = try Hall(.everyMethod())
    for step in BallotLifeTests.way(to: .published) { try voiding.run(step.command) }
    try voiding.run(.ballotVoid("B1", reason: "nhầm"))
    seen.formUnion(Self.compare(voiding, "while a result waits to be voided"))
    for state in ElectionState.allCases {
      seen.formUnion(Self.compare(try ElectionLifeTests.hall(in: state), "election \(state)"))
    }
    for name in CommandName.allCases where ControlView.judges(name) {
      #expect(seen.contains("\(name.rawValue) "), "\(name.rawValue) was never legal")
      #expect(seen.contains { $0.hasPrefix(name.rawValue) && !$0.hasSuffix(" ") }, "\(name.rawValue) was never refused")
    }
    let rules = Set(seen.compactMap { $0.split(separator: " ").dropFirst().first.map(String.init) })
    let wanted: Set<String> = [
      "role_may_not", "item_unknown", "item_already_live", "item_already_done", "item_not_live", "ballot_still_open",
      "ballot_unknown", "ballot_in_wrong_state", "ballot_another_open", "quorum_not_met", "method_is_other",
      "ballot_not_timed", "extension_out_of_range", "publish_needs_other_role", "void_needs_other_role",
      "reason_missing", "reason_too_long", "output_unknown", "output_follows", "standby_empty", "cue_already_on_air",
      "result_not_published", "ballot_not_opened", "safe_already_on", "safe_already_off", "undo_empty",
      "undo_not_possible", "undo_overtaken", "driver_is_other", "driver_already", "driver_none", "outputs_locked",
      "outputs_already_locked", "outputs_not_locked",
      "undo_not_possible", "undo_overtaken", "scene_is_private", "speaker_unknown", "speaker_in_wrong_state",
      "speaker_floor_taken", "speaker_floor_empty", "election_unknown",
      "election_in_wrong_state", "election_list_not_voted", "speaker_nobody_waits", "speaker_seconds_out_of_range",
    ]
    #expect(rules.isSuperset(of: wanted), "never met: \(wanted.subtracting(rules))")
  }

  @Test func whoMayDoWhatComesFromTheCongress() throws {
    let permission = Permission(command: .ballotPublish, roles: [.chair])
    let hall = try Hall(.sample(permissions: [permission]))
    #expect(hall.state.controlView.brokenRule(by: .ballotPublish("B1"), of: .control)?.code == "role_may_not")
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
    let rule = try #require(hall.state.controlView.brokenRule(by: .ballotConfirm("B4"), of: .control))
    #expect(rule.code == "blocks_missing" && rule == Self.refusal(of: .ballotConfirm("B4"), by: .control, in: hall))
  }

  @Test func whatAnEarlyServiceDoesNotTellReadsAsTheCautiousDefault() throws {
    let old = #"{"congress":"c","sequence":1,"isSafe":false,"outputs":[],"quorum":QUORUM}"#
    let text = try old.replacing("QUORUM", with: json(QuorumPolicy()))
    let show = try decode(ShowView.self, text)
    #expect(show.publishing == .twoPersons && show.permissions.isEmpty && show.undo.isEmpty)
  }
}
