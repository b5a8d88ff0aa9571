import Congress
import HallTestSupport
import Testing

/// Goal: a chair is never offered more than three actions, none that the service refuses, and always the next step of a
/// vote where that is legal.
///
/// Method: a vote brought through every state by hand, and states from random sequences of everybody's commands; every
/// offer in them is held against what `decide` says.
@Suite struct ChairOfferTests {
  private static let until = TimeOfDay(text: "12:00") ?? .midnight

  private static func offer(_ hall: Hall) -> ChairOffer {
    hall.state.controlView(for: .chair).chairOffer(for: .podium, breakUntil: until)
  }

  private static func refusal(of command: Command, in hall: Hall) -> Rejection? {
    do throws(Rejection) {
      _ = try hall.state.decide(
        CommandRequest(id: "try", actor: .podium, atMS: hall.nowMS, command: command), sealing: hall.urn)
      return nil
    } catch {
      return error
    }
  }

  /// Holds an offer against `decide`.
  private static func check(_ hall: Hall, _ place: String) {
    let offer = offer(hall)
    for step in offer.steps {
      let refusal = refusal(of: step.command, in: hall)
      #expect(refusal == nil, "\(place): \(step)")
    }
    if let ending = offer.ending {
      let refusal = refusal(of: ending.command(reason: "nhầm"), in: hall)
      #expect(refusal == nil, "\(place): \(ending)")
    }
    #expect(offer.steps.count + (offer.ending == nil ? 0 : 1) <= 3, "\(place)")
    #expect(Set(offer.steps).count == offer.steps.count, "\(place)")
    #expect(offer.next != nil || offer.wait != nil, "\(place): nothing is next, and nobody says why")
    #expect(offer.next != nil || offer.subject != nil || offer.beside == nil, "\(place)")
  }

