import Glibc

/// What changes whenever a file does.
struct FileStamp: Sendable, Hashable {
  private let inode: UInt64
  private let size: Int64
  private let changedNS: Int64

  /// The stamp of a file as it is now; nothing where there is none.
  init?(of path: String) {
    var facts = stat()
    guard stat(path, &facts) == 0 else { return nil }
    inode = UInt64(facts.st_ino)
    size = Int64(facts.st_size)
    changedNS = Int64(facts.st_mtim.tv_sec) * 1_000_000_000 + Int64(facts.st_mtim.tv_nsec)
  }
}
