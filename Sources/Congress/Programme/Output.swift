/// A family of screens that show the same: the hall, the presidium, the lobby, the press.
///
/// Invariant: an output that follows another has no cues of its own; nothing follows a follower.
public struct Output: Sendable, Hashable, Codable {
  /// The name of the output that only the presidium sees.
  public static let presidium: Code<Output> = "presidium"

  /// The output's name.
  public let name: Code<Output>
  /// The output whose pictures this one shows, if it has none of its own.
  public let follows: Code<Output>?
  /// What its screens show.
  public internal(set) var onAir: Cue
  /// What the next take will show.
  public internal(set) var standby: Cue?
  /// What lies across the foot of its picture, if anything does.
  public internal(set) var lowerThird: LowerThird?
  /// When `onAir` was taken, in ms since 1970 UTC.
  public internal(set) var takenAtMS: Int64
  /// How the film that is on air runs; nothing where none is.
  public internal(set) var film: FilmPlayback?

  /// An output that shows the holding picture or another one from the beginning.
  public init(name: Code<Output>, follows: Code<Output>? = nil, onAir: Cue = .holding) {
    self.name = name
    self.follows = follows
    self.onAir = onAir
    standby = nil
    lowerThird = nil
    film = nil
    takenAtMS = 0
  }
}

/// A named screen and the output it belongs to.
public struct Screen: Sendable, Hashable, Codable {
  /// The screen's name, as given to `plenary-screen --id`.
  public let id: Code<Screen>
  /// The output it shows.
  public let output: Code<Output>

  /// A screen of an output.
  public init(id: Code<Screen>, output: Code<Output>) {
    self.id = id
    self.output = output
  }
}
