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
    bytes = try Self.read(path)
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

  private static func read(_ path: String) throws(PictureRefusal) -> [UInt8] {
    var status = stat()
    // Looked at before it is opened: to open a device or a pipe is to do something already.
    guard stat(path, &status) == 0 else { throw refusal(errno) }
    try check(status)
    let file = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
    guard file >= 0 else { throw refusal(errno) }
    defer { close(file) }
    // Another file may have taken its place.
    guard fstat(file, &status) == 0 else { throw refusal(errno) }
    try check(status)
    let room = min(Int(status.st_size), pixelBytesMax) + 1
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
    if bytes.count > pixelBytesMax { throw .isTooLong(bytesMax: pixelBytesMax) }
    return bytes
  }

  private static func check(_ status: stat) throws(PictureRefusal) {
    switch status.st_mode & S_IFMT {
    case S_IFREG: break
    case S_IFDIR: throw .isFolder
    default: throw .isNoFile
    }
    if status.st_size == 0 { throw .isEmpty }
    if status.st_size > pixelBytesMax { throw .isTooLong(bytesMax: pixelBytesMax) }
  }

  private static func refusal(_ code: Int32) -> PictureRefusal {
    code == ENOENT || code == ENOTDIR ? .isNotThere : .cannotBeRead(reason: String(cString: strerror(code)))
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
