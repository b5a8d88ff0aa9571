/// The numbers by which a control service protects itself and everybody connected to it.
public enum ServiceLimits {
  /// The most connections that have said a good hello, where the settings say nothing else.
  public static let connectionsMax = 1_200
  /// What screens have said that is kept while it cannot be put on record; of more, the oldest goes.
  static let proofsKeptMax = 1_000
  /// How many lengths of films wait to be put on record; of more, the oldest goes.
  static let filmsNotedMax = 256
  /// How many more there may be of those who run the congress.
  static let staffReserve = 64
  /// The most connections that have not said hello.
  public static let connectionsUnknownMax = 512
  /// The most of these from one address.
  static let strangersPerAddressMax = 256
  /// The longest line before a good hello, without its line feed, in bytes.
  package static let helloLineBytesMax = 4 << 10
  /// The most commands of one connection that are under way; with so many its other lines wait.
  public static let commandsUnderWayMax = 32
  /// The most commands that may wait for the next durable write: more than all connections can have under way.
  public static func commandsWaitingMax(connections: Int) -> Int {
    (connections + staffReserve) * commandsUnderWayMax
  }
  /// The most lines of one connection that are read before others have their turn.
  static let linesPerTurnMax = 16
  /// The most lines of one connection that wait for their turn; with so many nothing more is read from it.
  static let linesWaitingMax = 64
  /// Wrong tokens of one address that are answered at once.
  static let failedTriesFree = 3
  /// How long the next one waits for its answer, in ms; each after it twice as long.
  static let failedTryWaitMS: Int64 = 250
  /// How often that is doubled.
  static let failedTryDoublingsMax = 5
  /// How long an address that is quiet is remembered for its wrong tokens, in ms.
  static let failedTryKeptMS: Int64 = 600_000
  /// The most addresses whose wrong tokens are remembered.
  static let failedAddressesMax = 64
  /// The most lines of records that are kept for those who follow the journal.
  static let journalBatchesKeptMax = 64
  /// The most commands that share one durable write.
  public static let commandsPerWriteMax = 512
  /// The most commands that share a write for which the publication is worked out beside it: a crowd needs the processors
  /// itself.
  static let commandsPreparedMax = 16
  /// After how many events a state is kept to begin with at the next start.
  static let eventsPerSnapshot: Int64 = 10_000
  /// The same at the service's end.
  static let eventsPerLastSnapshot: Int64 = 1_000
  /// How many answers are kept in memory for commands that come again.
  public static let answersKeptMax = 8_192
  /// For how long what is kept of the sessions stays in the processor's memory after they were told, in ms.
  static let atHandMS: Int64 = 10
  /// How often sessions are looked over for silence, in ms.
  static let tickMS: Int64 = 500
  /// How often the screens' reports are looked at, in ms.
  package static let screensGatherMS: Int64 = 250
  /// How often they are published at the most, in ms.
  static let screensPublishMS: Int64 = 1_000
  /// From which difference on the operator is told that the clock is wrong, in ms.
  public static let clockDifferenceMS: Int64 = 3_000
  /// The most answers to pings of one connection that its peer has not taken.
  static let pongsUnreadMax = 64
  /// Unread bytes on a connection above which its peer counts as stalled; room for the longest line.
  package static let unreadBytesMax = 24 << 20
  /// How much of what a refusal says is said, in characters.
  static let refusalCharactersMax = 600
  /// How many screens that nobody knows are connected, or remembered.
  static let strangersMax = 64
  /// How much of a screen's problem is passed on, in characters.
  static let problemCharactersMax = 300
  /// From the publication of a take to the moment at which every screen shows it at the latest, in ms: three refreshes of
  /// the display.
  static let presentLeadMS: Int64 = 50
  /// By how much longer a screen may take than it has lately, in ms.
  static let presentMarginMS: Int64 = 4
  /// How many of a screen's newest delays count.
  static let delaysKeptMax = 16
  /// The most pictures that may be asked for at a time.
  static let shotsUnderWayMax = 16
  /// How long the peers may take to close after the service's reason, in ms.
  static let closingMS: Int64 = 1_000
  /// How long somebody is connected before the control room is told, in ms.
  static let connectionNamedAfterMS: Int64 = 1_000
}
