/// An election as prepared and as far as it has come, round by round.
///
/// Invariant: rounds are numbered from 1; every round but the newest has ended, and what a published one says is never
/// changed, only declared void.
public struct Election: Sendable, Hashable, Codable {
  /// The most rounds of one election.
  public static let roundsMax = 20

  /// The election as prepared.
  public internal(set) var plan: ElectionPlan
  /// The rounds before the newest, oldest first.
  public internal(set) var earlierRounds: [ElectionRound]
  /// The newest round.
  public internal(set) var round: ElectionRound

  /// An election whose prepared candidates stand, and to which others may be nominated.
  public init(plan: ElectionPlan) {
    self.plan = plan
    earlierRounds = []
    round = ElectionRound(
      number: 1, kind: .first, seats: plan.seats,
      nominees: plan.candidates.map { Nominee(candidate: $0, standing: .admitted) }, phase: .nominating)
  }

  /// The election's code.
  public var code: Code<Election> { plan.code }

  /// How far the newest round has come, by name.
  public var state: ElectionState { round.phase.state }

  /// Every round, oldest first.
  public var rounds: [ElectionRound] { earlierRounds + [round] }

  /// The rounds whose result is published and stands.
  public var standingRounds: [ElectionRound] { rounds.filter { $0.phase.state == .published } }

  /// Everybody elected so far, round by round, highest first.
  public var elected: [Code<Candidate>] { standingRounds.flatMap { $0.phase.outcome?.elected ?? [] } }

  /// The seats that nobody has been elected to yet.
  public var openSeats: Int { max(0, plan.seats - elected.count) }

  /// Everybody who stood in a round that counts and has not been elected, in order.
  public var notElected: [Candidate] {
    var seen = Set(elected)
    return Candidate.inOrder(standingRounds.flatMap { $0.phase.list?.candidates ?? [] })
      .filter { seen.insert($0.code).inserted }
  }

  /// The place in `rounds` of the round that can be declared void: the newest published one, where every later round
  /// has come to nothing.
  var voidableRoundIndex: Int? {
    let all = rounds
    guard let index = all.lastIndex(where: { ![.aborted, .voided].contains($0.phase.state) }),
      all[index].phase.state == .published
    else { return nil }
    return index
  }
}

/// One round of an election.
public struct ElectionRound: Sendable, Hashable, Codable {
  /// What a round is held for, and with it its rule.
  public enum Kind: String, Sendable, Hashable, Codable, CaseIterable {
    /// For all seats.
    case first
    /// For seats that stayed open; more than half is needed again.
    case second
    /// Between those tied at the last seat; the higher wins, without needing half.
    case runOff = "run-off"
  }

  /// Which round this is, from 1.
  public let number: Int
  /// What it is held for.
  public let kind: Kind
  /// How many are to be elected in it.
  public let seats: Int
  /// Everybody put forward, in the order in which that happened.
  public internal(set) var nominees: [Nominee]
  /// How far it has come.
  public internal(set) var phase: ElectionPhase

  /// A round as far as it has come.
  public init(number: Int, kind: Kind, seats: Int, nominees: [Nominee], phase: ElectionPhase) {
    self.number = number
    self.kind = kind
    self.seats = seats
    self.nominees = nominees
    self.phase = phase
  }

  /// The nominee with `code`, if there is one.
  func nominee(_ code: Code<Candidate>) -> Nominee? { nominees.first { $0.candidate.code == code } }
}