  @Test func aVoteIsOfferedStepByStep() throws {
    var hall = try Hall(.sample(publishing: .onePerson), after: .itemNext, .itemNext)
    var seen: [String] = []
    func look() {
      let offer = Self.offer(hall)
      seen.append(
        [offer.next?.name, offer.beside?.name, offer.ending?.name].map { $0 ?? "–" }.joined(separator: " "))
      Self.check(hall, "\(seen)")
    }
    look()
    for command: Command in [
      .ballotAsk("B1"), .ballotOpen("B1"), .ballotHold("B1"), .ballotResume("B1"), .ballotClose("B1"),
      .ballotCount("B1", counts: ["for": 5, "against": 0, "other": 0]), .ballotConfirm("B1"), .ballotPublish("B1"),
      .ballotVoid("B1", reason: "sai"),
    ] {
      try hall.run(command)
      look()
    }
    try hall.run(.ballotVoid("B1", reason: ""), as: .podium)
    look()
    #expect(
      seen == [
        "ask attendance –", "open attendance abort", "close hold abort", "resume – abort", "close hold abort",
        "– – abort", "confirm – abort", "publish – abort", "adopt-list ask void", "adopt-list ask void",
        "revote attendance –",
      ])
  }

  @Test func anElectionIsOfferedStepByStep() throws {
    var seen: [ElectionState: String] = [:]
    for state in ElectionState.allCases {
      var hall = try ElectionLifeTests.hall(in: state)
      // Of the hall's cues an election's list and papers are there at every time; its result once it is published.
      let cue: Cue = [.published, .voided].contains(state) ? .elected("E1", round: nil) : .electionPapers("E1")
      _ = try? hall.run(.cueTake("hall", cue))
      if state == .voided {
        hall = try ElectionLifeTests.hall(in: .published)
        try hall.run(.cueTake("hall", cue))
        for actor in [Actor.control, .podium] { try hall.elect(.void(reason: "đếm sai"), as: actor) }
      }
      Self.check(hall, "\(state)")
      let offer = Self.offer(hall)
      #expect(
        offer.subject == .election("E1") || state == .nominating || state == .listed || state == .aborted, "\(state)")
      guard offer.election != nil else { continue }
      seen[state] = [offer.next?.name, offer.beside?.name, offer.ending?.name].map { $0 ?? "–" }.joined(separator: " ")
    }
    #expect(
      seen[.issued] == "– attendance abort-election" && seen[.collected] == seen[.issued]
        && seen[.counting] == seen[.issued])
    #expect(seen[.counted] == "confirm-election – abort-election")
    #expect(seen[.confirmed] == "publish-election – abort-election")
    #expect(seen[.published] == "attendance next-round void-election" && seen[.voided] == "next-round attendance –")
  }

  @Test func theListIsAdoptedRightAfterItsVoteAndABallotThatHasBegunComesFirst() throws {
    var hall = try Hall(
      .sample(publishing: .onePerson), after: .itemNext, .itemNext, .ballotOpen("B1"), .ballotClose("B1"))
    try hall.elect(.adoptList, .issue(issued: 5, absentThroughout: 0))
    #expect(Self.offer(hall).ballot == "B1", "a ballot that has begun comes before an election")
    for command: Command in [
      .ballotCount("B1", counts: ["for": 5, "against": 0, "other": 0]), .ballotConfirm("B1"), .ballotPublish("B1"),
    ] { try hall.run(command) }
    #expect(Self.offer(hall).election == "E1")
    try hall.elect(.abort(reason: "sai danh sách"))
    #expect(Self.offer(hall).next == .adoptList("E2") && Self.offer(hall).ballot == "B1", "B1 has adopted its list")
    Self.check(hall, "a list that is voted on")
    try hall.run(Self.offer(hall).steps[0].command, as: .podium)
    #expect(hall.state.election("E2")?.state == .listed)
  }

  @Test func betweenVotesThereAreAttendanceAndBreak() throws {
    var hall = try Hall(after: .itemNext)
    for line in hall.state.speakersView.lines { try hall.run(.speakerRemove(line.speaker.code)) }
    #expect(Self.offer(hall).steps == [.callAttendance("hall"), .break("hall", until: Self.until)])
    #expect(Self.offer(hall).ballot == nil, "what another item asks is not for a chair to begin")
    try hall.run(.cueTake("hall", .attendance), as: .podium)
    #expect(Self.offer(hall).steps == [.break("hall", until: Self.until)])
    try hall.run(.outputsLock)
    #expect(Self.offer(hall).steps.isEmpty && Self.offer(hall).wait == .nothing)
  }

  @Test func whatKeepsTheNextStepFromBeingLegalIsSaid() throws {
    var blocked = try Hall(.sample(present: 1, quorum: QuorumPolicy(policy: .block)), after: .itemNext, .itemNext)
    try blocked.run(.ballotAsk("B1"))
    guard case .rule(let rule)? = Self.offer(blocked).wait else {
      Issue.record("nothing is said")
      return
    }
    #expect(rule.code == "quorum_not_met" && Self.offer(blocked).next == nil)
    #expect(Self.offer(blocked).ending == .abort("B1"))

    var twoPersons = try Hall(.sample(publishing: .twoPersons), after: .itemNext, .itemNext, .ballotOpen("B1"))
    for command: Command in [
      .ballotClose("B1"), .ballotCount("B1", counts: ["for": 5, "against": 0, "other": 0]),
    ] { try twoPersons.run(command) }
    try twoPersons.run(.ballotConfirm("B1"), as: .podium)
    guard case .rule(let other)? = Self.offer(twoPersons).wait else {
      Issue.record("nothing is said")
      return
    }
    #expect(other.code == "publish_needs_other_role")
  }

  @Test func aChairWhoHasAskedForAResultToBeVoidIsNotOfferedItAgain() throws {
    var hall = try Hall(after: .itemNext, .itemNext, .ballotOpen("B1"), .ballotClose("B1"))
    for command: Command in [
      .ballotCount("B1", counts: ["for": 5, "against": 0, "other": 0]), .ballotConfirm("B1"), .ballotPublish("B1"),
    ] { try hall.run(command) }
    #expect(Self.offer(hall).ending == .void("B1"))
    try hall.run(.ballotVoid("B1", reason: "sai"), as: .podium)
    #expect(Self.offer(hall).ending == nil)
  }

  @Test func nothingIsOfferedThatTheServiceRefusesInAnyState() throws {
    var states: Set<String> = []
    var names: Set<String> = []
    for seed in 0..<16 as Range<UInt64> {
      var random = SeededRandom(seed: seed)
      let quorum = QuorumPolicy(policy: random.pick(QuorumPolicy.Enforcement.allCases))
      let publishing = random.pick([Publishing.onePerson, .twoPersons])
      var hall = try Hall(.everyMethod(quorum: quorum, publishing: publishing))
      for step in 0..<120 {
        let ballot = random.pick(Array(hall.state.ballots.prefix(3)))
        let command =
          random.once(in: 4)
          ? Command.random(in: hall.state, using: &random)
          : Command.nextStep(of: ballot, in: hall.state, using: &random)
        let senders = [Actor.control, .podium, .teller].filter { command.name.roles.contains($0.role) }
        _ = try? hall.run(command, as: random.pick(senders.isEmpty ? [.gateway] : senders))
        Self.check(hall, "seed \(seed) step \(step)")
        let offer = Self.offer(hall)
        if let code = offer.ballot, let state = hall.ballot(code) { states.insert(state.rawValue) }
        names.formUnion(offer.steps.map(\.name) + [offer.ending?.name].compactMap(\.self))
      }
    }
    for commands in [[], [.cueTake("hall", .attendance)]] as [[Command]] {
      var ready = try Hall(after: .itemNext, .itemNext)
      for command in commands { try ready.run(command) }
      Self.check(ready, "ready")
      let offer = Self.offer(ready)
      if let code = offer.ballot, let state = ready.ballot(code) { states.insert(state.rawValue) }
      names.formUnion(offer.steps.map(\.name))
    }
    var aborted = try Hall(after: .itemNext, .itemNext, .ballotAsk("B1"), .ballotAbort("B1", reason: "nhầm"))
    Self.check(aborted, "aborted")
    if let code = Self.offer(aborted).ballot, let state = aborted.ballot(code) { states.insert(state.rawValue) }
    names.formUnion(Self.offer(aborted).steps.map(\.name))
    try aborted.run(.ballotRevote("B1"), as: .podium)
    #expect(Self.offer(aborted).next == .ask("B1"))
    var voided = try Hall(after: .itemNext, .itemNext, .ballotOpen("B1"), .ballotClose("B1"))
    for command: Command in [
      .ballotCount("B1", counts: ["for": 5, "against": 0, "other": 0]), .ballotConfirm("B1"), .ballotPublish("B1"),
      .ballotVoid("B1", reason: "sai"),
    ] { try voided.run(command) }
    try voided.run(.ballotVoid("B1", reason: ""), as: .podium)
    Self.check(voided, "voided")
    if let code = Self.offer(voided).ballot, let state = voided.ballot(code) { states.insert(state.rawValue) }
    #expect(states == Set(BallotState.allCases.map(\.rawValue)), "never met: \(states)")
    // A minute more is tried where somebody speaks, an election's steps in one.
    let all: Set<String> = [
      "ask", "open", "hold", "resume", "close", "confirm", "publish", "revote", "next-speaker",
      "attendance", "break", "abort", "void",
    ]
    #expect(names.isSuperset(of: all), "never offered: \(all.subtracting(names))")
  }

  @Test func whoSpeaksComesBeforeAttendanceAndBreak() throws {
    var hall = try Hall(after: .itemNext)
    for line in hall.state.speakersView.lines { try hall.run(.speakerRemove(line.speaker.code)) }
    for name in ["Một", "Hai"] {
      try hall.run(.speakerRequest(SpeakerRequest(person: .guest(name: name, unit: ""))))
    }
    let list = hall.state.speakersView.lines.map(\.speaker.code)
    #expect(Self.offer(hall).steps == [.callNext(list[0]), .callAttendance("hall")])
    for command in [Command.speakerNext, .speakerStart] { try hall.run(command, as: .podium) }
    Self.check(hall, "a speech")
    #expect(Self.offer(hall).steps == [.callNext(list[1]), .addMinute(list[0])])
    try hall.run(Self.offer(hall).steps[1].command, as: .podium)
    try hall.run(.speakerNext, as: .podium)
    #expect(Self.offer(hall).steps.first == .addMinute(list[1]))
  }

  @Test func aBreakLastsAsPlannedAndEndsOnFullFiveMinutes() throws {
    let hall = try Hall()
    // 08:00:01 in the hall.
    let nowMS: Int64 = 1_758_848_401_000
    #expect(hall.state.controlView(for: .chair).breakEnd(atMS: nowMS, utcOffset: 420).description == "08:20")
    #expect(hall.state.controlView(for: .chair).breakEnd(atMS: nowMS - 1_000, utcOffset: 420).description == "08:15")
  }
}
