extension CommandRegistry {
  /// The commands about elections that are prepared, and the committee's lists, until a list is adopted.
  static let electionPlans: [any CommandFamily.Type] = [
    AddElection.self, EditElection.self, MoveElection.self, DropElection.self, AddPreparedCandidate.self,
    RenamePreparedCandidate.self, DropPreparedCandidate.self,
  ]
}

/// Puts in an election that nobody had foreseen.
struct AddElection: CommandBody {
  static let name = CommandName("election.add")
  static let roles: [Role] = [.operator]
  static let example = Self(
    election: "E7", draft: ElectionDraft(title: LocalizedText(vi: "Bầu Ban Kiểm tra"), seats: 3),
    candidates: [NewCandidate(candidate: "K7", name: "Lê Thị Hoa")])

  /// Its code.
  let election: Code<Election>
  /// What it is.
  let draft: ElectionDraft
  /// Whom the committee puts forward.
  let candidates: [NewCandidate]

  var subject: String? { election.text }
  var hallTexts: [String] { (draft.title?.all ?? []) + candidates.compactMap(\.name) }

  func events(in state: CongressState, _ context: CommandContext) throws(Rejection) -> [Event] {
    guard election.isFit else { throw .election(election, .planCodeNotFit) }
    guard state.election(election) == nil else { throw .election(election, .codeTaken) }
    guard state.elections.count < ElectionPlan.electionsMax else { throw .election(election, .tooMany) }
    guard draft.title != nil, draft.seats != nil else { throw .election(election, .titleOrSeatsMissing) }
    let bare = ElectionPlan(
      code: election, title: LocalizedText(vi: ""), seats: 1, form: .withSurplus, candidates: []
    ).taking(draft)
    let decision = ElectionDecision(state: state, election: Election(plan: bare), actor: context.actor)
    try decision.check(bare)
    var plan = bare
    for new in candidates { plan = plan.with(plan.candidates + [try decision.prepared(new, beside: plan.candidates)]) }
    return [.electionPlanned(change: .added(plan: plan, place: state.elections.count))]
  }
}

extension AddElection {
  private enum CodingKeys: String, CodingKey { case election, candidates }

  init(from decoder: any Decoder) throws {
    let arguments = try decoder.container(keyedBy: CodingKeys.self)
    election = try arguments.decode(Code.self, forKey: .election)
    draft = try ElectionDraft(from: decoder)
    candidates = try arguments.decodeIfPresent([NewCandidate].self, forKey: .candidates) ?? []
  }

  func encode(to encoder: any Encoder) throws {
    var arguments = encoder.container(keyedBy: CodingKeys.self)
    try arguments.encode(election, forKey: .election)
    try draft.encode(to: encoder)
    if !candidates.isEmpty { try arguments.encode(candidates, forKey: .candidates) }
  }
}

/// What changes the plan of one election whose list has not been adopted.
private protocol ElectionPlanEdit: CommandBody {
  var election: Code<Election> { get }
  /// The plan as it becomes.
  func plan(_ found: ElectionDecision) throws(Rejection) -> ElectionPlan
}

extension ElectionPlanEdit {
  var subject: String? { election.text }

  func events(in state: CongressState, _ context: CommandContext) throws(Rejection) -> [Event] {
    let found = try state.changeable(election, by: context.actor)
    let plan = try plan(found)
    guard plan != found.election.plan else { throw found.broken(.alreadySo) }
    return [.electionPlanned(change: .edited(was: found.election.plan, became: plan))]
  }
}

/// Changes what an election is.
struct EditElection: ElectionPlanEdit {
  static let name = CommandName("election.edit")
  static let roles: [Role] = [.operator]
  static let example = Self(election: "E1", draft: ElectionDraft(seats: 3))

  /// The election.
  let election: Code<Election>
  /// What becomes otherwise.
  let draft: ElectionDraft

  var hallTexts: [String] { draft.title?.all ?? [] }

  func plan(_ found: ElectionDecision) throws(Rejection) -> ElectionPlan {
    let became = found.election.plan.taking(draft)
    try found.check(became)
    return became
  }
}

extension EditElection {
  private enum CodingKeys: String, CodingKey { case election }

  init(from decoder: any Decoder) throws {
    election = try decoder.container(keyedBy: CodingKeys.self).decode(Code.self, forKey: .election)
    draft = try ElectionDraft(from: decoder)
  }

