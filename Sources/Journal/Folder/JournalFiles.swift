import Glibc

/// The files of an open journal as they were found, so that it shows when one is no longer in its place.
///
/// SQLite writes on into files that were removed or renamed, and reports success; what it writes there is lost.
struct JournalFiles: Sendable {
  private struct Place: Sendable {
    let path: String
    let device: dev_t
    let inode: ino_t
  }

  private let places: [Place]

  /// The places of files that are there now.
  init(_ paths: [String]) throws(JournalError) {
    var places: [Place] = []
    for path in paths { places.append(try Self.place(path)) }
    self.places = places
  }

  /// Refuses where a file is gone or is another one.
  func check() throws(JournalError) {
    for place in places {
      let found = try Self.place(place.path)
      guard found.device == place.device, found.inode == place.inode else { throw .fileGone(file: place.path) }
    }
  }

  private static func place(_ path: String) throws(JournalError) -> Place {
    var status = stat()
    guard stat(path, &status) == 0 else { throw .fileGone(file: path) }
    return Place(path: path, device: status.st_dev, inode: status.st_ino)
  }
}
