/// What a screen says of its display, when it has been let in and whenever that changes.
public struct ScreenReport: Sendable, Hashable, Codable {
  /// Width of its picture, in pixels.
  public let width: Int
  /// Height of its picture, in pixels.
  public let height: Int
  /// The connector of its display, such as `HDMI-A-1`, or the display's name where the system tells no connector.
  public let connector: String?
  /// Why it has no display to show anything on; nothing while it has one.
  public let parked: String?
  /// How far it is with films that it shows or is to have ready; nothing where there are none.
  public let films: [FilmReport]?

  /// A display.
  public init(
    width: Int, height: Int, connector: String? = nil, parked: String? = nil, films: [FilmReport]? = nil
  ) {
    self.films = films.map { Array($0.prefix(HallLimits.filmsReportedMax)) }
    self.width = width
    self.height = height
    self.connector = connector.map { String($0.prefix(HallLimits.connectorCharactersMax)) }
    self.parked = parked.map { String($0.prefix(HallLimits.connectorCharactersMax)) }
  }
}

/// How far a screen is with a film.
public struct FilmReport: Sendable, Hashable, Codable {
  /// The file's name.
  public let film: String
  /// How long it is, in ms, once its first picture is ready to be shown.
  public let lengthMS: Int64?
  /// Why it cannot be shown here, or is shown without its sound.
  public let problem: String?

  /// How far a screen is with a film.
  public init(film: String, lengthMS: Int64? = nil, problem: String? = nil) {
    self.film = film
    self.lengthMS = lengthMS
    self.problem = problem.map { String($0.prefix(HallLimits.problemCharactersMax)) }
  }
}

/// Asks for what a screen really shows: the pixels that it has presented last, read back.
public struct ShotRequest: Sendable, Hashable, Codable {
  /// Made up by whoever asks; the answer carries it.
  public let id: String
  /// The screen's id.
  public let screen: String
  /// The largest width wanted, in pixels.
  public let widthMax: Int

  /// A request under an id.
  public init(id: String, screen: String, widthMax: Int = HallLimits.shotWidth) {
    self.id = id
    self.screen = screen
    self.widthMax = widthMax
  }
}

/// What a screen shows, read back from what it has presented.
public struct ScreenPicture: Sendable, Hashable, Codable {
  /// The id of the request.
  public let id: String
  /// The screen's id.
  public let screen: String
  /// When the picture was presented, by the service's clock, in ms since 1970 UTC; nothing where none was yet.
  public let shownAt: Int64?
  /// The picture, a PNG in base64 of at most ``HallLimits/shotBytesMax``; empty where there is none.
  public let png: String
  /// Why there is no picture, if there is none.
  public let problem: String?

  /// A picture, or why there is none.
  public init(id: String, screen: String, shownAt: Int64?, png: String, problem: String? = nil) {
    self.problem = problem
    self.id = id
    self.screen = screen
    self.shownAt = shownAt
    self.png = png
  }
}
