public import Congress

/// Why a journal could not be opened, written or read.
///
/// Each case is named after the rule that was broken. Order of checking when a journal is opened: the folder, the
/// lock, what is missing, the file, its format, its congress, its durability, its end. Nothing has been changed in a
/// journal that was refused.
public enum JournalError: Error, Sendable, Hashable {
  /// The folder is not there, and neither is the folder it would be created in.
  case folderParentMissing(folder: String)
  /// Something is there by that name, and it is not a folder.
  case folderNotAFolder(path: String)
  /// The folder, or a file in it, cannot be created or written.
  case folderNotWritable(folder: String, reason: String)
  /// There is no journal to read in the folder.
  case journalMissing(folder: String)
  /// A running service has the folder; its process id where the lock file tells it.
  case journalLocked(folder: String, processID: Int32?)
  /// There was a journal with at least so many records, and its file is not there or holds nothing.
  case journalVanished(file: String, records: Int64, head: String)
  /// SQLite's log of a journal is there, and the journal's file is not.
  case logWithoutDatabase(file: String, log: String)
  /// The journal ends before the newest record that is known of it.
  case journalCut(file: String, found: Int64, records: Int64, head: String)
  /// The journal is of another line of history than the one that was written here.
  case journalReplaced(file: String, records: Int64)
  /// The journal does not hold the record with this hash.
  case headNotHeld(file: String, sequence: Int64, head: String)
  /// A file of an open journal was removed, renamed or replaced.
  case fileGone(file: String)
  /// The file is not an SQLite database.
  case fileNotADatabase(file: String)
  /// The file is an SQLite database of something else.
  case fileNotAJournal(file: String)
  /// The file was a database, and parts of it cannot be read.
  case fileDamaged(file: String, reason: String)
  /// The journal was written by newer software in a format that this one does not know.
  case journalNewerThanSoftware(file: String)
  /// The journal belongs to another congress.
  case journalOfOtherCongress(file: String, found: Code<Definition>, expected: Code<Definition>)
  /// SQLite would not promise that a commit survives a power cut.
  case durabilityNotFull(file: String, journalMode: String, synchronous: Int)
  /// The first record does not found the congress that the journal belongs to.
  case foundingMissing(file: String, congress: Code<Definition>)
  /// A record to append does not follow the one before it.
  case sequenceNotContinued(expected: Int64, found: Int64)
  /// A record is not as it was written: changed, removed, moved or put in; the first such place.
  case recordAltered(file: String, sequence: Int64)
  /// A snapshot from which a service started is not what the records lead to.
  case snapshotUnfit(file: String, sequence: Int64)
  /// The indexes of the file do not agree with its records.
  case indexDamaged(file: String, reason: String)
  /// A record is as it was written, but this software cannot read it.
  case recordNotReadable(file: String, sequence: Int64, name: String, reason: String)
  /// A value has no JSON.
  case valueNotEncodable(value: String, reason: String)
  /// The disk is full; what was to be written has not been.
  case diskFull(file: String)
  /// SQLite could not do what was asked; what was to be written has not been.
  case databaseFailed(file: String, reason: String)
  /// It is not known whether what was to be written has been; ``Journal/settle(after:)`` finds out.
  case outcomeUnknown(file: String, reason: String)
  /// The journal has been closed.
  case journalClosed(file: String)
}

extension JournalError: CustomStringConvertible {
  /// The rule's name and its facts by name: the key `journal.<code>` of a text in `Assets/strings`, and its values.
  public var facts: (code: String, values: [String: String]) {
    switch self {
    case .folderParentMissing(let folder): ("folder-parent-missing", ["folder": folder])
    case .folderNotAFolder(let path): ("folder-not-a-folder", ["folder": path])
    case .folderNotWritable(let folder, let reason):
      ("folder-not-writable", ["folder": folder, "reason": reason])
    case .journalMissing(let folder): ("journal-missing", ["folder": folder])
    case .journalLocked(let folder, let processID?):
      ("journal-locked-by", ["folder": folder, "process": "\(processID)"])
    case .journalLocked(let folder, nil): ("journal-locked", ["folder": folder])
    case .journalVanished(let file, let records, let head):
      ("journal-vanished", ["file": file, "records": "\(records)", "head": head])
    case .logWithoutDatabase(let file, let log): ("log-without-database", ["file": file, "log": log])
    case .journalCut(let file, let found, let records, let head):
      ("journal-cut", ["file": file, "found": "\(found)", "records": "\(records)", "head": head])
    case .journalReplaced(let file, let records): ("journal-replaced", ["file": file, "records": "\(records)"])
    case .headNotHeld(let file, let sequence, let head):
      ("head-not-held", ["file": file, "sequence": "\(sequence)", "head": head])
    case .fileGone(let file): ("file-gone", ["file": file])
    case .fileNotADatabase(let file): ("file-not-a-database", ["file": file])
    case .fileNotAJournal(let file): ("file-not-a-journal", ["file": file])
    case .fileDamaged(let file, let reason): ("file-damaged", ["file": file, "reason": reason])
    case .journalNewerThanSoftware(let file): ("journal-newer-than-software", ["file": file])
    case .journalOfOtherCongress(let file, let found, let expected):
      ("journal-of-other-congress", ["file": file, "found": found.text, "expected": expected.text])
    case .durabilityNotFull(let file, let journalMode, let synchronous):
      ("durability-not-full", ["file": file, "journalMode": journalMode, "synchronous": "\(synchronous)"])
    case .foundingMissing(let file, let congress):
      ("founding-missing", ["file": file, "congress": congress.text])
    case .sequenceNotContinued(let expected, let found):
      ("sequence-not-continued", ["expected": "\(expected)", "found": "\(found)"])
    case .recordAltered(let file, let sequence): ("record-altered", ["file": file, "sequence": "\(sequence)"])
    case .snapshotUnfit(let file, let sequence):
      ("snapshot-unfit", ["file": file, "sequence": "\(sequence)"])
    case .indexDamaged(let file, let reason): ("index-damaged", ["file": file, "reason": reason])
    case .recordNotReadable(let file, let sequence, let name, let reason):
      ("record-not-readable", ["file": file, "sequence": "\(sequence)", "name": name, "reason": reason])
    case .valueNotEncodable(let value, let reason): ("value-not-encodable", ["value": value, "reason": reason])
    case .diskFull(let file): ("disk-full", ["file": file])
    case .databaseFailed(let file, let reason): ("database-failed", ["file": file, "reason": reason])
    case .outcomeUnknown(let file, let reason): ("outcome-unknown", ["file": file, "reason": reason])
    case .journalClosed(let file): ("journal-closed", ["file": file])
    }
  }

  /// What went wrong, as a part of a sentence about what came of it.
  var cause: String {
    switch self {
    case .databaseFailed(_, let reason), .fileDamaged(_, let reason): reason
    case .fileGone(let file): "'\(file)' is no longer where it was"
    case .diskFull: "the disk is full"
    default: description
    }
  }

  /// The rule's name and its facts, for logs.
  public var description: String {
    let values = facts.values.sorted { $0.key < $1.key }.map { "\($0.key): '\($0.value)'" }
    return "\(facts.code) (\(values.joined(separator: ", ")))"
  }
}
