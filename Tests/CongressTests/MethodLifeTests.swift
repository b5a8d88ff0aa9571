import Congress
import Testing

/// Goal: what brings votes and figures in is taken in exactly the states in which it may be, for every method.
///
/// Method: a ballot of each method is brought to every state; voting, reporting a block, counting and splitting are
/// tried there, and change nothing where they are refused.
@Suite struct MethodLifeTests {
  /// What brings something into a ballot, or takes something out of it.
  enum Move: String, CaseIterable, Sendable {
    case vote, report, count, split

    func command(on ballot: Code<Ballot>) -> Command {
      let figures = ["for": 1, "against": 0, "other": 0]
      return switch self {
      case .vote: .ballotVote(ballot, delegate: "D1", choice: "for")
      case .report: .ballotReportBlock(ballot, block: "A", counts: figures)
      case .count:
        .ballotCount(
          ballot, counts: figures, paper: ballot == "B8" ? PaperFigures(issued: 1, collected: 1, invalid: 0) : nil)
      case .split: .ballotSplit(ballot, target: "2")
      }
    }

    /// The states in which the move is taken, by the ballot's method; none where it is another method's.
    func states(for plan: BallotPlan) -> Set<BallotState> {
      switch self {
      case .vote: plan.method.isElectronic ? [.open] : []
      case .report: plan.method == .blockCount ? [.open, .held, .closed, .counted] : []
      case .count:
        plan.method == .cardCount || plan.method == .paper ? [.open, .held, .closed, .counted] : []
      case .split: plan.targets.isEmpty ? [] : [.ready, .asked]
      }
    }
  }

  /// A ballot of the congress with every method, brought to a state; nothing where the method never stands there.
  private static func hall(_ ballot: Code<Ballot>, in state: BallotState) throws -> Hall? {
    var hall = try Hall(.everyMethod())
    let figures = ["for": 3, "against": 0, "other": 0]
    func bring(_ wanted: BallotState) throws {
      guard let plan = hall.state.ballot(ballot)?.plan else { return }
      switch wanted {
      case .ready: break
      case .asked: try hall.run(.ballotAsk(ballot))
      case .open: try hall.run(.ballotOpen(ballot))
      case .held: try hall.run(.ballotHold(ballot))
      case .closed: try hall.run(.ballotClose(ballot))
      case .counted where plan.method == .blockCount:
        for block in ["A", "B"] as [Code<Block>] {
          try hall.run(.ballotReportBlock(ballot, block: block, counts: ["for": 2, "against": 0, "other": 0]))
        }
      case .counted where plan.method.isElectronic: break
      case .counted:
        let paper = plan.method == .paper ? PaperFigures(issued: 4, collected: 3, invalid: 0) : nil
        try hall.run(.ballotCount(ballot, counts: figures, paper: paper))
      case .confirmed: try hall.run(.ballotConfirm(ballot))
      case .published: try hall.run(.ballotPublish(ballot))
      case .aborted: try hall.run(.ballotAbort(ballot, reason: "nhầm"))
      case .voided:
        try hall.run(.ballotVoid(ballot, reason: "nhầm"))
        try hall.run(.ballotVoid(ballot, reason: ""), as: .podium)
      }
    }
    let way: [BallotState] =
      switch state {
      case .ready: []
      case .asked: [.asked]
      case .open: [.open]
      case .held: [.open, .held]
      case .closed: [.open, .closed]
      case .counted: [.open, .closed, .counted]
      case .confirmed: [.open, .closed, .counted, .confirmed]
      case .published: [.open, .closed, .counted, .confirmed, .published]
      case .aborted: [.asked, .aborted]
      case .voided: [.open, .closed, .counted, .confirmed, .published, .voided]
      }
    for step in way { try bring(step) }
    return hall.ballot(ballot) == state ? hall : nil
  }

  @Test(arguments: ["B1", "B4", "B5", "B6", "B7", "B8", "B9"] as [Code<Ballot>], BallotState.allCases)
  func aMoveIsTakenWhereItMayBeAndChangesNothingElsewhere(_ ballot: Code<Ballot>, _ state: BallotState) throws {
    // On terminals closing and counting are one.
    guard let prepared = try Self.hall(ballot, in: state) else {
      #expect(state == .closed && prepared(ballot)?.method.isElectronic == true, "\(ballot) never came to \(state)")
      return
    }
    for move in Move.allCases {
      var hall = prepared
      let plan = try #require(hall.state.ballot(ballot)?.plan)
      let actor = move == .vote ? Actor.gateway : .control
      if move.states(for: plan).contains(state) {
        try hall.run(move.command(on: ballot), as: actor)
      } else {
        let before = hall.state
        #expect(throws: Rejection.self, "\(move) on \(ballot) in \(state)") {
          try hall.run(move.command(on: ballot), as: actor)
        }
        #expect(hall.state == before)
      }
    }
  }

  private func prepared(_ ballot: Code<Ballot>) -> BallotPlan? {
    Definition.everyMethod().ballots.first { $0.code == ballot }
  }
}
