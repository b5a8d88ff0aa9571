public import Congress
public import ControlClient
import HallProtocol

/// What a desk has heard from the service, and how long ago.
public struct DeskKnowledge: Sendable {
  /// The topics that a desk follows.
  public static let topics: [Topic] = [.roster, .presences, .attendance]

  /// How the link stands, and what time it is at the service.
  public private(set) var model: HallModel
  /// Who is here.
  public private(set) var attendance: Attendance?
  private(set) var roster: DeskRoster?
  /// Whether the roster is that of the service as it is now, and not one from before.
  private(set) var isRosterCurrent = false
  private var presences: [Code<Delegate>: Presence] = [:]
  private(set) var seatings: [Seating] = []

  /// Nothing yet, but the people whom the desk knew when it last ran.
  public init(atMS nowMS: Int64, roster: RosterView? = nil) {
    model = HallModel(atMS: nowMS)
    self.roster = roster.map(DeskRoster.init)
  }

  /// Where somebody was, as last heard; nothing before anything was heard.
  func presence(of code: Code<Delegate>) -> Presence? { attendance == nil ? nil : presences[code] ?? .pending }

  /// For whom somebody sits.
  func replaced(by alternate: Code<Delegate>) -> Code<Delegate>? {
    seatings.first { $0.alternate == alternate }?.delegate
  }

  /// Takes in what the link says.
  public mutating func hear(_ event: LinkEvent, atMS nowMS: Int64) {
    // Another epoch is another journal, perhaps of another congress: its roster comes anew.
    if case .up(let welcome) = event, welcome.epoch != model.welcome?.epoch { isRosterCurrent = false }
    if case .topic(let update) = event { take(update.value) }
    model.hear(event, atMS: nowMS)
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
