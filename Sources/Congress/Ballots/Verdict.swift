/// What a vote has decided.
///
/// ``init(of:kind:choices:state:)`` is the one place that says whether there is a verdict, and which: walls, panels,
/// reports and exports ask it, each for what it knows of the vote.
public enum Verdict: Sendable, Hashable {
  /// The first choice of a motion has reached the need.
  case adopted
  /// It has not.
  case notAdopted
  /// The alternative at this place among the choices has reached the need, with more votes than any other.
  case alternativeAdopted(Int)
  /// No alternative is adopted; the places of those that share the most votes, where several do.
  case noAlternative(tied: [Int])

  /// The verdict of a round; nothing while figures may be missing, after the round came to nothing, and where there was
  /// no valid vote.
  public init?(of outcome: Outcome?, kind: BallotPlan.Kind, choices: [Choice], state: BallotState) {
    guard state.hasWholeResult, let outcome, outcome.hasVotes else { return nil }
    switch kind {
    case .motion: self = outcome.isAdopted ? .adopted : .notAdopted
    case .alternatives:
      if let place = choices.firstIndex(where: { $0.key == outcome.adopted }) {
        self = .alternativeAdopted(place)
      } else {
        self = .noAlternative(tied: choices.indices.filter { outcome.tied?.contains(choices[$0].key) ?? false })
      }
    }
  }

  /// Whether something was adopted.
  public var isAdoption: Bool {
    switch self {
    case .adopted, .alternativeAdopted: true
    case .notAdopted, .noAlternative: false
    }
  }

  /// The places of the alternatives that it names.
  public var places: [Int] {
    switch self {
    case .adopted, .notAdopted: []
    case .alternativeAdopted(let place): [place]
    case .noAlternative(let tied): tied
    }
  }

  /// Its stable name, as exports carry it.
  public var name: String {
    switch self {
    case .adopted: "adopted"
    case .notAdopted: "not-adopted"
    case .alternativeAdopted: "alternative-adopted"
    case .noAlternative(let tied): tied.isEmpty ? "no-alternative" : "tie"
    }
  }
}

/// What has to be reached, and of how many: 243 of 485.
public struct Need: Sendable, Hashable {
  /// The smallest figure that is enough.
  public let needed: Int
  /// What it is a part of, in people, or in votes where they are weighted.
  public let base: Int

  /// The need of a round; nothing while it moves with figures that may be missing, and of nobody.
  public init?(of outcome: Outcome?, base: BallotPlan.Base, state: BallotState) {
    guard let outcome, outcome.base > 0, state.hasWholeFigures || !base.growsWithVotes else { return nil }
    needed = outcome.needed
    self.base = outcome.base
  }
}

extension BallotState {
  /// Whether every figure is in, and the round has not come to nothing.
  var hasWholeResult: Bool { [.counted, .confirmed, .published].contains(self) }

  /// Whether every figure is in.
  var hasWholeFigures: Bool { hasWholeResult || self == .voided }
}

extension BallotPlan.Base {
  /// Whether it is known only once every vote is in.
  var growsWithVotes: Bool { self == .cast || self == .valid }
}

extension Outcome {
  /// Whether there is any valid vote.
  var hasVotes: Bool { base > 0 && tally.deciding.contains { $0 > 0 } }

  /// The figures of a round that has no verdict, for whoever reads the outcome and not the round's state.
  var undecided: Outcome { Outcome(figuresOf: self) }
}

extension BallotPlan {
  /// The verdict of a round of the ballot; nothing where there is none.
  public func verdict(of outcome: Outcome?, in state: BallotState) -> Verdict? {
    Verdict(of: outcome, kind: kind, choices: choices, state: state)
  }

  /// What a round of the ballot needs, once that is known.
  public func need(of outcome: Outcome?, in state: BallotState) -> Need? { Need(of: outcome, base: base, state: state) }

  /// The outcome as it may be told: of a round without a verdict only its figures.
  public func told(_ outcome: Outcome?, in state: BallotState) -> Outcome? {
    verdict(of: outcome, in: state) == nil ? outcome?.undecided : outcome
  }

  /// The choices with the signs that they have on walls and panels.
  ///
  /// An alternative is neither for nor against anything: until one is adopted all have the same sign.
  public func choicesToShow(_ verdict: Verdict? = nil) -> [Choice] {
    guard kind == .alternatives else { return choices }
    return choices.enumerated().map { place, choice in
      choice.signed(verdict == .alternativeAdopted(place) ? .agree : .other)
    }
  }
}

// MARK: Alternatives

extension BallotPlan {
  /// Which alternative the figures of a vote adopt, and which share the most votes.
  ///
  /// The one with the most votes, where these are enough and no other has as many.
  func standing(of figures: [Int], needed: Int) -> (adopted: Choice?, tied: [Choice]) {
    let standing = zip(choices, figures).filter { $0.0.isAdoptable }
    guard let most = standing.map(\.1).max(), most > 0 else { return (nil, []) }
    let first = standing.filter { $0.1 == most }.map(\.0)
    if first.count > 1 { return (nil, first) }
    return (most >= needed ? first.first : nil, [])
  }

  /// The choices of a run-off: the two alternatives with the most votes and whichever have as many as the second, with
  /// the choices that cannot be adopted; nothing where nobody asks for one.
  func runOff(after outcome: Outcome?, in state: BallotState) -> [Choice]? {
    guard state == .published, case .noAlternative? = verdict(of: outcome, in: state), let outcome else { return nil }
    let figures = outcome.tally.deciding
    let ranked = zip(choices, figures).filter { $0.0.isAdoptable }.map(\.1).sorted(by: >)
    guard ranked.count > 1 else { return nil }
    return zip(choices, figures).filter { !$0.0.isAdoptable || $0.1 >= ranked[1] }.map(\.0)
  }
}
