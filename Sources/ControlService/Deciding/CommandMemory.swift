/// Every command that is on record, so that a repeated one is not done twice: where its newest event stands.
///
/// Filled while the journal is replayed and with every command since. Shape: a hash of 64 bits and a sequence for each
/// id, 16 bytes a command; whoever finds one reads that record by its sequence and compares the id, so neither a hash
/// that two ids share nor a damaged index makes a command be taken for another.
public struct CommandMemory: Sendable {
  /// The most commands that are remembered: a congress of many days; 128 MiB.
  public static let commandsMax = 1 << 22

  private var sequences: [Int: Int64] = [:]

  /// A memory of nothing.
  public init() {}

  /// Remembers where a command's newest event stands.
  /// - Parameter id: The id as it is on record.
  public mutating func remember(_ id: String, at sequence: Int64) {
    guard sequences.count < Self.commandsMax || sequences[id.hashValue] != nil else { return }
    sequences[id.hashValue] = sequence
  }

  /// Where a command with this id may stand.
  public func sequence(of id: String) -> Int64? { sequences[id.hashValue] }
}
