/// Whether the sound of the hall is recorded, and since when.
///
/// What the hall is told of it is true of the record too: sound is kept while it stands at ``Standing/running``, and never
/// while it stands at anything else.
public struct Recording: Sendable, Hashable, Codable {
  /// How the recording stands.
  public enum Standing: String, Sendable, Hashable, Codable, CaseIterable {
    /// Nothing is recorded.
    case off
    /// The hall is recorded.
    case running
    /// It waits, through a break.
    case paused
    /// The hall has left the record: what is said is kept nowhere.
    case offTheRecord = "off-the-record"
  }

  /// How it stands.
  public let standing: Standing
  /// Since when, in ms since 1970 UTC; 0 where nothing was ever recorded.
  public let sinceMS: Int64

  /// A recording as it stands since a moment.
  public init(standing: Standing, sinceMS: Int64) {
    self.standing = standing
    self.sinceMS = sinceMS
  }

  /// Before anybody has recorded anything.
  public static let none = Recording(standing: .off, sinceMS: 0)
}

/// The rules of recording that a command can break, each named after the rule.
public enum RecordingRule: Sendable, Hashable {
  /// It stands at something else than the command begins from.
  case inWrongState(Recording.Standing, needed: [Recording.Standing])

  /// The rule's stable name, as replies carry it.
  public var code: String {
    switch self {
    case .inWrongState: "recording_in_wrong_state"
    }
  }

  /// Names by the keys that the rule's sentence uses.
  public var details: [String: Detail] {
    switch self {
    case .inWrongState(let standing, let needed):
      [
        "state": .text(standing.rawValue), "needed": .text(needed.map(\.rawValue).joined(separator: ", ")),
      ]
    }
  }
}

extension CongressState {
  /// How the recording of the hall stands.
  public var recording: Recording { recordingTurned ?? .none }

  /// What a picture says of the recording; nothing where nothing is recorded, beneath SAFE, and over a scene that has no
  /// room for words.
  func recordingMark(over content: SceneContent) -> Recording.Standing? {
    let standing = recording.standing
    return isSafe || standing == .off || !content.hasRoomForRecordingMark ? nil : standing
  }
}

extension SceneContent {
  /// Whether a picture of it says that the hall is recorded: not over a ceremony, and not on the pictures that
  /// stand for no scene at all.
  var hasRoomForRecordingMark: Bool {
    switch scene {
    case .fallback, .black, .testPattern: false
    default: !isCeremony
    }
  }
}
