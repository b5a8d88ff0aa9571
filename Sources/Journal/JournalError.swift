public import Congress

/// Why a journal could not be opened, written or read.
///
/// Each case is named after the rule that was broken. Order of checking when a journal is opened: the folder, the
/// lock, the file, its format, its congress, its durability. Nothing has been changed in a journal that was refused.
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
  /// A record is as it was written, but this software cannot read it.
  case recordNotReadable(file: String, sequence: Int64, name: String, reason: String)
  /// A value has no JSON.
  case valueNotEncodable(value: String, reason: String)
  /// The disk is full; what was to be written has not been.
  case diskFull(file: String)
  /// SQLite could not do what was asked; what was to be written has not been.
  case databaseFailed(file: String, reason: String)
  /// The journal has been closed.
  case journalClosed(file: String)
}

extension JournalError: CustomStringConvertible {
  /// One sentence for the operator: what was wrong, where, and what would work.
  public var description: String {
    switch self {
    case .folderParentMissing(let folder):
      "The journal's folder '\(folder)' cannot be created because the folder above it does not exist; create that first."
    case .folderNotAFolder(let path):
      "The journal's folder '\(path)' is a file; name a folder, or move the file away."
    case .folderNotWritable(let folder, let reason):
      "The journal's folder '\(folder)' cannot be written (\(reason)); give the service's user the right to write there."
    case .journalMissing(let folder):
      "There is no journal in '\(folder)'; name the folder that the service writes to."
    case .journalLocked(let folder, let processID):
      "The journal in '\(folder)' is in use by a running service\(processID.map { " (process \($0))" } ?? ""); "
        + "stop that service first, or name another folder."
    case .fileNotADatabase(let file):
      "'\(file)' is not an SQLite database; restore the journal from a copy, or move the file away to begin anew."
    case .fileNotAJournal(let file):
      "'\(file)' is a database of something other than a congress; move it away, or name another folder."
    case .fileDamaged(let file, let reason):
      "'\(file)' is damaged (\(reason)); restore it from a copy and keep the damaged file for inquiry."
    case .journalNewerThanSoftware(let file):
      "'\(file)' was written by newer software in a format that is not known here; use that software or a newer one."
    case .journalOfOtherCongress(let file, let found, let expected):
      "'\(file)' is the journal of congress '\(found)', not of '\(expected)'; name the folder of '\(expected)'."
    case .durabilityNotFull(let file, let journalMode, let synchronous):
      "SQLite keeps '\(file)' with journal_mode=\(journalMode) and synchronous=\(synchronous), and a power cut could lose "
        + "votes; only wal and 2 are accepted, so put the folder on a local disk."
    case .foundingMissing(let file, let congress):
      "The first record of '\(file)' must found congress '\(congress)', and it does not; begin with that founding."
    case .sequenceNotContinued(let expected, let found):
      "A record with sequence \(found) was to be appended where \(expected) comes next; append records without a gap."
    case .recordAltered(let file, let sequence):
      "Record \(sequence) of '\(file)' is not as it was written; restore the journal from a copy that verifies."
    case .recordNotReadable(let file, let sequence, let name, let reason):
      "Record \(sequence) of '\(file)' ('\(name)') cannot be read by this software (\(reason)); use the software that wrote "
        + "it or a newer one."
    case .valueNotEncodable(let value, let reason):
      "The \(value) cannot be written as JSON (\(reason)); nothing was recorded, and the software needs mending."
    case .diskFull(let file):
      "The disk of '\(file)' is full and nothing of this was recorded; free some space and try again."
    case .databaseFailed(let file, let reason):
      "SQLite could not work on '\(file)' (\(reason)) and nothing of this was recorded; try again once that is mended."
    case .journalClosed(let file):
      "The journal '\(file)' has been closed; open it again."
    }
  }
}
