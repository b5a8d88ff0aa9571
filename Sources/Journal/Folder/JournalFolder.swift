import Glibc

/// The folder that one congress's journal lives in.
///
/// Shape: `journal.sqlite` and SQLite's own files beside it, and `journal.lock`. Blocks the calling thread.
struct JournalFolder: Sendable {
  /// Owner writes, group reads: the record of a congress is nobody else's business.
  private static let mode: mode_t = 0o750

  /// The folder as it was named.
  let path: String

  /// The database file.
  var databaseFile: String { path + "/journal.sqlite" }

  /// The lock file.
  var lockFile: String { path + "/journal.lock" }

  /// Creates the folder if it is not there; the folder above must be.
  func create() throws(JournalError) {
    if mkdir(path, Self.mode) == 0 {
      // A new folder is only there after a power cut once the folder above it is on disk.
      return try Self.synchronise(folder: parentPath, named: path)
    }
    let code = errno
    if isFolder { return }
    switch code {
    case EEXIST, ENOTDIR: throw .folderNotAFolder(path: path)
    case ENOENT: throw .folderParentMissing(folder: path)
    default: throw .folderNotWritable(folder: path, reason: Self.reason(of: code))
    }
  }

  /// Makes the folder's list of files durable.
  func synchronise() throws(JournalError) {
    try Self.synchronise(folder: path, named: path)
  }

  /// Whether the database file is there.
  var hasDatabaseFile: Bool { access(databaseFile, F_OK) == 0 }

  /// What an `errno` means, in English.
  static func reason(of code: CInt) -> String {
    guard let words = strerror(code) else { return "error \(code)" }
    return String(cString: words)
  }

  private var isFolder: Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }

  private var parentPath: String {
    let trimmed = path.reversed().drop { $0 == "/" }
    let parent = String(trimmed.drop { $0 != "/" }.reversed())
    return parent.isEmpty ? "." : parent
  }

  private static func synchronise(folder: String, named path: String) throws(JournalError) {
    let descriptor = Glibc.open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { throw .folderNotWritable(folder: path, reason: reason(of: errno)) }
    defer { Glibc.close(descriptor) }
    guard fsync(descriptor) == 0 else { throw .folderNotWritable(folder: path, reason: reason(of: errno)) }
  }
}
