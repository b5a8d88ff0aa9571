public import Congress

/// How a congress went, as the minutes tell it: what was dealt with in which order, and what happened meanwhile.
///
/// Made by folding the journal's records once, so it says what the journal says and nothing else. The same records give
/// the same course.
public struct CongressCourse: Sendable {
  /// What was dealt with, in the order in which it was begun.
  public internal(set) var sections: [CourseSection]
  /// Every speech that was called up, in the order in which it was.
  public internal(set) var speeches: [RecordedSpeech]
  /// How things stand after the last record.
  public let state: CongressState
  /// When the congress was founded, in ms since 1970 UTC.
  public let foundedMS: Int64
  /// Who of the roster was in the hall at least once.
  public let everPresent: Set<Code<Delegate>>

  /// The session that it is the course of; nothing where it is that of the whole congress.
  public private(set) var session: Code<Session>?

  let ballotRounds: [RoundKey<Ballot>: BallotRoundCourse]
  let electionRounds: [RoundKey<Election>: ElectionRoundCourse]

  /// Folds records, from the founding on; nothing where they do not begin with one.
  public init?(_ records: some Sequence<EventRecord>) {
    var fold: CourseFold?
    for record in records {
      if fold == nil { fold = CourseFold(founding: record) } else { fold?.take(record) }
    }
    guard let fold else { return nil }
    sections = fold.sections
    speeches = fold.speeches
    state = fold.state
    foundedMS = fold.foundedMS
    everPresent = fold.everPresent
    ballotRounds = fold.ballotRounds
    electionRounds = fold.electionRounds
  }

  /// The congress.
  public var definition: Definition { state.definition }

  /// The newest or another round of a ballot; nothing where there is none.
  /// - Parameter round: Which round, from 1; the newest where none is said.
  public func ballot(_ code: Code<Ballot>, round: Int? = nil) -> BallotRecord? {
    guard let ballot = state.ballot(code) else { return nil }
    let number = round ?? ballot.round
    guard (1...ballot.round).contains(number) else { return nil }
    let phase = number == ballot.round ? ballot.phase : ballot.earlierRounds[number - 1]
    let course = ballotRounds[RoundKey(code: code, number: number)]
    return BallotRecord(
      congress: definition.id, plan: ballot.plan(ofRound: number), round: number, phase: phase,
      voted: course?.voted ?? [], steps: course?.steps ?? [])
  }

  /// The newest or another round of an election; nothing where there is none.
  /// - Parameter round: Which round, from 1; the newest where none is said.
  public func election(_ code: Code<Election>, round: Int? = nil) -> ElectionRecord? {
    guard let election = state.election(code) else { return nil }
    let number = round ?? election.rounds.count
    guard election.rounds.indices.contains(number - 1) else { return nil }
    let course = electionRounds[RoundKey(code: code, number: number)]
    return ElectionRecord(
      congress: definition.id, plan: election.plan, round: ElectionRoundView(election.rounds[number - 1]),
      counts: course?.counts ?? [], steps: course?.steps ?? [])
  }

  /// Every round of every ballot that was put to the hall, in the order in which it was.
  public var ballotsPut: [BallotRecord] {
    sections.flatMap(\.happenings).compactMap {
      if case .ballot(let code, let round) = $0 { ballot(code, round: round) } else { nil }
    }
  }

  /// Every round of every election that came before the hall, in the order in which it did.
  public var electionsHeld: [ElectionRecord] {
    sections.flatMap(\.happenings).compactMap {
      if case .election(let code, let round) = $0 { election(code, round: round) } else { nil }
    }
  }

  /// The course of one session alone; nothing where none of it was begun.
  public func only(_ session: Code<Session>) -> CongressCourse? {
    var course = self
    course.sections.removeAll { $0.session != session }
    course.session = session
    return course.sections.isEmpty ? nil : course
  }
}

/// One round of a ballot or an election, as its key.
struct RoundKey<Thing: Sendable>: Sendable, Hashable {
  let code: Code<Thing>
  let number: Int
}

/// What the journal has of one round of a ballot beside its figures.
struct BallotRoundCourse: Sendable {
  var steps: [RecordedStep] = []
  var voted: Set<Code<Delegate>> = []
}

/// What the journal has of one round of an election beside its figures.
struct ElectionRoundCourse: Sendable {
  var steps: [RecordedStep] = []
  var counts: [TellerCount] = []
}
