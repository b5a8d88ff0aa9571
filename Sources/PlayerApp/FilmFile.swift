import CMpv
import Glibc
import Playback

/// A film's file, opened: regular and nothing else that has a name.
struct FilmFile {
  /// How the player opens it: by its number, so that it is the file that was looked at.
  let address: String

  /// Opens a file of so many bytes at most.
  init(path: String, bytesMax: Int64 = FilmRefusal.bytesMax) throws(FilmRefusal) {
    let file = plenary_open_regular(path, bytesMax)
    switch file {
    case 0...: address = "fd://\(file)"
    case Int32(PLENARY_FILE_OTHER): throw .isNoFile
    case Int32(PLENARY_FILE_EMPTY): throw .isEmpty
    case Int32(PLENARY_FILE_TOO_LARGE): throw .isTooLarge
    case -ENOENT, -ENOTDIR: throw .isNotThere
    default: throw .cannotBeRead(reason: String(cString: strerror(-file)))
    }
  }
}
