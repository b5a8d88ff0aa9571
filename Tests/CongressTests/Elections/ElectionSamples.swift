import HallTestSupport
import Congress

extension ElectionPlan {
  /// `E1`: 7 seats with surplus, 8 prepared.
  ///
  /// `E2`: 2 seats without surplus, its list adopted by ballot `B1`.
  static var samples: [ElectionPlan] {
    [
      ElectionPlan(
        code: "E1", title: LocalizedText(vi: "Bầu Ban Chấp hành"), seats: 7, form: .withSurplus,
        candidates: Candidate.samples),
      ElectionPlan(
        code: "E2", title: LocalizedText(vi: "Bầu Đoàn đại biểu"), seats: 2, form: .withoutSurplus, listBallot: "B1",
        candidates: Array(Candidate.samples.prefix(2))),
    ]
  }

  /// An election of so many for so many seats; candidates are `K001`, `K002`… and stand in that order.
  static func plain(seats: Int, candidates: Int, form: ElectionForm = .withSurplus) -> ElectionPlan {
    ElectionPlan(
      code: "E1", title: LocalizedText(vi: "Bầu Ban Chấp hành"), seats: seats, form: form,
      candidates: (1...candidates).map { number in
        let digits = String(number)
        let code = "K" + String(repeating: "0", count: 3 - digits.count) + digits
        return Candidate(code: Code(code), name: "Ứng viên")
      })
  }
}

extension Candidate {
  /// Eight whose order on paper is `orderOfSamples`.
  static var samples: [Candidate] {
    let names = [
      "Nguyễn Văn Ước", "Trần Thị Ánh", "Lê Đức An", "Phạm Văn Ân", "Hồ Thị Đào", "Võ Văn Dũng", "Bùi Thị Oanh",
      "Đỗ Văn Ôn",
    ]
    return names.enumerated().map { Candidate(code: Code("C\($0 + 1)"), name: $1) }
  }

  static let orderOfSamples: [Code<Candidate>] = ["C3", "C2", "C4", "C6", "C5", "C7", "C8", "C1"]
}

extension Actor {
  static let secondTeller = Actor(role: .teller, name: "teller-2")
  static let thirdTeller = Actor(role: .teller, name: "teller-3")
}

extension Hall {
  /// A hall where an election is the only thing that matters, with everybody present but the last `absent`.
  static func electing(_ plan: ElectionPlan, delegates: Int, absent: Int = 0) throws -> Hall {
    try Hall(.sample(delegates: delegates, present: delegates - absent, elections: [plan]))
  }

  /// Runs steps of `E1`.
  mutating func elect(_ steps: ElectionStep..., as actor: Actor = .control) throws(Rejection) {
    for step in steps { try run(.election("E1", step), as: actor) }
  }

  /// `E1`, which every hall here has.
  var election: Election {
    get throws {
      guard let election = state.election("E1") else { throw SampleError(description: "there is no E1") }
      return election
    }
  }

  /// The outcome of the newest round of `E1`.
  var outcome: ElectionOutcome {
    get throws {
      guard let outcome = try election.round.phase.outcome else { throw SampleError(description: "no outcome yet") }
      return outcome
    }
  }

  /// Brings a listed round to its confirmed figures: both tellers count the same.
  mutating func count(
    issued: Int, collected: Int? = nil, valid: Int? = nil, absentThroughout: Int = 0, votes: [Int],
    disagree: [Int]? = nil
  ) throws {
    try elect(.issue(issued: issued, absentThroughout: absentThroughout), .collect(collected: collected ?? issued))
    let figures = try self.figures(valid: valid ?? collected ?? issued, votes: votes, disagree: disagree)
    try elect(.count(figures), as: .teller)
    try elect(.count(figures), as: .secondTeller)
    try elect(.confirm)
  }

  /// Figures in the order of the list; whatever of the papers is not valid is invalid.
  func figures(valid: Int, votes: [Int], disagree: [Int]? = nil) throws -> ElectionFigures {
    let phase = try election.round.phase
    guard let codes = phase.list?.codes.map(\.text), let box = phase.box else {
      throw SampleError(description: "there is no list yet")
    }
    return ElectionFigures(
      valid: valid, invalid: box.collected - valid,
      votes: Dictionary(uniqueKeysWithValues: zip(codes, votes)),
      disagree: disagree.map { Dictionary(uniqueKeysWithValues: zip(codes, $0)) })
  }
}

/// A step of an election in short, as tests say it of `E1`.
struct ElectionStep: Sendable, CustomStringConvertible {
  /// The step of an election of that code.
  let command: @Sendable (Code<Election>) -> Command

  var name: CommandName { command("E1").name }
  var description: String { "\(command("E1").body)" }

  static var adoptList: Self { Self { .electionAdoptList($0) } }
  static var confirm: Self { Self { .electionConfirm($0) } }
  static var publish: Self { Self { .electionPublish($0) } }
  static func abort(reason: String) -> Self { Self { .electionAbort($0, reason: reason) } }
  static func void(reason: String) -> Self { Self { .electionVoid($0, reason: reason) } }
  static func count(_ figures: ElectionFigures) -> Self { Self { .electionCount($0, figures) } }
  static func collect(collected: Int) -> Self { Self { .electionCollect($0, collected: collected) } }
  static func nextRound(candidates: [Code<Candidate>]) -> Self {
    Self { .electionNextRound($0, candidates: candidates) }
  }

  static func nominate(_ code: Code<Candidate>, name: String?, origin: Candidate.Origin) -> Self {
    Self { .electionNominate($0, code, name: name, origin: origin) }
  }

  static func support(_ code: Code<Candidate>, votes: Int) -> Self { Self { .electionSupport($0, code, votes: votes) } }

  static func withdraw(_ code: Code<Candidate>, reason: String) -> Self {
    Self { .electionWithdraw($0, code, reason: reason) }
  }

  static func issue(issued: Int, absentThroughout: Int?) -> Self {
    Self { .electionIssue($0, issued: issued, absentThroughout: absentThroughout) }
  }
}

extension Command {
  static func election(_ code: Code<Election>, _ step: ElectionStep) -> Command { step.command(code) }
}
