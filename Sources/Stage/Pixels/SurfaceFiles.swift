import CSDL
import Glibc

extension Surface {
  /// Reads a PNG, JPEG or SVG file, as large as fits `width` × `height` with its proportions kept.
  ///
  /// It blocks for as long as that takes, which has a limit of some seconds.
  /// - Throws: ``Problem/fileCannotBeRead(path:reason:)`` with what is wrong with the file.
  public static func load(_ path: String, fitting width: Int, _ height: Int) throws(Problem) -> Surface {
    let order = PictureOrder(path: path, form: .fitting(width: width, height: height))
    guard order.isPossible else { throw .sizeIsOutOfRange(width: width, height: height) }
    return try made(order)
  }

  /// Reads a PNG or JPEG file as it is.
  public static func load(_ path: String) throws(Problem) -> Surface {
    try made(PictureOrder(path: path, form: .natural))
  }

  /// Makes a picture while the caller waits for it.
  static func made(_ order: PictureOrder) throws(Problem) -> Surface {
    do throws(PictureRefusal) {
      guard let surface = try order.made() else { throw PictureRefusal.takesTooLong(seconds: 0) }
      return surface
    } catch {
      throw .fileCannotBeRead(path: order.path, reason: error)
    }
  }

  /// Makes an SVG drawing into pixels, edges smoothed.
  static func drawing(_ svg: String, width: Int, height: Int) throws(Problem) -> Surface {
    var text = svg
    let surface = text.withUTF8 { bytes in
      drawing(width: width, height: height) {
        SDL_RWFromConstMem(bytes.baseAddress, Int32(bytes.count))
      }
    }
    guard let surface else { throw .drawingCannotBeRead(reason: String(cString: SDL_GetError())) }
    return surface
  }

  /// SDL_image fits a drawing to a width; one that is then too high is made again by its height.
  private static func drawing(
    width: Int, height: Int, source: () -> UnsafeMutablePointer<SDL_RWops>?
  ) -> Surface? {
    func made(_ width: Int, _ height: Int) -> Surface? {
      guard let stream = source() else { return nil }
      defer { _ = SDL_RWclose(stream) }
      return Surface(adopting: IMG_LoadSizedSVG_RW(stream, Int32(width), Int32(height)))
    }
    guard let surface = made(width, 0) else { return nil }
    return surface.height <= height ? surface : made(0, height)
  }

  /// Writes a PNG file; whoever opens `path` meanwhile sees the old file or the new one, never half of it.
  ///
  /// - Throws: ``Problem/fileCannotBeWritten(path:reason:)``.
  public func writePNG(to path: String) throws(Problem) {
    let unfinished = path + ".part"
    guard IMG_SavePNG(handle, unfinished) == 0 else {
      let reason = String(cString: SDL_GetError())
      unlink(unfinished)
      throw .fileCannotBeWritten(path: path, reason: reason)
    }
    guard rename(unfinished, path) == 0 else {
      let reason = String(cString: strerror(errno))
      unlink(unfinished)
      throw .fileCannotBeWritten(path: path, reason: reason)
    }
  }
}
