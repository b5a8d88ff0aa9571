import Glibc
import Synchronization

/// The sole right to write the journal of a folder, held while this object lives and is not released.
///
/// It is the kernel's lock on the open folder: it goes with the process, however that ends, and nobody can take it
/// away by removing a file. The lock file is locked too, for services that know no other lock; it holds the process
/// id of the newest owner, for the words of the refusal only. Any thread.
final class FolderLock: Sendable {
  /// Long enough for any process id and its line end.
  private static let processIDBytesMax = 32
  /// Owner writes, group reads, as the folder.
  private static let mode: mode_t = 0o640

  private let descriptors: Mutex<[CInt]>

  /// Takes the lock, or refuses at once where another process has it.
  init(folder: JournalFolder) throws(JournalError) {
    let directory = Glibc.open(folder.path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard directory >= 0 else {
      throw .folderNotWritable(folder: folder.path, reason: JournalFolder.reason(of: errno))
    }
    do {
      let file = try Self.lockedFile(of: folder, directory: directory)
      descriptors = Mutex([file, directory])
    } catch {
      Glibc.close(directory)
      throw error
    }
  }

  private static func lockedFile(of folder: JournalFolder, directory: CInt) throws(JournalError) -> CInt {
    // Close-on-exec, or a child process would hold the lock after its parent's death.
    let opened = Glibc.open(folder.lockFile, O_RDWR | O_CREAT | O_CLOEXEC, mode)
    guard opened >= 0 else {
      throw .folderNotWritable(folder: folder.path, reason: JournalFolder.reason(of: errno))
    }
    guard flock(opened, LOCK_EX | LOCK_NB) == 0, flock(directory, LOCK_EX | LOCK_NB) == 0 else {
      let code = errno
      defer { Glibc.close(opened) }
      guard code == EWOULDBLOCK else {
        throw .folderNotWritable(folder: folder.path, reason: JournalFolder.reason(of: code))
      }
      throw .journalLocked(folder: folder.path, processID: processID(writtenIn: opened))
    }
    // The lock holds whether or not the id can be written: it only serves a refusal's words.
    let line = "\(getpid())\n"
    _ = ftruncate(opened, 0)
    _ = line.withCString { pwrite(opened, $0, line.utf8.count, 0) }
    return opened
  }

  deinit { release() }

  /// Gives the lock back; doing it twice changes nothing.
  func release() {
    descriptors.withLock { held in
      for open in held {
        // Said aloud, not left to the closing: a child that this process is just starting still has the descriptor,
        // and with it the lock, until it has become another program.
        _ = flock(open, LOCK_UN)
        Glibc.close(open)
      }
      held = []
    }
  }

  private static func processID(writtenIn descriptor: CInt) -> Int32? {
    var bytes = [UInt8](repeating: 0, count: processIDBytesMax)
    let count = pread(descriptor, &bytes, bytes.count, 0)
    guard count > 0 else { return nil }
    return Int32(String(decoding: bytes[..<count].prefix { $0 != UInt8(ascii: "\n") }, as: UTF8.self))
  }
}
