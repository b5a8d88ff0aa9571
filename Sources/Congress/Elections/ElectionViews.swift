extension CongressState {
  /// Every election with its figures.
  public var electionsView: ElectionsView {
    ElectionsView(elections: elections.map { ElectionView($0, standings: standings(of: $0)) })
  }

  /// Every published round of every election.
  public var electionResultsView: ElectionResultsView {
    ElectionResultsView(
      results: elections.flatMap { election in
        election.rounds.compactMap { ElectionResultView($0, of: election.plan) }
      })
  }
}

/// The `elections` topic, for those who work on them.
public struct ElectionsView: Sendable, Hashable, Codable {
  /// The elections in the order of the plan.
  public let elections: [ElectionView]

  /// The elections of a congress.
  public init(elections: [ElectionView]) { self.elections = elections }
}

/// One election with its figures, for those who work on it.
public struct ElectionView: Sendable, Hashable, Codable {
  /// The election's code.
  public let code: Code<Election>
  /// What is elected.
  public let title: LocalizedText
  /// How many are to be elected.
  public let seats: Int
  /// The seats that nobody has been elected to yet.
  public let openSeats: Int
  /// How the ballot paper of the first round is filled in.
  public let form: ElectionForm
  /// The ballot by which the congress adopts the list.
  public let listBallot: Code<Ballot>?
  /// How far the newest round has come.
  public let state: ElectionState
  /// The rounds, oldest first; never empty.
  public let rounds: [ElectionRoundView]
  /// How the steps stand that need neither figures nor names, role by role.
  public let standings: [ElectionStanding]

  /// An election as far as it has come.
  public init(_ election: Election, standings: [ElectionStanding]) {
    self.standings = standings
    code = election.code
    title = election.plan.title
    seats = election.plan.seats
    openSeats = election.openSeats
    form = election.plan.form
    listBallot = election.plan.listBallot
    state = election.state
    rounds = election.rounds.map(ElectionRoundView.init)
  }
}

extension ElectionView {
  /// The role that has asked for the newest standing result to be void, while the other has not agreed.
  public var voidRequestedBy: Role? { rounds.compactMap(\.voidRequestedBy).last }
}

/// One round with its figures, for those who work on it.
public struct ElectionRoundView: Sendable, Hashable, Codable {
  /// Which round this is, from 1.
  public let number: Int
  /// What it is held for.
  public let kind: ElectionRound.Kind
  /// How many are to be elected in it.
  public let seats: Int
  /// How far it has come.
  public let state: ElectionState
  /// Everybody put forward, and what stands between them and the list; once there is a list, it stands there instead.
  public let nominees: [Nominee]?
  /// The list as adopted, in order.
  public let list: CandidateList?
  /// How many papers were handed out.
  public let issued: Int?
  /// How many may vote: those present at the issuing.
  public let entitled: Int?
  /// Summoned delegates who are absent from the whole congress.
  public let absentThroughout: Int?
  /// What more than half is taken of.
  public let base: Int?
  /// The smallest count that can elect; nothing in a run-off.
  public let needed: Int?
  /// The attendance frozen at the issuing.
  public let attendance: Attendance?
  /// How many papers came back.
  public let collected: Int?
  /// The names of the tellers who have entered a count.
  public let tellers: [String]
  /// What the tellers have entered, once two have: nobody counts on their own who sees the other's figures.
  public let counts: [TellerCount]
  /// Where two tellers differ.
  public let differences: [ElectionDifference]
  /// What the figures mean, once confirmed.
  public let outcome: ElectionOutcome?
  /// Why it was aborted or voided.
  public let reason: String?
  /// The role that has asked for it to be void, while the other has not agreed.
  public let voidRequestedBy: Role?

  /// A round as far as it has come.
  public init(_ round: ElectionRound) {
    let phase = round.phase
    number = round.number
    kind = round.kind
    seats = round.seats
    state = phase.state
    list = phase.list
    nominees = phase.list == nil ? round.nominees : nil
    issued = phase.issue?.issued
    entitled = phase.issue?.entitled
    absentThroughout = phase.issue?.absentThroughout
    base = phase.issue?.base
    needed = round.kind == .runOff ? nil : phase.issue.map { Fraction.half.leastCountMoreThan(of: $0.base) }
    attendance = phase.issue?.attendance
    collected = phase.box?.collected
    tellers = phase.tellerCounts.map(\.teller)
    if case .counting(_, _, nil) = phase { counts = [] } else { counts = phase.tellerCounts }
    outcome = phase.outcome
    if case .counting(let box, let first, let second?) = phase {
      differences = ElectionDifference.between(first.count, second.count, of: box.issue.list)
    } else {
      differences = []
    }
    switch phase {
    case .aborted(let reason), .voided(_, _, _, let reason): self.reason = reason
    default: reason = nil
    }
    if case .published(_, _, _, let request) = phase {
      voidRequestedBy = request?.role
    } else {
      voidRequestedBy = nil
    }
  }
}

/// The `election-results` topic, for everybody.
public struct ElectionResultsView: Sendable, Hashable, Codable {
  /// The published rounds, election by election in the order of the plan, oldest round first.
  public let results: [ElectionResultView]

  /// The published rounds of a congress.
  public init(results: [ElectionResultView]) { self.results = results }
}

/// A published round, with everything that the head of the tellers reads out.
public struct ElectionResultView: Sendable, Hashable, Codable {
  /// The election's code.
  public let election: Code<Election>
  /// What is elected.
  public let title: LocalizedText
  /// Which round this is, from 1.
  public let round: Int
  /// What it was held for.
  public let kind: ElectionRound.Kind
  /// How many were to be elected in it.
  public let seats: Int
  /// The list, in order; the figures of `outcome` stand in the same order.
  public let list: CandidateList
  /// Official delegates called to the congress.
  public let summoned: Int
  /// Official delegates present when the papers were handed out.
  public let entitled: Int
  /// How many papers were handed out.
  public let issued: Int
  /// How many came back.
  public let collected: Int
  /// Figures, base, need, who is elected and who is tied, as confirmed.
  public let outcome: ElectionOutcome
  /// When it was published, in ms since 1970 UTC.
  public let publishedMS: Int64
  /// Whether it was declared void afterwards.
  public let isVoided: Bool

  /// The published result of a round; nothing while there is none.
  public init?(_ round: ElectionRound, of plan: ElectionPlan) {
    switch round.phase {
    case .published(let box, let outcome, let publishedMS, _):
      self.init(round, of: plan, box, outcome, publishedMS: publishedMS, isVoided: false)
    case .voided(let box, let outcome, let publishedMS, _):
      self.init(round, of: plan, box, outcome, publishedMS: publishedMS, isVoided: true)
    default: return nil
    }
  }

  private init(
    _ round: ElectionRound, of plan: ElectionPlan, _ box: BallotBox, _ outcome: ElectionOutcome, publishedMS: Int64,
    isVoided: Bool
  ) {
    election = plan.code
    title = plan.title
    self.round = round.number
    kind = round.kind
    seats = round.seats
    list = box.issue.list
    summoned = box.issue.attendance.summoned
    entitled = box.issue.entitled
    issued = box.issue.issued
    collected = box.collected
    self.outcome = outcome
    self.publishedMS = publishedMS
    self.isVoided = isVoided
  }
}
