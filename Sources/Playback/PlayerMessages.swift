/// What a screen tells a player, one line of JSON each.
public enum PlayerOrder: Sendable, Hashable, Codable {
  /// Open a file or a camera; the first order, and the only one of its kind.
  case open(PlayerSource, room: PixelRoom, sound: String?)
  /// Make pictures of that size from now on.
  case size(PixelRoom)
  /// Show words in letters of that size (em), in thousandths of the height of the pictures.
  case letters(thousandths: Int)
  /// Run: the first picture is or was due at a moment of the monotonic clock, in ns.
  case play(zeroAtNS: Int64, loops: Bool)
  /// Stand at a place, in ms from the beginning.
  case stand(atMS: Int64)
  /// Say how loud it is, once that is measured; no order is taken meanwhile.
  case measure
}

/// What a player plays.
public enum PlayerSource: Sendable, Hashable, Codable {
  /// A regular file, by its path, with a file of its words, if there is one.
  case film(path: String, words: String?)
  /// A device or an address, which gives pictures for as long as it likes.
  case camera(address: String)
  /// A file in a camera's place, for tests and rehearsals: it begins again at its end.
  case recording(path: String)
}

/// A size in pixels.
public struct PixelRoom: Sendable, Hashable, Codable {
  /// Width.
  public let width: Int
  /// Height.
  public let height: Int

  /// A size.
  public init(width: Int, height: Int) {
    self.width = width
    self.height = height
  }
}

/// What a player tells a screen, one line of JSON each; a picture is told by a line with a dot, and that it goes on by one
/// with a hyphen.
public enum PlayerReport: Sendable, Hashable, Codable {
  /// The first picture is there, and it can run.
  case ready(FilmProfile)
  /// It cannot be played, and the player ends.
  case refused(FilmRefusal)
  /// It is played without its words, whose file cannot be read.
  case wordless
  /// It is played without sound.
  case silent(reason: String)
  /// How loud it is; after ``ready(_:)``, where that was asked for.
  case loudness(hundredthsOfLUFS: Int?)
}

/// What a film is.
public struct FilmProfile: Sendable, Hashable, Codable {
  /// How long it is, in ms; nothing for what has no end, as a camera.
  public let lengthMS: Int64?
  /// Width of its pictures, in pixels.
  public let width: Int
  /// Height of its pictures, in pixels.
  public let height: Int
  /// How its pictures are coded, such as `h264`.
  public let codec: String
  /// How its sound is coded; nothing where it has none.
  public let soundCodec: String?

  /// What a film is.
  public init(lengthMS: Int64?, width: Int, height: Int, codec: String, soundCodec: String?) {
    self.lengthMS = lengthMS
    self.width = width
    self.height = height
    self.codec = codec
    self.soundCodec = soundCodec
  }
}

/// The lines between a screen and its players.
public enum PlayerLines {
  /// The longest line, in bytes.
  public static let lineBytesMax = 8_192
  /// Tells that there is another picture.
  public static let frame = UInt8(ascii: ".")
  /// Tells that the player goes on, whether or not there is another picture.
  public static let beat = UInt8(ascii: "-")
  /// How often that is told, in seconds.
  public static let beatSeconds = 1
  /// For how long a player may say nothing before it is taken for one that hangs, in seconds.
  public static let silenceSecondsMax = 6
}
