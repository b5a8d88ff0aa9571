/// The numbers by which a control service protects itself and everybody connected to it.
public enum ServiceLimits {
  /// The most connections at a time, where the settings say nothing else.
  public static let connectionsMax = 1_200
  /// The most commands that may wait for the next durable write.
  public static let commandsWaitingMax = 4_096
  /// The most commands of one connection that may wait.
  public static let commandsWaitingPerConnectionMax = 256
  /// The most commands that share one durable write.
  public static let commandsPerWriteMax = 512
  /// How many answers are kept in memory for commands that come again.
  public static let answersKeptMax = 8_192
  /// How often sessions are looked over for silence, in ms.
  static let tickMS: Int64 = 500
  /// How often the screens' reports are gathered and published at the most, in ms.
  static let screensPublishMS: Int64 = 250
  /// Unread bytes on a connection above which its peer counts as stalled; room for the longest line.
  static let unreadBytesMax = 24 << 20
  /// How much of what a refusal says is said, in characters.
  static let refusalCharactersMax = 600
  /// How many screens that nobody knows are connected, or remembered.
  static let strangersMax = 64
  /// How much of a screen's problem is passed on, in characters.
  static let problemCharactersMax = 300
  /// From the publication of a take to the moment at which every screen shows it, in ms: three refreshes of the glass.
  static let presentLeadMS: Int64 = 50
  /// The most pictures that may be asked for at a time.
  static let shotsUnderWayMax = 16
  /// How long the peers may take to close after the service's farewell, in ms.
  static let farewellMS: Int64 = 1_000
  /// How long somebody is connected before the control room is told, in ms.
  static let connectionNamedAfterMS: Int64 = 1_000
}
