import Dispatch
import Synchronization

/// What a film is, found out as a screen does: opened by a player, to its first picture, and its sound measured.
public struct FilmExamination: Sendable, Hashable {
  /// What it is.
  public let profile: FilmProfile
  /// How loud it is, in hundredths of LUFS; nothing where it is silent or takes long to measure.
  public let hundredthsOfLUFS: Int?
  /// Whether it has a file of words that cannot be read.
  public let isWordless: Bool

  /// The size in which a film is looked at, in pixels.
  private static let room = PixelRoom(width: 64, height: 36)
  /// How long it is waited for, in seconds.
  static let secondsMax = 80

  private struct Found: Sendable {
    var profile: FilmProfile?
    var loudness: Int??
    var refusal: FilmRefusal?
    var isWordless = false
    var isOver: Bool { refusal != nil || loudness != nil }
  }

  /// Examines a film; it blocks the calling thread.
  /// - Parameter program: The player's path.
  public init(of source: PlayerSource, program: String) throws(FilmRefusal) {
    guard let frames = SharedFrames(width: Self.room.width, height: Self.room.height) else {
      throw .playerIsMissing(reason: "memory")
    }
    let (found, news) = (FoundBox(), DispatchSemaphore(value: 0))
    let player = try PlayerProcess(program: program, frames: frames.file) { said in
      if found.take(said) { news.signal() }
    }
    player.order(.open(source, room: Self.room, sound: nil))
    player.order(.measure)
    _ = news.wait(timeout: .now() + .seconds(Self.secondsMax))
    player.end()
    let result = found.now
    if let refusal = result.refusal { throw refusal }
    guard let profile = result.profile else { throw .takesTooLong(seconds: Self.secondsMax) }
    self.profile = profile
    hundredthsOfLUFS = result.loudness ?? nil
    isWordless = result.isWordless
  }

  private final class FoundBox: Sendable {
    private let found = Mutex(Found())
    var now: Found { found.withLock { $0 } }

    /// Takes what a player says; returns whether that is all.
    func take(_ news: PlayerProcess.News) -> Bool {
      found.withLock { found in
        switch news {
        case .frame, .beat, .report(.silent): break
        case .report(.wordless): found.isWordless = true
        case .report(.ready(let profile)): found.profile = profile
        case .report(.refused(let refusal)): found.refusal = refusal
        case .report(.loudness(let loudness)): found.loudness = .some(loudness)
        case .ended: if !found.isOver { found.refusal = .endsItsPlayer }
        }
        return found.isOver
      }
    }
  }
}
