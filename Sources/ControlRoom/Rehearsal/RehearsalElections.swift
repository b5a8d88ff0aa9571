import Congress

/// The elections of a rehearsal: a list adopted, papers out and back, two tellers who first differ, a published result.
extension RehearsalPlanner {
  private static let tellers = (1...2).map { Actor(role: .teller, name: "teller-\($0)") }
  /// How long people fill in their papers, and how long a count takes, in s.
  private static let papersSeconds = 300
  private static let countSeconds = 600

  /// Plans the elections of an item: those that its cues are about and, where they are rehearsed at all, those that no
  /// item calls.
  mutating func planElections(_ item: Item, withUncalled: Bool) {
    let called = Self.elections(of: item)
    let ofOthers = Set(definition.agenda.items.flatMap(Self.elections))
    for plan in definition.elections where called.contains(plan.code) || withUncalled && !ofOthers.contains(plan.code) {
      planElection(plan)
    }
  }

  private static func elections(of item: Item) -> Set<Code<Election>> {
    Set([item.cue.election, item.endCue?.election].compactMap(\.self))
  }

  /// Plans the nominations that have to be over before a ballot on the list is taken.
  mutating func planNominations(before ballot: Code<Ballot>) {
    for plan in definition.elections where plan.listBallot == ballot && isRehearsed(plan) { planNominations(plan) }
  }

  private func isRehearsed(_ plan: ElectionPlan) -> Bool {
    definition.roles(for: CountElection.name).contains(.teller) && !inHall.isEmpty
  }

  /// Plans one election; one whose list this part of the congress has not adopted waits for another rehearsal.
  private mutating func planElection(_ plan: ElectionPlan) {
    guard isRehearsed(plan) else { return }
    if plan.listBallot == nil { planNominations(plan) }
    guard let list = lists[plan.code] else { return }
    pass(seconds: 60)
    act(Self.chair, .electionAdoptList(plan.code))
    let (issued, collected) = planPapers(plan)
    let counted = figures(of: list, seats: plan.seats, form: plan.form, collected: collected)
    planCounts(plan, counted)
    act(Self.chair, .electionConfirm(plan.code))
    pass(seconds: 10)
    if definition.publishing == .twoPersons {
      act(Self.chair, .electionPublish(plan.code), .refused("election_publish_needs_other_role"))
    }
    act(Self.control, .electionPublish(plan.code))
    show(.electionTable(plan.code, rows: nil, round: nil))
    show(.elected(plan.code, round: nil))
    figures.elections.append(
      .init(
        election: plan.code, issued: issued, collected: collected, valid: counted.valid,
        elected: elected(counted, seats: plan.seats)))
  }

  // MARK: The list

  /// Somebody is put forward whom nobody wants, and as many as the seats still ask for, whom everybody wants.
  private mutating func planNominations(_ plan: ElectionPlan) {
    let prepared = plan.candidates.map(\.code)
    let wanted = plan.form == .withSurplus ? plan.seats + 1 : plan.seats
    let strangers = voters.map { Code<Candidate>($0.text) }.filter { !prepared.contains($0) }
    let added = Array(strangers.dropLast().prefix(max(0, wanted - prepared.count)))
    lists[plan.code] = prepared + added
    for code in added { nominate(code, plan, votes: voters.count) }
    guard let unwanted = strangers.last else { return }
    act(Self.control, .electionNominate(plan.code, unwanted, name: nil, origin: .floor))
    pass(seconds: 20)
    act(Self.chair, .electionAdoptList(plan.code), .refused("election_support_missing"))
    act(Self.control, .electionSupport(plan.code, unwanted, votes: 0))
  }

  private mutating func nominate(_ code: Code<Candidate>, _ plan: ElectionPlan, votes: Int) {
    act(Self.control, .electionNominate(plan.code, code, name: nil, origin: .floor))
    pass(seconds: 20)
    act(Self.control, .electionSupport(plan.code, code, votes: votes))
  }

  // MARK: Papers and tellers

  private mutating func planPapers(_ plan: ElectionPlan) -> (issued: Int, collected: Int) {
    let teller = Self.tellers[0]
    let issued = voters.count - random.number(in: 0...min(2, voters.count - 1))
    pass(seconds: 60)
    act(
      teller, .electionIssue(plan.code, issued: voters.count + 1, absentThroughout: nil),
      .refused("election_issued_above_entitled"))
    act(teller, .electionIssue(plan.code, issued: issued, absentThroughout: nil))
    show(.electionPapers(plan.code))
    let collected = issued - random.number(in: 0...min(3, issued - 1))
    pass(seconds: Self.papersSeconds)
    act(teller, .electionCollect(plan.code, collected: collected))
    return (issued, collected)
  }

  /// The second teller slips in one figure, which nobody can confirm, and counts again.
  private mutating func planCounts(_ plan: ElectionPlan, _ right: ElectionFigures) {
    var votes = right.votes
    if let slip = votes.keys.filter({ votes[$0, default: 0] > 0 }).min() { votes[slip, default: 0] -= 1 }
    let wrong = ElectionFigures(valid: right.valid, invalid: right.invalid, votes: votes, disagree: right.disagree)
    pass(seconds: Self.countSeconds)
    act(Self.tellers[0], .electionCount(plan.code, right))
    act(Self.chair, .electionConfirm(plan.code), .refused("election_second_teller_missing"))
    if wrong != right {
      pass(seconds: 30)
      act(Self.tellers[1], .electionCount(plan.code, wrong))
      act(Self.chair, .electionConfirm(plan.code), .refused("election_tellers_differ"))
    }
    pass(seconds: 120)
    act(Self.tellers[1], .electionCount(plan.code, right))
    pass(seconds: 30)
  }

  /// Most for as many as there are seats, few for the others; no paper has more names than seats.
  private mutating func figures(
    of list: [Code<Candidate>], seats: Int, form: ElectionForm, collected: Int
  ) -> ElectionFigures {
    let invalid = random.number(in: 0...min(4, collected - 1))
    let valid = collected - invalid
    let others = list.dropFirst(seats).map { ($0.text, random.number(in: 0...(valid / 3))) }
    let spent = others.reduce(0) { $0 + $1.1 }
    let most = max(0, (valid * seats - spent) / seats)
    let first = list.prefix(seats).map { ($0.text, random.number(in: (most * 3 / 4)...most)) }
    let votes = Dictionary(uniqueKeysWithValues: first + others)
    guard form == .withoutSurplus else { return ElectionFigures(valid: valid, invalid: invalid, votes: votes) }
    // Beside a name somebody may mark neither.
    let disagree = votes.mapValues { (valid - $0) / 2 }
    return ElectionFigures(valid: valid, invalid: invalid, votes: votes, disagree: disagree)
  }

  /// Who is elected by the planner's own account: more than half of the summoned, as many as there are seats, and of those
  /// tied at the last seat nobody.
  private func elected(_ counted: ElectionFigures, seats: Int) -> [Code<Candidate>] {
    let summoned = definition.roster.delegates.count { $0.kind.isOfficial }
    let passing = counted.votes.filter { 2 * $0.value > summoned }.sorted { $0.value > $1.value }
    let beyond = passing.count > seats ? passing[seats].value : 0
    return passing.prefix(seats).filter { $0.value > beyond }.map { Code($0.key) }.sorted { $0.text < $1.text }
  }

  private mutating func show(_ cue: Cue) {
    guard let hall = definition.outputs.first?.name else { return }
    pass(seconds: 10)
    act(Self.control, .cueTake(hall, cue))
  }
}
