import Glibc

/// The folder that one congress's journal lives in.
///
/// Shape: `journal.sqlite` and SQLite's own files beside it, `journal.head` and `journal.lock`. Blocks the calling
/// thread.
struct JournalFolder: Sendable {
  /// Owner writes, group reads: the record of a congress is nobody else's business.
  private static let mode: mode_t = 0o750

  /// The bytes of the header that every SQLite database begins with.
  private static let databaseHeaderBytes = 100

  /// The folder as it was named.
  let path: String

  /// The database file.
  var databaseFile: String { path + "/journal.sqlite" }

  /// SQLite's file of what has been committed and is not in the database file yet.
  var logFile: String { databaseFile + "-wal" }

  /// The file that knows how far the journal went.
  var headFile: String { path + "/journal.head" }

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

  /// Whether the database file holds anything; shorter than SQLite's header it holds nothing.
  var hasDatabase: Bool { Self.bytes(of: databaseFile) >= Self.databaseHeaderBytes }

  /// Whether SQLite's log is there and not empty.
  var hasLog: Bool { Self.bytes(of: logFile) > 0 }

  /// Keeps what was known of the journal under another name: it would be read as the newest for ever.
  func setMarkerAside() throws(JournalError) {
    var number = 1
    while access("\(headFile).\(number)", F_OK) == 0 { number += 1 }
    guard rename(headFile, "\(headFile).\(number)") == 0 else {
      throw .folderNotWritable(folder: path, reason: Self.reason(of: errno))
    }
  }

  /// Moves every file of a journal into a folder of its own beside it, so that another can be founded; removes nothing.
  /// - Returns: The folder that they are in now.
  func setAside() throws(JournalError) -> String {
    var number = 1
    while access("\(path)/set-aside-\(number)", F_OK) == 0 { number += 1 }
    let folder = "\(path)/set-aside-\(number)"
    guard mkdir(folder, Self.mode) == 0 else { throw .folderNotWritable(folder: path, reason: Self.reason(of: errno)) }
    for file in [databaseFile, logFile, databaseFile + "-shm", headFile] where access(file, F_OK) == 0 {
      guard rename(file, folder + String(file.dropFirst(path.count))) == 0 else {
        throw .folderNotWritable(folder: path, reason: Self.reason(of: errno))
      }
    }
    try synchronise()
    return folder
  }

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

  private static func bytes(of file: String) -> Int {
    var status = stat()
    return stat(file, &status) == 0 ? Int(status.st_size) : 0
  }

  private static func synchronise(folder: String, named path: String) throws(JournalError) {
    let descriptor = Glibc.open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { throw .folderNotWritable(folder: path, reason: reason(of: errno)) }
    defer { Glibc.close(descriptor) }
    guard fsync(descriptor) == 0 else { throw .folderNotWritable(folder: path, reason: reason(of: errno)) }
  }
}
