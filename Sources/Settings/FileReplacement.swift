import Foundation
public import Glibc

/// A file that is written whole in the place of another.
public enum FileReplacement {
  /// Puts a file in the place of another, or leaves that as it was.
  ///
  /// It goes to the owner of the one before: a service that runs under a name of its own reads it.
  /// - Returns: Whether it is there; else `errno` says why not.
  public static func put(_ text: String, at path: String, mode: mode_t) -> Bool {
    let new = path + ".new"
    unlink(new)
    // Never readable by others, not even for a moment.
    let descriptor = open(new, O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, mode)
    guard descriptor >= 0 else { return false }
    defer { close(descriptor) }
    if let before = try? FileManager.default.attributesOfItem(atPath: path),
      let owner = before[.ownerAccountID] as? NSNumber, let group = before[.groupOwnerAccountID] as? NSNumber
    {
      _ = fchown(descriptor, owner.uint32Value, group.uint32Value)
    }
    let bytes = Array(text.utf8)
    guard write(descriptor, bytes, bytes.count) == bytes.count, fchmod(descriptor, mode) == 0, fsync(descriptor) == 0
    else { return false }
    return rename(new, path) == 0
  }
}
