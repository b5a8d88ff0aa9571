public import Congress

/// The `control-room` topic: who else is connected, what was commanded last, and what is wrong with the record.
///
/// Screens have a topic of their own, and terminals are not named. Of commands it holds the names and what they were
/// about; figures only where they broke a rule.
public struct ControlRoomView: Sendable, Hashable, Codable {
  /// Somebody who stays connected.
  public struct Connection: Sendable, Hashable, Codable {
    /// Who it is.
    public let actor: Actor
    /// With what: `console`, `desk`; nothing where the hello did not say.
    public let client: String?
    /// Since when, in ms since 1970 UTC.
    public let sinceMS: Int64

    /// Somebody connected.
    public init(actor: Actor, client: String?, sinceMS: Int64) {
      self.actor = actor
      self.client = client
      self.sinceMS = sinceMS
    }
  }

  /// A command that was answered.
  public struct Note: Sendable, Hashable, Codable {
    /// Who sent it.
    public let actor: Actor
    /// When the service received it, in ms since 1970 UTC.
    public let atMS: Int64
    /// Its name and what it was about: `ballot.open BQ06`.
    public let command: String
    /// Why it was refused; nothing where it was done.
    public let refusal: BrokenRule?

    /// A command and what became of it.
    public init(actor: Actor, atMS: Int64, command: String, refusal: BrokenRule?) {
      self.actor = actor
      self.atMS = atMS
      self.command = command
      self.refusal = refusal
    }
  }

  /// What is wrong with the record.
  public struct Trouble: Sendable, Hashable, Codable {
    /// How bad it is.
    public enum Kind: String, Sendable, Hashable, Codable {
      /// Nothing can be recorded.
      case notRecording = "not-recording"
      /// It is recorded on, and what was recorded before is not whole.
      case notWhole = "not-whole"
    }

    /// How bad it is.
    public let kind: Kind
    /// What is wrong, in English.
    public let reason: String
    /// Since when, in ms since 1970 UTC.
    public let sinceMS: Int64

    /// Something that is wrong.
    public init(_ kind: Kind, reason: String, sinceMS: Int64) {
      self.kind = kind
      self.reason = reason
      self.sinceMS = sinceMS
    }
  }

  /// Wrong tokens that came from one address.
  public struct FailedTries: Sendable, Hashable, Codable {
    /// The address.
    public let address: String
    /// How many there were.
    public let count: Int
    /// When the newest came, in ms since 1970 UTC.
    public let lastMS: Int64

    /// Tries of an address.
    public init(address: String, count: Int, lastMS: Int64) {
      self.address = address
      self.count = count
      self.lastMS = lastMS
    }
  }

  /// Who stays connected, by role and name; at most ``HallLimits/connectionsNamedMax``.
  public let connections: [Connection]
  /// How many more there are.
  public let unnamed: Int
  /// The last commands, newest last; at most ``HallLimits/commandNotesMax``.
  public let commands: [Note]
  /// What is wrong with the record; nothing while it is whole and works.
  public let journal: Trouble?
  /// From where wrong tokens came, the newest first; nothing where there were none.
  public let failedTries: [FailedTries]?

  /// By how much the service's clock is ahead of its machine's, in s, negative where it is behind; nothing while it is
  /// right.
  public let clockAheadSeconds: Int?
  /// When the service's certificate ends, in ms since 1970 UTC; nothing while there is time, or where there is none.
  public let certificateEndsMS: Int64?
  /// The newest record's place and hash, `SEQUENCE:HASH`, as of a moment ago: whoever writes it down can hold the journal
  /// against it later.
  public let head: String?

  /// Who is connected, what was commanded last, what is wrong with the record.
  public init(
    connections: [Connection], unnamed: Int = 0, commands: [Note], journal: Trouble? = nil,
    failedTries: [FailedTries]? = nil, clockAheadSeconds: Int? = nil, certificateEndsMS: Int64? = nil,
    head: String? = nil
  ) {
    self.head = head
    self.certificateEndsMS = certificateEndsMS
    self.clockAheadSeconds = clockAheadSeconds
    self.failedTries = failedTries
    self.connections = connections
    self.unnamed = unnamed
    self.commands = commands
    self.journal = journal
  }
}
