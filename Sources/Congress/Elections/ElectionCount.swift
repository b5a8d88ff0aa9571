/// The figures of an election as a teller enters them, by the codes of the candidates.
public struct ElectionFigures: Sendable, Hashable, Codable {
  /// Papers that count.
  public let valid: Int
  /// Papers that do not.
  public let invalid: Int
  /// The votes for each candidate: left standing, or agree.
  public let votes: [String: Int]
  /// Disagree for each candidate, on papers without surplus.
  public let disagree: [String: Int]?

  /// Figures as entered.
  public init(valid: Int, invalid: Int, votes: [String: Int], disagree: [String: Int]? = nil) {
    self.valid = valid
    self.invalid = invalid
    self.votes = votes
    self.disagree = disagree
  }
}

/// The figures of an election in the order of its list.
///
/// Invariant: made by ``init(_:of:)`` the figures reconcile with the papers that came back.
public struct ElectionCount: Sendable, Hashable, Codable {
  /// Papers that count.
  public let valid: Int
  /// Papers that do not.
  public let invalid: Int
  /// The votes for each candidate, in the order of the list.
  public let votes: [Int]
  /// Disagree for each candidate, in the order of the list; nothing on papers with surplus.
  public let disagree: [Int]?

  /// Figures in the order of a list.
  public init(valid: Int, invalid: Int, votes: [Int], disagree: [Int]? = nil) {
    self.valid = valid
    self.invalid = invalid
    self.votes = votes
    self.disagree = disagree
  }
}

/// What one teller has counted.
public struct TellerCount: Sendable, Hashable, Codable {
  /// The name under which the teller's connection said hello.
  public let teller: String
  /// The figures.
  public let count: ElectionCount

  /// What one teller has counted.
  public init(teller: String, count: ElectionCount) {
    self.teller = teller
    self.count = count
  }
}

/// One figure in which two tellers differ.
public struct ElectionDifference: Sendable, Hashable, Codable {
  /// What a figure counts.
  public enum Figure: String, Sendable, Hashable, Codable, CaseIterable {
    case valid, invalid, votes, disagree
  }

  /// What the figure counts.
  public let figure: Figure
  /// Whose figure it is; nobody's for papers.
  public let candidate: Code<Candidate>?
  /// What the first teller has.
  public let first: Int
  /// What the second teller has.
  public let second: Int

  /// One figure in which two tellers differ.
  public init(figure: Figure, candidate: Code<Candidate>?, first: Int, second: Int) {
    self.figure = figure
    self.candidate = candidate
    self.first = first
    self.second = second
  }

  /// Every figure in which two counts of one list differ, papers first, then in the order of the list.
  public static func between(
    _ first: ElectionCount, _ second: ElectionCount, of list: CandidateList
  ) -> [ElectionDifference] {
    var all = [
      ElectionDifference(figure: .valid, candidate: nil, first: first.valid, second: second.valid),
      ElectionDifference(figure: .invalid, candidate: nil, first: first.invalid, second: second.invalid),
    ]
    all += zip(list.codes, zip(first.votes, second.votes)).map {
      ElectionDifference(figure: .votes, candidate: $0, first: $1.0, second: $1.1)
    }
    all += zip(list.codes, zip(first.disagree ?? [], second.disagree ?? [])).map {
      ElectionDifference(figure: .disagree, candidate: $0, first: $1.0, second: $1.1)
    }
    return all.filter { $0.first != $0.second }
  }
}
