public import Congress

/// One stretch of a congress: an item from its beginning to its end, or what happened while none was on.
public struct CourseSection: Sendable {
  /// How it ended.
  public enum Ending: Sendable, Hashable {
    /// It has not.
    case open
    /// It was dealt with.
    case done
    /// It was put off.
    case adjourned(reason: String)
  }

  /// The item as it was called then; nothing where none was on.
  public internal(set) var item: Item?
  /// The session that the item stands in.
  public internal(set) var session: Code<Session>?
  /// When it began, in ms since 1970 UTC.
  public let startedMS: Int64
  /// When it ended, in ms since 1970 UTC; nothing while it goes on.
  public internal(set) var endedMS: Int64?
  /// How it ended.
  public internal(set) var ending = Ending.open
  /// The journal's places of its beginning and of its end.
  public internal(set) var sequences: [Int64]
  /// Who was there as it began.
  public let attendance: Attendance
  /// Who was there as it ended, or at the last record.
  public internal(set) var attendanceAtEnd: Attendance
  /// Who came and went since the stretch before began, in order.
  public let moves: [PresenceMove]
  /// What happened, in order.
  public internal(set) var happenings: [Happening] = []

  /// Something that the minutes tell of.
  public enum Happening: Sendable, Hashable {
    /// A ballot was put, in a round.
    case ballot(Code<Ballot>, round: Int)
    /// A result that stood was declared void.
    case ballotVoided(Code<Ballot>, round: Int, reason: String, sequence: Int64)
    /// An election came before the hall, in a round.
    case election(Code<Election>, round: Int)
    /// An election's result that stood was declared void.
    case electionVoided(Code<Election>, round: Int, reason: String, sequence: Int64)
    /// A speaker was called up, by the place in ``CongressCourse/speeches``.
    case speech(Int)
    /// The item was interrupted.
    case held(reason: String, atMS: Int64, sequence: Int64)
    /// It went on.
    case resumed(atMS: Int64, sequence: Int64)
    /// The programme was changed.
    case programmeChanged(AgendaChange, sequence: Int64)
  }
}

/// Somebody came into the hall or left it.
public struct PresenceMove: Sendable, Hashable {
  /// Who.
  public let delegate: Code<Delegate>
  /// Whether they came.
  public let isArrival: Bool
  /// The journal's place.
  public let sequence: Int64
}

/// One speech, from the call to its end.
public struct RecordedSpeech: Sendable, Hashable {
  /// Who was called, with title and time given.
  public internal(set) var speaker: Speaker
  /// The name, as the hall reads it.
  public let name: String
  /// Whom the speaker comes from.
  public let unit: String
  /// The item at which it was given; nothing where none was on.
  public let item: Code<Item>?
  /// When the speaker was called, in ms since 1970 UTC.
  public let calledMS: Int64
  /// How far it came.
  public internal(set) var progress: SpeechProgress
  /// The journal's places that it stands on.
  public internal(set) var sequences: [Int64]

  /// How long the speaker has spoken, in ms; nothing where that is not over.
  public var usedMS: Int64? { if case .done(let usedMS) = progress { usedMS } else { nil } }
}
