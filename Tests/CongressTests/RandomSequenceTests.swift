import HallTestSupport
import Testing

@testable import Congress

/// Goal: whatever anybody sends in whatever order, the state stays sound, and the journal alone leads to it again.
///
/// Method: 200 seeds of 100 commands by all roles, sensible and not; the invariants after every step, and at the end the
/// replay of the records, live and through JSON, byte for byte.
@Suite struct RandomSequenceTests {
  private static let commandCount = 100

  /// Runs a seed's commands, and hands every step to `body` with the hall before it and whether it was refused.
  private static func play(
    seed: UInt64, actors: [Actor] = Actor.everybody, _ body: (_ before: Hall, _ after: Hall, _ isRefused: Bool) -> Void
  ) throws -> Hall {
    var random = SeededRandom(seed: seed)
    let quorum = QuorumPolicy(policy: random.pick(QuorumPolicy.Enforcement.allCases))
    var hall = try Hall(.everyMethod(quorum: quorum))
    for _ in 0..<commandCount {
      let before = hall
      let ballot = random.pick(hall.state.ballots)
      let command =
        random.once(in: 2)
        ? Command.nextStep(of: ballot, in: hall.state, using: &random) : .random(in: hall.state, using: &random)
      // Mostly somebody who may: refusals for the role alone would leave little else to happen.
      let allowed = actors.filter { command.name.roles.contains($0.role) }
      var actor = random.once(in: 8) ? random.pick(actors) : random.pick(allowed)
      // An undo takes back what its own actor did last.
      if command == .commandUndo, let last = hall.records.last?.actor, random.once(in: 2) { actor = last }
      let ifSequence = random.once(in: 10) ? hall.state.sequence - Int64(Int.random(in: 0...1, using: &random)) : nil
      hall.wait(milliseconds: Int64(Int.random(in: 0...5_000, using: &random)))
      do {
        let events = try hall.run(command, as: actor, ifSequence: ifSequence)
        if events.isEmpty, command.name != "ballot.vote" {
          Issue.record("seed \(seed): \(command) was accepted and led to nothing")
        }
        body(before, hall, false)
      } catch {
        body(before, hall, true)
      }
    }
    return hall
  }

  @Test(arguments: 0..<200 as Range<UInt64>)
  func theStateStaysSoundAndReplaysToTheSameBytes(seed: UInt64) throws {
    let hall = try Self.play(seed: seed) { before, after, isRefused in
      if isRefused { #expect(after.state == before.state, "seed \(seed)") }
      for broken in after.state.brokenInvariants + after.state.brokenPromises(since: before.state) {
        Issue.record("seed \(seed), event \(after.state.sequence): \(broken)")
      }
    }
    let live = try json(hall.state)
    #expect(hall.records.map(\.sequence) == Array(1...hall.state.sequence), "seed \(seed)")
    let replayed = try CongressState.replaying(hall.records)
    #expect(replayed == hall.state, "seed \(seed)")
    #expect(try json(replayed) == live, "seed \(seed)")
    let stored = try throughJSON(hall.records)
    #expect(stored == hall.records, "seed \(seed)")
    #expect(try json(CongressState.replaying(stored)) == live, "seed \(seed)")
    #expect(try json(throughJSON(hall.state)) == live, "seed \(seed)")
  }

  /// A facet that is not told leaves an old figure on a wall.
  @Test(arguments: 0..<200 as Range<UInt64>)
  func whateverATopicReadsIsToldToHaveChanged(seed: UInt64) throws {
    _ = try Self.play(seed: seed) { before, after, isRefused in
      guard !isRefused else { return }
      let changed = after.records.dropFirst(before.records.count).reduce(Facets()) {
        $0.union($1.event.facets).union(.record)
      }
      let (was, became) = (before.state.topicValues, after.state.topicValues)
      for (topic, value) in became where was[topic] != value {
        if after.state.facets(readBy: topic).isDisjoint(with: changed) {
          Issue.record("seed \(seed), event \(after.state.sequence): \(topic.name) has changed and was not told")
        }
      }
    }
  }

  @Test(arguments: 0..<20 as Range<UInt64>)
  func aStateReadFromASnapshotGoesOnLikeTheLiveOne(seed: UInt64) throws {
    let hall = try Self.play(seed: seed) { _, _, _ in }
    let half = hall.records.count / 2
    var restored = try throughJSON(CongressState.replaying(Array(hall.records.prefix(half))))
    restored.apply(hall.records.dropFirst(half))
    #expect(restored == hall.state, "seed \(seed)")
  }

  /// A second operator may come in between the first one's command and its undo.
  @Test(arguments: 0..<200 as Range<UInt64>)
  func twoOperatorsKeepTheStateSound(seed: UInt64) throws {
    let actors = Actor.everybody + [.otherControl]
    _ = try Self.play(seed: seed, actors: actors) { before, after, _ in
      for broken in after.state.brokenInvariants + after.state.brokenPromises(since: before.state) {
        Issue.record("seed \(seed), event \(after.state.sequence): \(broken)")
      }
    }
  }

  @Test func theSequencesReachEveryEventAndRefuseAsWellAsAccept() throws {
    var names: Set<String> = []
    var refusedCount = 0
    for seed in 0..<200 as Range<UInt64> {
      let hall = try Self.play(seed: seed) { _, _, isRefused in refusedCount += isRefused ? 1 : 0 }
      names.formUnion(hall.records.map(\.event.name))
    }
    let written = Set(EventCodingTests.written.map(\.0.name))
    #expect(
      names
        // What screens say comes of no command.
        == written.union(["congress.founded", "ballot.opened", "ballot.confirmed"]).subtracting([
          "screens.reported", "film.measured",
        ]))
    let share = Share(count: refusedCount, base: 200 * Self.commandCount)
    #expect((1_000...9_000).contains(share.hundredthsOfPercent ?? 0), "\(refusedCount) refused")
  }
}

