public import Congress

/// One step of a ballot or an election as the journal has it.
public struct RecordedStep: Sendable, Hashable, Encodable {
  /// What happened, by name.
  public let event: String
  /// When, in ms since 1970 UTC.
  public let atMS: Int64
  /// Who did it; nobody where it happened by itself.
  public let actor: Actor?
  /// The journal's place.
  public let sequence: Int64

  init(_ record: EventRecord, name: String) {
    event = name
    atMS = record.atMS
    actor = record.actor
    sequence = record.sequence
  }
}
