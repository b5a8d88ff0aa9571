/// The lock of a secret vote: makes choices unreadable when they come in, and readable once, at the close.
///
/// The key is kept outside the record, so neither the record nor a copy of it can tell what anybody chose. Where the key
/// is lost before the close, the round can only be aborted and put again.
public protocol BallotSealing: Sendable {
  /// A choice made unreadable; as long for every choice, and different each time. Nothing where no key can be kept.
  func seal(_ choice: Int, of delegate: Code<Delegate>, in round: SealedRound) -> String?
  /// The choice in a sealed vote; nothing where the key is lost or the vote is not this delegate's of this round.
  func open(_ sealed: String, of delegate: Code<Delegate>, in round: SealedRound) -> Int?
  /// Whether a vote of a round has been read with the key that new ones are sealed with, so that no other need be.
  func isKnownToOpen(_ round: SealedRound) -> Bool
}

extension BallotSealing {
  /// Nothing is known; each is read.
  public func isKnownToOpen(_ round: SealedRound) -> Bool { false }
}

/// One round of a secret ballot, which has a key of its own.
public struct SealedRound: Sendable, Hashable {
  /// The ballot.
  public let ballot: Code<Ballot>
  /// The round, from 1.
  public let number: Int

  /// A round of a ballot.
  public init(ballot: Code<Ballot>, number: Int) {
    self.ballot = ballot
    self.number = number
  }
}

/// No key at all: secret votes are refused.
public struct NoSealing: BallotSealing {
  /// A lock that seals nothing.
  public init() {}
  /// Nothing.
  public func seal(_ choice: Int, of delegate: Code<Delegate>, in round: SealedRound) -> String? { nil }
  /// Nothing.
  public func open(_ sealed: String, of delegate: Code<Delegate>, in round: SealedRound) -> Int? { nil }
}

extension CongressState {
  /// The rounds whose sealed votes are still to be read; the keys of all others may be destroyed.
  public var sealedRounds: Set<SealedRound> {
    let rounds = ballots.filter { $0.plan.method == .electronicSecret && $0.phase.entries != nil }
    return Set(rounds.map { SealedRound(ballot: $0.code, number: $0.round) })
  }
}
