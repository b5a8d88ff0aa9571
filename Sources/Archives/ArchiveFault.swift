/// Why an archive was not read or not written; each is named after the rule that is broken.
public enum ArchiveFault: Error, Sendable, Hashable {
  /// The bytes are no ZIP archive, or its list of entries is cut off.
  case notAnArchive
  /// An entry's bytes are not what was packed.
  case damaged(entry: String)
  /// An entry is locked with a password.
  case encrypted(entry: String)
  /// The archive has more bytes than it may.
  case archiveTooLarge(bytes: Int, max: Int)
  /// There are more entries than there may be.
  case entriesTooMany(max: Int)
  /// An entry is larger than it may be, unpacked.
  case entryTooLarge(entry: String, max: Int)
  /// All entries together are larger than they may be, unpacked.
  case totalTooLarge(max: Int)
  /// What is unpacked is out of proportion to the archive.
  case ratioTooHigh(max: Int)
  /// Two entries have one name, so that two programs may read two different files.
  case entryTwice(entry: String)
  /// The library refused to write; its own words, for a log.
  case notWritten(reason: String)
}