extension CongressState {
  /// What must hold of every state and does not, in words.
  var brokenInvariants: [String] {
    var broken: [String] = []
    func must(_ holds: Bool, _ what: String) { if !holds { broken.append(what) } }

    let liveCount = agenda.items.count { $0.progress.isLive }
    must(liveCount <= 1, "\(liveCount) items are live")
    let openCount = ballots.count { $0.state == .open || $0.state == .held }
    must(openCount <= 1, "\(openCount) ballots are open or held")
    let codes = agenda.items.map(\.code)
    must(Set(codes).count == codes.count, "two items have one code")
    must(Set(definition.agenda.items.map(\.code)).isSubset(of: codes), "an item that was announced is gone")
    let ballotCodes = Set(ballots.map(\.code))
    must(ballotCodes.count == ballots.count, "two ballots have one code")
    let standing = agenda.items.flatMap(\.ballots)
    must(Set(standing).isSubset(of: ballotCodes), "an item has a ballot that is not there")
    must(Set(elections.map(\.code)).count == elections.count, "two elections have one code")
    must(elections.allSatisfy { $0.plan.listBallot.map(ballotCodes.contains) ?? true }, "the ballot of a list is gone")
    for ballot in ballots where ballot.plan.splitFrom == nil {
      let split = ballots.count { $0.plan.splitFrom == ballot.code }
      let parts = (ballot.plan.targets + ballot.plan.splitOff).map(\.code)
      must(split == ballot.plan.splitOff.count, "\(ballot.code): a target is lost or twice there")
      must(Set(parts).count == parts.count, "\(ballot.code): a target is twice there")
    }
    must(Set(seatings.all.map(\.alternate)).count == seatings.all.count, "an alternate sits for two")
    must(Set(seatings.all.map(\.delegate)).count == seatings.all.count, "two sit for one")
    for seating in seatings.all {
      must(presence(of: seating.delegate)?.presence != .present, "\(seating.delegate) is here and replaced")
    }
    must(presences.count == definition.roster.delegates.count, "a presence is missing or too many")
    for ballot in ballots {
      guard let opening = ballot.phase.opening, let tally = ballot.phase.tally else { continue }
      must(tally.cast <= opening.voters, "\(ballot.code): \(tally.cast) votes of \(opening.voters) voters")
      must(tally.counts.count == ballot.plan.choices.count, "\(ballot.code): a figure for each choice")
      must(tally.counts.allSatisfy { $0 >= 0 }, "\(ballot.code): a negative figure")
      let late = opening.voters - opening.attendance.present
      must(late == 0 || (late > 0 && ballot.plan.admitsLateArrivals), "\(ballot.code): the roll is not those present")
      must(opening.mandates.count == opening.roll.count, "\(ballot.code): a mandate votes twice")
      if let weights = tally.weights {
        must(weights.reduce(0, +) <= (opening.weights ?? []).reduce(0, +), "\(ballot.code): more votes than there are")
      }
      if let outcome = ballot.phase.outcome {
        must(outcome.shares.allSatisfy { $0.count <= $0.base }, "\(ballot.code): a share over the whole")
        must(outcome.shares.reduce(0) { $0 + $1.count } <= outcome.base, "\(ballot.code): shares over the whole")
      }
      must(Set(opening.roll).count == opening.roll.count, "\(ballot.code): somebody is on the roll twice")
    }
    let mandates = definition.roster.delegates.indices.map { mandate(at: $0) }
    let afresh = Headcount(roster: definition.roster, presences: mandates)
    must(
      Presence.allCases.allSatisfy { afresh[$0] == headcount[$0] }
        && afresh.organisationsRepresented == headcount.organisationsRepresented, "attendance is stale")
    must(attendanceBreakdown.organisations.reduce(0) { $0 + $1.present } == headcount[.present], "rows do not add up")
    let sum = attendance.present + attendance.out + attendance.pending + attendance.absent
    must(sum == attendance.summoned, "attendance sums to \(sum) of \(attendance.summoned)")
    must(attendance.organisationsRepresented <= attendance.organisations, "too many organisations are represented")
    must(attendance.organisationsRepresented <= attendance.present, "more organisations than delegates are here")
    for output in outputs where output.follows != nil {
      must(output.onAir == .holding && output.standby == nil, "follower \(output.name) has a cue of its own")
    }
    must(floor.entries.count { $0.progress.state.hasFloor } <= 1, "two have the floor")
    must(Set(floor.entries.map(\.speaker.code)).count == floor.entries.count, "a speaker is listed twice")
    for output in outputs {
      let content = outputView(output.name).content
      must(!isSafe || content == .fallback, "\(output.name) shows something under SAFE")
      if case .result(let view) = content {
        let state = ballot(view.ballot)?.state
        must(
          state == .published || state == .voided, "\(output.name) shows the result of a ballot that is not published")
      }
      if case .electionTable(let view) = content {
        let state = election(view.election)?.rounds.first { $0.number == view.round }?.phase.state
        must(state == .published || state == .voided, "\(output.name) shows the table of a round that is not published")
      }
    }
    return broken
  }

