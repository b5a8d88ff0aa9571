/// Where a delegate is, as far as the congress knows.
public enum Presence: String, Sendable, Hashable, Codable, CaseIterable {
  /// Not checked in yet.
  case pending
  /// In the hall.
  case present
  /// Checked in, and out of the hall for now.
  case out
  /// Absent with a reason that was accepted.
  case absentExcused = "absent-excused"
  /// Absent without one.
  case absentUnexcused = "absent-unexcused"

  /// Whether the delegate does not come, with a reason or without.
  public var isAbsence: Bool { self == .absentExcused || self == .absentUnexcused }
}

/// By what means a presence became known.
public enum PresenceSource: String, Sendable, Hashable, Codable, CaseIterable {
  /// Stood in the roster when the congress was founded.
  case roster
  /// A badge or code at a desk.
  case badge
  /// A list taken in while the congress runs.
  case list
  /// Counted by hand.
  case count
  /// Put right afterwards, with a reason.
  case correction
  /// Put back by an undo.
  case undo
}

/// What is known of one delegate's presence, and since when.
public struct PresenceRecord: Sendable, Hashable, Codable {
  /// Where the delegate is.
  public let presence: Presence
  /// The reason of an absence, or empty.
  public let reason: String
  /// Since when, in ms since 1970 UTC.
  public let atMS: Int64
  /// By what means it became known.
  public let source: PresenceSource
  /// When it became known, in ms since 1970 UTC; nothing where that was at once.
  public let recordedMS: Int64?

  /// A presence as it became known.
  public init(
    presence: Presence, reason: String = "", atMS: Int64, source: PresenceSource, recordedMS: Int64? = nil
  ) {
    self.recordedMS = recordedMS
    self.presence = presence
    self.reason = reason
    self.atMS = atMS
    self.source = source
  }
}
