/// What has come in for a round of a ballot before it is counted.
public struct Entries: Sendable, Hashable, Codable {
  /// Figures entered for the whole hall.
  public internal(set) var entered: Tally?
  /// Figures by block, in the order in which the blocks first reported.
  public internal(set) var blocks: [BlockCount]
  /// Votes that delegates sent themselves, one place for each on the roll.
  public internal(set) var votes: [Vote?]

  /// Nothing yet.
  public init() {
    entered = nil
    blocks = []
    votes = []
  }

  /// The figures as far as they are known to the record: entered, or the sum of the blocks.
  ///
  /// Votes that delegates sent have no figures before the close.
  public var tally: Tally? {
    if let entered { return entered }
    guard let first = blocks.first else { return nil }
    let sums = first.counts.indices.map { choice in blocks.reduce(0) { $0 + $1.counts[choice] } }
    return Tally(counts: sums, blocks: blocks)
  }

  /// How many have voted.
  public var turnout: Int { votes.count { $0 != nil } }

  /// Takes in a block's figures, in place of what it had reported before.
  mutating func report(_ count: BlockCount) {
    if let index = blocks.firstIndex(where: { $0.block == count.block }) {
      blocks[index] = count
    } else {
      blocks.append(count)
    }
  }

  /// Takes in the vote of the one at a place of the roll.
  mutating func cast(_ vote: Vote, at index: Int) {
    while votes.count <= index { votes.append(nil) }
    votes[index] = vote
  }

  /// The vote of the one at a place of the roll, if there is one.
  public func vote(at index: Int) -> Vote? { votes.indices.contains(index) ? votes[index] : nil }
}

/// The figures of one block, as its teller reported them.
public struct BlockCount: Sendable, Hashable, Codable {
  /// The block.
  public let block: Code<Block>
  /// One figure a choice, in the plan's order.
  public let counts: [Int]
  /// Who reported it.
  public let teller: Actor?

  /// A block's figures.
  public init(block: Code<Block>, counts: [Int], teller: Actor?) {
    self.block = block
    self.counts = counts
    self.teller = teller
  }
}

/// One delegate's vote as it is kept until the close.
public enum Vote: Sendable, Hashable, Codable {
  /// The place of the choice in the plan.
  case choice(Int)
  /// A choice that only the key of the urn can read; see ``BallotSealing``.
  case sealed(String)
}

/// What is counted of a vote on paper beside the choices, in ballots.
public struct PaperFigures: Sendable, Hashable, Codable {
  /// Given out by the tellers.
  public let issued: Int
  /// Found in the boxes.
  public let collected: Int
  /// Collected, and not valid.
  public let invalid: Int

  /// Figures from their parts.
  public init(issued: Int, collected: Int, invalid: Int) {
    self.issued = issued
    self.collected = collected
    self.invalid = invalid
  }

  /// Collected ballots that count.
  public var valid: Int { collected - invalid }
}
