public import Congress
public import ControlClient

/// The last commands of a console, newest last, with what became of each.
public struct CommandLog: Sendable, Hashable {
  /// How many commands are remembered.
  public static let entriesMax = 32

  /// One command.
  public struct Entry: Sendable, Hashable {
    /// Its number among the console's commands, from 1.
    public let number: Int
    /// When it was sent, by the local clock in ms since 1970 UTC.
    public let atMS: Int64
    /// What was wanted.
    public let command: Command
    /// What became of it; nothing while it is on its way.
    public fileprivate(set) var outcome: CommandOutcome?
  }

  /// The commands, newest last.
  public private(set) var entries: [Entry] = []
  private var newestNumber = 0

  /// No commands yet.
  public init() {}

  /// Whether the same command is still on its way.
  public func isUnderWay(_ command: Command) -> Bool {
    entries.contains { $0.outcome == nil && $0.command == command }
  }

  /// Notes a command that is being sent; its number.
  mutating func add(_ command: Command, atMS: Int64) -> Int {
    newestNumber += 1
    entries.append(Entry(number: newestNumber, atMS: atMS, command: command))
    if entries.count > Self.entriesMax { entries.removeFirst() }
    return newestNumber
  }

  /// Notes what became of a command.
  mutating func settle(_ number: Int, _ outcome: CommandOutcome) {
    guard let index = entries.firstIndex(where: { $0.number == number }) else { return }
    entries[index].outcome = outcome
  }
}