  /// What was promised in an earlier state and no longer holds, in words.
  func brokenPromises(since before: CongressState) -> [String] {
    var broken: [String] = []
    if sequence < before.sequence { broken.append("the sequence has gone back") }
    for old in before.ballots {
      guard let new = ballot(old.code) else {
        let wasOpened = ([old.phase] + old.earlierRounds).contains { $0.opening != nil }
        if wasOpened || old.state != .ready { broken.append("\(old.code) is gone") }
        continue
      }
      guard case .published(let opening, let outcome, let publishedMS, _) = old.phase else {
        let hasEnded = old.state == .voided || old.state == .aborted
        if hasEnded, old.phase != new.phase, new.earlierRounds != old.earlierRounds + [old.phase] {
          broken.append("\(old.code) has come back from \(old.state) without a new round")
        }
        if !new.earlierRounds.starts(with: old.earlierRounds) { broken.append("\(old.code) has lost a round") }
        continue
      }
      switch new.phase {
      case .published(opening, outcome, publishedMS, _), .voided(opening, outcome, publishedMS, _): break
      // A run-off leaves the result that it follows as it was.
      case .ready where new.earlierRounds == old.earlierRounds + [old.phase]: break
      default: broken.append("the published outcome of \(old.code) has changed")
      }
    }
    return broken
  }
}

extension BallotPhase {
  /// The outcome, once there is one.
  fileprivate var outcome: Outcome? {
    switch self {
    case .confirmed(_, let outcome, _), .published(_, let outcome, _, _), .voided(_, let outcome, _, _): outcome
    default: nil
    }
  }
}

extension CongressState {
  /// What everybody may be told, topic by topic.
  var topicValues: [Topic: AnyHashable] {
    var values: [Topic: AnyHashable] = [
      .agenda: agendaView, .attendance: attendance, .attendanceBreakdown: attendanceBreakdown,
      .credentials: credentialsView, .ballots: ballotsView, .terminals: terminalsView, .results: resultsView,
      .elections: electionsView, .electionResults: electionResultsView, .speakers: speakersView, .recording: recording,
      .show: showView,
      .rundown: rundownView, .documents: documentsView, .roster: rosterView, .presences: presencesView,
      .documentsSealed: sealedDocuments, .tablets: tabletsView, .pressPictures: pressPicturesView,
      .pressPicturesReleased: releasedPressPictures,
    ]
    for reader in DocumentReader.allCases { values[.documentsReleased(to: reader)] = releasedDocuments(to: reader) }
    for audience in TabletAudience.allCases { values[.tablet(audience)] = tabletView(for: audience) }
    for output in outputs { values[.output(output.name)] = outputView(output.name) }
    for id in screens.map(\.id) + ["nobody-knows-me"] { values[.screen(id)] = screenView(id) }
    return values
  }
}
