public import Assets

/// Why a file does not become pixels, by the rule that it breaks.
public enum PictureRefusal: LocalizedProblem, Sendable, Hashable, CustomStringConvertible {
  /// Its name is no name of a file in the folder.
  case isNoFileName
  /// There is no such file.
  case isNotThere
  /// It is a folder.
  case isFolder
  /// It is a pipe, a device or a socket, or leads to one.
  case isNoFile
  /// It has no content.
  case isEmpty
  /// The system does not let it be read.
  case cannotBeRead(reason: String)
  /// It has more bytes than are read.
  case isTooLong(bytesMax: Int)
  /// Its content is neither PNG nor JPEG nor SVG, whatever its name says.
  case isNoPicture
  /// Its first bytes claim a size whose pixels would take all memory.
  case hasTooManyPixels(width: Int, height: Int)
  /// Its content ends too early.
  case isTruncated
  /// Its content breaks the rules of its kind.
  case isBroken(reason: String)
  /// Whoever reads it crashes.
  case endsItsReader
  /// It is not made into pixels in the time that a picture has.
  case takesTooLong(seconds: Int)
  /// It is not made into pixels in the memory that a picture has.
  case takesTooMuchMemory

  /// What is wrong with the file, as the end of a sentence.
  public var wording: Wording {
    switch self {
    case .isNoFileName: Wording("picture.fault.no-name")
    case .isNotThere: Wording("picture.fault.absent")
    case .isFolder: Wording("picture.fault.folder")
    case .isNoFile: Wording("picture.fault.no-file")
    case .isEmpty: Wording("picture.fault.empty")
    case .cannotBeRead(let reason): Wording("picture.fault.unreadable", ["reason": .text(reason)])
    case .isTooLong(let bytesMax): Wording("picture.fault.too-long", ["most": "\(bytesMax >> 20)"])
    case .isNoPicture: Wording("picture.fault.no-picture")
    case .hasTooManyPixels(let width, let height):
      Wording(
        "picture.fault.too-large",
        ["size": "\(width)×\(height)", "edge": "\(Surface.edgeMax)", "most": "\(PictureHeader.pixelsMax / 1_000_000)"])
    case .isTruncated: Wording("picture.fault.truncated")
    case .isBroken(let reason): Wording("picture.fault.broken", ["reason": .text(reason)])
    case .endsItsReader: Wording("picture.fault.ends-reader")
    case .takesTooLong(let seconds): Wording("picture.fault.too-slow", ["seconds": "\(seconds)"])
    case .takesTooMuchMemory:
      Wording("picture.fault.too-much-memory", ["most": "\(PictureProcess.memoryBytesMax >> 20)"])
    }
  }

  /// The wording, for logs.
  public var description: String { wording.description }
}
