/// The programme of a congress: days, their sessions, the items of each, and how far they have come.
///
/// Invariant: item codes are unique; at most one item is live.
public struct Agenda: Sendable, Hashable, Codable {
  /// The most items that an agenda may hold.
  public static let itemsMax = 1_000

  /// The days in order.
  public internal(set) var days: [Day]
  /// How often the plan has been changed since the founding.
  public internal(set) var version = 0

  /// An agenda of days in order.
  public init(days: [Day]) { self.days = days }

  /// Every item of every day, in order.
  public var items: [Item] { days.flatMap { $0.sessions.flatMap(\.items) } }

  /// The item that is being dealt with.
  public var liveItem: Item? { items.first { $0.progress.isLive } }

  /// The item with `code`, if there is one.
  public subscript(code: Code<Item>) -> Item? { items.first { $0.code == code } }

  /// The first item after `code` that has not been dealt with.
  public func pendingItem(after code: Code<Item>?) -> Item? {
    let all = items
    let start = code.flatMap { code in all.firstIndex { $0.code == code }.map { $0 + 1 } } ?? 0
    return all[start...].first { $0.progress == .pending }
  }

  /// The item that comes next: the first pending one behind the live item or, between items, behind the last one that
  /// was begun.
  public var nextItem: Item? {
    pendingItem(after: liveItem?.code ?? items.last { $0.progress.hasBegun }?.code)
  }

  /// Sets how far an item has come; a code that names no item changes nothing.
  mutating func setProgress(_ progress: ItemProgress, of code: Code<Item>) {
    change({ $0.code == code }) { $0.progress = progress }
  }

  /// Puts a ballot behind another one of the same item.
  mutating func insertBallot(_ code: Code<Ballot>, after other: Code<Ballot>) {
    change({ $0.ballots.contains(other) }) { item in
      if let index = item.ballots.firstIndex(of: other) { item.ballots.insert(code, at: index + 1) }
    }
  }

  /// Changes the first item that is meant.
  mutating func change(_ isMeant: (Item) -> Bool, _ change: (inout Item) -> Void) {
    for day in days.indices {
      for session in days[day].sessions.indices {
        guard let item = days[day].sessions[session].items.firstIndex(where: isMeant) else { continue }
        change(&days[day].sessions[session].items[item])
        return
      }
    }
  }
}

/// One day of a congress.
public struct Day: Sendable, Hashable, Codable {
  /// The day's code, such as `N1`.
  public let code: Code<Day>
  /// The calendar date in the hall, `yyyy-MM-dd`.
  public let date: String
  /// What the day is called.
  public let title: LocalizedText
  /// The sessions in order.
  public internal(set) var sessions: [Session]

  /// A day from its parts.
  public init(code: Code<Day>, date: String, title: LocalizedText, sessions: [Session]) {
    self.code = code
    self.date = date
    self.title = title
    self.sessions = sessions
  }
}

/// One sitting of a day: preparatory, opening, closing.
public struct Session: Sendable, Hashable, Codable {
  /// The session's code, such as `N1B`.
  public let code: Code<Session>
  /// What the session is called.
  public let title: LocalizedText
  /// The items in order.
  public internal(set) var items: [Item]

  /// A session from its parts.
  public init(code: Code<Session>, title: LocalizedText, items: [Item]) {
    self.code = code
    self.title = title
    self.items = items
  }
}

/// One thing to be dealt with, as planned and as it went.
public struct Item: Sendable, Hashable, Codable {
  /// What sort of thing it is.
  public enum Kind: String, Sendable, Hashable, Codable, CaseIterable {
    case ceremony, reception, attendance, report, address, vote, discussion, appointment, performance
    case `break`
    case closing
  }

  /// The item's code, such as `3.08`.
  public let code: Code<Item>
  /// What sort of thing it is.
  public internal(set) var kind: Kind
  /// What the hall reads.
  public internal(set) var title: LocalizedText
  /// What stands for the title in a line of the programme, where the title itself is long.
  public internal(set) var shortTitle: LocalizedText?
  /// Who presents it, if anybody is named.
  public internal(set) var presenter: LocalizedText?
  /// Planned start, in ms since 1970 UTC.
  public internal(set) var plannedStartMS: Int64
  /// Planned length, in minutes (`0...1440`).
  public internal(set) var plannedMinutes: Int
  /// The ballots that belong to it, in order.
  public internal(set) var ballots: [Code<Ballot>]
  /// What the hall is shown when it starts.
  public internal(set) var cue: Cue
  /// What the hall is shown when it ends; nothing where what is on air stays there.
  public internal(set) var endCue: Cue?
  /// What follows its end; nothing where the next item is started by hand.
  public internal(set) var followOn: FollowOn?
  /// What the operator is to mind; for the control room alone, never for a screen.
  public internal(set) var operatorNotes: LocalizedText?
  /// How far it has come.
  public internal(set) var progress: ItemProgress

  /// An item as planned.
  public init(
    code: Code<Item>, kind: Kind, title: LocalizedText, shortTitle: LocalizedText? = nil, presenter: LocalizedText?,
    plannedStartMS: Int64, plannedMinutes: Int, ballots: [Code<Ballot>], cue: Cue, endCue: Cue? = nil,
    followOn: FollowOn? = nil, operatorNotes: LocalizedText? = nil
  ) {
    self.code = code
    self.kind = kind
    self.title = title
    self.shortTitle = shortTitle
    self.presenter = presenter
    self.plannedStartMS = plannedStartMS
    self.plannedMinutes = plannedMinutes
    self.ballots = ballots
    self.cue = cue
    self.endCue = endCue
    self.followOn = followOn
    self.operatorNotes = operatorNotes
    progress = .pending
  }
}

/// What follows the end of an item without anybody's doing.
public enum FollowOn: String, Sendable, Hashable, Codable, CaseIterable {
  /// The next item starts at once.
  case automatic
}

extension Agenda {
  private enum CodingKeys: String, CodingKey { case days, version }

  /// Reads an agenda; what early records did not count reads as never changed.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    days = try container.decode([Day].self, forKey: .days)
    version = try container.decodeIfPresent(Int.self, forKey: .version) ?? 0
  }
}
