import CSDL
import Glibc

extension Surface {
  /// Reads a PNG, JPEG or SVG file, as large as fits `width` × `height` with its proportions kept.
  ///
  /// - Throws: ``Problem/fileCannotBeRead(path:reason:)`` with what is wrong with the file.
  public static func load(_ path: String, fitting width: Int, _ height: Int) throws(Problem) -> Surface {
    guard 1...edgeMax ~= width, 1...edgeMax ~= height else { throw .sizeIsOutOfRange(width: width, height: height) }
    if path.hasSuffix(".svg") {
      guard let surface = drawing(width: width, height: height, source: { SDL_RWFromFile(path, "rb") }) else {
        throw .fileCannotBeRead(path: path, reason: String(cString: SDL_GetError()))
      }
      return surface
    }
    try refuseHuge(path)
    guard let surface = Surface(adopting: IMG_Load(path)) else {
      throw .fileCannotBeRead(path: path, reason: String(cString: SDL_GetError()))
    }
    guard surface.width <= edgeMax, surface.height <= edgeMax else {
      throw .fileCannotBeRead(path: path, reason: "it is \(surface.width)×\(surface.height) pixels")
    }
    let scale = min(Double(width) / Double(surface.width), Double(height) / Double(surface.height))
    func scaled(_ length: Int, _ limit: Int) -> Int { min(limit, max(1, Int((Double(length) * scale).rounded()))) }
    return try surface.resampled(width: scaled(surface.width, width), height: scaled(surface.height, height))
  }

  /// Refuses a file before it is decoded whose pixels would take all memory.
  private static func refuseHuge(_ path: String) throws(Problem) {
    guard let size = PictureHeader.size(ofFileAt: path) else {
      throw .fileCannotBeRead(path: path, reason: "it is no PNG, JPEG or SVG file, or not there")
    }
    guard size.width <= edgeMax, size.height <= edgeMax, size.width * size.height <= PictureHeader.pixelsMax else {
      throw .fileCannotBeRead(
        path: path,
        reason: "it is \(size.width)×\(size.height) pixels; at most \(PictureHeader.pixelsMax / 1_000_000) million")
    }
  }

  /// Reads a PNG file as it is.
  public static func load(_ path: String) throws(Problem) -> Surface {
    guard let surface = Surface(adopting: IMG_Load(path)) else {
      throw .fileCannotBeRead(path: path, reason: String(cString: SDL_GetError()))
    }
    return surface
  }

  /// Makes an SVG drawing into pixels, edges smoothed.
  static func drawing(_ svg: String, width: Int, height: Int) throws(Problem) -> Surface {
    var text = svg
    let surface = text.withUTF8 { bytes in
      drawing(width: width, height: height) { SDL_RWFromConstMem(bytes.baseAddress, Int32(bytes.count)) }
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
