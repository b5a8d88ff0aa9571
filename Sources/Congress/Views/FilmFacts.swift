/// A film as a screen shows it.
public struct FilmView: Sendable, Hashable, Codable {
  /// The file's name.
  public let film: String
  /// What is held while it runs.
  public let rite: Rite?
  /// How it runs.
  public let playback: FilmPlayback

  /// A film as a screen shows it.
  public init(film: String, rite: Rite? = nil, playback: FilmPlayback) {
    self.film = film
    self.rite = rite
    self.playback = playback
  }
}

extension SceneContent {
  /// Whether nothing may appear over it: a ceremony, or a film during one.
  public var isCeremony: Bool {
    switch self {
    case .ceremony: true
    case .film(let facts): facts.rite != nil
    default: false
    }
  }
}