  func encode(to encoder: any Encoder) throws {
    var arguments = encoder.container(keyedBy: CodingKeys.self)
    try arguments.encode(election, forKey: .election)
    try draft.encode(to: encoder)
  }
}

/// Puts an election behind another or, without one, before all.
struct MoveElection: CommandBody {
  static let name = CommandName("election.move")
  static let roles: [Role] = [.operator]
  static let example = Self(election: "E1", after: "E2")

  /// The election.
  let election: Code<Election>
  /// The election before it.
  let after: Code<Election>?

  var subject: String? { election.text }

  func events(in state: CongressState, _ context: CommandContext) throws(Rejection) -> [Event] {
    _ = try state.foundElection(election, by: context.actor)
    let rest = state.elections.map(\.code).filter { $0 != election }
    var place = 0
    if let after {
      guard let index = rest.firstIndex(of: after) else {
        throw .election(after, .unknown(known: state.elections.map(\.code)))
      }
      place = index + 1
    }
    guard let from = state.elections.firstIndex(where: { $0.code == election }), from != place else {
      throw .election(election, .alreadySo)
    }
    return [.electionPlanned(change: .moved(election: election, from: from, to: place))]
  }
}

/// Takes an election away that has not begun.
struct DropElection: CommandBody {
  static let name = CommandName("election.drop")
  static let roles: [Role] = [.operator]
  static let example = Self(election: "E1")

  /// The election.
  let election: Code<Election>

  var subject: String? { election.text }

  func events(in state: CongressState, _ context: CommandContext) throws(Rejection) -> [Event] {
    let known = try state.changeable(election, by: context.actor).election
    guard known == Election(plan: known.plan) else { throw .election(election, .hasBegun) }
    // Nothing of it can be on air yet: that takes papers at the least.
    let standbys = state.outputs.filter { $0.standby?.facts.election == election }
    let place = state.elections.firstIndex { $0.code == election } ?? 0
    return standbys.map { .cueStoodBy(output: $0.name, cue: nil) }
      + [.electionPlanned(change: .dropped(plan: known.plan, place: place))]
  }
}

/// Puts somebody on the committee's list; with a name whoever is not on the roster.
struct AddPreparedCandidate: ElectionPlanEdit {
  static let name = CommandName("election.add-candidate")
  static let roles: [Role] = [.operator]
  static let example = Self(election: "E1", candidate: "K7", fullName: "Lê Thị Hoa")

  /// The election.
  let election: Code<Election>
  /// Who it is.
  let candidate: Code<Candidate>
  /// The full name of whoever is not on the roster.
  let fullName: String?

  private enum CodingKeys: String, CodingKey {
    case election, candidate
    case fullName = "name"
  }

  var hallTexts: [String] { [fullName].compactMap(\.self) }

  func plan(_ found: ElectionDecision) throws(Rejection) -> ElectionPlan {
    let plan = found.election.plan
    let new = NewCandidate(candidate: candidate, name: fullName)
    return plan.with(plan.candidates + [try found.prepared(new, beside: plan.candidates)])
  }
}

/// Writes the name of somebody on the committee's list anew who is not on the roster.
struct RenamePreparedCandidate: ElectionPlanEdit {
  static let name = CommandName("election.edit-candidate")
  static let roles: [Role] = [.operator]
  static let example = Self(election: "E1", candidate: "K7", fullName: "Lê Thị Hoa")

  /// The election.
  let election: Code<Election>
  /// Who it is.
  let candidate: Code<Candidate>
  /// The full name.
  let fullName: String

  private enum CodingKeys: String, CodingKey {
    case election, candidate
    case fullName = "name"
  }

  var hallTexts: [String] { [fullName] }

  func plan(_ found: ElectionDecision) throws(Rejection) -> ElectionPlan {
    let plan = found.election.plan
    let index = try found.preparedIndex(candidate)
    var candidates = plan.candidates
    let name = try found.fullName(of: candidate, known: nil, given: fullName)
    candidates[index] = Candidate(code: candidate, name: name)
    return plan.with(candidates)
  }
}

/// Takes somebody off the committee's list.
struct DropPreparedCandidate: ElectionPlanEdit {
  static let name = CommandName("election.drop-candidate")
  static let roles: [Role] = [.operator]
  static let example = Self(election: "E1", candidate: "K7")

  /// The election.
  let election: Code<Election>
  /// Who it is.
  let candidate: Code<Candidate>

