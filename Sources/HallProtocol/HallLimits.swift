/// The numbers that both ends of the hall protocol agree on.
public enum HallLimits {
  /// How many times as fast as time a rehearsal's clock may run.
  public static let rehearsalSpeedRange = 1...600
  /// The protocol's version.
  public static let protocolVersion = 1
  /// The port of a service that is not told otherwise.
  public static let defaultPort = 7400
  /// The longest line that a client may send, without its line feed, in bytes.
  public static let lineBytesMax = 1 << 20
  /// The longest line that the service sends, in bytes: the founding of a congress of 20,000 is one record.
  public static let serviceLineBytesMax = 16 << 20
  /// Bytes of records after which a value of the journal topic is full; one longer record goes alone.
  public static let journalBytesMax = 512 << 10
  /// The most topics that one client may follow.
  public static let topicsMax = 32
  /// Silence after which either end closes, in ms, where the hello asks for nothing else.
  public static let silenceMS: Int64 = 5_000
  /// Silence after which a client counts its service as lost, in ms: two pongs that did not come.
  public static let clientSilenceMS: Int64 = 2_500
  /// What a hello may ask for instead, in ms: patience for people who type by hand.
  public static let silenceRangeMS: ClosedRange<Int64> = 1_000...600_000
  /// How often a client pings, in ms.
  public static let pingIntervalMS: Int64 = 1_000
  /// How long a new connection may take to say hello, in ms.
  public static let helloMS: Int64 = 5_000
  /// The longest name of a connector or reason in a screen's report, in characters.
  public static let connectorCharactersMax = 200
  /// The most films that a screen reports.
  public static let filmsReportedMax = 8
  /// The longest problem with a film that a screen tells, in characters.
  public static let problemCharactersMax = 300
  /// The width of a read-back picture where nothing else is asked for, in pixels.
  public static let shotWidth = 960
  /// The widths that may be asked for, in pixels.
  public static let shotWidthRange = 16...1_920
  /// The longest read-back picture in base64, in bytes; with its frame it fits a client's line.
  public static let shotBytesMax = 1_000_000
  /// How long a screen may take to answer with its picture, in ms.
  public static let shotMS: Int64 = 3_000
  /// The most records in one value of the journal topic.
  public static let journalRecordsMax = 256
  /// The longest name of a client's kind, in characters.
  public static let clientCharactersMax = 32
  /// The most connections that the control room is told by name.
  public static let connectionsNamedMax = 64
  /// The most commands that the control room is told of.
  public static let commandNotesMax = 16
}
