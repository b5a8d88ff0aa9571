/// Something that somebody wants done with an election; the argument of `election.…` commands.
public enum ElectionStep: Sendable, Hashable {
  /// Puts somebody forward; `name` for whoever is not on the roster.
  case nominate(Code<Candidate>, name: String?, origin: Candidate.Origin)
  /// How many of those attending want a nominee from the floor on the list.
  case support(Code<Candidate>, votes: Int)
  case withdraw(Code<Candidate>, reason: String)
  case adoptList
  /// The papers are handed out; the base is the summoned but those absent throughout, by what was entered before where
  /// nothing is said.
  case issue(issued: Int, absentThroughout: Int?)
  /// The papers are back; counts entered before are forgotten.
  case collect(collected: Int)
  case count(ElectionFigures)
  case confirm
  case publish
  case abort(reason: String)
  case void(reason: String)
  /// Calls the round that the newest result asks for; in a second round between `candidates` or, without them, between
  /// all who were not elected.
  case nextRound(candidates: [Code<Candidate>])

  /// The command's name.
  public var name: CommandName {
    switch self {
    case .nominate: .electionNominate
    case .support: .electionSupport
    case .withdraw: .electionWithdraw
    case .adoptList: .electionAdoptList
    case .issue: .electionIssue
    case .collect: .electionCollect
    case .count: .electionCount
    case .confirm: .electionConfirm
    case .publish: .electionPublish
    case .abort: .electionAbort
    case .void: .electionVoid
    case .nextRound: .electionNextRound
    }
  }
}
