public import Congress
public import ControlClient
import HallProtocol

/// What a desk has heard from the service, and how long ago.
public struct DeskKnowledge: Sendable {
  /// How the link to the service stands.
  public enum Link: Sendable, Hashable {
    /// Never there yet, since a local time in ms.
    case connecting(sinceMS: Int64)
    /// The service has let the desk in.
    case up
    /// Gone since a local time in ms, and why.
    case down(LinkLoss, sinceMS: Int64)
  }

  /// The topics that a desk follows.
  public static let topics: [Topic] = [.roster, .presences, .attendance]

  /// How the link stands.
  public private(set) var link: Link
  /// When the service was last heard, by the local clock in ms since 1970 UTC.
  public private(set) var heardMS: Int64
  /// Who is here.
  public private(set) var attendance: Attendance?
  private(set) var roster: DeskRoster?
  /// Whether the roster is that of the service as it is now, and not one from before.
  private(set) var isRosterCurrent = false
  private var epoch: String?
  private var presences: [Code<Delegate>: Presence] = [:]
  private(set) var seatings: [Seating] = []
  private var clock = ServiceClock()
  /// Whether the service has told its time on this link.
  private(set) var knowsClock = false
  /// How many other desks are connected under this one's name.
  private(set) var namesakes = 0

  /// Nothing yet, but the people whom the desk knew when it last ran.
  public init(atMS nowMS: Int64, roster: RosterView? = nil) {
    link = .connecting(sinceMS: nowMS)
    heardMS = nowMS
    self.roster = roster.map(DeskRoster.init)
  }

  /// Whether commands can be sent.
  public var isLinked: Bool { link == .up }

  /// The service's time at a local time, both in ms since 1970 UTC.
  public func serviceMS(atMS nowMS: Int64) -> Int64 { clock.serviceMS(atLocalMS: nowMS) }

  /// Where somebody was, as last heard; nothing before anything was heard.
  func presence(of code: Code<Delegate>) -> Presence? { attendance == nil ? nil : presences[code] ?? .pending }

  /// For whom somebody sits.
  func replaced(by alternate: Code<Delegate>) -> Code<Delegate>? {
    seatings.first { $0.alternate == alternate }?.delegate
  }

  /// Takes in what the link says.
  public mutating func hear(_ event: LinkEvent, atMS nowMS: Int64) {
    switch event {
    case .up(let welcome):
      // Another epoch is another journal, perhaps of another congress: its roster comes anew.
      if welcome.epoch != epoch { isRosterCurrent = false }
      epoch = welcome.epoch
      knowsClock = false
      link = .up
    case .topic(let update): take(update.value)
    case .clock(let clock):
      self.clock = clock
      knowsClock = true
    case .namesakes(let count): namesakes = count
    case .reply, .shot, .picture: break
    case .down(let loss):
      // The first reason is the one that matters: what follows are tries to come back.
      if case .down = link { return }
      link = .down(loss, sinceMS: nowMS)
      return
    }
    heardMS = nowMS
  }

  private mutating func take(_ value: TopicValue) {
    switch value {
    case .roster(let view):
      roster = DeskRoster(view)
      isRosterCurrent = true
    case .attendance(let facts): attendance = facts
    case .presences(let view):
      let lists: [(Presence, [Code<Delegate>])] = [
        (.present, view.present), (.out, view.out), (.absentExcused, view.absentExcused),
        (.absentUnexcused, view.absentUnexcused),
      ]
      presences = Dictionary(
        lists.flatMap { presence, codes in codes.map { ($0, presence) } }, uniquingKeysWith: { first, _ in first })
      seatings = view.seatings
    default: break
    }
  }
}
