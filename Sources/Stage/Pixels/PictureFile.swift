import Glibc

/// The bytes of a file that is to become pixels, read whole and found to be what can be: the gate of every picture.
///
/// Nothing but a regular file is opened, no more is read than a picture may have, and what it is told by its content.
struct PictureFile: Sendable {
  /// The most bytes of a PNG or JPEG file.
  static let pixelBytesMax = 32 << 20
  /// The most bytes of an SVG file.
  static let drawingBytesMax = 2 << 20
  /// How far into an SVG file its drawing begins at the latest, in bytes.
  static let prologueBytesMax = 64 << 10

  /// What its content is.
  enum Kind: Sendable {
    case png, jpeg, svg
  }

  /// Which content of which file it is; another one after the file has changed.
  struct Identity: Sendable, Hashable {
    let device: UInt
    let number: UInt
    let bytes: Int
    let seconds: Int
    let nanoseconds: Int
  }

  let bytes: [UInt8]
  let kind: Kind
  /// Its size in pixels; a drawing has none.
  let pixels: (width: Int, height: Int)?

  /// Reads a file.
  init(reading path: String) throws(PictureRefusal) {
    bytes = try RegularFile.content(of: path, bytesMax: Self.pixelBytesMax)
    let isDrawing = Self.isDrawing(bytes)
    if isDrawing, bytes.count > Self.drawingBytesMax { throw .isTooLong(bytesMax: Self.drawingBytesMax) }
    if isDrawing {
      (kind, pixels) = (.svg, nil)
      return
    }
    let isJPEG = bytes.starts(with: [0xFF, 0xD8])
    guard isJPEG || bytes.starts(with: [0x89, 0x50, 0x4E, 0x47]) else { throw .isNoPicture }
    guard let size = PictureHeader.size(of: Array(bytes.prefix(PictureHeader.bytesMax))) else { throw .isTruncated }
    let (edgeMax, pixelsMax) = (Surface.edgeMax, PictureHeader.pixelsMax)
    guard 1...edgeMax ~= size.width, 1...edgeMax ~= size.height, size.width * size.height <= pixelsMax else {
      throw .hasTooManyPixels(width: size.width, height: size.height)
    }
    // A reader of JPEG fills up with grey what is missing.
    if isJPEG, !Self.hasEnd(bytes) { throw .isTruncated }
    (kind, pixels) = (isJPEG ? .jpeg : .png, size)
  }

  /// Which content of which file stands there now; nothing where there is none.
  static func identity(ofFileAt path: String) -> Identity? {
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    return Identity(
      device: UInt(status.st_dev), number: UInt(status.st_ino), bytes: Int(status.st_size),
      seconds: status.st_mtim.tv_sec, nanoseconds: status.st_mtim.tv_nsec)
  }

  private static func isDrawing(_ bytes: [UInt8]) -> Bool {
    let mark = Array("<svg".utf8)
    let part = bytes.prefix(prologueBytesMax)
    guard part.count >= mark.count else { return false }
    return part.indices.dropLast(mark.count - 1).contains { part[$0] == mark[0] && part[$0...].starts(with: mark) }
  }

  /// Whether the mark that ends a JPEG stands after its head.
  private static func hasEnd(_ bytes: [UInt8]) -> Bool {
    guard let start = PictureHeader.jpegScan(bytes) else { return false }
    return bytes.indices.dropLast().last { bytes[$0] == 0xFF && bytes[$0 + 1] == 0xD9 }.map { $0 > start } ?? false
  }
}
