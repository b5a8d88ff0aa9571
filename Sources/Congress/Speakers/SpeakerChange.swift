/// What has happened to a speaker; the fact of every `speaker.changed` event.
///
/// Encoded as one key, the change's name, over its facts. A shipped name or fact is never changed; new facts are
/// optional.
public enum SpeakerChange: Sendable, Hashable, Codable {
  case requested(speaker: Speaker)
  case removed
  /// Stands before another from now on or, without one, at the end.
  case moved(before: Code<Speaker>?)
  case called
  /// Another was called instead, before the clock had been started.
  case returned
  case begun
  case held
  case resumed
  /// The time given is so many seconds from now on.
  case extended(allottedSeconds: Int)
  case ended
  /// An undo put the entry back in its place on the list, or took it off where there is none.
  case restored(place: Int?, entry: Floor.Entry?)

  /// The change's name, as it is written.
  public var name: String {
    switch self {
    case .requested: "requested"
    case .removed: "removed"
    case .moved: "moved"
    case .called: "called"
    case .returned: "returned"
    case .begun: "begun"
    case .held: "held"
    case .resumed: "resumed"
    case .extended: "extended"
    case .ended: "ended"
    case .restored: "restored"
    }
  }
}
