public import Assets

/// Why a film or a camera cannot be played, by the rule that it breaks.
public enum FilmRefusal: Error, LocalizedProblem, Sendable, Hashable, Codable {
  /// Its name is no name of a file in the folder.
  case isNoFileName
  /// There is no such file.
  case isNotThere
  /// It is a folder, a pipe, a device or a socket, or leads to one.
  case isNoFile
  /// It has no content.
  case isEmpty
  /// The system does not let it be read.
  case cannotBeRead(reason: String)
  /// It has more bytes than a film may have.
  case isTooLarge
  /// Its content is no film that can be played, whatever its name says.
  case isNoFilm(reason: String)
  /// It has no pictures.
  case hasNoPictures
  /// Its pictures are larger than can be shown in time.
  case hasTooManyPixels(width: Int, height: Int)
  /// It does not tell how long it is.
  case hasNoLength
  /// It was not opened in time.
  case takesTooLong(seconds: Int)
  /// It gives no picture any more.
  case isLost(reason: String)
  /// Whoever plays it has ended again and again.
  case endsItsPlayer
  /// The program that plays it is not there.
  case playerIsMissing(reason: String)

  /// The largest file, in bytes: an hour at a studio's rate.
  public static let bytesMax: Int64 = 64 << 30
  /// The most pixels of a picture: those of 4096×2304.
  public static let pixelsMax = 9_437_184
  /// How long opening may take, in seconds.
  public static let openSecondsMax = 15

  /// After how long without a picture a camera is lost, in seconds.
  public static let lostSeconds = 3

  /// What is wrong, as the end of a sentence.
  public var wording: Wording {
    switch self {
    case .isNoFileName: Wording("film.fault.no-name")
    case .isNotThere: Wording("film.fault.absent")
    case .isNoFile: Wording("film.fault.no-file")
    case .isEmpty: Wording("film.fault.empty")
    case .cannotBeRead(let reason): Wording("film.fault.unreadable", ["reason": .text(reason)])
    case .isTooLarge: Wording("film.fault.too-large", ["most": .text("\(Self.bytesMax >> 30)")])
    case .isNoFilm(let reason): Wording("film.fault.no-film", ["reason": .text(reason)])
    case .hasNoPictures: Wording("film.fault.no-pictures")
    case .hasTooManyPixels(let width, let height):
      Wording("film.fault.too-many-pixels", ["size": .text("\(width)×\(height)")])
    case .hasNoLength: Wording("film.fault.no-length")
    case .takesTooLong(let seconds): Wording("film.fault.too-slow", ["seconds": .text("\(seconds)")])
    case .isLost(let reason): Wording("film.fault.lost", ["reason": .text(reason)])
    case .endsItsPlayer: Wording("film.fault.ends-player")
    case .playerIsMissing(let reason): Wording("film.fault.no-player", ["reason": .text(reason)])
    }
  }
}
