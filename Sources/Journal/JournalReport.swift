public import Congress

/// The newest record of a journal: where it stands and the hash that covers it and all before it.
///
/// Shape: `sequence` is 0 before the first record; `hash` is 64 lower-case hexadecimal digits.
public struct JournalHead: Sendable, Hashable, Codable {
  /// The place of the newest record, or 0.
  public let sequence: Int64
  /// The hash of the newest record; of congress and epoch before the first.
  public let hash: String

  /// A head from its parts.
  public init(sequence: Int64, hash: String) {
    self.sequence = sequence
    self.hash = hash
  }
}

/// What a journal that verifies says about itself.
///
/// Two copies of one journal give the same report, and so do a service and a reader at the same sequence.
public struct JournalReport: Sendable, Hashable, Codable {
  /// The congress that the journal belongs to.
  public let congress: Code<Definition>
  /// The name of this line of history.
  public let epoch: String
  /// The place of the newest record, or 0.
  public let sequence: Int64
  /// The hash of the newest record, 64 lower-case hexadecimal digits; what minutes can print to pin the record down.
  public let headHash: String
  /// The digest of the state that all records lead to, as ``stateDigest(of:)`` makes it; nothing without records.
  public let stateDigest: String?

  /// A report from its parts.
  public init(congress: Code<Definition>, epoch: String, sequence: Int64, headHash: String, stateDigest: String?) {
    self.congress = congress
    self.epoch = epoch
    self.sequence = sequence
    self.headHash = headHash
    self.stateDigest = stateDigest
  }
}