  func plan(_ found: ElectionDecision) throws(Rejection) -> ElectionPlan {
    let plan = found.election.plan
    let index = try found.preparedIndex(candidate)
    var candidates = plan.candidates
    candidates.remove(at: index)
    return plan.with(candidates)
  }
}

extension CongressState {
  /// The election with `code` as it is found, or the refusal that names those there are.
  func foundElection(_ code: Code<Election>, by actor: Actor) throws(Rejection) -> ElectionDecision {
    guard let election = election(code) else { throw .election(code, .unknown(known: elections.map(\.code))) }
    return ElectionDecision(state: self, election: election, actor: actor)
  }

  /// The election as it is found, where its plan has neither been adopted nor is being voted on.
  fileprivate func changeable(_ code: Code<Election>, by actor: Actor) throws(Rejection) -> ElectionDecision {
    let found = try foundElection(code, by: actor)
    guard found.election.earlierRounds.isEmpty else { throw found.broken(.hasBegun) }
    try found.checkListIsNotVotedOn()
    return found
  }
}

extension ElectionDecision {
  /// Somebody new on the committee's list.
  fileprivate func prepared(_ new: NewCandidate, beside others: [Candidate]) throws(Rejection) -> Candidate {
    let code = new.candidate
    if let known = round.nominee(code)?.candidate ?? others.first(where: { $0.code == code }) {
      throw broken(.candidateAlreadyStands(code, name: known.name))
    }
    let count = max(round.nominees.count, others.count) + 1
    guard count <= ElectionPlan.candidatesMax else { throw broken(.candidatesTooMany(count)) }
    return Candidate(code: code, name: try fullName(of: code, known: nil, given: new.name))
  }

  /// The place on the committee's list of somebody who has not withdrawn.
  fileprivate func preparedIndex(_ code: Code<Candidate>) throws(Rejection) -> Int {
    guard let nominee = round.nominee(code) else { throw broken(.candidateUnknown(code)) }
    guard let index = election.plan.candidates.firstIndex(where: { $0.code == code }),
      nominee.candidate.origin == .prepared
    else { throw broken(.candidateNotPrepared(code)) }
    if case .withdrawn = nominee.standing {
      throw broken(.candidateAlreadyWithdrawn(code, name: nominee.candidate.name))
    }
    return index
  }

  /// Refuses a plan that no election has, and one whose list is put already.
  fileprivate func check(_ plan: ElectionPlan) throws(Rejection) {
    guard plan.title.isFit else { throw broken(.titleNotFit) }
    guard ElectionPlan.seatsRange.contains(plan.seats) else { throw broken(.seatsOutOfRange(plan.seats)) }
    if let ballot = plan.listBallot { try checkIsAtRest(ballot) }
  }
}

extension LocalizedText {
  /// The text in every language that it has.
  var all: [String] { [vi, en].compactMap(\.self) }
}

extension Command {
  /// Puts in an election that nobody had foreseen.
  public static func electionAdd(
    _ election: Code<Election>, _ draft: ElectionDraft, candidates: [NewCandidate]
  ) -> Command {
    Command(AddElection(election: election, draft: draft, candidates: candidates))
  }

  /// Changes what an election is.
  public static func electionEdit(_ election: Code<Election>, _ draft: ElectionDraft) -> Command {
    Command(EditElection(election: election, draft: draft))
  }

  /// Puts an election behind another or, without one, before all.
  public static func electionMove(_ election: Code<Election>, after: Code<Election>?) -> Command {
    Command(MoveElection(election: election, after: after))
  }

  /// Takes an election away that has not begun.
  public static func electionDrop(_ election: Code<Election>) -> Command { Command(DropElection(election: election)) }

  /// Puts somebody on the committee's list.
  public static func electionAddCandidate(_ election: Code<Election>, _ new: NewCandidate) -> Command {
    Command(AddPreparedCandidate(election: election, candidate: new.candidate, fullName: new.name))
  }

  /// Writes the name of somebody on the committee's list anew who is not on the roster.
  public static func electionEditCandidate(
    _ election: Code<Election>, _ candidate: Code<Candidate>, name: String
  ) -> Command {
    Command(RenamePreparedCandidate(election: election, candidate: candidate, fullName: name))
  }

  /// Takes somebody off the committee's list.
  public static func electionDropCandidate(_ election: Code<Election>, _ candidate: Code<Candidate>) -> Command {
    Command(DropPreparedCandidate(election: election, candidate: candidate))
  }
}
