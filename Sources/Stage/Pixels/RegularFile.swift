import Glibc

/// Files that are read whole, and nothing else that has a name: no folder, pipe or device.
enum RegularFile {
  /// The content of a file of so many bytes at most.
  static func content(of path: String, bytesMax: Int) throws(PictureRefusal) -> [UInt8] {
    var status = stat()
    // Looked at before it is opened: to open a device or a pipe is to do something already.
    guard stat(path, &status) == 0 else { throw refusal(errno) }
    try check(status, bytesMax: bytesMax)
    let file = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
    guard file >= 0 else { throw refusal(errno) }
    defer { close(file) }
    // Another file may have taken its place.
    guard fstat(file, &status) == 0 else { throw refusal(errno) }
    try check(status, bytesMax: bytesMax)
    let room = min(Int(status.st_size), bytesMax) + 1
    var (bytes, failure): ([UInt8], Int32) = ([], 0)
    bytes = [UInt8](unsafeUninitializedCapacity: room) { buffer, count in
      while count < room {
        let more = Glibc.read(file, buffer.baseAddress?.advanced(by: count), room - count)
        if more < 0, errno == EINTR { continue }
        if more < 0 { failure = errno }
        guard more > 0 else { return }
        count += more
      }
    }
    guard failure == 0 else { throw refusal(failure) }
    if bytes.isEmpty { throw .isEmpty }
    if bytes.count > bytesMax { throw .isTooLong(bytesMax: bytesMax) }
    return bytes
  }

  private static func check(_ status: stat, bytesMax: Int) throws(PictureRefusal) {
    switch status.st_mode & S_IFMT {
    case S_IFREG: break
    case S_IFDIR: throw .isFolder
    default: throw .isNoFile
    }
    if status.st_size == 0 { throw .isEmpty }
    if status.st_size > bytesMax { throw .isTooLong(bytesMax: bytesMax) }
  }

  private static func refusal(_ code: Int32) -> PictureRefusal {
    code == ENOENT || code == ENOTDIR ? .isNotThere : .cannotBeRead(reason: String(cString: strerror(code)))
  }
}
