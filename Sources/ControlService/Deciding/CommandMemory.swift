/// Every command that is on record, so that a repeated one is not done twice: where its newest event stands.
///
/// Filled while the journal is replayed and with every command since. Shape: a hash of 64 bits and a sequence for each
/// id, 16 bytes a command; whoever finds one reads that record by its sequence and compares the id, so neither a hash
/// that two ids share nor a damaged index makes a command be taken for another.
public struct CommandMemory: Sendable {
  /// The most commands that are remembered: a congress of many days; 128 MiB.
  public static let commandsMax = 1 << 22

  private var sequences: [UInt64: Int64] = [:]

  /// A memory of nothing.
  public init() {}

  /// Remembers where a command's newest event stands.
  /// - Parameter id: The id as it is on record.
  public mutating func remember(_ id: String, at sequence: Int64) {
    let hash = Self.hash(id)
    guard sequences.count < Self.commandsMax || sequences[hash] != nil else { return }
    sequences[hash] = sequence
  }

  /// Where a command with this id may stand.
  public func sequence(of id: String) -> Int64? { sequences[Self.hash(id)] }

  /// FNV-1a, the same in every process, because memories are written down.
  private static func hash(_ id: String) -> UInt64 {
    id.utf8.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x0000_0100_0000_01B3 }
  }

  // MARK: Writing down

  private static let bytesPerCommand = 16

  /// The memory as bytes: for each command its hash and its sequence, 8 bytes each, big end first.
  public var encoded: [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(sequences.count * Self.bytesPerCommand)
    for (hash, sequence) in sequences {
      withUnsafeBytes(of: hash.bigEndian) { bytes.append(contentsOf: $0) }
      withUnsafeBytes(of: sequence.bigEndian) { bytes.append(contentsOf: $0) }
    }
    return bytes
  }

  /// The memory that some bytes stand for; nothing where they are no memory.
  public init?(encoded bytes: [UInt8]) {
    guard bytes.count.isMultiple(of: Self.bytesPerCommand) else { return nil }
    sequences.reserveCapacity(bytes.count / Self.bytesPerCommand)
    bytes.withUnsafeBytes { buffer in
      for place in stride(from: 0, to: buffer.count, by: Self.bytesPerCommand) {
        let hash = UInt64(bigEndian: buffer.loadUnaligned(fromByteOffset: place, as: UInt64.self))
        let sequence = Int64(bigEndian: buffer.loadUnaligned(fromByteOffset: place + 8, as: Int64.self))
        sequences[hash] = sequence
      }
    }
  }
}
